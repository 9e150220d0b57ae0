"""The documents of an edition in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from bokbygg.book import Book, Document, Edition, Kind, Matter, Part, SpineItem
from bokbygg.compose.contents import has_index, index_place, lists, notes_place
from bokbygg.compose.pagebreaks import NO_TOPS, Tops
from bokbygg.compose.pages import Pages
from bokbygg.roles import place


def documents(book: Book, edition: Edition, tops: Tops = NO_TOPS) -> tuple[Document, ...]:
    """Every document of the edition in reading order; those of an e-book but for the contents,
    which its navigation is. `tops` are printed pages that begin where documents do."""
    pages = Pages(book, edition, tops)
    written = frozenset(item.role for item in book.spine)
    made: dict[str, Callable[[], Document]] = {
        "title-page": pages.title_page,
        "imprint": pages.imprint,
    }
    if edition.kind is Kind.PRINT:
        made = {"half-title": pages.half_title, **made, "contents": pages.contents}
    made |= {role: partial(pages.exhibits, role) for role in lists(book, edition)}
    if not edition.made_pages:
        made = {}
    made = {role: page for role, page in made.items() if role not in written}
    back = _back(pages, book.back, has_index=has_index(book, edition))
    colophon = edition.made_pages and "colophon" not in written
    last = (pages.colophon(),) if colophon else ()
    return (*_front(pages, made, book.front), *_body(pages, book.parts), *back, *last)


def contents_place(made: Sequence[Document]) -> int:
    """Where among documents the contents stand: before the first that customarily follows them."""
    first = place("contents")
    for index, document in enumerate(made):
        if document.matter is not Matter.FRONT or place(document.role) > first:
            return index
    return len(made)


def _front(
    pages: Pages, made: dict[str, Callable[[], Document]], items: Sequence[SpineItem]
) -> Iterator[Document]:
    """The front matter: its essays as they are listed, and before each the pages that books have
    before such a one."""
    waiting = dict(made)
    for item in items:
        for role in [role for role in waiting if place(role) < place(item.role)]:
            yield waiting.pop(role)()
        yield pages.essay(item, Matter.FRONT)
    for page in waiting.values():
        yield page()


def _back(pages: Pages, items: Sequence[SpineItem], *, has_index: bool) -> Iterator[Document]:
    """The back matter: its essays as they are listed, the notes and the index each before the first
    that customarily follows them."""
    before = notes_place(items)
    yield from (pages.essay(item, Matter.BACK) for item in items[:before])
    yield from pages.notes()
    last = max(index_place(items), before)
    yield from (pages.essay(item, Matter.BACK) for item in items[before:last])
    if has_index:
        yield from pages.index()
    yield from (pages.essay(item, Matter.BACK) for item in items[last:])


def _body(pages: Pages, parts: Sequence[Part]) -> Iterator[Document]:
    for part in parts:
        if part.title:
            yield pages.part(part)
        for item in part.items:
            yield pages.essay(item, Matter.BODY)
