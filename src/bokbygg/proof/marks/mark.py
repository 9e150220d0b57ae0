"""What a reader has put on a page, and where it belongs in the manuscript."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from bokbygg.proof.map import Place


class Sort(StrEnum):
    """What a mark is, as the program calls it."""

    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"
    SQUIGGLE = "squiggle"
    STRIKE = "strike"
    INSERT = "insert"
    REPLACE = "replace"
    NOTE = "note"
    TEXT = "text"
    INK = "ink"
    SHAPE = "shape"
    STAMP = "stamp"
    OTHER = "other"


ON_WORDS = frozenset({Sort.HIGHLIGHT, Sort.UNDERLINE, Sort.SQUIGGLE, Sort.STRIKE, Sort.REPLACE})
"""Sorts that lie on the words they mean."""


class Box(NamedTuple):
    """A rectangle on a page, in points of its user space (ISO 32000-1, 8.3.2.3)."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


class Reply(NamedTuple):
    """What somebody has answered to a mark."""

    by: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark: `id` is the same for the same mark in whichever copy. `page` counts from 0.

    `boxes` are what it lies on, one a line; `point` is where it points, for those that mean a
    place and not words. `said` is its comment, or the text to insert or to put instead; `by` the
    reader. `state` is the last that was said of it (`accepted`, `rejected`, `completed`, ...) or
    empty. `finding` is what bokbygg itself had said there, where the mark answers to that.
    """

    id: str
    sort: Sort
    page: int
    boxes: tuple[Box, ...]
    point: tuple[float, float] | None
    said: str
    by: str
    replies: tuple[Reply, ...] = ()
    state: str = ""
    finding: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A mark in its place in the manuscript as it is now.

    `copy` is the file it came in; `label` the page as printed, else its number in the file; `line`
    the printed number of the line, 0 where there is none. `quote` is the printed text it means,
    for an insertion what stands round it, with a caret. `start` and `end` (past the last
    character) are its place, None where it has none; where its words have been `changed` since the
    proof was made, about where they were. `doubt` says why the place is
    unsure, or is empty. `exact` where the mark means just these words, or just this gap.
    """

    mark: Mark
    copy: str
    label: str
    line: int
    quote: str
    start: Place | None
    end: Place | None
    exact: bool
    changed: bool = False
    doubt: str = ""
