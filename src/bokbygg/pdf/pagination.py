"""Which document begins on which page.

The front matter has roman numerals and comes to an end on a verso, so that the text begins its own
numbers on a recto. Documents are laid out side by side, as if each began where it is likely to;
only those that turn out to begin on the other side of a leaf are laid out again, and those that
print a page number of another length than was thought (see `folios`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bokbygg.book import Document, Matter
from bokbygg.numerals import LATIN, Numerals
from bokbygg.pdf.folios import Shown, asked, settled
from bokbygg.pdf.fragment import Fragment
from bokbygg.pdf.laying import Wish, Workshop, blank, wish
from bokbygg.pdf.placing import Placed, labels
from bokbygg.pdf.sheet import BLANK, Place
from bokbygg.roles import ROLES, Opening
from bokbygg.values import dataclass

_LETTERS_ON_A_PAGE = 2400
"""About as many as a page of text has, tags included: for a guess of how many pages precede."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination:
    """How pages are dealt out: `openings` as in book.Page, `rtl` where the book is bound on the
    right, `numerals` those of its language."""

    workshop: Workshop
    openings: str
    rtl: bool = False
    numerals: Numerals = LATIN

    def pages(self, documents: Iterable[Document]) -> tuple[tuple[Placed, ...], Shown]:
        """Every page of the book in order, blank ones included, and the page numbers that stand in
        the text."""
        known = tuple(documents)
        wanted = frozenset(name for one in known for name in asked(one.xhtml))
        return settled(lambda shown: self._book(known, shown), labels, wanted, guessed(known))

    def _book(self, documents: tuple[Document, ...], shown: Shown) -> tuple[Placed, ...]:
        """The book with the page numbers `shown`.

        Each round finds for certain where one more document begins, at the least; so it ends.
        """
        places = [self._first(front=one.matter is Matter.FRONT) for one in documents]
        made = self.workshop.drafts(_wishes(documents, places, shown))
        while True:
            dealt = tuple(self._dealt(documents, [one.count for one in made]))
            following = [place for one, place in dealt if one is not None]
            if following == places:
                return self._placed(dealt, made)
            places = following
            made = self.workshop.fragments(_wishes(documents, places, shown))

    def _placed(self, dealt: tuple[Dealt, ...], made: list[Fragment]) -> tuple[Placed, ...]:
        blanks = self.workshop.fragments([blank(place) for one, place in dealt if one is None])
        empty, laid = iter(blanks), iter(made)
        return tuple(
            Placed(document=BLANK, fragment=next(empty), place=place)
            if document is None
            else Placed(document=document, fragment=next(laid), place=place)
            for document, place in dealt
        )

    def _first(self, *, front: bool) -> Place:
        return Place(number=1, roman=front, rtl=self.rtl, numerals=self.numerals)

    def _dealt(self, documents: tuple[Document, ...], counts: list[int]) -> Iterator[Dealt]:
        """The places of all documents, which have so many pages, and those of blank pages."""
        pages = tuple(zip(documents, counts, strict=True))
        place = self._first(front=True)
        for one, at, count in self._row(
            [pair for pair in pages if pair[0].matter is Matter.FRONT], place
        ):
            yield one, at
            place = at.on(count)
        if not place.recto:
            yield None, place
        rest = [pair for pair in pages if pair[0].matter is not Matter.FRONT]
        for one, at, _ in self._row(rest, self._first(front=False)):
            yield one, at

    def _row(
        self, pages: Iterable[tuple[Document, int]], place: Place
    ) -> Iterator[tuple[Document | None, Place, int]]:
        """Documents one after the other from `place` on, and blank pages, with their counts."""
        for document, count in pages:
            if self._wants_recto(document) and not place.recto:
                yield None, place, 1
                place = place.on(1)
            place = place.at(_depth(document, place.depth))
            yield document, place, count
            place = place.on(count).at(1 if document.role == "part" else place.depth)
            if ROLES[document.role].opening is Opening.ALONE and not place.recto:
                yield None, place, 1
                place = place.on(1)

    def _wants_recto(self, document: Document) -> bool:
        opening = ROLES[document.role].opening
        if opening is Opening.AS_SET:
            return self.openings == "recto"
        return opening is not Opening.NEXT


Dealt = tuple[Document | None, Place]
"""A document, or a blank page, and where it begins."""


def _wishes(documents: tuple[Document, ...], places: list[Place], shown: Shown) -> Iterator[Wish]:
    for document, place in zip(documents, places, strict=True):
        yield wish(document, place, shown)


def _depth(document: Document, depth: int) -> int:
    """Essays of a part stand below it among the bookmarks; parts and back matter do not."""
    return depth if document.matter is Matter.BODY and document.role != "part" else 0


def guessed(documents: tuple[Document, ...]) -> Shown:
    """What page numbers may be before anything is laid out, from how much text goes before; always
    the same for the same book. Only their lengths matter."""
    numbers: dict[str, str] = {}
    wanted = frozenset(name for one in documents for name in asked(one.xhtml))
    before = 1.0
    for one in documents:
        for match in _ID.finditer(one.xhtml) if wanted else ():
            if match[1] in wanted:
                page = before + match.start() / _LETTERS_ON_A_PAGE
                numbers.setdefault(match[1], str(int(page)))
        if one.matter is not Matter.FRONT:
            before += 1.5 + len(one.xhtml) / _LETTERS_ON_A_PAGE
    return Shown(guess="0" * len(str(int(before))), numbers=numbers)


_ID = re.compile(r'\bid="([^"]+)"')
