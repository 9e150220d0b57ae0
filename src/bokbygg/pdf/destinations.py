"""The named places of the book (ISO 32000-1, 12.3.2.3)."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Pdf, String

from bokbygg.pdf.placing import Placed


def name(book: Pdf, placed: tuple[Placed, ...]) -> tuple[str, ...]:
    """Name all places that links may lead to; gives those that a link leads to and that stand
    nowhere, which are given the page of the link."""
    places: dict[str, Array] = {}
    first = 0
    for one in placed:
        for anchor in one.fragment.anchors:
            page = book.pages[first + anchor.page].obj
            places.setdefault(anchor.name, Array([page, Name.XYZ, anchor.x, anchor.y, 0]))
        first += one.fragment.count
    lost: list[str] = []
    first = 0
    for one in placed:
        for target in one.fragment.linked:
            if target not in places:
                lost.append(target)
                places[target] = Array([book.pages[first].obj, Name.Fit])
        first += one.fragment.count
    sorted_names = sorted(places, key=lambda place: String(place).__bytes__())
    names = [part for place in sorted_names for part in (String(place), places[place])]
    book.Root.Names = Dictionary(Dests=book.make_indirect(Dictionary(Names=Array(names))))
    return tuple(lost)
