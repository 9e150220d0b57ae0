"""Where essays begin, each with how sure that is.

At first the text is cut wherever an essay might begin. Then the cut that least speaks for is taken
away, and the next, until something speaks for each of those that are left: its layout, the subject
that turns there, the length of what it parts. What is weighed are odds, so that what is left is a
probability.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import pairwise
from math import exp, log

from bokbygg.importers.text.block import Block
from bokbygg.importers.text.cohesion import Subjects
from bokbygg.importers.text.evidence import Layout

_TRUST = 0.2
"""How much many words are believed: they do not come independently of each other."""

_ENOUGH = 600
_GROWS = 0.5
_NEAR = 200
"""Words from which on they are many; how fast fewer are believed more, each by itself; and how
many are looked at at least."""

_FAR = 6.0
"""The most that the subject may say, as a logarithm of odds."""

_USUAL = 180
"""Words from which on an essay is long enough; a shorter one is the less likely."""

_BRIEF = 1.5
_DOUBTFUL = -1.5
_SUREST = 0.99
_TURNS = 1.0
"""From where on it is the subject that speaks for a beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """An essay begins at block `at`, `sure` from 0 to 1; `why` in words."""

    at: int
    sure: float
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutting:
    """The beginnings that are taken, and those that might be."""

    taken: tuple[Beginning, ...] = ()
    doubtful: tuple[Beginning, ...] = ()


def beginnings(blocks: Sequence[Block], layout: Layout) -> Cutting:
    """Where essays begin among the blocks of a text; always at the first."""
    return _Cuts(blocks, layout).cutting() if blocks else Cutting()


class _Cuts:
    """The cuts that are left: each knows its neighbours."""

    def __init__(self, blocks: Sequence[Block], layout: Layout) -> None:
        self._size = [0]
        for block in blocks:
            self._size.append(self._size[-1] + len(block.words.split()))
        self._subjects = Subjects([block.words for block in blocks])
        places = [at for at in range(len(blocks)) if layout.may_begin(at)]
        self._evidence = {at: layout.evidence(at) for at in places}
        ends = [*places, len(blocks)]
        self._before = {after: before for before, after in pairwise(ends)}
        self._after = dict(pairwise(ends))
        self._turn: dict[int, float] = {}
        self._odds = {at: self._weighed(at) for at in places[1:]}

    def cutting(self) -> Cutting:
        """What is left when nothing is too weak any more."""
        doubtful: list[Beginning] = []
        heap = [(odds, at) for at, odds in self._odds.items()]
        heapify(heap)
        while heap and heap[0][0] < 0:
            odds, at = heappop(heap)
            if self._odds.get(at) != odds:
                continue
            if odds > _DOUBTFUL:
                doubtful.append(self._beginning(at))
            for other in self._take_away(at):
                heappush(heap, (self._odds[other], other))
        first = Beginning(at=0, sure=1.0, why=("the text begins",))
        taken = (first, *(self._beginning(at) for at in sorted(self._odds)))
        return Cutting(taken=taken, doubtful=tuple(sorted(doubtful, key=lambda one: one.at)))

    def _take_away(self, at: int) -> list[int]:
        """Take a cut away; the cuts on either side, weighed anew."""
        before, after = self._before[at], self._after[at]
        self._before[after], self._after[before] = before, after
        del self._odds[at]
        changed = [other for other in (before, after) if other in self._odds]
        for other in changed:
            self._odds[other] = self._weighed(other)
        return changed

    def _weighed(self, at: int) -> float:
        """The odds of a cut with its neighbours where they are now. Its subject is looked for a
        little further where they are near, since cuts as near are mostly none."""
        size, before, after = self._size, self._before[at], self._after[at]
        start = min(before, max(0, bisect_right(size, size[at] - _NEAR) - 1))
        end = max(after, min(len(size) - 1, bisect_left(size, size[at] + _NEAR)))
        seen = max(_NEAR, min(_ENOUGH, size[at] - size[start], size[end] - size[at]))
        trust: float = _TRUST * (_ENOUGH / seen) ** _GROWS
        turn = max(-_FAR, min(_FAR, trust * self._subjects.turn(start, at, end)))
        self._turn[at] = turn
        shortest = min(size[at] - size[before], size[after] - size[at])
        return self._evidence[at].odds + turn - _BRIEF * max(0.0, log(_USUAL / max(1, shortest)))

    def _beginning(self, at: int) -> Beginning:
        why = self._evidence[at].why
        if self._turn[at] >= _TURNS or not why:
            why = (*why, "the subject turns")
        sure = 1 / (1 + exp(-self._odds.get(at, 0.0)))
        return Beginning(at=at, sure=min(_SUREST, sure), why=why)
