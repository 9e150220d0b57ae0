"""Colouring code by its language: what a reader has to tell apart, and no more."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from bokbygg.book import Markup, Piece, Run, Text
from bokbygg.parse import positions

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType

Segment = tuple[str, str]
"""A sort of code (empty for plain) and a text of it that holds no line end."""

_END = Markup(xhtml="</span>")

_LONGEST = 200_000
"""The longest code that is coloured, in characters: some languages take long."""


@functools.cache
def is_known(language: str) -> bool:
    """Whether code in a language can be coloured."""
    return _lexer(language) is not None


def coloured(text: str, language: str) -> list[list[Segment]]:
    """The lines of `text`, each parted by sorts of code; one plain part where the language is not
    known."""
    lexer = _lexer(language) if len(text) <= _LONGEST else None
    found = _tokens(lexer, text) if lexer else [("", text)]
    if "".join(part for _, part in found) != text:  # not every lexer gives back what it was given
        found = [("", text)]
    return _lines(found)


def nearest(language: str) -> str:
    """The known language whose name is most like a given one; empty where none is."""
    from pygments.lexers import get_all_lexers

    names = sorted({alias for _, aliases, _, _ in get_all_lexers() for alias in aliases})
    return next(iter(get_close_matches(language.casefold(), names, 1)), "")


def pieces(line: Sequence[Segment], places: positions.Positions, offset: int) -> Iterator[Piece]:
    """The pieces of a line of coloured code that begins at `offset` of its block's text."""
    for sort, text in line:
        turns = (offset, *places.turns(offset, offset + len(text)))
        runs = tuple(Run(at - offset, *places.place(at), literal=True) for at in turns)
        piece = Text(text=text, runs=runs)
        yield from (Markup(xhtml=f'<span class="hl-{sort}">'), piece, _END) if sort else (piece,)
        offset += len(text)


def known(classes: Sequence[str]) -> str:
    """The first of an element's classes that is a language; empty where none is."""
    return next((name for name in classes if is_known(name)), "")


def _lexer(language: str) -> Lexer | None:
    if not language:
        return None
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language.casefold(), stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def _tokens(lexer: Lexer, text: str) -> list[Segment]:
    return [(_sort(kind), part) for kind, part in lexer.get_tokens(text)]


@functools.cache
def _sort(kind: _TokenType) -> str:
    """The sort of a token of Pygments: that of the nearest of its ancestors that has one."""
    from pygments.token import Comment, Generic, Keyword, Name, Number, Operator, String

    sorts = {
        Comment: "comment",
        Comment.Preproc: "keyword",
        Comment.PreprocFile: "string",
        Generic.Deleted: "deleted",
        Generic.Inserted: "inserted",
        Generic.Emph: "comment",
        Generic.Heading: "keyword",
        Generic.Subheading: "keyword",
        Generic.Strong: "keyword",
        Generic.Output: "output",
        Generic.Prompt: "output",
        Keyword: "keyword",
        Name.Class: "name",
        Name.Function: "name",
        Name.Tag: "keyword",
        Number: "number",
        Operator.Word: "keyword",
        String: "string",
        String.Doc: "comment",
    }
    ancestors = reversed(kind.split())
    return next((sorts[ancestor] for ancestor in ancestors if ancestor in sorts), "")


def _lines(found: Sequence[Segment]) -> list[list[Segment]]:
    """Segments by lines; neighbours of one sort become one. The end of the last line ends no
    other."""
    lines: list[list[Segment]] = [[]]
    for sort, part, ends in _cut(found):
        if part:
            same = lines[-1] and lines[-1][-1][0] == sort
            before = lines[-1].pop()[1] if same else ""
            lines[-1].append((sort, before + part))
        if ends:
            lines.append([])
    return lines if lines[-1] or len(lines) == 1 else lines[:-1]


def _cut(found: Sequence[Segment]) -> Iterator[tuple[str, str, bool]]:
    """Segments cut at line ends; whether one stands behind each."""
    for sort, text in found:
        parts = text.split("\n")
        for number, part in enumerate(parts, start=1):
            yield sort, part, number < len(parts)
