"""What the author wrote: files, their settings, their places."""

from __future__ import annotations

import functools
from bisect import bisect_right
from enum import StrEnum
from operator import attrgetter

from bokbygg.dates import Date
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.values import dataclass


@functools.lru_cache(maxsize=2)
def _lines(text: str) -> tuple[str, ...]:
    """The lines of a text; kept, since every block of an essay asks for its own."""
    return tuple(text.split("\n"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """From line `first` (from 1) of a text on, its lines are those of the file `path` from `line`
    on, each `shift` characters further to the right than there."""

    first: int
    path: str
    line: int
    shift: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    r"""A text file: `path` from the project's folder (`manuscript/03-havet.md`), `text` decoded,
    without byte order mark, with `\n` line ends. Where it takes in other files, `segments` tell of
    each line which one it stands in; none where all stand in its own."""

    path: str
    text: str
    segments: tuple[Segment, ...] = ()

    def place(self, line: int, column: int) -> tuple[str, int, int]:
        """The file, line and column (from 1) of a place in the text."""
        if not self.segments:
            return self.path, line, column
        at = max(bisect_right(self.segments, line, key=attrgetter("first")) - 1, 0)
        segment = self.segments[at]
        return segment.path, segment.line + line - segment.first, max(column - segment.shift, 1)

    def span(self, line: int, column: int = 1, width: int = 1) -> Span:
        """The place at `line` and `column` (from 1) of the text, with its line as excerpt."""
        lines = _lines(self.text)
        excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
        path, number, place = self.place(line, column)
        return Span(
            path=path,
            line=number,
            column=place,
            width=width,
            excerpt=excerpt[column - place :],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """A person or body behind the text; `role` is a MARC relator code (`aut`, `edt`, `trl` ...),
    `file_as` the name as a catalogue sorts it, or empty."""

    name: str
    role: str = "aut"
    file_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Epigraph:
    """A motto before the text, and whose words it is (or empty)."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPublished:
    """Where and when an essay was first printed; either may be missing."""

    where: str = ""
    date: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The settings at the head of an essay. Text is as the author wrote it; empty means not given.

    `only` names the one edition that the essay stands in, `epub` or `pdf`; empty for both. `toc`
    and `number` are False for an essay that the contents leave out, or that gets no number.
    `typography` holds rules of `bokbygg.typography` and whether they are followed here.
    `places` tells where each key's value stands; `body_line` is the first line after the block.
    """

    title: str = ""
    subtitle: str = ""
    authors: tuple[Contributor, ...] = ()
    date: Date | None = None
    lang: str = ""
    role: str = ""
    slug: str = ""
    description: str = ""
    epigraph: Epigraph | None = None
    draft: bool = False
    order: float | None = None
    keywords: tuple[str, ...] = ()
    only: str = ""
    toc: bool = True
    number: bool = True
    first_published: FirstPublished | None = None
    source: str = ""
    typography: tuple[tuple[str, bool], ...] = ()
    places: tuple[tuple[str, Span], ...] = ()
    body_line: int = 1
    findings: tuple[Diagnostic, ...] = ()

    def place(self, key: str) -> Span | None:
        """Where the value of `key` stands, if the author gave it."""
        return dict(self.places).get(key)


class Matter(StrEnum):
    """The three stretches of a book."""

    FRONT = "front"
    BODY = "body"
    BACK = "back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An essay's file in its place: `slug` is unique in the book and names its files and ids,
    `role` a row of `bokbygg.roles`."""

    source: Source
    meta: FrontMatter
    slug: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """Sheets that stand together; `title` is empty for those before the first part."""

    title: str = ""
    sheets: tuple[Sheet, ...] = ()
