"""What is printed of a book, in order, with the place of each character in the author's files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bokbygg.book import Chapter, Markup, Text
from bokbygg.proof.map import Place, ProofMap
from bokbygg.proof.marks.signs import HYPHENS

_BLOCK = re.compile(
    r"</?(?:p|h[1-6]|li|d[dt]|t[dh]|div|br|pre|blockquote|figcaption|caption|section|aside)\b"
)


class Printed(NamedTuple):
    """A printed character; its place, None for what no author wrote, with `literal` as in a Run;
    the number of its line in a proof, or 0."""

    text: str
    place: Place | None
    literal: bool
    line: int = 0


Stream = tuple[Printed, ...]
"""Printed characters in order; between blocks and between lines stands a blank."""


_BLANK = Printed(" ", None, False)


def of_map(told: ProofMap) -> Stream:
    """What a proof says, words that its printer divided whole again."""
    return tuple(_of_map(told))


def _of_map(told: ProofMap) -> Iterator[Printed]:
    last = (-1, 0.0)
    divided = False
    for run in told.runs():
        if run.place is None:
            divided = run.text in HYPHENS
            if not divided and run.line:
                yield _BLANK
            continue
        if (run.page, run.bottom) != last and not divided:
            yield _BLANK
        last, divided = (run.page, run.bottom), False
        for at, letter in enumerate(run.text):
            yield Printed(letter, run.at(at), run.literal, run.line)


def of_chapters(chapters: Iterable[Chapter]) -> Stream:
    """What essays say: title, text and notes of each, in order."""
    return tuple(one for chapter in chapters for one in _of_chapter(chapter))


def _of_chapter(chapter: Chapter) -> Iterator[Printed]:
    parts: list[Iterable[object]] = [
        chapter.title, chapter.subtitle, chapter.epigraph, chapter.epigraph_source, chapter.body
    ]  # fmt: skip
    parts += [note.body for note in chapter.notes]
    for pieces in parts:
        yield _BLANK
        for piece in pieces:
            if isinstance(piece, Text):
                yield from _of_text(piece, chapter.path)
            elif isinstance(piece, Markup) and _BLOCK.search(piece.xhtml):
                yield _BLANK


def _of_text(piece: Text, path: str) -> Iterator[Printed]:
    ends = [*(run.start for run in piece.runs[1:]), len(piece.text)]
    first = piece.runs[0].start if piece.runs else len(piece.text)
    yield from (Printed(letter, None, False) for letter in piece.text[:first])
    for run, end in zip(piece.runs, ends, strict=True):
        for at in range(run.start, end):
            step = at - run.start if run.literal else 0
            place = Place(run.path or path, run.line, run.column + step)
            yield Printed(piece.text[at], place, run.literal)
