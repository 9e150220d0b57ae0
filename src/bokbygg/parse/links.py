"""What a link in an essay may be, and which attributes its author may set."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape

from mdit_py_plugins.attrs.parse import ParseError
from mdit_py_plugins.attrs.parse import parse as parse_attributes

from bokbygg.diagnostics import Span
from bokbygg.naming import slugify

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_OUTSIDE = frozenset({"http", "https", "mailto", "tel", "doi", "urn", "geo", "sms", "xmpp"})
_CLASS = re.compile(r"[^\w-]+")
_WHOLE = re.compile(
    r"!?\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\]"
    r"(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\]|\{[^{}]*\})?"
    r"|<[^<>]+>"
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
        if self.dir:
            parts.append(f' dir="{self.dir}"')
        return "".join(parts)


def attributes(given: Mapping[str, str | int | float]) -> Attributes:
    """Sort out what an author wrote in `{...}`."""
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


def whole(span: Span) -> Span:
    """The span of the link, image, bracketed passage or tag that begins at `span`, as far as it
    stands on that line."""
    match = _WHOLE.match(span.excerpt, span.column - 1)
    return replace(span, width=len(match[0])) if match else span


def anchor_id(slug: str, name: str) -> str:
    """The id of a place in the whole book: two hyphens, which no slug holds, part the essay's
    slug from the place's own name."""
    return f"{slug}--{slugify(name) or 'x'}"


def external(href: str) -> str | None:
    """The address of a link that leads out of the book, as an attribute value; None for a link
    into the book. Raises ValueError for a scheme that books do not carry."""
    if href.startswith("//"):
        return escape("https:" + href)
    scheme = _SCHEME.match(href)
    if scheme is None:
        return None
    if scheme[1].lower() not in _OUTSIDE:
        raise ValueError(scheme[1].lower())
    return escape(href)


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
