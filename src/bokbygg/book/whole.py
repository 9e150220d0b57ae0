"""The book as a whole: essays in their spine, what it says of itself, what it shows."""

from __future__ import annotations

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from bokbygg.book.chapter import Heading
from bokbygg.book.pieces import BoundPiece, Inline, Line
from bokbygg.book.source import Contributor
from bokbygg.dates import Date
from bokbygg.diagnostics import Diagnostic
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundNote:
    """A note, its links resolved."""

    number: int
    body: tuple[BoundPiece, ...]
    calls: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A `figure` or `table` (its `kind`) with a caption: its id in the XHTML, its number as it is
    printed, or empty, and the caption's words."""

    kind: str
    id: str
    number: str
    title: Inline


@dataclass(frozen=True, slots=True, kw_only=True)
class SpineItem:
    """An essay in its book. `byline` holds the authors to print under the title: none where they
    are the book's own. `path` is its file.

    `number` is a chapter's number alone, as a reference says it (`3`, `III`, `tre`), `label` the
    line over its title (`3`, `Kapitel tre`); both are empty where it has none. `shows_title` is
    False for a page that bears no heading, `listed` for one that the contents leave out.
    `provenance` are the small lines at its end; `noted_title` is the title with the calls of notes,
    or empty where it has none. `only` is as in FrontMatter.
    `exhibits` are its figures and tables with captions.
    """

    path: str
    slug: str
    role: str
    lang: str
    title: Inline
    subtitle: Line
    byline: tuple[Contributor, ...]
    epigraph: Line
    epigraph_source: Line
    body: tuple[BoundPiece, ...]
    notes: tuple[BoundNote, ...]
    headings: tuple[Heading, ...]
    number: str = ""
    label: str = ""
    shows_title: bool = True
    listed: bool = True
    noted_title: Line = ()
    provenance: tuple[Inline, ...] = ()
    only: str = ""
    exhibits: tuple[Exhibit, ...] = ()

    def pieces(self, part: str) -> tuple[BoundPiece, ...]:
        """The pieces of a part of it, as in Address."""
        name, _, number = part.partition("-")
        if name == "note":
            return self.notes[int(number) - 1].body
        if name == "provenance":
            return self.provenance[int(number) - 1]
        return {
            "title": self.noted_title or self.title,
            "subtitle": self.subtitle,
            "epigraph": self.epigraph,
            "source": self.epigraph_source,
            "body": self.body,
        }[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Essays under a part title; an empty title prints no part page. `number` and `label` are as
    in SpineItem (`2`, `Del 2`)."""

    slug: str
    title: Inline
    items: tuple[SpineItem, ...]
    number: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file the book shows: `href` inside the book (ASCII), `path` from the project's folder,
    size in CSS px (0 where it has none). `lighter` is what the e-book shows in its place, where
    the whole is too heavy for it."""

    href: str
    path: str
    media_type: str
    data: bytes
    width: int = 0
    height: int = 0
    lighter: Asset | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Isbn:
    """The ISBN of one edition: `edition` is `epub`, `pdf`, `print`, or empty where the number
    stands for the book; `digits` are 13, `written` is the number with its hyphens."""

    digits: str
    written: str
    edition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The series a book belongs to, and its place there (`2`, `2.5`) or empty."""

    name: str
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conformance:
    """Who vouches that the e-book can be read by everyone. `certified_by` is an organisation, or
    empty; `level` that of WCAG 2.2 it vouches for (`A`, `AA`, `AAA`); `report` the address of
    its report; `exemption` why the book need not conform, or empty; `summary` is put after the
    sentences that follow from the content."""

    certified_by: str = ""
    level: str = "AA"
    report: str = ""
    exemption: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What the book says of itself. `identifier` is a URI; `isbn` holds 13 digits or is empty,
    `isbn_written` the same number with its hyphens, `isbns` those of all editions; `subjects` are
    codes or headings, `keywords` free words; `source` is the work that the e-book was made from;
    `title_file_as` is the title as a catalogue sorts it; `modified` is given, never taken from a
    clock. An excerpt has in `excerpt_of` what the whole book is known by, and in `had_at` the
    address where that is had, if it is known."""

    title: str
    subtitle: str
    authors: tuple[Contributor, ...]
    contributors: tuple[Contributor, ...]
    lang: str
    date: Date | None
    modified: datetime
    identifier: str
    isbn: str
    isbn_written: str
    rights: str
    publisher: str
    description: str
    edition_number: str
    slug: str
    cover: Asset | None
    isbns: tuple[Isbn, ...] = ()
    series: Series | None = None
    subjects: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    source: str = ""
    title_file_as: str = ""
    conformance: Conformance = Conformance()
    excerpt_of: str = ""
    had_at: str = ""

    def identifier_of(self, *editions: str) -> str:
        """What an edition is known by: the ISBN of the first of `editions` (`epub`, `pdf`,
        `print`) that has one, as a URI, else the book's identifier."""
        digits = {one.edition: one.digits for one in self.isbns}
        numbers = (digits[edition] for edition in editions if edition in digits)
        return next((f"urn:isbn:{number}" for number in numbers), self.identifier)

    @property
    def identifier_of_pages(self) -> str:
        """What the printed edition is known by, never the same as the e-book, whose page list says
        which edition its pages are those of (EPUB Accessibility 1.1, 4.1.4); a UUID by name (RFC
        9562, 5.5) where no ISBN tells them apart."""
        own = self.identifier_of("pdf", "print")
        if own != self.identifier_of("epub"):
            return own
        return uuid5(NAMESPACE_URL, f"{own}#pdf").urn


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The book: front matter, body in parts, back matter, and the pictures they show."""

    imprint: Imprint
    front: tuple[SpineItem, ...]
    parts: tuple[Part, ...]
    back: tuple[SpineItem, ...]
    assets: tuple[Asset, ...]
    findings: tuple[Diagnostic, ...]

    @property
    def spine(self) -> tuple[SpineItem, ...]:
        """Every essay in reading order."""
        body = tuple(item for part in self.parts for item in part.items)
        return (*self.front, *body, *self.back)
