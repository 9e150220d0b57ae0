"""The nouns: every value that flows from the author's folder to the finished book.

    Source + FrontMatter = Sheet  (read)      a file, its settings, its place in the book
    Chapter                       (parse)     the sheet's text as pieces, links as written
    SpineItem, Part, Book         (collate)   numbered, linked, whole
    Document                      (compose)   one XHTML file of one edition
    Output                        (epub, pdf) a finished file

All are frozen, hold plain values and can be pickled and compared. A field is filled when the
value is made or does not exist: a later phase is a new type.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from bokbygg.dates import Date
from bokbygg.diagnostics import Diagnostic, Span

# --- what the author wrote ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A text file: `path` from the project's folder (`manuscript/03-havet.md`), `text` decoded,
    without byte order mark, with `\\n` line ends."""

    path: str
    text: str

    def span(self, line: int, column: int = 1, width: int = 1) -> Span:
        """The place at `line` and `column` (from 1), with its line as excerpt."""
        lines = self.text.split("\n")
        excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
        return Span(path=self.path, line=line, column=column, width=width, excerpt=excerpt)


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
class FrontMatter:
    """The settings at the head of an essay. Text is as the author wrote it; empty means not given.

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


# --- pieces: the text of an essay, finished but for what only an edition can know --------------


class Run(NamedTuple):
    """From character `start` of a Text on, the source goes on at `line` and `column` (from 1).

    `literal`: each further character is one further column; else the whole run stands for the
    one place (an entity, a character the typographer set).
    """

    start: int
    line: int
    column: int
    literal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """Finished XHTML: tags, or text that has no place in the source."""

    xhtml: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Printed text after typography, unescaped, and where each character comes from."""

    text: str
    runs: tuple[Run, ...] = ()

    def place(self, index: int) -> tuple[int, int] | None:
        """Line and column (from 1) of the character at `index`; None for generated text."""
        found = None
        for run in self.runs:
            if run.start > index:
                break
            found = run
        if found is None:
            return None
        step = index - found.start if found.literal else 0
        return (found.line, found.column + step)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRef:
    """The call of note `number`; `call` counts the calls of the same note from 1."""

    number: int
    call: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkStart:
    """A link into the book as the author wrote it (`fjall.md#topp`, `#topp`)."""

    href: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkEnd:
    """The end of a link into the book."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture as the author named it, relative to the essay's file. `alt` None: not given."""

    src: str
    alt: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossRefStart:
    """A link resolved: to the spine item `slug`, and there to the element `anchor` (or its top)."""

    slug: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossRefEnd:
    """The end of a resolved link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture found: the `href` of its Asset, alternative text, width and height in CSS px."""

    href: str
    alt: str
    width: int
    height: int


Inline = tuple[Markup | Text, ...]
"""A title or a caption."""

Piece = Markup | Text | NoteRef | LinkStart | LinkEnd | Image
"""What parse makes."""

BoundPiece = Markup | Text | NoteRef | CrossRefStart | CrossRefEnd | Picture
"""What collate makes: nothing of it depends on another file any more."""


def plain(pieces: tuple[object, ...]) -> str:
    """The printed text of pieces, without tags."""
    return "".join(piece.text for piece in pieces if isinstance(piece, Text))


# --- a chapter by itself ------------------------------------------------------------------------


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


# --- the book as a whole ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundNote:
    """A note, its links resolved."""

    number: int
    body: tuple[BoundPiece, ...]
    calls: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SpineItem:
    """An essay in its book. `byline` holds the authors to print under the title: none where they
    are the book's own."""

    slug: str
    role: str
    lang: str
    title: Inline
    subtitle: Inline
    byline: tuple[Contributor, ...]
    epigraph: Inline
    epigraph_source: Inline
    body: tuple[BoundPiece, ...]
    notes: tuple[BoundNote, ...]
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Essays under a part title; an empty title prints no part page."""

    slug: str
    title: Inline
    items: tuple[SpineItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file the book shows: `href` inside the book (ASCII), `path` from the project's folder,
    size in CSS px (0 where it has none)."""

    href: str
    path: str
    media_type: str
    data: bytes
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What the book says of itself. `identifier` is a URI; `isbn` holds 13 digits or is empty;
    `modified` is given, never taken from a clock."""

    title: str
    subtitle: str
    authors: tuple[Contributor, ...]
    contributors: tuple[Contributor, ...]
    lang: str
    date: Date | None
    modified: datetime
    identifier: str
    isbn: str
    rights: str
    publisher: str
    description: str
    edition_number: str
    slug: str
    cover: Asset | None


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


# --- editions -----------------------------------------------------------------------------------


class Kind(StrEnum):
    """The sorts of edition."""

    EPUB = "epub"
    PRINT = "print"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stylesheet:
    """A style sheet: `href` inside the book (`css/book.css`), text, and the files it shows."""

    href: str
    css: str
    assets: tuple[Asset, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The printed page: `size` as CSS writes it (`A5`, `130mm 200mm`); `openings` is `recto`
    where each essay begins on a right-hand page, `any` where on the next one."""

    size: str = "A5"
    openings: str = "recto"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """How a book is dressed: style sheets in cascade order, and the page for print."""

    kind: Kind
    stylesheets: tuple[Stylesheet, ...]
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One XHTML document of an edition: `href` from the edition's root (`havet.xhtml`),
    `title` plain, `matter` its stretch of the book."""

    href: str
    role: str
    matter: Matter
    title: str
    lang: str
    xhtml: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A finished file: its name in build/, its bytes, its pages (0 for an e-book)."""

    name: str
    data: bytes
    pages: int = 0
    findings: tuple[Diagnostic, ...] = ()
