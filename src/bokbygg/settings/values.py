"""What bok.toml says, read: one type a table."""

from __future__ import annotations

from dataclasses import field as with_default

from bokbygg.book import Conformance, Contributor, Isbn, Series
from bokbygg.dates import Date
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file name or a pattern (`01-*.md`) as the author listed it, and where."""

    pattern: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PartSettings:
    """A part of the book: its title, and the files that stand in it."""

    title: str
    chapters: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BookSettings:
    """The table `[book]`: what the book says of itself. Empty means not given.

    `authors` holds everyone named, with their roles; `isbns` the numbers of the editions;
    `cover_image` is a file name as written.
    """

    title: str = ""
    title_file_as: str = ""
    subtitle: str = ""
    authors: tuple[Contributor, ...] = ()
    lang: str = ""
    date: Date | None = None
    identifier: str = ""
    isbns: tuple[Isbn, ...] = ()
    rights: str = ""
    publisher: str = ""
    description: str = ""
    subjects: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    series: Series | None = None
    source: str = ""
    cover_image: str = ""
    slug: str = ""
    edition_number: str = ""

    @property
    def isbn_written(self) -> str:
        """The number that stands for the book as a whole, else the first of its editions'."""
        of_book = [one for one in self.isbns if not one.edition]
        return next((one.written for one in (*of_book, *self.isbns)), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentSettings:
    """The table `[content]`: which files make the three stretches of the book, in order, and how
    they are numbered and listed.

    `number_chapters` is `none`, `1`, `I` or `word`; `toc_depth` the levels of the contents below
    the parts, 1 for essays alone; `notes` is `pop-up` (in print at the foot of the page),
    `chapter` or `book`. `lists` names what is listed after the contents, `figures` or `tables`;
    `index` is False where no index is made.
    """

    chapters: tuple[Entry | PartSettings, ...] = ()
    front: tuple[Entry, ...] = ()
    back: tuple[Entry, ...] = ()
    drafts: bool = False
    number_chapters: str = "none"
    number_sections: bool = False
    number_figures: bool = False
    toc_depth: int = 2
    notes: str = "pop-up"
    lists: tuple[str, ...] = ()
    index: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfSettings:
    """The table `[pdf]`; see `bokbygg.book.Page`, and of `attach` Edition."""

    page_size: str = "A5"
    openings: str = "recto"
    justification: str = "tuned"
    attach: tuple[str, ...] = ()
    css: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EpubSettings:
    """The table `[epub]`; `fonts` is False where the e-book carries no faces with it,
    `page_list` where it does not tell where the printed pages begin."""

    css: tuple[Entry, ...] = ()
    fonts: bool = True
    page_list: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintSettings:
    """The table `[print]`: `profile` is a file name as written, lengths are as CSS writes them,
    `spine` empty where it follows from the `paper`, its weight (g/m2) and bulk (cm3/g)."""

    profile: str = ""
    bleed: str = "3mm"
    marks: bool = True
    paper: tuple[float, float] | None = None
    spine: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverSettings:
    """The table `[cover]`: names, empty where the title chooses; `design` may be `none`."""

    design: str = ""
    palette: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypographySettings:
    """The table `[typography]`; see `bokbygg.book.HouseStyle`. `hyphenate` is False where no word
    is divided."""

    off: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    dialogue: str = ""
    hyphenate: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleSettings:
    """The table `[style]`: a look without CSS. Lengths are as CSS writes them, empty for the
    theme's; `line_height` is a length or a number of times the size of type; `margins` are top,
    outer, bottom and inner. `font` and `mono_font` name a family or a file of the book's;
    `drop_caps` is True where essays begin with a large letter, `drop_cap_marks` tells how a
    quotation mark or dash before it is set."""

    theme: str = "classic"
    drop_caps: bool = False
    drop_cap_marks: str = "small"
    font: str = ""
    mono_font: str = ""
    font_size: str = ""
    line_height: str = ""
    margins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSettings:
    """The table `[check]`: codes and families of rules that are told of (the usual ones if none)
    and that are not; words of the author's own; how many words a sentence and a paragraph may
    have."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    longest_sentence: int = 80
    longest_paragraph: int = 350


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What an `edition` (`epub`, `pdf`, `print`) costs with value-added tax; `vat` is its rate in
    per cent, None where it is not said; `territories` are codes of countries, `WORLD`, or none
    where the price holds wherever the book is sold."""

    amount: float
    currency: str
    vat: float | None = None
    territories: tuple[str, ...] = ()
    edition: str = "epub"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishSettings:
    """The table `[publish]`: `url` is the address of the site's folder with a slash at its end, or
    empty; `sample` is how many essays stand in the excerpt, or their names, none without one.
    `territories` are where the book may be sold, as in Price; `accessibility` are codes of ONIX
    that the publisher vouches for, `contact` is who is asked about accessibility."""

    url: str = ""
    sample: int | tuple[str, ...] = ()
    prices: tuple[Price, ...] = ()
    territories: tuple[str, ...] = ()
    accessibility: tuple[str, ...] = ()
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that bok.toml says.

    `edition` is the name of the variant `[edition.NAME]` that was asked for, or empty; of the
    essays it holds those that `only` names, or all, without those that `leave_out` names.
    `places` holds where each table and value stands.
    """

    book: BookSettings = with_default(default_factory=BookSettings)
    content: ContentSettings = with_default(default_factory=ContentSettings)
    pdf: PdfSettings = with_default(default_factory=PdfSettings)
    epub: EpubSettings = with_default(default_factory=EpubSettings)
    print: PrintSettings = with_default(default_factory=PrintSettings)
    cover: CoverSettings = with_default(default_factory=CoverSettings)
    typography: TypographySettings = with_default(default_factory=TypographySettings)
    style: StyleSettings = with_default(default_factory=StyleSettings)
    accessibility: Conformance = with_default(default_factory=Conformance)
    check: CheckSettings = with_default(default_factory=CheckSettings)
    publish: PublishSettings = with_default(default_factory=PublishSettings)
    variables: tuple[tuple[str, str], ...] = ()
    edition: str = ""
    only: tuple[Entry, ...] = ()
    leave_out: tuple[Entry, ...] = ()
    places: tuple[tuple[str, Span], ...] = ()
    findings: tuple[Diagnostic, ...] = ()

    def place(self, key: str) -> Span | None:
        """Where a table (`book`) or a value (`book.title`) stands, if the author gave it."""
        return dict(self.places).get(key)
