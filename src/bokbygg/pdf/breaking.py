"""A paragraph broken into lines as a whole, not line by line.

The layout engine fills each line as far as it goes and never looks back. Here every way to break a
paragraph is weighed, after Knuth and Plass (Software: Practice and Experience 11, 1981): a line may
end earlier for the good of those that follow, and its word spaces may shrink a little. The letters
keep their distance, since readers see that before they see anything else.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bokbygg.values import dataclass

LOOSE = 2.0
"""How many times as wide as in its face a word space may be, before its line is loose."""

LADDER = 3
"""So many lines in a row that end with a hyphen are too many."""

RUNT = 0.2
"""The share of the measure that a last line must fill."""

TIGHT = 0.75
"""The least that a word space may have of its width: words still stand apart then."""

_CAUTION = 0.01
"""By how much the limits are kept at a distance, so that rounding does not overstep them."""

_AT_END = 4.0
"""How much further the last line may go, in CSS px: nothing follows that it could take in."""

_LOOSEST = 5.0
_FAULT = 10_000.0
_EXCESS = 10_000.0
_HYPHEN = 25.0
_HYPHENS = 60.0
_MOST = 80
"""So many ways to come to a line are followed."""

Place = tuple[int, ...]
"""Where in a paragraph a line begins: the way to a box of text, and the byte in it."""


class Break(NamedTuple):
    """A place where a line may end.

    `end` is how far from the beginning of the paragraph the line's text reaches, with its hyphen,
    `blanks` how many word spaces stand before that; `start` and `passed` are the same for what
    comes after the break. `place` is where the next line begins, `divided` tells whether a word
    goes on there. Lengths are in CSS px.
    """

    place: Place
    end: float
    blanks: int
    start: float
    passed: int
    divided: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How wide lines are: those that stand beside something have their own `rooms`, all others,
    which come after them, the `width`; the first one of the paragraph is shorter by the `indent`.
    Then the width of a word space in its face, and what the tracking of the letters beside it adds
    to that. All in CSS px."""

    width: float
    blank: float
    more: float = 0.0
    indent: float = 0.0
    rooms: tuple[float, ...] = ()

    def room(self, number: int, at: int) -> float:
        """The room of the line of a number, from 1, which begins at a break."""
        room = self.rooms[number - 1] if number <= len(self.rooms) else self.width
        return room if at else room - self.indent


class Broken(NamedTuple):
    """A way to break a paragraph: the breaks its lines begin and end at, and how many faults that
    has."""

    at: tuple[int, ...]
    faults: int

    def spare(self, breaks: Sequence[Break], measure: Measure) -> dict[Place, float]:
        """How much of its room each line leaves, by the place where it begins."""
        found = {
            breaks[one].place: measure.room(number, one) - (breaks[to].end - breaks[one].start)
            for number, (one, to) in enumerate(pairwise(self.at), 1)
        }
        found[breaks[self.at[-2]].place] -= _AT_END
        return found


def broken(
    breaks: Sequence[Break], measure: Measure, begin: int = 0, turn: int = 0
) -> Broken | None:
    """The best way to break a paragraph from the break number `begin` on, whose first break is its
    beginning and whose last is its end; None where there is none. The line number `turn`, with
    which the page ends, shall not end within a word."""
    ends = [each.end for each in breaks]
    last = len(breaks) - 1
    live: dict[tuple[int, int], _Way] = {(begin, 0): _Way(0.0, None, begin)}
    best: _Way | None = None
    known: dict[tuple[int, float], tuple[tuple[int, float], ...]] = {}  # many ways lead to a break
    number = 0
    while live:
        number += 1
        following: dict[tuple[int, int], _Way] = {}
        for (at, run), way in _cheapest(live):
            room = measure.room(number, at)
            if (at, room) not in known:
                known[at, room] = tuple(_ends(breaks, ends, at, room, measure))
            for to, cost in known[at, room]:
                if breaks[to].divided:
                    if number == turn:
                        continue
                    cost += _hyphenated(run)
                total = way.cost + cost
                if to == last:
                    total += _HYPHENS if run else 0.0
                    if best is None or total < best.cost:
                        best = _Way(total, way, to)
                    continue
                state = (to, min(run + 1, LADDER) if breaks[to].divided else 0)
                if state not in following or total < following[state].cost:
                    following[state] = _Way(total, way, to)
        live = following
        if best is not None:
            live = {state: way for state, way in live.items() if way.cost < best.cost}
    return Broken(tuple(_along(best)), int(best.cost // _FAULT)) if best else None


class _Way(NamedTuple):
    """A way to a break, and what its lines cost."""

    cost: float
    before: _Way | None
    at: int


def _along(way: _Way | None) -> list[int]:
    found: list[int] = []
    while way is not None:
        found.append(way.at)
        way = way.before
    return found[::-1]


def _cheapest(live: dict[tuple[int, int], _Way]) -> list[tuple[tuple[int, int], _Way]]:
    ways = sorted(live.items(), key=lambda item: (item[1].cost, item[0]))
    return ways[:_MOST]


def _hyphenated(run: int) -> float:
    """What a hyphen at a line's end costs after a `run` of others."""
    if run + 1 >= LADDER:
        return _FAULT
    return _HYPHENS if run else _HYPHEN


def _ends(
    breaks: Sequence[Break], ends: Sequence[float], at: int, width: float, measure: Measure
) -> Iterator[tuple[int, float]]:
    """Where a line of a width that begins at a break may end, and what it costs to look at."""
    begin = breaks[at]
    last = len(breaks) - 1
    if ends[last] - begin.start <= width:
        short = ends[last] - begin.start < (RUNT + _CAUTION / 2) * measure.width
        yield last, _FAULT if short and at else 0.0
    for to in range(max(at + 1, bisect_left(ends, begin.start + width / 2)), last + 1):
        goal = breaks[to]
        room = width - (goal.end - begin.start)
        blanks = goal.blanks - begin.passed
        added = room + blanks * measure.more
        if added < (TIGHT - 1) * blanks * measure.blank:
            return
        if to < last or room < 0:
            ratio = 1 + added / (blanks * measure.blank) if blanks else _LOOSEST
            if ratio <= _LOOSEST:
                yield to, _spaced(ratio)


def _spaced(ratio: float) -> float:
    """What word spaces cost that are so many times as wide as in their face."""
    if ratio < 1:
        return 50 * ((1 - ratio) / (1 - TIGHT)) ** 2
    cost = 100 * (ratio - 1) ** 2
    excess = ratio - (LOOSE - _CAUTION)
    return cost + _FAULT + _EXCESS * excess if excess > 0 else cost
