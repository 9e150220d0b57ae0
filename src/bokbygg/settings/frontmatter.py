"""The YAML block at the head of an essay -> FrontMatter; each complaint with its line.

The block opens with `---` on the first line and closes with `---` or `...`. A first `---` that
opens nothing is a thematic break and stays in the text, as does everything not understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from typing import cast

import frontmatter
from frontmatter.default_handlers import BaseHandler

from bokbygg.book import Contributor, FrontMatter, Source
from bokbygg.dates import Date
from bokbygg.diagnostics import Diagnostic, Fault, in_reading_order
from bokbygg.rules import metadata as rules
from bokbygg.settings.placed import Ruler, Scalar, Setting, Table
from bokbygg.settings.reader import Reader, Rulebook, is_blank
from bokbygg.settings.rows import hyphened
from bokbygg.settings.tables import ESSAY
from bokbygg.settings.yamltree import read_yaml

_LONGEST = 65_536
"""Characters within which a block has to close."""

_MAY_BE_PROSE = frozenset({"in", "number", "only", "source"})
"""Keys that a line of text may well begin with."""

_TELLING = ESSAY.spellings.keys() - _MAY_BE_PROSE
"""Keys that tell settings from text."""

_RULEBOOK = Rulebook(
    wrong_kind=rules.WRONG_KIND,
    unknown_key=rules.UNKNOWN_KEY,
    foreign_key=rules.FOREIGN_KEY,
    given_twice=rules.GIVEN_TWICE,
    bad_date=rules.NOT_A_DATE,
    bad_language=rules.BAD_LANGUAGE,
    bad_role=rules.UNKNOWN_ROLE,
    bad_slug=rules.BAD_SLUG,
    bad_value=rules.BAD_VALUE,
    unknown_hint="leave it if another program needs it; the book passes over it",
)

_OPENING = re.compile(r"---[ \t]*\n")
_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_BLANK_HEAD = re.compile(r"(?:[ \t]*\n)+(?=---[ \t]*\n)")
_KEY = re.compile(r"""["']?(?P<key>[^\W\d][\w.-]*)["']?[ \t]*:(?:\s|$)""")
_FLOW = re.compile(r"""\{\s*["']?[^\W\d][\w.-]*["']?\s*:""")
_PEOPLE = ("author", "contributors", "translator", "illustrator")


class Handler(BaseHandler):
    """What python-frontmatter needs to know of our blocks: where they end and what they hold.

    `load` gives the settings under each key, more than one where the key is given twice.
    """

    FM_BOUNDARY = _FENCE
    START_DELIMITER = END_DELIMITER = "---"

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._source = source

    def detect(self, text: str) -> bool:
        """Whether `text` opens with a block that closes, and holds settings or nothing."""
        between = _between(text)
        return between is not None and (not between.strip() or _holds_settings(between))

    def load(self, fm: str) -> dict[str, tuple[Setting, ...]]:
        """The settings of the block `fm`, by key. Raises Fault where it cannot be read."""
        ruler = Ruler(self._source)
        tree = read_yaml(fm, self._source.text.index("\n"), ruler)
        if tree is None:
            return {}
        if not isinstance(tree, Table):
            raise Fault(_no_mapping(self._source))
        found: dict[str, tuple[Setting, ...]] = {}
        for setting in tree.settings:
            found[setting.name] = (*found.get(setting.name, ()), setting)
        return found


def read_front_matter(source: Source) -> FrontMatter:
    """The settings at the head of an essay, and where its text begins.

    Raises nothing: what is wrong stands in `findings`, and counts as not given.
    """
    handler = Handler(source)
    if not handler.detect(source.text):
        return FrontMatter(findings=_without_block(source))
    body_line = _line_after_block(source.text)
    try:
        metadata, _ = frontmatter.parse(source.text, handler=handler)
    except Fault as fault:
        return FrontMatter(body_line=body_line, findings=fault.findings)
    by_key = cast("dict[str, tuple[Setting, ...]]", metadata)
    return _front_matter(tuple(chain.from_iterable(by_key.values())), body_line)


def _front_matter(settings: tuple[Setting, ...], body_line: int) -> FrontMatter:
    reader = Reader(_RULEBOOK)
    given = reader.fields(settings, ESSAY)
    values = reader.values(given, ESSAY)
    people: tuple[Contributor, ...] = sum((values.pop(key, ()) for key in _PEOPLE), ())
    published = values.pop("published", None)
    if isinstance(published, Date):
        values.setdefault("date", published)
    signs = {"draft": values.get("draft"), "archived": values.pop("archived", None)}
    signs["published"] = published is False
    places = [(name, setting.value.span) for name, setting in given.items()]
    places += (
        (f"{name}.{inner.name}", inner.value.span)
        for name, setting in given.items()
        if isinstance(setting.value, Table)
        for inner in setting.value.settings
    )
    places += [("draft", given[sign].value.span) for sign, said in signs.items() if said]
    return FrontMatter(
        **{key.replace("-", "_"): value for key, value in values.items()}
        | {"draft": any(signs.values())},
        authors=people,
        places=tuple(places),
        body_line=body_line,
        findings=in_reading_order((*_empty(settings), *reader.findings)),
    )


# --- where the block is -------------------------------------------------------------------------


def _between(text: str) -> str | None:
    """What stands between the fences; None where no block opens, or none closes."""
    opening = _OPENING.match(text)
    closing = _FENCE.search(text, opening.end()) if opening else None
    if opening is None or closing is None or closing.start() > _LONGEST:
        return None
    return text[opening.end() : closing.start()]


def _holds_settings(between: str) -> bool:
    """Whether this is settings rather than text between two thematic breaks.

    One of our keys makes it settings; so does any key right after the opening line, for no one
    writes text there. After a blank line only our own keys do.
    """
    if _names(between) & _TELLING:
        return True
    first = next((line for line in between.split("\n") if not line.startswith("#")), "")
    return bool(_KEY.match(first) or _FLOW.match(first))


def _names(text: str) -> set[str]:
    """The keys that lines of `text` begin with, in lower case."""
    matches = (_KEY.match(line) for line in text.split("\n"))
    return {hyphened(match["key"].lower()) for match in matches if match}


def _line_after_block(text: str) -> int:
    closing = _FENCE.search(text, text.index("\n"))
    assert closing is not None
    return text.count("\n", 0, closing.end()) + 2


def _without_block(source: Source) -> tuple[Diagnostic, ...]:
    """What to say of an essay without front matter, where it looks as if it should have had one."""
    text = source.text
    head = _BLANK_HEAD.match(text)
    if head is not None:
        between = _between(text[head.end() :])
        if between is None or not _holds_settings(between):
            return ()
        line = text.count("\n", 0, head.end()) + 1
        message = "the front matter does not begin on the first line, so it counts as text"
        hint = "delete the blank lines above the first `---`"
        return (rules.NOT_AT_HEAD.found(message, source.span(line, width=3), hint=hint),)
    if not _OPENING.match(text):
        return ()
    between = _between(text)
    if between is None:
        return _unclosed(source)
    return (_no_mapping(source),) if between.split("\n")[0].strip() else ()


def _unclosed(source: Source) -> tuple[Diagnostic, ...]:
    """A finding where settings begin under the first line; else it is a thematic break."""
    rest = source.text.partition("\n")[2][:_LONGEST]
    if not _names(rest.lstrip("\n").partition("\n\n")[0]) & _TELLING:
        return ()
    message = "the front matter is opened here and never closed"
    hint = "write a line `---` after the last setting"
    if _FENCE.search(source.text, source.text.index("\n")):
        message = f"the front matter is not closed within {_LONGEST:,} characters"
    return (rules.NOT_CLOSED.found(message, source.span(1, width=3), hint=hint),)


def _no_mapping(source: Source) -> Diagnostic:
    lines = source.text.split("\n")[1:]
    line = next(number for number, text in enumerate(lines, start=2) if text.strip())
    message = "between the `---` lines stands no `key: value`"
    hint = "write `title: …` there; if `---` is meant as a break in the text, write `***`"
    return rules.NO_MAPPING.found(message, Ruler(source).line_span(line), hint=hint)


def _empty(settings: Iterable[Setting]) -> Iterable[Diagnostic]:
    """A note for each title left blank and each word that YAML takes for nothing."""
    for setting in settings:
        name = ESSAY.spellings.get(hyphened(setting.name))
        if not is_blank(setting.value) or name is None:
            continue
        word = setting.value.text if isinstance(setting.value, Scalar) else ""
        message = f"`{setting.name}` is empty"
        if word:
            hint = f'write `"{word}"` in quotation marks if the word is meant; else leave it out'
            yield rules.EMPTY.found(f"{message}: `{word}`", setting.value.span, hint=hint)
        elif name == "title":
            hint = "write the essay's title after the colon, or leave the line out"
            yield rules.EMPTY.found(message, setting.span, hint=hint)
