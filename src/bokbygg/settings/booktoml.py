"""bok.toml -> Settings; each complaint with its line and column.

What is not given has its default here, or is empty where the book decides later (collate).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as with_default

from bokbygg.book import Contributor, Isbn, Series, Source
from bokbygg.dates import Date
from bokbygg.diagnostics import Diagnostic, Fault, Span, in_reading_order
from bokbygg.rules import settings as rules
from bokbygg.settings.forms import Reader, Rulebook, shown
from bokbygg.settings.isbn import isbn13
from bokbygg.settings.pagesize import page_size
from bokbygg.settings.placed import Listing, Node, Scalar, Setting, Sort, Table
from bokbygg.settings.tomltree import read_toml


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
    """The table `[book]`: what the book says of itself. Empty means not given; `isbn` holds 13
    digits, `isbn_written` what the author wrote; `cover_image` is a file name as written.
    """

    title: str = ""
    subtitle: str = ""
    authors: tuple[Contributor, ...] = ()
    lang: str = ""
    date: Date | None = None
    identifier: str = ""
    isbn: str = ""
    isbn_written: str = ""
    rights: str = ""
    publisher: str = ""
    description: str = ""
    cover_image: str = ""
    slug: str = ""
    edition_number: str = ""
    isbns: tuple[Isbn, ...] = ()
    series: Series | None = None
    subjects: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentSettings:
    """The table `[content]`: which files make the three stretches of the book, in order, and how
    they are numbered and listed.

    `number_chapters` is `none`, `1`, `I` or `word`; `toc_depth` the levels of the contents below
    the parts, 1 for essays alone; `notes` is `pop-up` (in print at the foot of the page),
    `chapter` or `book`.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfSettings:
    """The table `[pdf]`; see `bokbygg.book.Page`."""

    page_size: str = "A5"
    openings: str = "recto"
    css: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EpubSettings:
    """The table `[epub]`."""

    css: tuple[Entry, ...] = ()


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
    theme's; `margins` are top, outer, bottom and inner."""

    font: str = ""
    mono_font: str = ""
    font_size: str = ""
    line_height: str = ""
    margins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that bok.toml says. `edition` is the name of the variant `[edition.NAME]` that was
    asked for, or empty; `places` holds where each table and value stands."""

    book: BookSettings = with_default(default_factory=BookSettings)
    content: ContentSettings = with_default(default_factory=ContentSettings)
    pdf: PdfSettings = with_default(default_factory=PdfSettings)
    epub: EpubSettings = with_default(default_factory=EpubSettings)
    typography: TypographySettings = with_default(default_factory=TypographySettings)
    style: StyleSettings = with_default(default_factory=StyleSettings)
    variables: tuple[tuple[str, str], ...] = ()
    edition: str = ""
    places: tuple[tuple[str, Span], ...] = ()
    findings: tuple[Diagnostic, ...] = ()

    def place(self, key: str) -> Span | None:
        """Where a table (`book`) or a value (`book.title`) stands, if the author gave it."""
        return dict(self.places).get(key)


_KEYS: dict[str, tuple[str, ...]] = {
    "book": (
        *("title", "subtitle", "author", "lang", "date", "identifier", "isbn", "rights"),
        *("publisher", "description", "cover-image", "slug", "edition-number"),
    ),
    "content": ("chapters", "front", "back"),
    "pdf": ("page-size", "openings", "css"),
    "epub": ("css",),
}
_PART = {"part": "part", "chapters": "chapters"}

_RULEBOOK = Rulebook(
    thing="bok.toml",
    wrong_kind=rules.WRONG_KIND,
    unknown_key=rules.UNKNOWN_KEY,
    given_twice=rules.UNREADABLE,
    bad_date=rules.BAD_VALUE,
    bad_language=rules.BAD_VALUE,
    bad_role=rules.BAD_VALUE,
    bad_slug=rules.BAD_VALUE,
    unknown_hint="delete it: nothing in the book comes of it",
)


def read_settings(source: Source | None) -> Settings:
    """The settings of a book; all defaults where there is no bok.toml (None).

    Raises nothing: what is wrong stands in `findings`, and counts as not given.
    """
    if source is None:
        return Settings()
    try:
        tree = read_toml(source)
    except Fault as fault:
        return Settings(findings=fault.findings)
    reader = Reader(_RULEBOOK)
    given = _given(reader, tree)
    return Settings(
        book=_book(reader, given),
        content=_content(reader, given),
        pdf=_pdf(reader, given),
        epub=EpubSettings(css=_entries(reader, given.get("epub.css"))),
        places=tuple((name, setting.value.span) for name, setting in given.items()),
        findings=in_reading_order(reader.findings),
    )


def _given(reader: Reader, tree: Table) -> dict[str, Setting]:
    """The tables and their settings, by dotted key."""
    given = reader.fields(tree.settings, {name: name for name in _KEYS}, homes=_homes("bok.toml"))
    for table, setting in list(given.items()):
        if not isinstance(setting.value, Table):
            reader.wrong_kind(f"`{table}`", setting.value, f"a table `[{table}]`")
            continue
        spellings = {name: name for name in _KEYS[table]}
        fields = reader.fields(
            setting.value.settings, spellings, thing=f"`[{table}]`", homes=_homes(table)
        )
        given |= {f"{table}.{name}": found for name, found in fields.items()}
    return given


def _homes(here: str) -> dict[str, str]:
    """For each key of the tables other than `here`: a hint where it belongs."""
    homes: dict[str, str] = {}
    for table in sorted(_KEYS.keys() - {here}):
        for name in _KEYS[table]:
            homes.setdefault(name, f"move it to its table `[{table}]`")
    return homes


def _book(reader: Reader, given: Mapping[str, Setting]) -> BookSettings:
    return BookSettings(
        title=reader.text(given.get("book.title")),
        subtitle=reader.text(given.get("book.subtitle")),
        authors=reader.contributors(given.get("book.author")),
        lang=reader.language(given.get("book.lang")),
        date=reader.date(given.get("book.date")),
        identifier=reader.text(given.get("book.identifier")),
        isbn=(isbn := _isbn(reader, given.get("book.isbn"))),
        isbn_written=reader.text(given.get("book.isbn")) if isbn else "",
        rights=reader.text(given.get("book.rights")),
        publisher=reader.text(given.get("book.publisher")),
        description=reader.text(given.get("book.description")),
        cover_image=reader.text(given.get("book.cover-image")),
        slug=reader.slug(given.get("book.slug")),
        edition_number=_edition_number(reader, given.get("book.edition-number")),
    )


def _content(reader: Reader, given: Mapping[str, Setting]) -> ContentSettings:
    return ContentSettings(
        chapters=_chapters(reader, given.get("content.chapters")),
        front=_entries(reader, given.get("content.front"), one=False),
        back=_entries(reader, given.get("content.back"), one=False),
    )


def _pdf(reader: Reader, given: Mapping[str, Setting]) -> PdfSettings:
    return PdfSettings(
        page_size=_page_size(reader, given.get("pdf.page-size")) or "A5",
        openings=_openings(reader, given.get("pdf.openings")) or "recto",
        css=_entries(reader, given.get("pdf.css")),
    )


# --- lists of files -----------------------------------------------------------------------------


def _chapters(reader: Reader, setting: Setting | None) -> tuple[Entry | PartSettings, ...]:
    if setting is None:
        return ()
    found: list[Entry | PartSettings] = []
    for node in _items(reader, setting):
        if isinstance(node, Table):
            found.append(_part(reader, node))
        else:
            found += _entry(reader, setting.name, node)
    return tuple(found)


def _part(reader: Reader, table: Table) -> PartSettings:
    fields = reader.fields(table.settings, _PART, thing="a part")
    for name in sorted(_PART.keys() - fields.keys()):
        hint = 'write `{ part = "Winter", chapters = ["01-snow.md"] }`'
        reader.note(rules.WRONG_KIND, f"this part has no `{name}`", table.span, hint)
    return PartSettings(
        title=reader.text(fields.get("part")),
        chapters=_entries(reader, fields.get("chapters"), one=False),
    )


def _entries(reader: Reader, setting: Setting | None, *, one: bool = True) -> tuple[Entry, ...]:
    """A list of files; with `one` also a single file without a list."""
    if setting is None:
        return ()
    nodes = (setting.value,) if one and isinstance(setting.value, Scalar) else None
    items = nodes or _items(reader, setting)
    return tuple(entry for node in items for entry in _entry(reader, setting.name, node))


def _items(reader: Reader, setting: Setting) -> tuple[Node, ...]:
    if isinstance(setting.value, Listing):
        return setting.value.items
    reader.wrong_kind(f"`{setting.name}`", setting.value, "a list of files", _AS_LIST)
    return ()


_AS_LIST = "put the names between `[` and `]`, each in quotation marks"


def _entry(reader: Reader, name: str, node: Node) -> tuple[Entry, ...]:
    """One file, or none where it is not a text."""
    text = reader.one_text(f"an item of `{name}`", node)
    return (Entry(pattern=text, span=node.span),) if text else ()


# --- values that only bok.toml has --------------------------------------------------------------


def _isbn(reader: Reader, setting: Setting | None) -> str:
    hint = "compare it with the number as you were given it"
    return reader.read(setting, isbn13, "an ISBN", rules.BAD_ISBN, hint)


def _edition_number(reader: Reader, setting: Setting | None) -> str:
    if setting and isinstance(setting.value, Scalar) and setting.value.sort is Sort.NUMBER:
        return setting.value.text
    return reader.text(setting)


def _page_size(reader: Reader, setting: Setting | None) -> str:
    hint = "write a name such as `A5`, or width and height such as `130mm 200mm`"
    return reader.read(setting, page_size, "a size of paper", rules.BAD_VALUE, hint)


def _openings(reader: Reader, setting: Setting | None) -> str:
    text = reader.text(setting)
    if setting is None or text in {"", "recto", "any"}:
        return text
    message = f"`openings` is neither `recto` nor `any`: {shown(text)}"
    hint = "write `recto` to begin essays on right-hand pages, else `any`"
    reader.note(rules.BAD_VALUE, message, setting.value.span, hint)
    return ""
