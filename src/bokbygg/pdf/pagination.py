"""Which document begins on which page.

Essays come first, since their numbers do not depend on the front matter; the contents come last.
How many pages the contents fill is guessed (one), and only ever guessed upwards: so the loop
ends, and the same book always comes out the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bokbygg.book import Document, Matter
from bokbygg.pdf.composing import NOTHING_KNOWN, Composing, Fragment
from bokbygg.pdf.folios import labels
from bokbygg.pdf.sheet import Place
from bokbygg.roles import ROLES, Opening


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination:
    """How pages are dealt out: `openings` as in book.Page, `rtl` where the book is bound on the
    right."""

    composing: Composing
    openings: str
    rtl: bool = False

    def pages(self, documents: Iterable[Document]) -> tuple[Fragment, ...]:
        """Every page of the book in order, blank ones included. The contents are among the
        documents of the front matter."""
        known = tuple(documents)
        front = tuple(one for one in known if one.matter is Matter.FRONT)
        rest = tuple(one for one in known if one.matter is not Matter.FRONT)
        body = tuple(self._laid(rest, Place(number=1, rtl=self.rtl)))
        return (*self._front(front, labels(body)), *body)

    def _front(
        self, documents: tuple[Document, ...], body: Mapping[str, str]
    ) -> Iterator[Fragment]:
        at = next(index for index, one in enumerate(documents) if one.role == "contents")
        before = tuple(self._laid(documents[:at], Place(number=1, roman=True, rtl=self.rtl)))
        start = Place(number=1, roman=True, rtl=self.rtl).on(_count(before))
        gap = 0 if start.recto else 1
        start = start.on(gap)
        guess, taken = 0, 1
        while taken > guess:
            guess = taken
            after = tuple(self._laid(documents[at + 1 :], start.on(guess)))
            known = {**body, **labels(before), **labels(after)}
            listed = tuple(self._laid(documents[at : at + 1], start, known))
            taken = _count(listed)
        yield from before
        yield from self._blanks(start.on(-gap), gap)
        yield from listed
        yield from self._blanks(start.on(taken), guess - taken)
        yield from after
        end = start.on(guess + _count(after))
        yield from self._blanks(end, 0 if end.recto else 1)

    def _laid(
        self,
        documents: Iterable[Document],
        place: Place,
        known: Mapping[str, str] = NOTHING_KNOWN,
    ) -> Iterator[Fragment]:
        """Documents laid one after the other from `place` on, with the page numbers `known`."""
        for document in documents:
            if self._wants_recto(document) and not place.recto:
                yield from self._blanks(place, 1)
                place = place.on(1)
            place = place.at(_depth(document, place.depth))
            fragment = self.composing.lay(document, place, known)
            yield fragment
            place = place.on(fragment.count).at(1 if document.role == "part" else place.depth)
            if ROLES[document.role].opening is Opening.ALONE and not place.recto:
                yield from self._blanks(place, 1)
                place = place.on(1)

    def _blanks(self, place: Place, count: int) -> Iterator[Fragment]:
        for index in range(count):
            yield self.composing.blank(place.on(index))

    def _wants_recto(self, document: Document) -> bool:
        opening = ROLES[document.role].opening
        if opening is Opening.AS_SET:
            return self.openings == "recto"
        return opening is not Opening.NEXT


def _depth(document: Document, depth: int) -> int:
    """Essays of a part stand below it among the bookmarks; parts and back matter do not."""
    return depth if document.matter is Matter.BODY and document.role != "part" else 0


def _count(fragments: Iterable[Fragment]) -> int:
    return sum(fragment.count for fragment in fragments)
