"""The ways into the book: contents and landmarks (nav), and the same for older readers (NCX)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape, unescape
from itertools import count

from bokbygg.book import (
    Book,
    Document,
    Edition,
    Heading,
    Inline,
    Markup,
    Matter,
    Part,
    SpineItem,
)
from bokbygg.compose.documents import environment
from bokbygg.epub.pages import page
from bokbygg.languages import language
from bokbygg.roles import ROLES

NAV = "nav.xhtml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the contents, by `kind` a `part`, an `essay` or a `heading`.

    `label` is XHTML without links or ids, `plain` the same as text, `author` printed after it or
    empty, `lang` given where it is not the book's.
    """

    kind: str
    label: str
    plain: str
    href: str
    author: str = ""
    lang: str = ""
    children: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """A place that an e-reader can go to by name: a term of the EPUB Structural Semantics
    Vocabulary, a label in the book's language, and where it is.
    """

    epub_type: str
    label: str
    href: str


def entries(book: Book) -> tuple[Entry, ...]:
    """The contents: parts, the essays in them, the second-level headings in those."""
    lang = book.imprint.lang
    return (
        *(_essay(item, lang) for item in book.front),
        *(entry for part in book.parts for entry in _part(part, lang)),
        *(_essay(item, lang) for item in book.back),
    )


def _part(part: Part, lang: str) -> Iterator[Entry]:
    essays = tuple(_essay(item, lang) for item in part.items)
    if part.title:
        yield _entry("part", part.title, f"{part.slug}.xhtml", children=essays)
    else:
        yield from essays


def _essay(item: SpineItem, lang: str) -> Entry:
    href = f"{item.slug}.xhtml"
    foreign = item.lang if item.lang != lang else ""
    return _entry(
        "essay",
        item.title,
        href,
        author=language(lang).words.listing([author.name for author in item.byline]),
        lang=foreign,
        children=tuple(_sections(item.headings, href, foreign)),
    )


def _sections(headings: Iterable[Heading], href: str, lang: str) -> Iterator[Entry]:
    for heading in headings:
        if heading.level == 2:
            yield _entry("heading", heading.title, f"{href}#{heading.id}", lang=lang)


def _entry(
    kind: str,
    title: Inline,
    href: str,
    *,
    author: str = "",
    lang: str = "",
    children: tuple[Entry, ...] = (),
) -> Entry:
    label = _label(title)
    plain = " ".join(unescape(_TAG.sub("", label)).split())
    return Entry(
        kind=kind,
        label=label,
        plain=plain,
        href=href,
        author=author,
        lang=lang,
        children=children,
    )


_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"\s*<br\s*/>\s*")
_LINK = re.compile(r"</?a(?:\s[^>]*)?>")
_ID = re.compile(r"""\s(?:xml:)?id=(?:"[^"]*"|'[^']*')""")


def _label(title: Inline) -> str:
    """A title as XHTML that can stand inside a link: on one line, without links and ids."""
    xhtml = "".join(
        piece.xhtml if isinstance(piece, Markup) else escape(piece.text, quote=False)
        for piece in title
    )
    return _ID.sub("", _LINK.sub("", _BREAK.sub(" ", xhtml)))


def landmarks(documents: Iterable[Document], lang: str) -> tuple[Landmark, ...]:
    """The places worth a name: contents, cover, the start of the text, and each document outside
    the text whose role has a term of its own.
    """
    words = language(lang).words
    labels = {"cover": words.cover, "title-page": words.title_page}
    terms = {"cover": "cover"} | {role.name: role.epub_type for role in ROLES.values()}
    known = tuple(documents)
    start = next((one for one in known if one.matter is Matter.BODY), None)
    found = [Landmark(epub_type="toc", label=words.contents, href=NAV)]
    for one in known:
        if one is start:
            mark = Landmark(epub_type="bodymatter", label=words.start_of_text, href=one.href)
            found.append(mark)
        elif one.matter is not Matter.BODY and one.role in terms:
            label = labels.get(one.role, one.title)
            found.append(Landmark(epub_type=terms[one.role], label=label, href=one.href))
    return tuple(found)


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
        xhtml=page("nav.xhtml.j2", lang, edition, entries=entries(book), landmarks=marks),
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


def ncx(book: Book) -> str:
    """The contents as e-readers before EPUB 3 want them (DAISY NCX 2005-1)."""
    imprint = book.imprint
    contents = entries(book)
    template = environment().get_template("ncx.xml.j2")
    return template.render(imprint=imprint, points=points(contents), depth=depth(contents))
