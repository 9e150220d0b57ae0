"""Which document begins on which page.

The front matter has roman numerals and comes to an end on a verso, so that the text begins its own
numbers on a recto. All is laid out again while page numbers that stand in the text are not right
yet (see `folios`), but only those documents that begin elsewhere or print another number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from bokbygg.book import Document, Matter
from bokbygg.events import LaidOut, Tell, unheard
from bokbygg.numerals import LATIN, Numerals
from bokbygg.pdf.composing import Composing, Fragment
from bokbygg.pdf.folios import Shown, asked, settled
from bokbygg.pdf.sheet import Place
from bokbygg.roles import ROLES, Opening

_LETTERS_ON_A_PAGE = 1500
"""Fewer than any page of text has, tags included: for a guess of how many pages a book may need."""


class _Layouts:
    """The documents as they were laid out last."""

    def __init__(self, composing: Composing, documents: tuple[Document, ...], tell: Tell) -> None:
        self._composing = composing
        self._tell = tell
        self._of = len(documents)
        self._whole = sum(len(document.xhtml) for document in documents)
        self._laid: dict[str, int] = {}
        self._last: dict[str, tuple[object, Fragment]] = {}

    def fragment(self, document: Document, place: Place, shown: Shown) -> Fragment:
        """`document` laid out from `place` on, anew only where it comes out otherwise."""
        numbers = tuple(shown.of(name) for name in sorted(asked(document.xhtml)))
        fragment = self._kept(
            document.href,
            (place, numbers),
            lambda: self._composing.lay(document, place, shown),
        )
        if document.href not in self._laid:
            self._laid[document.href] = len(document.xhtml)
            share = sum(self._laid.values()) / self._whole
            self._tell(LaidOut(done=len(self._laid), of=self._of, share=share))
        return fragment

    def blank(self, place: Place) -> Fragment:
        """An empty page at `place`."""
        name = f" {place.label()}"
        return self._kept(name, place, lambda: self._composing.blank(place))

    def _kept(self, name: str, wanted: object, make: Callable[[], Fragment]) -> Fragment:
        known = self._last.get(name)
        if known is None or known[0] != wanted:
            self._last.pop(name, None)
            known = self._last[name] = (wanted, make())
        return known[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination:
    """How pages are dealt out: `openings` as in book.Page, `rtl` where the book is bound on the
    right, `numerals` those of its language."""

    composing: Composing
    openings: str
    rtl: bool = False
    numerals: Numerals = LATIN
    tell: Tell = unheard

    def pages(self, documents: Iterable[Document]) -> tuple[Fragment, ...]:
        """Every page of the book in order, blank ones included."""
        known = tuple(documents)
        layouts = _Layouts(self.composing, known, self.tell)
        wanted = frozenset(name for one in known for name in asked(one.xhtml))
        most = sum(len(one.xhtml) for one in known) // _LETTERS_ON_A_PAGE + 2 * len(known)
        return settled(
            lambda shown: tuple(self._book(known, layouts, shown)), wanted, "0" * len(str(most))
        )

    def _book(
        self, documents: tuple[Document, ...], layouts: _Layouts, shown: Shown
    ) -> Iterator[Fragment]:
        front = (one for one in documents if one.matter is Matter.FRONT)
        rest = (one for one in documents if one.matter is not Matter.FRONT)
        first = Place(number=1, roman=True, rtl=self.rtl, numerals=self.numerals)
        place = first
        for fragment in self._laid(front, place, layouts, shown):
            yield fragment
            place = fragment.place.on(fragment.count)
        if not place.recto:
            yield layouts.blank(place)
        yield from self._laid(rest, replace(first, roman=False), layouts, shown)

    def _laid(
        self, documents: Iterable[Document], place: Place, layouts: _Layouts, shown: Shown
    ) -> Iterator[Fragment]:
        """Documents laid one after the other from `place` on, with the page numbers `shown`."""
        for document in documents:
            if self._wants_recto(document) and not place.recto:
                yield layouts.blank(place)
                place = place.on(1)
            place = place.at(_depth(document, place.depth))
            fragment = layouts.fragment(document, place, shown)
            yield fragment
            place = place.on(fragment.count).at(1 if document.role == "part" else place.depth)
            if ROLES[document.role].opening is Opening.ALONE and not place.recto:
                yield layouts.blank(place)
                place = place.on(1)

    def _wants_recto(self, document: Document) -> bool:
        opening = ROLES[document.role].opening
        if opening is Opening.AS_SET:
            return self.openings == "recto"
        return opening is not Opening.NEXT


def _depth(document: Document, depth: int) -> int:
    """Essays of a part stand below it among the bookmarks; parts and back matter do not."""
    return depth if document.matter is Matter.BODY and document.role != "part" else 0
