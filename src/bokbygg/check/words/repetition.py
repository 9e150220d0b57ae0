"""Essays and paragraphs that stand twice, in slightly different form."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bokbygg.check.script.essays import Essay, Script
from bokbygg.check.script.passage import Passage
from bokbygg.check.script.remark import Remark, Spot
from bokbygg.diagnostics import Span
from bokbygg.rules import words as rules

_WORD = re.compile(r"[^\W_]+")
_ROW = 3
"""Words in a row that two texts are compared by."""
_SHORTEST = 12
"""Words of the shortest paragraph that is looked at."""
_COMMON = 12
"""A row of words that stands in more blocks than this tells nothing."""
_ALIKE = 0.5
"""The share of rows (of the shorter one) that two alike essays have in common."""
_ALIKE_BLOCKS = 0.6
"""The same of two paragraphs."""
_LEAST = 40
"""Rows that two essays must have in common."""

Rows = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    essay: int
    passage: Passage
    rows: Rows


def essays(script: Script) -> Iterator[Remark]:
    """Essays that share half of what the shorter one says."""
    for (one, other), share in _twins(script).items():
        first, second = script.essays[one], script.essays[other]
        message = f"{share:.0%} of this essay stands in `{first.chapter.path}`, too"
        place = _heading(second)
        hint = "take one of the two out of the book, or mark it `draft: true`"
        yield Remark(finding=rules.ESSAY_TWICE.found(message, place, hint=hint))


def _heading(essay: Essay) -> Span:
    """Where an essay begins: its title, else its first text."""
    spans = (essay.span(passage, 0, len(passage.text)) for passage in essay.passages)
    return next((span for span in spans if span is not None), essay.source.span(1))


def paragraphs(script: Script) -> Iterator[Remark]:
    """Paragraphs that share half of what the shorter one says, but for those of essays that do."""
    blocks = _blocks(script)
    twins = _twins(script)
    for block, before, share in _repeated(blocks):
        if (before.essay, block.essay) in twins:
            continue
        essay, first = script.essays[block.essay], script.essays[before.essay]
        place = first.span(before.passage, 0, 1)
        if place is None or place == essay.span(block.passage, 0, 1):  # one file, taken in twice
            continue
        same = "the same" if share > 0.98 else f"nearly the same ({share:.0%})"
        message = f"{same} paragraph stands in `{place.path}` on line {place.line}"
        spot = Spot(0, len(block.passage.text), message, "take one of the two away")
        if remark := essay.remark(rules.PARAGRAPH_TWICE, block.passage, spot):
            yield remark


@lru_cache(maxsize=1)
def _blocks(script: Script) -> tuple[_Block, ...]:
    """The blocks that are compared; kept, since two rules ask for them."""
    found = []
    for number, essay in enumerate(script.essays):
        for passage in essay.passages:
            words = _WORD.findall(passage.text.lower())
            if len(words) >= _SHORTEST and passage.kind != "title":
                found.append(_Block(essay=number, passage=passage, rows=_rows(words)))
    return tuple(found)


def _rows(words: Sequence[str]) -> Rows:
    return frozenset(zip(*(words[at:] for at in range(_ROW)), strict=False))


def _repeated(blocks: Sequence[_Block]) -> Iterator[tuple[_Block, _Block, float]]:
    """Each block that is like one before it, that one, and how much of the shorter they share."""
    seen: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, block in enumerate(blocks):
        common: Counter[int] = Counter()
        for row in block.rows:
            places = seen[row]
            if len(places) <= _COMMON:
                common.update(places)
                places.append(number)
        for other, count in sorted(common.items(), key=lambda pair: (-pair[1], pair[0]))[:1]:
            share = count / min(len(block.rows), len(blocks[other].rows))
            longer = max(len(block.rows), len(blocks[other].rows))
            if share >= _ALIKE_BLOCKS and count >= longer * _ALIKE_BLOCKS / 2:
                yield block, blocks[other], share


@lru_cache(maxsize=1)
def _twins(script: Script) -> dict[tuple[int, int], float]:
    """Pairs of essays that share half of the shorter one, and how much."""
    own: defaultdict[int, set[tuple[str, ...]]] = defaultdict(set)
    for block in _blocks(script):
        own[block.essay] |= block.rows
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for essay, rows in own.items():
        for row in rows:
            holders[row].append(essay)
    common: Counter[tuple[int, int]] = Counter()
    for essays_with in holders.values():
        if 1 < len(essays_with) <= _COMMON:
            common.update(_pairs(essays_with))
    shares = {pair: count / min(len(own[one]) for one in pair) for pair, count in common.items()}
    return {
        pair: shares[pair]
        for pair in sorted(shares)
        if shares[pair] >= _ALIKE and common[pair] >= _LEAST
    }


def _pairs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    for at, one in enumerate(numbers):
        yield from ((one, other) for other in numbers[at + 1 :])
