"""An essay by itself, its Markdown read."""

from __future__ import annotations

from bokbygg.book.pieces import Inline, Line, Piece
from bokbygg.book.source import FrontMatter
from bokbygg.diagnostics import Diagnostic
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside an essay: level 2-6 as printed, id as in the XHTML; `numbered` False where
    its author wants no number."""

    level: int
    id: str
    title: Inline
    numbered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Captioned:
    """A `figure` or `table` (its `kind`) with a caption, or an `equation` that has none: its id in
    the XHTML, the caption's words.

    `named` where the id is the author's; `numbered` False where the author wants no number.
    """

    kind: str
    id: str
    title: Inline
    named: bool
    numbered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note of an essay: number from 1, body as block pieces, how often it is called."""

    number: int
    body: tuple[Piece, ...]
    calls: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """An essay parsed. `noted_title` is its title with the calls of notes, or empty where it has
    none. `anchors` maps what a link may say after `#` to ids in the XHTML;
    `words` counts the words of body and notes; `shows_title` and `provenance` are as in
    SpineItem."""

    path: str
    slug: str
    role: str
    meta: FrontMatter
    lang: str
    title: Inline
    subtitle: Line
    epigraph: Line
    epigraph_source: Line
    body: tuple[Piece, ...]
    notes: tuple[Note, ...]
    headings: tuple[Heading, ...]
    captioned: tuple[Captioned, ...]
    anchors: tuple[tuple[str, str], ...]
    words: int
    findings: tuple[Diagnostic, ...]
    shows_title: bool = True
    noted_title: Line = ()
    provenance: tuple[Inline, ...] = ()
