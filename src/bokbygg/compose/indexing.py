"""The index as an edition shows it: pages in print, links in the e-book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from bokbygg.book import Book, Edition, IndexPlace, Inline, Kind, NoteRef, PageBreak, SpineItem
from bokbygg.collate.indexing import IndexEntry, Passage, index
from bokbygg.compose.pagebreaks import Tops
from bokbygg.compose.render import inline
from bokbygg.languages import language
from bokbygg.numerals import PageSpan, merged
from bokbygg.values import dataclass

SLUG = "index"
"""The document that the index stands in, and how its ids begin."""

_LETTERS_FROM = 24
"""So many lines are worth a letter over each group of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """A place that a line of the index leads to: its address and what it is called, and the same
    of its end, empty where it is but a place."""

    href: str
    text: str
    end_href: str = ""
    end_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A line that another one refers to, as XHTML, and its address, empty where it has none."""

    label: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexLine:
    """A line of the index: its `id`, its words as XHTML, its places. In print these are `pages` for
    the press to fill in (see `bokbygg.pdf.folios`), in the e-book `locators`."""

    id: str
    label: str
    pages: str
    locators: tuple[Locator, ...]
    see: tuple[Reference, ...]
    see_also: tuple[Reference, ...]
    children: tuple[IndexLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexGroup:
    """Lines under a `letter`, which is empty where none is printed."""

    letter: str
    lines: tuple[IndexLine, ...]


def groups(book: Book, edition: Edition, slug: str, tops: Tops) -> tuple[IndexGroup, ...]:
    """The index of a book, which stands in the document `slug`; empty where nothing is marked.
    `tops` are as in `documents`."""
    row = language(book.imprint.lang)
    entries = index(book.spine, row)
    labels = _labels(book, tops) if edition.kind is Kind.EPUB and tops else {}
    lister = _Lister(book, edition, slug, labels, _ids(entries, slug))
    lettered = len(entries) >= _LETTERS_FROM
    numbers = row.words.numeral
    return tuple(
        IndexGroup(
            letter=f"{numbers(0)}–{numbers(9)}" if letter == "0" else letter,
            lines=tuple(map(lister.line, of_letter)),
        )
        for letter, of_letter in groupby(entries, lambda entry: entry.letter if lettered else "")
    )


def _ids(entries: Sequence[IndexEntry], slug: str) -> dict[str, str]:
    """The ids of lines by their keys, in the order of the index."""
    return {key: f"{slug}_line-{number}" for number, key in enumerate(_keys(entries), start=1)}


def _keys(entries: Sequence[IndexEntry]) -> Iterator[str]:
    for entry in entries:
        yield entry.key
        yield from _keys(entry.children)


class _Lister:
    """Makes lines of entries for one edition."""

    def __init__(
        self,
        book: Book,
        edition: Edition,
        slug: str,
        labels: Mapping[str, str],
        ids: Mapping[str, str],
    ) -> None:
        self._in_print = edition.kind is Kind.PRINT
        self._titles = {item.slug: str(inline(item.title)) for item in book.spine}
        self._slug = slug
        self._labels = labels
        self._ids = ids

    def line(self, entry: IndexEntry) -> IndexLine:
        """The line of an entry, with those below it."""
        return IndexLine(
            id=self._ids[entry.key],
            label=inline(entry.line),
            pages=" ".join(map(_asked, entry.passages)) if self._in_print else "",
            locators=() if self._in_print else tuple(self._locators(entry.passages)),
            see=tuple(self._reference(*one) for one in entry.see),
            see_also=tuple(self._reference(*one) for one in entry.see_also),
            children=tuple(map(self.line, entry.children)),
        )

    def _reference(self, line: Inline, key: str) -> Reference:
        return Reference(label=inline(line), href=f"#{self._ids[key]}" if key else "")

    def _locators(self, passages: Sequence[Passage]) -> Iterator[Locator]:
        paged = [one for one in passages if one.anchor in self._labels]
        homes = {name: one.slug for one in passages for name in (one.anchor, one.end)}
        spans = (
            PageSpan(
                first=self._labels[one.anchor],
                last=self._labels[one.end],
                begins=one.anchor,
                ends=one.end,
            )
            for one in paged
        )
        for span in merged(spans):
            href, end = (f"{homes[name]}.xhtml#{name}" for name in (span.begins, span.ends))
            if span.first == span.last:
                yield Locator(href=href, text=span.first)
            else:
                yield Locator(href=href, text=span.first, end_href=end, end_text=span.last)
        yield from self._by_title([one for one in passages if one.anchor not in self._labels])

    def _by_title(self, passages: Sequence[Passage]) -> Iterator[Locator]:
        """Essays by their titles, each once; further places in it by number."""
        for slug, of_essay in groupby(passages, lambda one: one.slug):
            for number, one in enumerate(of_essay, start=1):
                text = self._titles[slug] if number == 1 else str(number)
                yield Locator(href=f"{slug}.xhtml#{one.anchor}", text=text)


def _asked(passage: Passage) -> str:
    if passage.end == passage.anchor:
        return passage.anchor
    return f"{passage.anchor}/{passage.end}"


def _labels(book: Book, tops: Tops) -> dict[str, str]:
    """The label of the printed page that each place of the index stands on; of those in essays
    that the printed book lacks there is none."""
    labels: dict[str, str] = {}
    page = ""
    for item in (one for one in book.spine if not one.only):
        for one in tops.get(f"{item.slug}.xhtml", ()):
            page = one.label
        page = _label(item, page, labels)
    return labels


def _label(item: SpineItem, page: str, labels: dict[str, str]) -> str:
    """Note the labels of an essay that begins on `page`; gives the one it ends on."""
    called: dict[int, str] = {}
    for piece in item.body:
        if isinstance(piece, PageBreak):
            page = piece.label
        elif isinstance(piece, NoteRef):
            called.setdefault(piece.number, page)
        elif isinstance(piece, IndexPlace):
            labels[piece.anchor] = page
    for note in item.notes:
        at = called.get(note.number, page)
        for piece in note.body:
            if isinstance(piece, PageBreak):
                at = piece.label
            elif isinstance(piece, IndexPlace):
                labels[piece.anchor] = at
    return page
