"""Editions: how a book is dressed, the documents made of it, the finished files."""

from __future__ import annotations

from enum import StrEnum

from bokbygg.book.pagemap import PageMap
from bokbygg.book.printer import Printer
from bokbygg.book.source import Matter, Source
from bokbygg.book.whole import Asset
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.values import dataclass


class Kind(StrEnum):
    """The sorts of edition."""

    EPUB = "epub"
    PRINT = "print"


class Finish(StrEnum):
    """What is made of an edition besides: PRINTER is the printed one made ready for a print
    shop."""

    PRINTER = "printer"


Target = Kind | Finish
"""What a run can be asked to make."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stylesheet:
    """A style sheet: `href` inside the book (`css/book.css`), text, and the files it shows; `path`
    is the author's file, from the project's folder, empty where it is none."""

    href: str
    css: str
    assets: tuple[Asset, ...] = ()
    path: str = ""

    def span(self, line: int, column: int, width: int = 1) -> Span | None:
        """A place in the author's file, by line and column (from 1)."""
        if not self.path:
            return None
        return Source(path=self.path, text=self.css).span(line, column, width)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The printed page: `size` as CSS writes it (`A5`, `130mm 200mm`); `openings` is `recto`
    where each essay begins on a right-hand page, `any` where on the next one. `bleed` (points) is
    how far what is painted on the whole page goes on beyond it. `justification` is `tuned` where
    paragraphs with faulty lines are broken anew, `plain` where each line is filled as far as it
    goes. `drop_caps` where a large letter begins each essay, after a quotation mark or dash, too:
    `drop_cap_marks` is `small` or `large`, as that is set, or `none` where it is not begun so."""

    size: str = "A5"
    openings: str = "recto"
    bleed: float = 0.0
    drop_caps: bool = False
    drop_cap_marks: str = "small"
    justification: str = "plain"

    @property
    def tuned(self) -> bool:
        """Whether faulty paragraphs are broken anew."""
        return self.justification == "tuned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Faces:
    """The families that a book is set in: `text`, and `mono` for code."""

    text: str = "EB Garamond"
    mono: str = "Source Code Pro"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverWish:
    """How a cover is to be made: names of a design and a palette, empty where the title chooses."""

    design: str = ""
    palette: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file that goes with a PDF: `relation` is what it is to the book, as PDF names it
    (`Alternative`, `Source`, `Data`), `about` says so to a reader."""

    name: str
    data: bytes
    media_type: str
    relation: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """How a book is dressed: style sheets in cascade order, and the page for print. `faces` are
    those that an e-book carries with it; None where the e-reader's own shall do. `set_in`
    names the families for the book to tell of. `toc_depth` is how many levels below the parts the
    contents have: 1 for essays alone. `notes` stand by themselves (`pop-up`: in print at the foot
    of the page), at the end of their essay (`chapter`) or of the book (`book`). `cover` tells how a
    cover is made where the author gives none; None for an edition without one. `made_pages` is
    False for one without the pages that are made for a book: title page, imprint, contents in
    print, colophon. `page_list` where an e-book lists the pages of the printed edition. `lists`
    names what is listed after the contents, `figures` or `tables`; `index` is False where no index
    is made of what is marked for one. `printer` is what a print shop wants; None for pages that are
    read. `attach` names what goes with these: `epub`, `source`, which are the `sources`."""

    kind: Kind
    stylesheets: tuple[Stylesheet, ...]
    page: Page
    faces: Faces | None = None
    set_in: Faces = Faces()
    toc_depth: int = 2
    notes: str = "pop-up"
    cover: CoverWish | None = None
    made_pages: bool = True
    page_list: bool = False
    lists: tuple[str, ...] = ()
    index: bool = True
    printer: Printer | None = None
    attach: tuple[str, ...] = ()
    sources: tuple[Attached, ...] = ()

    @property
    def notes_at_foot(self) -> bool:
        """Whether notes stand at the foot of the page."""
        return self.kind is Kind.PRINT and self.notes == "pop-up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One XHTML document of an edition: `href` from the edition's root (`havet.xhtml`),
    `title` plain, `matter` its stretch of the book; `path` is the essay's file, empty for pages
    that no file is behind."""

    href: str
    role: str
    matter: Matter
    title: str
    lang: str
    xhtml: str
    path: str = ""

    @property
    def span(self) -> Span | None:
        """The essay's file as a place for findings."""
        return Span(path=self.path) if self.path else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A finished file: its name in build/, its bytes, its pages (0 for an e-book); of a printed
    book also which words they begin with."""

    name: str
    data: bytes
    pages: int = 0
    findings: tuple[Diagnostic, ...] = ()
    page_map: PageMap | None = None
