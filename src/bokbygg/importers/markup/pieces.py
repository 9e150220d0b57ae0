"""The parts of a line before they become one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_BLANKS = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True)
class Words:
    """Text of the source: signs in it are no markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Sign:
    """Markdown or HTML of ours."""

    text: str


@dataclass(frozen=True, slots=True)
class Shown(Sign):
    """A picture, as Markdown, that is more than a sign among letters."""


@dataclass(frozen=True, slots=True)
class Code:
    """Code within a line, as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line within a paragraph."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where emphasis begins or ends: `name` is `em`, `strong` or `del`, `number` tells which
    beginning belongs to which end."""

    name: str
    number: int
    opens: bool


Piece = Words | Sign | Code | Break | Mark


def tightened(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces as a browser sets them: blanks run together, none at the ends of lines, none inside
    the ends of emphasis, no emphasis of nothing."""
    made = list(pieces)
    while (tight := _without_empty(_outward(_collapsed(made)))) != made:
        made = tight
    return made


def _collapsed(pieces: Iterable[Piece]) -> list[Piece]:
    made: list[Piece] = []
    after_blank = True
    for piece in pieces:
        if isinstance(piece, Words):
            text = _BLANKS.sub(" ", piece.text)
            if after_blank:
                text = text.removeprefix(" ")
            if text:
                made.append(Words(text))
                after_blank = text.endswith(" ")
        elif isinstance(piece, Break):
            if all(isinstance(one, Mark) for one in made):
                continue
            _strip_end(made)
            made.append(piece)
            after_blank = True
        else:
            made.append(piece)
            if isinstance(piece, (Sign, Code)):
                after_blank = False
    _strip_end(made)
    while made and isinstance(made[-1], Break):
        made.pop()
        _strip_end(made)
    return made


def _strip_end(made: list[Piece]) -> None:
    """Take away the blank at the end, also before the ends of emphasis."""
    at = len(made)
    while at and isinstance(made[at - 1], Mark):
        at -= 1
    if at and isinstance(last := made[at - 1], Words):
        if text := last.text.removesuffix(" "):
            made[at - 1] = Words(text)
        else:
            del made[at - 1]
            _strip_end(made)


def _outward(pieces: list[Piece]) -> list[Piece]:
    """Blanks just inside emphasis are put outside."""
    made = list(pieces)
    moved = True
    while moved:
        moved = False
        for at in range(len(made) - 1):
            first, second = made[at], made[at + 1]
            if isinstance(first, Mark) and first.opens and isinstance(second, Words):
                if second.text.startswith(" "):
                    made[at : at + 2] = [Words(" "), first, *_words(second.text[1:])]
                    moved = True
                    break
            if isinstance(first, Words) and isinstance(second, Mark) and not second.opens:
                if first.text.endswith(" "):
                    made[at : at + 2] = [*_words(first.text[:-1]), second, Words(" ")]
                    moved = True
                    break
    return made


def _words(text: str) -> Iterator[Piece]:
    if text:
        yield Words(text)


def _without_empty(pieces: list[Piece]) -> list[Piece]:
    made: list[Piece] = []
    for piece in pieces:
        closes = isinstance(piece, Mark) and not piece.opens
        if closes and made and made[-1] == Mark(piece.name, piece.number, True):  # type: ignore[union-attr]
            made.pop()
        elif isinstance(piece, Words) and made and isinstance(made[-1], Words):
            made[-1] = Words(_BLANKS.sub(" ", made[-1].text + piece.text))
        elif isinstance(piece, Code) and made and isinstance(made[-1], Code):
            made[-1] = Code(made[-1].text + piece.text)
        else:
            made.append(piece)
    return made


def parted(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces with the pictures apart that stand before or after all words: pages put them beside
    the text, a book puts them above or below it."""
    units = list(_units(pieces))
    shown = [_is_shown(unit) for unit in units]
    if all(shown) or not any(isinstance(piece, Shown) for piece in pieces):
        return [pieces]
    first = next(at for at, one in enumerate(shown) if not one)
    last = len(shown) - next(at for at, one in enumerate(reversed(shown)) if not one)
    middle = [piece for unit in units[first:last] for piece in unit]
    return [run for run in (*units[:first], middle, *units[last:]) if _is_printed(run)]


def _units(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Single pieces; a picture together with the link that it is all of."""
    at = 0
    while at < len(pieces):
        three = pieces[at : at + 3]
        linked = len(three) == 3 and three[0] == Sign("[") and isinstance(three[1], Shown)
        size = 3 if linked and isinstance(three[2], Sign) and three[2].text[:2] == "](" else 1
        yield pieces[at : at + size]
        at += size


def _is_shown(unit: list[Piece]) -> bool:
    """Whether a unit is a picture, or no more than a gap beside one."""
    is_mark = isinstance(unit[0], Mark)
    return any(isinstance(piece, Shown) for piece in unit) or not (is_mark or _is_printed(unit))


def _is_printed(run: list[Piece]) -> bool:
    return any(
        piece.text.strip() if isinstance(piece, Words) else not isinstance(piece, Break | Mark)
        for piece in run
    )
