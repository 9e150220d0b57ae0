"""A title broken into lines, and set as large as its place allows.

All ways to break it are compared: a line does not end in a little word that belongs to the next
one if that can be helped, and no word is divided except at a hyphen of its own or a soft one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from bokbygg.cover.measure import Type, width

SLACK = 0.985
"""How much of a width is used: the layout engine's own measure differs by rounding."""


_NARROWEST = 0.1
"""Ems: a title of blanks has no width of its own."""

_LITTLE = 3
"""Letters of a word that should not end a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a text goes: `width` and `height` in px, the `largest` size of type in px, `leading`
    from line to line in ems, `most` lines."""

    width: float
    height: float
    largest: float
    leading: float = 1.1
    most: int = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """Lines, and the size of type in px at which they fill their place."""

    lines: tuple[str, ...]
    size: float
    leading: float

    @property
    def height(self) -> float:
        """From the first baseline to the last, in px."""
        return (len(self.lines) - 1) * self.leading * self.size


def fit(text: str, type_: Type, place: Place) -> Fitted:
    """`text` in `place`, as large as it can be without looking ill; it always fits."""
    best, found = -1.0, None
    for lines in broken(text, type_, place.most):
        size = min(
            place.largest,
            place.width * SLACK / max(_NARROWEST, *(width(line, type_) for line in lines)),
            place.height / ((len(lines) - 1) * place.leading + 1),
        )
        ill = any(_price(line) > 1 for line in lines[:-1])
        looks = size * (0.96 ** len(lines)) * (0.9 if ill else 1.0)
        if looks > best:
            best, found = looks, Fitted(lines=lines, size=size, leading=place.leading)
    assert found is not None, "a title is never empty"
    return found


SOFT = "\u00ad"
_PIECE = re.compile(r" *(?:[^ ]+?[-‐/\u00ad](?=[^\W\d_])|[^ ]+)")
_MOST_PIECES = 48
"""More than any title has; what is longer is put together by pairs until it is not."""


def _pieces(text: str) -> tuple[str, ...]:
    """What may stand at the beginning of a line, each with the blank before it."""
    pieces: list[str] = _PIECE.findall(text)
    while len(pieces) > _MOST_PIECES:
        pieces = ["".join(pieces[at : at + 2]) for at in range(0, len(pieces), 2)]
    return tuple(pieces)


def broken(text: str, type_: Type, most: int) -> Iterator[tuple[str, ...]]:
    """`text` in one line, in two and so on up to `most`: each time the widest line as narrow as
    can be, then all as even as can be."""
    pieces = _pieces(text)
    ends = (0.0, *accumulate(width(piece.replace(SOFT, ""), type_) for piece in pieces))

    @functools.cache
    def line(start: int, end: int) -> str:
        whole = "".join(pieces[start:end]).strip(" ")
        return whole[:-1].replace(SOFT, "") + whole[-1:].replace(SOFT, "-")

    @functools.cache
    def best(start: int, left: int) -> tuple[float, float, tuple[int, ...]]:
        if left == 1:
            whole = ends[-1] - ends[start]
            return whole, whole * whole, ()
        options = []
        for end in range(start + 1, len(pieces) - left + 2):
            here = (ends[end] - ends[start]) * _price(line(start, end))
            widest, squares, breaks = best(end, left - 1)
            options.append((max(here, widest), here * here + squares, (end, *breaks)))
        return min(options)

    for count in range(1, min(most, len(pieces)) + 1):
        breaks = (0, *best(0, count)[2], len(pieces))
        yield tuple(line(a, b) for a, b in pairwise(breaks))


def _price(line: str) -> float:
    """What ending a line here costs, as a factor of its width."""
    last = line.rpartition(" ")[2]
    if last[-1] in "-‐/":
        return 1.3
    if last[-1] in ":;,.!?–—":
        return 0.92
    if len(last) <= _LITTLE and last.islower():
        return 1.15 if " " in line else 1.5
    return 1.0
