"""A book as one kind of edition holds it: without the essays that stand in the others alone."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence, Set
from dataclasses import replace

from bokbygg.book import (
    Book,
    BoundPiece,
    CrossRef,
    CrossRefEnd,
    CrossRefStart,
    Kind,
    Picture,
    SpineItem,
)

NAMES = {Kind.EPUB: "epub", Kind.PRINT: "pdf"}
"""What `only` in front matter calls the kinds of edition."""


def cut(book: Book, kind: Kind) -> Book:
    """The book without the essays of other editions; what led to them is text without a link, and
    pictures that they alone show are left out too."""
    gone = tuple(item for item in book.spine if item.only not in ("", NAMES[kind]))
    if not gone:
        return book
    return kept(book, frozenset(item.slug for item in gone))


def kept(book: Book, gone: Set[str]) -> Book:
    """The book without the essays whose slugs are `gone`."""

    def left(items: Sequence[SpineItem]) -> tuple[SpineItem, ...]:
        return tuple(_without_links(item, gone) for item in items if item.slug not in gone)

    cut = replace(
        book,
        front=left(book.front),
        parts=tuple(
            replace(part, items=items) for part in book.parts if (items := left(part.items))
        ),
        back=left(book.back),
    )
    unseen = _shown(item for item in book.spine if item.slug in gone) - _shown(cut.spine)
    return replace(cut, assets=tuple(one for one in book.assets if one.href not in unseen))


def _without_links(item: SpineItem, gone: Container[str]) -> SpineItem:
    return replace(
        item,
        body=tuple(_unlinked(item.body, gone)),
        notes=tuple(replace(note, body=tuple(_unlinked(note.body, gone))) for note in item.notes),
    )


def _unlinked(pieces: Iterable[BoundPiece], gone: Container[str]) -> Iterator[BoundPiece]:
    """Pieces without the links to what is gone; a reference there says what it is, not its page."""
    dead = False
    for piece in pieces:
        if isinstance(piece, CrossRefStart):
            dead = piece.slug in gone
        if isinstance(piece, CrossRef) and piece.slug in gone:
            yield replace(piece, page="", linked=False)
        elif not (dead and isinstance(piece, (CrossRefStart, CrossRefEnd))):
            yield piece


def _shown(items: Iterable[SpineItem]) -> set[str]:
    """The names of the pictures that essays show."""
    pieces = (
        piece
        for item in items
        for piece in (*item.body, *(piece for note in item.notes for piece in note.body))
    )
    return {piece.href for piece in pieces if isinstance(piece, Picture)}
