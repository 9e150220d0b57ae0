"""An essay by itself, its Markdown read."""

from __future__ import annotations

from dataclasses import dataclass

from bokbygg.book.pieces import Inline, Piece
from bokbygg.book.source import FrontMatter
from bokbygg.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside an essay: level 2-6 as printed, id as in the XHTML."""

    level: int
    id: str
    title: Inline


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note of an essay: number from 1, body as block pieces, how often it is called."""

    number: int
    body: tuple[Piece, ...]
    calls: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """An essay parsed. `anchors` maps what a link may say after `#` to ids in the XHTML;
    `words` counts the words of body and notes."""

    path: str
    slug: str
    role: str
    meta: FrontMatter
    lang: str
    title: Inline
    subtitle: Inline
    epigraph: Inline
    epigraph_source: Inline
    body: tuple[Piece, ...]
    notes: tuple[Note, ...]
    headings: tuple[Heading, ...]
    anchors: tuple[tuple[str, str], ...]
    words: int
    findings: tuple[Diagnostic, ...]
