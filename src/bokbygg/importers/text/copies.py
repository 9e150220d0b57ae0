"""Essays that stand in a text twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bokbygg.importers.text.twins import likeness

_ALIKE = 0.6
_FEWEST = 40
"""Words of an essay that can be told from chance."""

_MANY = 20
_COMPARED = 4_000
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Essay `first` again: `alike` from 0 to 1; `changes` are the words that differ, as they were
    and as they are, the first of them at least."""

    first: int
    alike: float
    changes: tuple[tuple[str, str], ...]


def copies(texts: Sequence[str], candidates: Iterator[tuple[int, int]]) -> Mapping[int, Copy]:
    """For each essay that says again what one before it said, which one. `candidates` are the
    pairs worth looking at."""
    found: dict[int, Copy] = {}
    for first, second in candidates:
        if first >= second or second in found or first in found:
            continue
        if min(len(texts[first].split()), len(texts[second].split())) < _FEWEST:
            continue
        alike = likeness(texts[first], texts[second])
        if alike >= _ALIKE:
            changes = tuple(_changes(texts[first], texts[second]))
            found[second] = Copy(first=first, alike=alike, changes=changes)
    return found


def _changes(first: str, second: str) -> Iterator[tuple[str, str]]:
    old, new = _WORD.findall(first)[:_COMPARED], _WORD.findall(second)[:_COMPARED]
    told = 0
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal" and told < _MANY:
            told += 1
            yield " ".join(old[a:b]), " ".join(new[c:d])
