"""What a critical eye sees on the pages of a fragment, read from its map.

Costs a build nothing: the map is kept with the fragment, and looked into by those only who ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

from bokbygg.pdf.breaking import LADDER, LOOSE, RUNT
from bokbygg.pdf.fallen import fallen
from bokbygg.pdf.fragment import Fragment
from bokbygg.pdf.layout import Layout, Source
from bokbygg.pdf.rivers import EdgesOf, rivers
from bokbygg.pdf.textlines import Line, lines_of

FEW = 4
"""With no more lines than these a last page is nearly empty."""


class Sort(IntEnum):
    """A line is loose; too many in a row end with hyphens; a last line is too short; a page ends
    within a word; a paragraph's last line begins a page, or its first ends one; a heading ends a
    page; the last page is nearly empty; word spaces of lines in a row stand under each other;
    a character is in another face than its text."""

    LOOSE = 0
    LADDER = 1
    RUNT = 2
    TURN = 3
    WIDOW = 4
    ORPHAN = 5
    STRANDED = 6
    EMPTY = 7
    RIVER = 8
    FALLEN = 9


class Flaw(NamedTuple):
    """A flaw of the line number `line`, from 1, of the text on a page, from 0; `source` is where
    that begins in the book, `ratio` how wide its word spaces are, in those of their face, `many`
    how many lines or characters have the flaw, `faces` those that should have and have them."""

    sort: Sort
    page: int
    line: int
    text: str
    source: Source | None
    ratio: float = 1.0
    many: int = 1
    faces: tuple[str, str] = ("", "")


def flaws(fragment: Fragment, edges: EdgesOf) -> Iterator[Flaw]:
    """All flaws of a fragment; `edges` gives those of the characters of a text box."""
    lines = [*lines_of(Layout.unpacked(fragment.layout))]
    yield from _of_paragraphs(lines)
    yield from _of_turns([line for line in lines if line.part == "body"])
    yield from _of_headings(fragment, lines)
    for river in rivers(fragment, lines, edges):
        line = lines[river.line]
        yield Flaw(Sort.RIVER, line.page, line.number, river.text, river.source, many=river.rows)
    for one in fallen(fragment, lines):
        line, faces = lines[one.line], (one.wanted, one.used)
        yield Flaw(
            Sort.FALLEN, line.page, line.number, one.text, one.source, many=one.many, faces=faces
        )
    last = [line for line in lines if line.page == fragment.count - 1]
    if fragment.count > 1 and 0 < len(last) <= FEW:
        yield _flaw(Sort.EMPTY, last[0])


def _flaw(sort: Sort, line: Line) -> Flaw:
    return Flaw(sort, line.page, line.number, line.text, line.source, line.ratio)


def _of_paragraphs(lines: Sequence[Line]) -> Iterator[Flaw]:
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


def _of_turns(lines: Sequence[Line]) -> Iterator[Flaw]:
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


def _of_headings(fragment: Fragment, lines: Sequence[Line]) -> Iterator[Flaw]:
    last = {line.page: line for line in lines if line.part == "body"}
    for mark in fragment.bookmarks:
        line = last.get(mark.page)
        if line and mark.page < fragment.count - 1 and mark.label.endswith(line.text.strip()):
            yield _flaw(Sort.STRANDED, line)
