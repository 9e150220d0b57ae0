"""Questions to ask of an essay's tokens and pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from markdown_it.token import Token

from bokbygg.book import (
    Image,
    IndexEnd,
    IndexStart,
    Inline,
    Line,
    Markup,
    Math,
    NoteRef,
    Piece,
    Text,
)
from bokbygg.formulas import linear

_NAV_TAG = re.compile(r"</?(?:em|strong|i|b|cite|code|span|sub|sup|s|bdi|bdo)\b[^<]*>")
_OF_WORDS = re.compile(r"\w")


def step_by_one(levels: Sequence[int]) -> dict[int, int]:
    """From the heading levels an author used to those printed under the title: 2, 3 ... in order.

    >>> step_by_one([1, 3, 3])
    {1: 2, 3: 3}
    """
    return {level: min(2 + rank, 6) for rank, level in enumerate(sorted(set(levels)))}


def navigable(found: Sequence[Piece]) -> Inline:
    """Of a heading, what may stand in the contents: text, emphasis, code, languages, and what a
    picture shows; formulas as text."""
    return _without_empty([piece for piece in titular(found) if not isinstance(piece, NoteRef)])


def titular(found: Sequence[Piece]) -> Line:
    """The same, with the calls of notes: what may stand in a title over an essay."""
    kept: list[Markup | Text | NoteRef] = []
    for piece in found:
        if isinstance(piece, (Text, NoteRef)):
            kept.append(piece)
        elif isinstance(piece, Markup) and _NAV_TAG.match(piece.xhtml):
            kept.append(Markup(xhtml=re.sub(r' id="[^"]*"', "", piece.xhtml)))
        elif isinstance(piece, Markup) and piece.xhtml == "<br/>":
            kept.append(Text(text=" "))
        elif isinstance(piece, Math):
            kept.append(Text(text=linear(piece.tex)))
        elif isinstance(piece, Image) and piece.alt:
            kept.append(Text(text=piece.alt))
    return _without_empty(kept)


_Of = TypeVar("_Of", bound=Markup | Text | NoteRef)


def _without_empty(found: Sequence[_Of]) -> tuple[_Of, ...]:
    """Pieces without the elements that hold nothing, such as a place for links."""
    kept: list[_Of] = []
    opened: list[int] = []
    for piece in found:
        kept.append(piece)
        if isinstance(piece, NoteRef):
            opened = []
        elif isinstance(piece, Text):
            opened = [] if piece.text.strip() else opened
        elif not piece.xhtml.startswith("</"):
            opened.append(len(kept) - 1)
        elif opened:
            del kept[opened.pop() :]
    return tuple(kept)


def closing(tokens: Sequence[Token], index: int) -> int:
    """The index of the token that closes what the one at `index` opens."""
    depth = 0
    for number in range(index, len(tokens)):
        depth += tokens[number].nesting
        if depth == 0:
            return number
    return len(tokens) - 1


def has_class(token: Token, name: str) -> bool:
    """Whether an author gave an element a class."""
    return name in str(token.attrs.get("class", "")).split()


def is_blank(token: Token) -> bool:
    """Whether an inline token is only white space."""
    if token.type == "softbreak":
        return True
    return token.type == "text" and not token.content.strip()


def is_printed(found: Sequence[Piece]) -> bool:
    """Whether pieces put anything on the page."""
    return any(_is_seen(piece) for piece in found)


def _is_seen(piece: Piece) -> bool:
    if isinstance(piece, Text):
        return bool(piece.text.strip())
    if isinstance(piece, (IndexStart, IndexEnd)):
        return False
    return not isinstance(piece, Markup) or "<svg" in piece.xhtml


def is_blank_essay(body: Sequence[Piece]) -> bool:
    """Whether an essay holds nothing to read or see: no text, no picture, no code."""
    return not is_printed(body)


def words(found: Sequence[Piece]) -> int:
    """How many words pieces print."""
    between_blanks = "".join(_prose(found)).split()
    return sum(1 for one in between_blanks if one[0].isalnum() or _OF_WORDS.search(one))


def _prose(found: Sequence[Piece]) -> Iterator[str]:
    """The texts of pieces, but for blocks of code; a blank for everything else."""
    in_code = False
    for piece in found:
        if isinstance(piece, Markup) and piece.xhtml.startswith(("<pre", "</code></pre")):
            in_code = piece.xhtml.startswith("<pre")
        yield piece.text if isinstance(piece, Text) and not in_code else " "
