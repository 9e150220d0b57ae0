"""A part of the book as an e-book of its own, for shops and for readers who want to try it.

It is an EPUB Preview (EPUB Previews 1.0): it says what it is taken from and where that is had, and
has an identifier of its own. Its essays keep their numbers and the printed pages they begin on;
what led to essays that are left out is text without a link. Nobody has vouched for it, so it claims
no conformance.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bokbygg.book import (
    Asset,
    Book,
    Conformance,
    Document,
    Edition,
    Imprint,
    Kind,
    Matter,
    Output,
    PageMap,
    SpineItem,
    plain,
)
from bokbygg.compose import cut
from bokbygg.compose.alone import found
from bokbygg.compose.cut import kept
from bokbygg.epub import bind
from bokbygg.epub.faces import announced
from bokbygg.epub.pages import page
from bokbygg.languages import editions, language
from bokbygg.naming import derived_urn
from bokbygg.roles import ROLES
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What an excerpt shall hold: so many of the first essays, after the front matter, or those
    named; `had_at` is the address where the whole book is had, or empty."""

    essays: int | tuple[str, ...]
    had_at: str = ""


def excerpt(
    book: Book, edition: Edition, wish: Wish, cover: Asset | None, pages: PageMap | None
) -> Output:
    """An excerpt of a book in the dress of its e-book: a file `SLUG-sample.epub`, with the cover
    and the printed `pages` of the whole.

    Raises Fault where an essay is named that the book does not have.
    """
    whole = cut(book, Kind.EPUB)
    chosen = _chosen(whole, wish.essays)
    gone = tuple(item for item in whole.spine if item.slug not in chosen)
    left = kept(whole, frozenset(item.slug for item in gone))
    dressed = replace(edition, index=False, lists=())
    imprint = _imprint(whole.imprint, wish, cover)
    last = _last(whole, gone, dressed, wish)
    return bind(replace(left, imprint=imprint), dressed, pages, (last,))


def _chosen(book: Book, essays: int | tuple[str, ...]) -> frozenset[str]:
    if isinstance(essays, tuple):
        return frozenset(found(book, name).slug for name in essays)
    chapters = [item.slug for part in book.parts for item in part.items]
    return frozenset((*(item.slug for item in book.front), *chapters[:essays]))


def _imprint(imprint: Imprint, wish: Wish, cover: Asset | None) -> Imprint:
    title = editions(imprint.lang).excerpt_title
    whole = imprint.identifier_of("epub")
    return replace(
        imprint,
        title=title.format(title=imprint.title),
        title_file_as=imprint.title_file_as and title.format(title=imprint.title_file_as),
        slug=f"{imprint.slug}-sample",
        identifier=derived_urn(whole, "excerpt"),
        isbn="",
        isbn_written="",
        isbns=tuple(one for one in imprint.isbns if one.edition in ("pdf", "print")),
        source="",
        cover=cover,
        conformance=Conformance(exemption=imprint.conformance.exemption),
        excerpt_of=whole,
        had_at=wish.had_at,
    )


def _last(book: Book, gone: tuple[SpineItem, ...], edition: Edition, wish: Wish) -> Document:
    """The page at the end: what else the book has, and where it is had."""
    imprint = book.imprint
    says = editions(imprint.lang)
    left = [
        (plain(item.title), ", ".join(one.name for one in item.byline), _tongue(item, imprint.lang))
        for item in gone
        if ROLES[item.role].listed
    ]
    return Document(
        href="excerpt-end.xhtml",
        role="excerpt-end",
        matter=Matter.BACK,
        title=says.ends,
        lang=imprint.lang,
        xhtml=page(
            "excerpt.xhtml.j2",
            imprint.lang,
            announced(edition),
            says=says,
            left=left,
            had_at=wish.had_at,
            lines=tuple(_lines(imprint)),
        ),
    )


def _tongue(item: SpineItem, lang: str) -> str:
    return item.lang if item.lang != lang else ""


def _lines(imprint: Imprint) -> Iterator[str]:
    """Who publishes the whole book, and its numbers."""
    words = language(imprint.lang).words
    if imprint.publisher:
        yield words.published_by.format(publisher=imprint.publisher)
    for one in imprint.isbns:
        kind = {"epub": "EPUB", "pdf": "PDF", "print": words.in_print}.get(one.edition, "")
        yield f"{words.isbn} {one.written}" + (f" ({kind})" if kind else "")
