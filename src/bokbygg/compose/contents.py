"""The lines of the contents: the same in print, in the e-book's navigation and in its NCX."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bokbygg.book import Book, Edition, Heading, Inline, Kind, Part, SpineItem, Text, plain
from bokbygg.collate.indexing import is_marked
from bokbygg.compose.notes import SLUG
from bokbygg.compose.render import inline
from bokbygg.languages import language
from bokbygg.roles import ROLES, place
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the contents, by `kind` a `part`, an `essay` or a `heading`.

    `label` is the title as XHTML, which holds neither links nor ids (see parse), `plain` the same
    as text, `number` what stands before it (`3`, `Del II`) or empty, `author` printed after it or
    empty, `lang` given where it is not the book's. `href` is an address of its edition.
    """

    kind: str
    label: str
    plain: str
    href: str
    number: str = ""
    author: str = ""
    lang: str = ""
    children: tuple[Entry, ...] = ()

    @property
    def line(self) -> str:
        """Number and title as text: `3. Havet`."""
        return numbered(self.number, self.plain)


def numbered(number: str, title: str) -> str:
    """A title as text with its number before it, where it has one."""
    return f"{number}. {title}" if number else title


def entries(book: Book, edition: Edition) -> tuple[Entry, ...]:
    """The contents: parts, the essays in them, and the headings in those, as many levels of them
    as the edition wants. Where none is to be listed all are: contents without a line are none."""
    lister = _Lister(book, edition)
    return tuple(lister.lines()) or tuple(lister.lines(everything=True))


EXHIBITS = {"list-of-figures": "figure", "list-of-tables": "table"}
"""What lists of figures and tables hold, by their roles."""


def exhibits(book: Book, edition: Edition, kind: str) -> tuple[Entry, ...]:
    """The figures or the tables with a caption, in reading order."""
    lister = _Lister(book, edition)
    return tuple(lister.exhibits(kind))


def lists(book: Book, edition: Edition) -> tuple[str, ...]:
    """The roles of the lists that an edition has: those asked for that have something to list."""
    if not edition.made_pages:
        return ()
    held = {one.kind for item in book.spine for one in item.exhibits}
    return tuple(
        role for role, kind in EXHIBITS.items() if f"{kind}s" in edition.lists and kind in held
    )


def index_place(back: Sequence[SpineItem]) -> int:
    """Before which essay of the back matter the index stands where no essay bears it."""
    after = (index for index, item in enumerate(back) if place(item.role) > place("index"))
    return next(after, len(back))


def has_index(book: Book, edition: Edition) -> bool:
    """Whether an edition has an index that is made for it."""
    if not edition.made_pages or not edition.index:
        return False
    marked = any(map(is_marked, book.spine))
    return marked and all(item.role != "index" for item in book.spine)


def notes_place(back: Sequence[SpineItem]) -> int:
    """Before which essay of the back matter the notes of the whole book stand: the first that
    customarily follows them."""
    after = (index for index, item in enumerate(back) if place(item.role) > place("notes"))
    return next(after, len(back))


class _Lister:
    """Lists one book for one edition."""

    def __init__(self, book: Book, edition: Edition) -> None:
        self._book = book
        self._edition = edition
        self._in_print = edition.kind is Kind.PRINT
        self._deepest = edition.toc_depth
        self._notes_at_end = edition.notes == "book"
        self._row = language(book.imprint.lang)

    def lines(self, *, everything: bool = False) -> Iterator[Entry]:
        yield from self._front(everything)
        for part in self._book.parts:
            yield from self._part(part, everything)
        back = self._book.back
        before = notes_place(back)
        yield from self._essays(back[:before], everything)
        yield from self._notes()
        last = max(index_place(back), before)
        yield from self._essays(back[before:last], everything)
        if has_index(self._book, self._edition):
            yield self._page("index")
        yield from self._essays(back[last:], everything)

    def _front(self, everything: bool) -> Iterator[Entry]:
        """The front matter, the lists of figures and tables in their place."""
        waiting = list(lists(self._book, self._edition))
        for item in self._book.front:
            while waiting and place(waiting[0]) < place(item.role):
                yield self._page(waiting.pop(0))
            yield from self._essays((item,), everything)
        yield from map(self._page, waiting)

    def _page(self, role: str) -> Entry:
        """A page that is made for the book."""
        title = ROLES[role].title(self._row.words)
        return _entry("essay", (Text(text=title),), self._href(role))

    def exhibits(self, kind: str) -> Iterator[Entry]:
        """The figures or the tables of the book."""
        for item in self._book.spine:
            foreign = item.lang if item.lang != self._book.imprint.lang else ""
            for one in item.exhibits:
                if one.kind == kind:
                    href = self._href(item.slug, one.id)
                    yield _entry("exhibit", one.title, href, number=one.number, lang=foreign)

    def _notes(self) -> Iterator[Entry]:
        """The notes of the whole book, where they stand at its end."""
        if self._notes_at_end and any(item.notes for item in self._book.spine):
            title = (Text(text=self._row.words.notes),)
            yield _entry("essay", title, self._href(SLUG))

    def _part(self, part: Part, everything: bool) -> Iterator[Entry]:
        essays = tuple(self._essays(part.items, everything))
        if part.title:
            href = self._href(part.slug)
            yield _entry("part", part.title, href, number=part.label, children=essays)
        else:
            yield from essays

    def _essays(self, items: tuple[SpineItem, ...], everything: bool) -> Iterator[Entry]:
        for item in items:
            if item.listed or everything:
                yield self._essay(item)

    def _essay(self, item: SpineItem) -> Entry:
        foreign = item.lang if item.lang != self._book.imprint.lang else ""
        return _entry(
            "essay",
            item.title,
            self._href(item.slug),
            number=item.label,
            author=self._row.words.listing([author.name for author in item.byline]),
            lang=foreign,
            children=self._headings(item, item.headings, foreign),
        )

    def _headings(
        self, item: SpineItem, headings: tuple[Heading, ...], lang: str
    ) -> tuple[Entry, ...]:
        """The headings of an essay, each with those of lower rank that follow it; level 2 is the
        second level of the contents."""
        made: list[Entry] = []
        highest = [at for at, one in enumerate(headings) if one.level <= headings[0].level]
        for start, end in pairwise([*highest, len(headings)]):
            first = headings[start]
            if first.level <= self._deepest:
                href = self._href(item.slug, first.id)
                below = self._headings(item, headings[start + 1 : end], lang)
                made.append(_entry("heading", first.title, href, lang=lang, children=below))
        return tuple(made)

    def _href(self, slug: str, anchor: str = "") -> str:
        if self._in_print:
            return f"#{anchor or slug}"
        return f"{slug}.xhtml" + (f"#{anchor}" if anchor else "")


def _entry(
    kind: str,
    title: Inline,
    href: str,
    *,
    number: str = "",
    author: str = "",
    lang: str = "",
    children: tuple[Entry, ...] = (),
) -> Entry:
    return Entry(
        kind=kind,
        label=inline(title),
        plain=" ".join(plain(title).split()),
        href=href,
        number=number,
        author=author,
        lang=lang,
        children=children,
    )
