"""What a critical eye sees on the pages of a fragment, read from its map.

Costs a build nothing: the map is kept with the fragment, and looked into by those only who ask.
Lines are told apart by how they stand, since the map knows no paragraphs: all lines of a justified
paragraph are stretched or narrowed but its last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby, pairwise
from typing import NamedTuple

from bokbygg.book import read_address
from bokbygg.pdf.breaking import LADDER, LOOSE, RUNT
from bokbygg.pdf.fragment import Fragment
from bokbygg.pdf.layout import Layout, Own, Source

FEW = 4
"""With no more lines than these a last page is nearly empty."""

_SAME = 1.0
"""CSS px by which edges of a paragraph's lines may differ."""

_LEADING = 1.9
"""The farthest that lines of a paragraph are apart, in heights of their letters."""


class Sort(IntEnum):
    """A line is loose; too many in a row end with hyphens; a last line is too short; a page ends
    within a word; a paragraph's last line begins a page, or its first ends one; a heading ends a
    page; the last page is nearly empty."""

    LOOSE = 0
    LADDER = 1
    RUNT = 2
    TURN = 3
    WIDOW = 4
    ORPHAN = 5
    STRANDED = 6
    EMPTY = 7


class Flaw(NamedTuple):
    """A flaw of the line number `line`, from 1, of the text on a page, from 0; `source` is where
    that begins in the book, `ratio` how wide its word spaces are, in those of their face."""

    sort: Sort
    page: int
    line: int
    text: str
    source: Source | None
    ratio: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of the text on its page; lengths in CSS px. `spaced` tells whether its word spaces
    were changed to fill the measure."""

    page: int
    number: int
    text: str
    part: str
    source: Source | None
    left: float
    right: float
    base: float
    height: float
    ratio: float
    spaced: bool

    @property
    def divided(self) -> bool:
        """Whether it ends within a word."""
        return self.text[-1:] in ("\u2010", "-") and self.text[-2:-1].isalpha()

    def goes_on(self, before: _Line) -> bool:
        """Whether it belongs to the paragraph of the line before it."""
        if not before.spaced or self.part != before.part or self.left > before.left + _SAME:
            return False
        if abs(self.height - before.height) > _SAME or before.left - self.left > 3 * self.height:
            return False
        if self.page == before.page:
            return 0 < self.base - before.base < _LEADING * self.height
        return self.page == before.page + 1


def flaws(fragment: Fragment) -> Iterator[Flaw]:
    """All flaws of a fragment, page by page."""
    lines = [*_lines(Layout.unpacked(fragment.layout))]
    yield from _of_paragraphs(lines)
    yield from _of_turns([line for line in lines if line.part == "body"])
    yield from _of_headings(fragment, lines)
    last = [line for line in lines if line.page == fragment.count - 1]
    if fragment.count > 1 and 0 < len(last) <= FEW:
        yield _flaw(Sort.EMPTY, last[0])


def _flaw(sort: Sort, line: _Line) -> Flaw:
    return Flaw(sort, line.page, line.number, line.text, line.source, line.ratio)


def _of_paragraphs(lines: Sequence[_Line]) -> Iterator[Flaw]:
    run = 0
    for before, line in pairwise([None, *lines]):
        assert line is not None
        goes_on = before is not None and line.goes_on(before)
        run = (run if goes_on else 0) + 1 if line.divided else 0
        if run == LADDER:
            yield _flaw(Sort.LADDER, line)
        if line.spaced and line.ratio > LOOSE:
            yield _flaw(Sort.LOOSE, line)
        if before is not None and goes_on and not line.spaced and not line.divided:
            if line.right - line.left < RUNT * (before.right - line.left):
                yield _flaw(Sort.RUNT, line)


def _of_turns(lines: Sequence[_Line]) -> Iterator[Flaw]:
    """What is amiss where a paragraph goes on from one page to the next."""
    for index in range(1, len(lines)):
        before, line = lines[index - 1], lines[index]
        if line.page == before.page or not line.goes_on(before):
            continue
        if before.divided:
            yield _flaw(Sort.TURN, before)
        if not line.spaced:
            yield _flaw(Sort.WIDOW, line)
        if index < 2 or not before.goes_on(lines[index - 2]):
            yield _flaw(Sort.ORPHAN, before)


def _of_headings(fragment: Fragment, lines: Sequence[_Line]) -> Iterator[Flaw]:
    last = {line.page: line for line in lines if line.part == "body"}
    for mark in fragment.bookmarks:
        line = last.get(mark.page)
        if line and mark.page < fragment.count - 1 and mark.label.endswith(line.text.strip()):
            yield _flaw(Sort.STRANDED, line)


def _lines(layout: Layout) -> Iterator[_Line]:
    """The lines of the book's own text, numbered on each page."""
    boxes = zip(layout.stretches(), layout.sources(), strict=True)
    number, page = 0, -1
    for (at, line), group in groupby(boxes, lambda pair: (pair[0].page, pair[0].line)):
        row = [pair for pair in group if pair[0].text.strip()]
        origins = [origin for _, origin in row]
        if not line or not row or Own.HEAD in origins:
            continue
        sources = [origin for origin in origins if isinstance(origin, Source)]
        if not sources:
            continue
        number, page = (number + 1 if page == at else 1), at
        main = max((stretch for stretch, _ in row), key=lambda one: len(one.text))
        yield _Line(
            page=at,
            number=number,
            text="".join(stretch.text for stretch, _ in row).rstrip(),
            part=read_address(sources[0].of).part,
            source=sources[0],
            left=min(stretch.x for stretch, _ in row),
            right=max(stretch.x + stretch.width for stretch, _ in row),
            base=main.y + main.baseline,
            height=main.height,
            ratio=max((s.ratio for s, _ in row if " " in s.text), default=1.0),
            spaced=any(stretch.spacing for stretch, _ in row),
        )
