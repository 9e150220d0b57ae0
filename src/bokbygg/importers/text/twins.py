"""Stretches of a text that stand in it twice, with small differences or none."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\w+")
_SHINGLE = 4
"""Words in a row that two texts share."""

_FEWEST = 12
"""Words of a block that can be told from chance."""

_ALIKE = 0.5
"""The share of its shingles that a block has in common with its twin."""

_SHORTEST_RUN = 60
"""Words of a run of blocks that is worth telling."""

_GAP = 2
"""Blocks without a twin within a run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Blocks `start` to `end` (not included) say what blocks `first` to `last` said before; `words`
    is how many words they have."""

    first: int
    last: int
    start: int
    end: int
    words: int


def shingles(text: str) -> set[tuple[str, ...]]:
    """Every few words in a row of a text, without regard to capitals and marks."""
    words = _WORD.findall(text.casefold())
    return {tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}


def likeness(text: str, other: str) -> float:
    """How much of the shorter of two texts stands in the other, from 0 to 1."""
    one, two = shingles(text), shingles(other)
    return len(one & two) / max(1, min(len(one), len(two)))


def runs(texts: Sequence[str]) -> tuple[Run, ...]:
    """The runs of blocks that say again what was said before."""
    twins = dict(_twins(texts))
    found: list[Run] = []
    at = 0
    while at < len(texts):
        if at not in twins:
            at += 1
            continue
        run = _run(texts, twins, at)
        at = run.end
        if run.words >= _SHORTEST_RUN:
            found.append(run)
    return tuple(found)


def _twins(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """For each block that has one, its twin before it."""
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        found = shingles(text)
        if len(found) + _SHINGLE - 1 < _FEWEST:
            continue
        shared = Counter(other for shingle in found for other in places[shingle])
        if shared:
            best, count = max(shared.items(), key=lambda pair: (pair[1], -pair[0]))
            if count >= _ALIKE * len(found):
                yield at, best
        for shingle in found:
            places[shingle].append(at)


def _run(texts: Sequence[str], twins: dict[int, int], start: int) -> Run:
    """The run that begins at a block: its twins follow each other as the blocks do."""
    end, last = start + 1, twins[start]
    at = end
    while at < len(texts) and at - end <= _GAP:
        twin = twins.get(at)
        if twin is not None:
            if not last < twin <= last + (at - end) + _GAP + 1:
                break
            end, last = at + 1, twin
        at += 1
    words = sum(len(_WORD.findall(text)) for text in texts[start:end])
    return Run(first=twins[start], last=last + 1, start=start, end=end, words=words)
