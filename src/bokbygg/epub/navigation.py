"""The ways into the book: contents and landmarks (nav), and the same for older readers (NCX)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from bokbygg.book import Book, Document, Edition, Matter
from bokbygg.compose import Entry, entries, environment
from bokbygg.epub.pages import page
from bokbygg.languages import Words, language
from bokbygg.roles import ROLES

NAV = "nav.xhtml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """A place that an e-reader can go to by name: a term of the EPUB Structural Semantics
    Vocabulary, a label in the book's language, and where it is.
    """

    epub_type: str
    label: str
    href: str

    @property
    def guide_type(self) -> str:
        """What the guide of a package calls it (OPF 2.0.1, section 2.6)."""
        name = _IN_GUIDE.get(self.epub_type, self.epub_type)
        return name if name in _GUIDE_TYPES else f"other.{name}"


_IN_GUIDE = {"titlepage": "title-page", "bodymatter": "text", "acknowledgments": "acknowledgements"}
_GUIDE_TYPES = frozenset(
    (
        *("cover", "title-page", "toc", "acknowledgements", "colophon", "copyright-page"),
        *("dedication", "epigraph", "foreword", "preface", "text"),
    )
)


def landmarks(documents: Iterable[Document], lang: str) -> tuple[Landmark, ...]:
    """The places worth a name: contents, cover, the start of the text, and each document outside
    the text whose role has a term of its own; the first of those that go by the same name.
    """
    words = language(lang).words
    terms = {"cover": "cover"} | {role.name: role.epub_type for role in ROLES.values()}
    known = tuple(documents)
    start = next((one for one in known if one.matter is Matter.BODY), None)
    found = [Landmark(epub_type="toc", label=words.contents, href=NAV)]
    for one in known:
        if one is start:
            mark = Landmark(epub_type="bodymatter", label=words.start_of_text, href=one.href)
            found.append(mark)
        elif one.matter is not Matter.BODY and (term := terms.get(one.role)):
            found.append(Landmark(epub_type=term, label=_called(one, words), href=one.href))
    first = {(mark.epub_type, mark.label): mark for mark in reversed(found)}
    return tuple(mark for mark in found if mark in first.values())


def _called(document: Document, words: Words) -> str:
    """What a page is called: its title, or the word for what it is where it has none to print."""
    row = ROLES.get(document.role)
    return document.title if row is None or row.listed else row.title(words)


def nav(book: Book, edition: Edition, documents: Iterable[Document]) -> Document:
    """The contents as a page of the book, with the landmarks hidden behind it."""
    lang = book.imprint.lang
    marks = landmarks(documents, lang)
    return Document(
        href=NAV,
        role="contents",
        matter=Matter.FRONT,
        title=language(lang).words.contents,
        lang=lang,
        xhtml=page("nav.xhtml.j2", lang, edition, entries=entries(book, edition), landmarks=marks),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A line of the NCX, numbered: `order` is that of the first line that leads to its place."""

    number: int
    order: int
    entry: Entry
    children: tuple[Point, ...]


def points(contents: Iterable[Entry]) -> tuple[Point, ...]:
    """The contents numbered in reading order; lines that lead to one place share their order."""
    orders: dict[str, int] = {}
    numbers = count(1)

    def number(entry: Entry) -> Point:
        place = next(numbers)
        order = orders.setdefault(entry.href, len(orders) + 1)
        below = tuple(number(child) for child in entry.children)
        return Point(number=place, order=order, entry=entry, children=below)

    return tuple(number(entry) for entry in contents)


def depth(contents: Iterable[Entry]) -> int:
    """How many levels the contents have."""
    return max((1 + depth(entry.children) for entry in contents), default=0)


def ncx(book: Book, edition: Edition) -> str:
    """The contents as e-readers before EPUB 3 want them (DAISY NCX 2005-1)."""
    imprint = book.imprint
    contents = entries(book, edition)
    template = environment().get_template("ncx.xml.j2")
    return template.render(imprint=imprint, points=points(contents), depth=depth(contents))
