"""Where the pages of the printed edition begin, told in an e-book.

A page begins before the first whole word that stands on it, in the middle of a paragraph or not
(EPUB Accessibility 1.1, 4.1). One without a word of the text, such as a blank one, begins where the
next does; one of a document that the e-book lacks is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby

from bokbygg.book import (
    Book,
    BoundNote,
    BoundPiece,
    CrossRefStart,
    IndexEnd,
    IndexPlace,
    Markup,
    PageBreak,
    PageMap,
    PageStart,
    SpineItem,
    Text,
    TextStart,
)
from bokbygg.values import dataclass

_MADE = frozenset(
    (
        *("title-page", "imprint", "contents", "list-of-figures", "list-of-tables"),
        *("index", "colophon"),
    )
)
"""Documents without an essay that both editions have."""

_HEADING = re.compile(r"<(/?)h[1-6][ >]")
_INLINE = re.compile(
    r"<(a|abbr|b|bdi|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|strong|sub|sup|u|var)"
    r"(?: [^<>]*)?>"
)

BREAK = re.compile(r'<span epub:type="pagebreak"[^<>]*></span>')


def page_break(piece: PageBreak) -> str:
    """The element that says where a page begins (EPUB Structural Semantics 1.1; DPUB-ARIA 1.1)."""
    return (
        f'<span epub:type="pagebreak" role="doc-pagebreak" id="{piece.id}" '
        f'aria-label="{escape(piece.label)}"></span>'
    )


Tops = Mapping[str, tuple[PageBreak, ...]]
"""Pages that begin where a document does, by the name of its file in print."""

NO_TOPS: Tops = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paged:
    """A book with page breaks in its text, and those at the `tops` of documents; `breaks` are all
    of them in order, `source` is what the edition whose pages they are is known by."""

    source: str
    book: Book
    tops: Tops
    breaks: tuple[PageBreak, ...]


def paged(book: Book, pages: PageMap, *, noted: bool) -> Paged:
    """The book with the breaks of `pages`. `noted` tells that its notes stand where they do in
    print; otherwise no page begins in one."""
    settled = [*_settled(book, pages.starts, noted)]
    tops: dict[str, tuple[PageBreak, ...]] = {}
    inside: dict[tuple[str, str], list[tuple[TextStart, PageBreak]]] = {}
    for one, at in settled:
        if isinstance(at, str):
            tops[at] = (*tops.get(at, ()), one)
        else:
            inside.setdefault(at.address[:2], []).append((at, one))

    def broken(item: SpineItem) -> SpineItem:
        return _broken(item, inside)

    return Paged(
        source=pages.identifier,
        book=replace(
            book,
            front=tuple(map(broken, book.front)),
            parts=tuple(replace(one, items=tuple(map(broken, one.items))) for one in book.parts),
            back=tuple(map(broken, book.back)),
        ),
        tops=tops,
        breaks=tuple(one for one, _ in settled),
    )


Place = TextStart | str
"""A place in the text, or the top of a document."""


def _settled(
    book: Book, starts: Sequence[PageStart], noted: bool
) -> Iterator[tuple[PageBreak, Place]]:
    """Each page that the book has, and where it begins."""
    slugs = {item.slug for item in book.spine} | {part.slug for part in book.parts} | _MADE
    place: Place | None = None
    found: list[tuple[PageBreak, Place]] = []
    for start in reversed(starts):
        slug = start.href.removesuffix(".xhtml")
        if start.href and slug.partition("_")[0] not in slugs | {"endnotes"}:
            continue
        if start.opens or (slug in _MADE and start.at is None):
            place = start.href
        elif start.at is not None and _is_in(book, start.at, noted):
            place = start.at
        if place is not None:
            found.append((_page_break(start), place))
    return reversed(found)


def _page_break(start: PageStart) -> PageBreak:
    """Ids of our own have one low line; a label that is no name by itself is counted."""
    name = start.label if start.label.isascii() else f"n{start.number}"
    return PageBreak(label=start.label, id=f"page_{name}", front=start.front)


def _is_in(book: Book, start: TextStart, noted: bool) -> bool:
    """Whether the text of the e-book has a place in its flow."""
    address = start.address
    known = any(item.slug == address.slug for item in book.spine)
    return known and (address.part == "body" or (noted and address.note > 0))


Inside = Mapping[tuple[str, str], Sequence[tuple[TextStart, PageBreak]]]
"""The breaks in each part of an essay, in order."""


def _broken(item: SpineItem, inside: Inside) -> SpineItem:
    def notes() -> Iterator[BoundNote]:
        for note in item.notes:
            starts = inside.get((item.slug, f"note-{note.number}"))
            yield replace(note, body=tuple(_parted(note.body, starts))) if starts else note

    starts = inside.get((item.slug, "body"), ())
    body = tuple(_parted(item.body, starts)) if starts else item.body
    return replace(item, body=body, notes=tuple(notes()))


def _parted(
    pieces: Iterable[BoundPiece], starts: Sequence[tuple[TextStart, PageBreak]]
) -> list[BoundPiece]:
    """Pieces with breaks between and inside them."""
    by_piece = {
        number: [(start.character, one) for start, one in group]
        for number, group in groupby(starts, lambda pair: pair[0].address.piece)
    }
    made = _Breaking()
    for number, piece in enumerate(pieces):
        made.add(piece, by_piece.get(number, ()))
    return made.pieces


class _Breaking:
    """Pieces as they come, with breaks; none stands inside a heading, whose words are read out in
    other places too."""

    def __init__(self) -> None:
        self.pieces: list[BoundPiece] = []
        self._heading: int | None = None
        self._begun = False
        self._waiting: list[PageBreak] = []

    def add(self, piece: BoundPiece, breaks: Sequence[tuple[int, PageBreak]]) -> None:
        """Add a piece with the breaks before its characters."""
        if isinstance(piece, Markup) and (tag := _HEADING.search(piece.xhtml)):
            self._heading, self._begun = (None if tag[1] else len(self.pieces)), False
        if self._heading is not None:
            self._head(piece, breaks)
        elif isinstance(piece, Text) and breaks:
            self._part(piece, breaks)
        else:
            self._before([one for _, one in breaks])
            self.pieces.append(piece)
            self.pieces += self._waiting
            self._waiting = []

    def _head(self, piece: BoundPiece, breaks: Sequence[tuple[int, PageBreak]]) -> None:
        """In a heading: a page that begins with it begins before it, one that begins in it after
        it."""
        for character, one in breaks:
            if self._begun or character:
                self._waiting.append(one)
            else:
                self.pieces.insert(self._heading or 0, one)
                self._heading = (self._heading or 0) + 1
        self._begun = self._begun or (isinstance(piece, Text) and bool(piece.text.strip()))
        self.pieces.append(piece)

    def _part(self, piece: Text, breaks: Sequence[tuple[int, PageBreak]]) -> None:
        done = 0
        for character, one in breaks:
            if character == 0:
                self._before([one])
                continue
            if character > done:
                before, piece = piece.parted(character - done)
                self.pieces.append(before)
                done = character
            self.pieces.append(one)
        self.pieces.append(piece)

    def _before(self, breaks: Iterable[PageBreak]) -> None:
        """Breaks before a piece, and before the inline elements that begin with it and the places
        of the index before it."""
        at = len(self.pieces)
        for one in breaks:
            while at and (self._opens(self.pieces[at - 1]) or self._marks(at)):
                at -= 1
            self.pieces.insert(at, one)
            at += 1

    def _marks(self, at: int) -> bool:
        """Whether the piece before `at` ends a place of the index that has no words."""
        pair = self.pieces[at - 2 : at] if at > 1 else []
        return len(pair) == 2 and isinstance(pair[0], IndexPlace) and isinstance(pair[1], IndexEnd)

    @staticmethod
    def _opens(piece: BoundPiece) -> bool:
        if isinstance(piece, Markup):
            return _INLINE.fullmatch(piece.xhtml) is not None
        return isinstance(piece, (CrossRefStart, IndexPlace))
