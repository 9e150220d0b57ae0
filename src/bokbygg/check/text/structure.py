"""Headings, links, pictures, titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bokbygg.book import Image, LinkEnd, LinkStart, Markup, Piece, Text, plain
from bokbygg.check.script.essays import Essay, Script
from bokbygg.check.script.remark import Remark
from bokbygg.check.tongues import tongue
from bokbygg.diagnostics import Span
from bokbygg.rules import shape as rules

_FILE = re.compile(r"[\w-]+\.(?:jpe?g|png|gif|svg|webp)", re.I)
_HASHES = re.compile(r"[ >]*(#{1,6})[ \t]")
_MARKS = re.compile(r"[^\w ]")


def headings(essay: Essay) -> Iterator[Remark]:
    """A heading more than one level below the one before it, of the levels that its essay has."""
    spans = [_span_of(essay, heading.title) for heading in essay.chapter.headings]
    found = [(span, mark[1]) for span in spans if span and (mark := _HASHES.match(span.excerpt))]
    ranks = {level: rank for rank, level in enumerate(sorted({len(hashes) for _, hashes in found}))}
    before = -1
    for span, hashes in found:
        rank = ranks[len(hashes)]
        if rank > before + 1:
            message = f"a level of headings is left out before `{hashes} …`"
            found_here = rules.HEADING_LEFT_OUT.found(message, span, hint="take a `#` away")
            yield Remark(finding=found_here)
        before = rank


def pictures(essay: Essay) -> Iterator[Remark]:
    """A picture whose text says only that it is one, or what its file is called."""
    known = tongue(essay.chapter.lang).pictures + tongue("en").pictures
    for piece in _pieces(essay):
        if isinstance(piece, Image) and piece.alt:
            said = _MARKS.sub("", piece.alt).strip().lower()
            if said in known or not said or _FILE.fullmatch(piece.alt.strip()):
                message = f"the alternative text says nothing: `{piece.alt.strip()}`"
                hint = "say in it what the picture shows"
                found = rules.IDLE_ALT.found(message, piece.span, hint=hint)
                yield Remark(finding=found)


def links(essay: Essay) -> Iterator[Remark]:
    """A link whose text says nothing of where it leads."""
    words: list[Text] | None = None
    known = tongue(essay.chapter.lang).pointing
    for piece in _pieces(essay):
        if isinstance(piece, LinkStart) or _is_tag(piece, "<a "):
            words = []
        elif isinstance(piece, Text) and words is not None:
            words.append(piece)
        elif words is not None and (isinstance(piece, LinkEnd) or _is_tag(piece, "</a>")):
            said = _MARKS.sub("", plain(tuple(words))).strip().lower()
            span = _span_of(essay, tuple(words))
            if said in known and span is not None:
                message = f"the text of a link says nothing: `{plain(tuple(words))}`"
                hint = "make the words that name what it leads to the link"
                yield Remark(finding=rules.IDLE_LINK.found(message, span, hint=hint))
            words = None


def titles(script: Script) -> Iterator[Remark]:
    """Essays with the same title."""
    seen: dict[str, Essay] = {}
    for essay in script.essays:
        said = " ".join(plain(essay.chapter.title).lower().split())
        first = seen.setdefault(said, essay)
        if first is not essay and said:
            span = _span_of(essay, essay.chapter.title) or essay.source.span(1)
            message = f"`{first.chapter.path}` has the same title"
            hint = "give one of the two another, so that readers can tell them apart"
            yield Remark(finding=rules.TITLE_TWICE.found(message, span, hint=hint))


def _pieces(essay: Essay) -> Iterator[Piece]:
    yield from essay.chapter.body
    for note in essay.chapter.notes:
        yield from note.body


def _is_tag(piece: Piece, tag: str) -> bool:
    return isinstance(piece, Markup) and piece.xhtml.startswith(tag)


def _span_of(essay: Essay, pieces: tuple[object, ...]) -> Span | None:
    """The place of the first text that somebody wrote."""
    for piece in pieces:
        if isinstance(piece, Text) and piece.runs:
            run = piece.runs[0]
            path = run.path or essay.chapter.path
            excerpt = essay.lines.get((path, run.line), "")
            width = max(len(piece.text.split("\n", 1)[0]), 1)
            return Span(path=path, line=run.line, column=run.column, width=width, excerpt=excerpt)
    return None
