"""A chapter whose text stands in several files: each character is told its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from bokbygg.book import Chapter, Piece, Run, Source, Text

P = TypeVar("P", bound=Piece)


def located(chapter: Chapter, source: Source) -> Chapter:
    """The chapter with the places in its text turned into places in the files that `source` is
    made of."""
    if not source.segments:
        return chapter
    return replace(
        chapter,
        title=_pieces(chapter.title, source),
        noted_title=_pieces(chapter.noted_title, source),
        body=_pieces(chapter.body, source),
        notes=tuple(replace(note, body=_pieces(note.body, source)) for note in chapter.notes),
        headings=tuple(
            replace(heading, title=_pieces(heading.title, source)) for heading in chapter.headings
        ),
        captioned=tuple(
            replace(one, title=_pieces(one.title, source)) for one in chapter.captioned
        ),
    )


def _pieces(pieces: Iterable[P], source: Source) -> tuple[P, ...]:
    return tuple(_piece(piece, source) for piece in pieces)


def _piece(piece: P, source: Source) -> P:
    if not isinstance(piece, Text):
        return piece
    return replace(piece, runs=tuple(_run(run, source) for run in piece.runs))


def _run(run: Run, source: Source) -> Run:
    path, line, column = source.place(run.line, run.column)
    return run._replace(line=line, column=column, path="" if path == source.path else path)
