"""What may stand in a link, and which attributes an author may set."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from markdown_it.token import Token
from mdit_py_plugins.attrs.parse import ParseError
from mdit_py_plugins.attrs.parse import parse as parse_attributes

from bokbygg.diagnostics import Span
from bokbygg.languages import language
from bokbygg.naming import slugify
from bokbygg.values import dataclass

_CLASS = re.compile(r"[^\w-]+")
_WHOLE = re.compile(
    r"!?\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\]"
    r"(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\]|\{[^{}]*\})?"
    r"|<[^<>]+>"
    r"|\\@ref\([^()]*\)|-?@[\w:.-]+"
)
_LANG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributes:
    """What an author may say of an element: an id (as written), classes, language, direction;
    `refused` names the rest."""

    id: str = ""
    classes: tuple[str, ...] = ()
    lang: str = ""
    dir: str = ""
    refused: tuple[str, ...] = ()

    @property
    def _natural(self) -> str:
        """The direction of a language that runs from right to left; of others nothing is said,
        and an essay that runs so says it of them (`bokbygg.compose.direction`)."""
        return "rtl" if self.lang and language(self.lang).direction == "rtl" else ""

    def xhtml(self, anchor: str = "", *also: str) -> str:
        """The attributes as XHTML, each with a blank before it; `anchor` is the id to write,
        `also` are classes of our own."""
        parts = []
        if anchor:
            parts.append(f' id="{anchor}"')
        if classes := (*also, *self.classes):
            parts.append(f' class="{" ".join(dict.fromkeys(classes))}"')
        if self.lang:
            parts.append(f' lang="{self.lang}" xml:lang="{self.lang}"')
        if direction := self.dir or self._natural:
            parts.append(f' dir="{direction}"')
        return "".join(parts)


_NOTHING = Attributes()


def attributes(given: Mapping[str, str | int | float]) -> Attributes:
    """Sort out what an author wrote in `{...}`."""
    if not given:
        return _NOTHING
    known = {key: str(value).strip() for key, value in given.items()}
    lang = known.pop("lang", known.pop("xml:lang", ""))
    direction = known.pop("dir", "")
    names = (_CLASS.sub("-", name).strip("-") for name in known.pop("class", "").split())
    identity = known.pop("id", "")
    refused = list(known)
    if lang and not _LANG.fullmatch(lang):
        refused.append("lang")
        lang = ""
    if direction not in {"", "ltr", "rtl", "auto"}:
        refused.append("dir")
        direction = ""
    return Attributes(
        id=identity,
        classes=tuple(name for name in names if name and not name[0].isdigit()),
        lang=lang,
        dir=direction,
        refused=tuple(refused),
    )


def apart(tokens: Sequence[Token]) -> list[Token]:
    """The inline tokens with no link inside a link: the inner one becomes plain text, and the
    call of a note comes after the link that it stood in."""
    kept: list[Token] = []
    calls: list[Token] = []
    depth = 0
    for token in tokens:
        is_link = token.type in {"link_open", "link_close"}
        outside, depth = depth, depth + (token.nesting if is_link else 0)
        if is_link and max(outside, depth) > 1:
            continue
        waits = depth and token.type == "footnote_ref"
        (calls if waits else kept).append(token)
        if not depth:
            kept += calls
            calls = []
    return kept


def whole(span: Span) -> Span:
    """The span of the link, image, bracketed passage or tag that begins at `span`, as far as it
    stands on that line."""
    match = _WHOLE.match(span.excerpt, span.column - 1)
    return replace(span, width=len(match[0])) if match else span


def anchor_id(slug: str, name: str) -> str:
    """The id of a place in the whole book: two hyphens, which no slug holds, part the essay's
    slug from the place's own name."""
    return f"{slug}--{slugify(name) or 'x'}"


def division(info: str) -> dict[str, str | int | float]:
    """The attributes of a fenced division, from what follows its colons: `verse`, `{.verse #id}`
    or `verse {#id}`; a plain word is a class."""
    name, brace, rest = info.strip().rstrip(": ").partition("{")
    given: dict[str, str | int | float] = {}
    if brace:
        try:
            given.update(parse_attributes(brace + rest)[1])
        except ParseError:
            name = f"{name} {rest.strip('{}')}"
    classes = f"{name} {given.get('class', '')}".split()
    if classes:
        given["class"] = " ".join(classes)
    return given
