"""The ways into the book: contents and landmarks (nav), and the same for older readers (NCX)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count

from markupsafe import Markup as Safe

from bokbygg.book import Book, Document, Edition, Matter
from bokbygg.compose import Entry, Paged, entries, environment, page_break
from bokbygg.epub.pagelist import ListedPage, listed, reading_order
from bokbygg.epub.pages import page
from bokbygg.languages import Words, language
from bokbygg.roles import ROLES
from bokbygg.values import dataclass

NAV = "nav.xhtml"
NOWHERE: Mapping[str, int] = {}
"""The places of a book of which none is known."""


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
        *("dedication", "epigraph", "foreword", "preface", "text", "loi", "lot", "index"),
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


def nav(
    book: Book, edition: Edition, documents: Iterable[Document], paged: Paged | None = None
) -> Document:
    """The contents as a page of the book, with the landmarks and the printed pages hidden behind
    it."""
    lang = book.imprint.lang
    known = tuple(documents)
    begin = paged.tops.get("contents.xhtml", ()) if paged else ()
    own = Safe("".join(page_break(one) for one in begin))
    contents = Document(
        href=NAV, role="contents", matter=Matter.FRONT, title="", lang=lang, xhtml=own
    )
    values = {
        "entries": entries(book, edition),
        "landmarks": landmarks(known, lang),
        "page_breaks": own,
        "pages": listed(paged, (*known, contents)),
    }
    return replace(
        contents,
        title=language(lang).words.contents,
        xhtml=page("nav.xhtml.j2", lang, edition, **values),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A line of the NCX, numbered: `order` is that of the first line that leads to its place."""

    number: int
    order: int
    entry: Entry
    children: tuple[Point, ...]


def points(contents: Iterable[Entry], places: Mapping[str, int] = NOWHERE) -> tuple[Point, ...]:
    """The contents numbered in reading order; lines that lead to one place share their order, which
    is that of `places` where it is given."""
    orders = dict(places)
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


def ncx(
    book: Book,
    edition: Edition,
    documents: Iterable[Document] = (),
    paged: Paged | None = None,
) -> str:
    """The contents, and the printed pages that begin in `documents`, as e-readers before EPUB 3
    want them (DAISY NCX 2005-1)."""
    known = tuple(documents)
    pages = listed(paged, known)
    contents = entries(book, edition)
    orders = _orders(contents, pages, known) if pages else {}
    return (
        environment()
        .get_template("ncx.xml.j2")
        .render(
            imprint=book.imprint,
            points=points(contents, orders),
            depth=depth(contents),
            pages=[(page, orders[page.href]) for page in pages],
            highest=max((page.value for page in pages), default=0),
            words=language(book.imprint.lang).words,
        )
    )


def _orders(
    contents: Iterable[Entry], pages: Iterable[ListedPage], documents: Iterable[Document]
) -> dict[str, int]:
    """The playOrder of each place that is led to: 1, 2, 3 ... in reading order."""
    places = reading_order(documents)
    wanted = {page.href for page in pages} | {*_targets(contents)}
    return {
        place: number
        for number, place in enumerate(sorted(wanted, key=lambda one: places[one]), start=1)
    }


def _targets(contents: Iterable[Entry]) -> Iterator[str]:
    for entry in contents:
        yield entry.href
        yield from _targets(entry.children)
