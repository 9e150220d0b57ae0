"""Places of the author's files, found again on the pages of a proof."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from bokbygg.proof.map import Run


class Box(NamedTuple):
    """An area of a line on a page, in points, and the number of that line."""

    page: int
    line: int
    left: float
    bottom: float
    right: float
    top: float


class _Spot(NamedTuple):
    """A printed character: its column in the author's file, its run, its place in that."""

    column: int
    run: Run
    at: int


class Places:
    """Which characters are printed of each line of each file."""

    def __init__(self, runs: Iterable[Run]) -> None:
        self._lines: dict[tuple[str, int], list[Run]] = {}
        for run in runs:
            if run.place is not None:
                self._lines.setdefault(run.place[:2], []).append(run)
        self._numbers: dict[str, list[int]] = {}
        for path, line in sorted(self._lines):
            self._numbers.setdefault(path, []).append(line)

    def boxes(self, path: str, line: int, column: int, width: int) -> tuple[Box, ...]:
        """Where some characters of a line stand, a box for each printed line; where none of them
        is printed, the characters beside them; nothing where the line is not printed."""
        spots = self._spots(path, line)
        inside = [one for one in spots if column <= one.column < column + max(width, 1)]
        return tuple(_boxes(inside or _beside(spots, column)))

    def near(self, path: str, line: int) -> tuple[Box, ...]:
        """The first printed line of the file that comes of `line` or, where that is not printed, of
        the last one before it or the first of all; nothing where nothing is printed of the file."""
        numbers = self._numbers.get(path)
        if not numbers:
            return ()
        at = numbers[max(0, bisect_right(numbers, line) - 1)]
        return tuple(_boxes(self._spots(path, at)))[:1]

    def _spots(self, path: str, line: int) -> list[_Spot]:
        spots: list[_Spot] = []
        for run in self._lines.get((path, line), ()):
            for index in range(len(run.text)):
                place = run.at(index)
                assert place is not None
                spots.append(_Spot(place.column, run, index))
        return sorted(spots, key=lambda one: (one.column, one.run.page, one.run.line))


def _beside(spots: list[_Spot], column: int) -> list[_Spot]:
    """The characters before and after a column."""
    before = [one for one in spots if one.column < column][-1:]
    return before + [one for one in spots if one.column > column][:1]


def _boxes(spots: list[_Spot]) -> Iterator[Box]:
    """The boxes round characters, one a line."""
    ordered = sorted(spots, key=lambda one: (one.run.page, one.run.line, one.run.top * -1))
    for (page, line), group in groupby(ordered, lambda one: (one.run.page, one.run.line)):
        some = list(group)
        edges = [one.run.edges[one.at] for one in some]
        yield Box(
            page,
            line,
            min(left for left, _ in edges),
            min(one.run.bottom for one in some),
            max(right for _, right in edges),
            max(one.run.top for one in some),
        )
