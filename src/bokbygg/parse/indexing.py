"""What an author marks for the index at the end of the book.

`[ice]{.index}` marks words that are a line of the index as they stand, `[it]{index="ice"}` words
that stand for one, `[]{index="ice"}` a place without words. `;` parts several lines, `>` a line
from those below it; `see` and `see-also` refer to others, `sort` says what a line is sorted as. A
passage reaches from `index-from` to `index-to`, or is a division with `index`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from bokbygg.book import IndexEnd, IndexStart, IndexTerm, Inline, Markup, Piece, Text
from bokbygg.diagnostics import Span
from bokbygg.languages import Language
from bokbygg.parse.reading import Reading
from bokbygg.rules import indexes as rules
from bokbygg.typography import typeset

_REACHES = {"index": "", "index-from": "from", "index-to": "to"}
_REFERRING = ("see", "see-also", "sort")
_KEYS = (*_REACHES, *_REFERRING)
_LINES, _LEVELS = re.compile(r"\s*;\s*"), re.compile(r"\s*>\s*")
_EMPHASIS = re.compile(r"\*([^*]+)\*|(?<!\w)_([^_]+)_(?!\w)")

DEEPEST = 3
"""How many levels the lines of an index have at most."""


def noted(tokens: Sequence[Token]) -> list[Token]:
    """The inline tokens; in the `meta` of those that open marked words what their author says of
    the index, which is taken from their attributes."""
    for number, token in enumerate(tokens):
        if token.type == "span_open" and "index" not in token.meta:
            take(token, "".join(_said(tokens, number)))
    return list(tokens)


def take(token: Token, words: str = "") -> None:
    """Move what is said of the index from the attributes of a token to its `meta`; `words` are
    what a mark without a line of its own is a line with."""
    classes = str(token.attrs.get("class", "")).split()
    stands = bool(words) and "index" in classes
    marked = stands or any(key in token.attrs for key in _REACHES)
    given = {key: str(token.attrs.pop(key)) for key in _KEYS if marked and key in token.attrs}
    if stands:
        given.setdefault("index", words)
        classes.remove("index")
        token.attrs["class"] = " ".join(classes)
        if not classes:
            del token.attrs["class"]
    if given:
        token.meta["index"] = given


def _said(tokens: Sequence[Token], start: int) -> list[str]:
    """What stands between the token that opens a passage at `start` and the one that closes it, as
    the lines of an index are written."""
    said: list[str] = []
    depth = 0
    for token in tokens[start:]:
        depth += token.nesting
        if depth == 0:
            break
        if token.type in ("em_open", "em_close"):
            said.append("*")
        elif token.type in ("softbreak", "hardbreak"):
            said.append(" ")
        elif token.type in ("text", "text_special", "code_inline"):
            said.append(token.content)
    return said


def start(token: Token, span: Span, row: Language | None, reading: Reading) -> IndexStart | None:
    """What begins with a token that `take` has seen; None, and a finding, where it says nothing."""
    given: dict[str, str] = token.meta.get("index", {})
    if not given:
        return None
    key = next((one for one in _REACHES if one in given), "index")
    paths = [tuple(_path(one, row)) for one in _LINES.split(given.get(key, "")) if one.strip()]
    if not paths:
        reading.report(
            rules.EMPTY_INDEX_MARK.found(
                "this marks nothing for the index",
                span,
                hint='write the line of the index: `[words]{.index}` or `[]{index="words"}`',
            )
        )
        return None
    if any(len(path) > DEEPEST for path in paths):
        reading.report(
            rules.INDEX_TOO_DEEP.found(
                f"a line of the index stands more than {DEEPEST} levels deep",
                span,
                hint="leave out levels: no page has room for so many",
            )
        )
    terms = tuple(
        IndexTerm(
            path=path[:DEEPEST],
            sort=given.get("sort", "").strip(),
            see=_lines(given.get("see", ""), row),
            see_also=_lines(given.get("see-also", ""), row),
        )
        for path in paths
    )
    return IndexStart(terms=terms, span=span, reach=_REACHES[key])


def _lines(written: str, row: Language | None) -> tuple[Inline, ...]:
    return tuple(_line(one, row) for one in _LINES.split(written) if one.strip())


def _path(written: str, row: Language | None) -> list[Inline]:
    return [_line(one, row) for one in _LEVELS.split(written) if one.strip()]


def _line(written: str, row: Language | None) -> Inline:
    """A line of the index as it is printed: typeset, titles of works in italics."""
    text = " ".join(written.split())
    made: list[Markup | Text] = []
    at = 0
    for match in _EMPHASIS.finditer(text):
        made += [Text(text=_typeset(text[at : match.start()], row)), Markup(xhtml="<em>")]
        made += [Text(text=_typeset(match[1] or match[2], row)), Markup(xhtml="</em>")]
        at = match.end()
    made.append(Text(text=_typeset(text[at:], row)))
    return tuple(piece for piece in made if not isinstance(piece, Text) or piece.text)


def _typeset(text: str, row: Language | None) -> str:
    """Text by the rules of a language, with the blanks at its ends."""
    core = text.strip()
    if row is None or not core:
        return text
    before, after = text.split(core)
    return f"{before}{typeset(core, row).text}{after}"


def ending(begun: IndexStart) -> tuple[IndexStart, IndexEnd]:
    """The other end of a passage."""
    return IndexStart(terms=begun.terms, span=begun.span, reach="to"), IndexEnd()


def put_last(out: list[Piece], marks: Sequence[Piece]) -> None:
    """Add marks at the end of the last text in `out`: before the tags that close it."""
    at = len(out)
    while at and isinstance(piece := out[at - 1], Markup) and piece.xhtml.startswith("</"):
        at -= 1
    out[at:at] = marks
