"""A place in a text as it was when the proof was made -> the same place in the text as it is.

Lines that are the same are the same; in lines that have been changed, words are. A line that has
moved is found where it is the only one that says so much.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_LONG = 24
"""Characters that a moved line has at the least: shorter ones stand in many places."""

_MOST = 40_000
"""Words of a changed passage up to which it is compared word by word."""


class _Same(NamedTuple):
    old: int
    new: int
    size: int


class Rebase:
    """An old text and a new one; places are offsets, in characters."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new
        same = [_Same(0, 0, len(old))] if old == new else sorted(_joined(_same(old, new)))
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
        """Whether enough of what stands round a place is the same: a word on one side of it at the
        least, or all of its line; so that no word of a sentence written anew is taken for it."""
        before = self._old[block.old : start]
        after = self._old[end : block.old + block.size]
        lacks_before = start == block.old and start > 0
        lacks_after = end == block.old + block.size and end < len(self._old)
        if end == start and (lacks_before or lacks_after):
            return False  # a gap, one side of which is not what it was
        words = len(re.findall(r"\w+", before[-200:])) + len(re.findall(r"\w+", after[:200]))
        is_line = ("\n" in before or not block.old) and ("\n" in after or not lacks_after)
        return words >= 2 or is_line


def _same(old: str, new: str) -> Iterator[_Same]:
    """Stretches that are the same in both, in the order of the old text but for moved lines."""
    lines, others = _lines(old), _lines(new)
    starts, ends = _starts(lines), _starts(others)
    matcher = SequenceMatcher(None, lines, others, autojunk=False)
    left: list[int] = []
    taken: set[int] = set()
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield _Same(starts[a], ends[c], starts[b] - starts[a])
            continue
        yield from _by_words(old, new, (starts[a], starts[b]), (ends[c], ends[d]))
        left += range(a, b)
        taken |= set(range(c, d))
    yield from _moved(lines, others, starts, ends, left, taken)


def _moved(
    lines: Sequence[str],
    others: Sequence[str],
    starts: Sequence[int],
    ends: Sequence[int],
    left: Sequence[int],
    taken: set[int],
) -> Iterator[_Same]:
    """Lines that stand elsewhere now."""
    count, known = Counter(lines), Counter(others)
    at = {line: number for number, line in enumerate(others)}
    for number in left:
        line = lines[number]
        if len(line) >= _LONG and count[line] == known[line] == 1 and at[line] in taken:
            yield _Same(starts[number], ends[at[line]], len(line))


def _by_words(old: str, new: str, was: tuple[int, int], now: tuple[int, int]) -> Iterator[_Same]:
    words, others = (_TOKEN.findall(text[a:b]) for text, (a, b) in ((old, was), (new, now)))
    if len(words) + len(others) > _MOST:
        return
    starts, ends = _starts(words, was[0]), _starts(others, now[0])
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    for a, b, size in matcher.get_matching_blocks():
        if size:
            yield _Same(starts[a], ends[b], starts[a + size] - starts[a])


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _starts(parts: Sequence[str], first: int = 0) -> list[int]:
    found = [first]
    for part in parts:
        found.append(found[-1] + len(part))
    return found


def _joined(same: Iterator[_Same]) -> list[_Same]:
    """Stretches joined that follow each other in both texts. Where two claim the same characters,
    the longer one, which is a whole line that was moved, has them."""
    kept: list[_Same] = []
    for one in sorted(same, key=lambda one: (-one.size, one.old)):
        if not any(
            one.old < other.old + other.size and other.old < one.old + one.size for other in kept
        ):
            kept.append(one)
    joined: list[_Same] = []
    for one in sorted(kept):
        last = joined[-1] if joined else None
        if last and last.old + last.size == one.old and last.new + last.size == one.new:
            joined[-1] = last._replace(size=last.size + one.size)
        else:
            joined.append(one)
    return joined
