"""A place in a text as it was when the proof was made -> the same place in the text as it is.

Paragraphs that are the same are the same, wherever they stand now. One that has been changed is
held, word by word, against those that have the most of its rows of three words; how its lines are
broken does not matter.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import Match, SequenceMatcher
from typing import NamedTuple

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_PARAGRAPH = re.compile(r".+?(?:\n[ \t]*(?=\n)\n+|\Z)", re.S)
_WORD = re.compile(r"\w+")
_ROW = 3
"""Words in a row that are no accident."""

_CONTEXT = 2
"""Words round a place that must be the same."""

_LONG = 24
"""Characters that a moved paragraph has at the least: shorter ones stand in many places."""

_CANDIDATES = 3
"""Paragraphs that a changed one is held against: it may have been parted."""


class _Same(NamedTuple):
    old: int
    new: int
    size: int


class Rebase:
    """An old text and a new one; places are offsets, in characters."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new
        same = [_Same(0, 0, len(old))] if old == new else _joined(_same(old, new))
        self._same = same
        self._starts = [one.old for one in same]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the characters from `start` to before `end` are now; None where they, or their
        neighbours on both sides, are not what they were."""
        block = self._block(start, end)
        if block is None:
            return None
        if not self._is_known(block, start, end):
            return None
        shift = block.new - block.old
        return start + shift, end + shift

    def near(self, at: int) -> int:
        """Where about a place is now: that of the nearest text before it that is the same."""
        number = bisect_right(self._starts, at) - 1
        if number < 0:
            return 0
        block = self._same[number]
        return block.new + min(at - block.old, block.size)

    def _block(self, start: int, end: int) -> _Same | None:
        number = bisect_right(self._starts, start) - 1
        while number >= 0:
            block = self._same[number]
            if block.old <= start and end <= block.old + block.size:
                return block
            if start > block.old + block.size or end > start:
                return None
            number -= 1  # a gap may be the end of the block before
        return None

    def _is_known(self, block: _Same, start: int, end: int) -> bool:
        """Whether enough of what stands round a place is the same, so that no word of a sentence
        written anew is taken for it: some whole words, or all of its paragraph."""
        before = self._old[block.old : start]
        after = self._old[end : block.old + block.size]
        lacks_before = start == block.old and start > 0
        lacks_after = end == block.old + block.size and end < len(self._old)
        if start == end and (lacks_before or lacks_after):
            return False  # a gap, one side of which is not what it was
        near = re.sub(r"\w+\Z", "", before[-200:]), re.sub(r"\A\w+", "", after[:200])
        words = sum(len(_WORD.findall(text)) for text in near)
        is_whole = ("\n" in before or not block.old) and ("\n" in after or not lacks_after)
        return words >= _CONTEXT or is_whole


class _Part(NamedTuple):
    """A paragraph, with the blank lines after it, and where it begins."""

    text: str
    start: int


def _same(old: str, new: str) -> Iterator[_Same]:
    """Stretches that are the same in both."""
    parts, others = _parts(old), _parts(new)
    matcher = SequenceMatcher(
        None, [one.text.strip() for one in parts], [one.text.strip() for one in others], False
    )
    left: list[_Part] = list(parts)
    taken: list[_Part] = list(others)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            one, other = parts[block.a + step], others[block.b + step]
            left.remove(one)
            taken.remove(other)
            yield from _whole(one, other)
    yield from _moved(left, taken)
    yield from _changed(left, taken)


def _parts(text: str) -> list[_Part]:
    return [_Part(match[0], match.start()) for match in _PARAGRAPH.finditer(text)]


def _whole(one: _Part, other: _Part) -> Iterator[_Same]:
    """Two paragraphs that say the same: with the blank lines after them, if these are alike."""
    length = len(one.text) if one.text == other.text else len(one.text.rstrip())
    indent = len(one.text) - len(one.text.lstrip()), len(other.text) - len(other.text.lstrip())
    yield _Same(one.start + indent[0], other.start + indent[1], length - indent[0])


def _moved(left: list[_Part], taken: list[_Part]) -> Iterator[_Same]:
    """Paragraphs that stand elsewhere now; they are taken out of both lists."""
    count, known = (Counter(one.text.strip() for one in parts) for parts in (left, taken))
    at = {other.text.strip(): other for other in taken}
    for one in [*left]:
        said = one.text.strip()
        if len(said) >= _LONG and count[said] == known[said] == 1:
            left.remove(one)
            taken.remove(at[said])
            yield from _whole(one, at[said])


def _changed(left: Sequence[_Part], taken: Sequence[_Part]) -> Iterator[_Same]:
    """Stretches of paragraphs that were changed."""
    holders: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, other in enumerate(taken):
        for row in _rows(other.text):
            holders[row].add(number)
    for one in left:
        shared = Counter(number for row in _rows(one.text) for number in holders[row])
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]
        for number, _ in best:
            yield from _by_words(one, taken[number])


def _rows(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text)
    return {tuple(words[at : at + _ROW]) for at in range(len(words) - _ROW + 1)}


def _by_words(one: _Part, other: _Part) -> Iterator[_Same]:
    words, others = _TOKEN.findall(one.text), _TOKEN.findall(other.text)
    starts, ends = _starts(words, one.start), _starts(others, other.start)
    keys = [[" " if word == "\n" else word for word in each] for each in (words, others)]
    matcher = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    for block in _firm(matcher.get_matching_blocks(), words):
        size = starts[block.a + block.size] - starts[block.a]
        yield _Same(starts[block.a], ends[block.b], size)


def _firm(blocks: Iterable[Match], words: Sequence[str]) -> Iterator[Match]:
    """Rows of words that are no accident."""
    for block in blocks:
        row = words[block.a : block.a + block.size]
        if sum(bool(_WORD.match(word)) for word in row) >= _ROW:
            yield block


def _starts(parts: Sequence[str], first: int = 0) -> list[int]:
    found = [first]
    for part in parts:
        found.append(found[-1] + len(part))
    return found


def _joined(same: Iterable[_Same]) -> list[_Same]:
    """Stretches joined that follow each other in both texts. Of two that claim the same characters
    the longer one has them."""
    kept: list[_Same] = []
    for one in sorted(same, key=lambda one: (-one.size, one.old)):
        if one.size and not any(_overlap(one, other) for other in kept):
            kept.append(one)
    joined: list[_Same] = []
    for one in sorted(kept):
        last = joined[-1] if joined else None
        if last and last.old + last.size == one.old and last.new + last.size == one.new:
            joined[-1] = last._replace(size=last.size + one.size)
        else:
            joined.append(one)
    return joined


def _overlap(one: _Same, other: _Same) -> bool:
    """Whether two claim the same characters, of the old text or of the new."""
    return (one.old < other.old + other.size and other.old < one.old + one.size) or (
        one.new < other.new + other.size and other.new < one.new + one.size
    )
