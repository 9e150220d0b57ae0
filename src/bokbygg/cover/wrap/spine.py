"""The spine: how wide it is, and what stands on it."""

from __future__ import annotations

import math

from bokbygg.book import Printer
from bokbygg.cover.designs.parts import cap
from bokbygg.cover.measure import Type, width
from bokbygg.cover.sheet import Line
from bokbygg.cover.wording import Wording
from bokbygg.cover.wrap.size import MM, PT, Size

NARROWEST = 6 * MM
"""A spine with less bears no type: fold and cut are out by a millimetre or two."""

_ENDS, _GAP = 12 * MM, 8 * MM
_LARGEST = 16 * PT


def thickness(pages: int, printer: Printer) -> float:
    """The width of the spine in CSS px: as the print shop told it, else the leaves times the
    thickness of one. Bulk is thickness by weight (ISO 534: cm3/g), so that a leaf of g g/m2 and
    bulk v has g x v / 1000 millimetres."""
    if printer.spine:
        return printer.spine * PT
    leaves = math.ceil(pages / 2)
    return leaves * printer.paper.weight * printer.paper.bulk / 1000 * MM


def lines(wording: Wording, size: Size, type_: Type, colour: str) -> tuple[Line, ...]:
    """What stands on the spine, as it is read: the names at its beginning, the title in its middle,
    the house at its end, round the middle of the spine as 0, 0. Without room for all of them, names
    and title one after the other."""
    if size.spine < NARROWEST:
        return ()
    people, title = " · ".join(wording.people[:2]), wording.title.replace("\u00ad", "")
    house = wording.publisher
    long = size.height - 2 * _ENDS
    largest = min(_LARGEST, size.spine * 0.5)
    wide = {text: width(text, type_) * largest for text in (people, title, house) if text}
    half = long / 2 - wide.get(title, 0) / 2 - _GAP
    drop = cap(title, type_) * largest / 2
    start, end = ("start", "end") if wording.direction == "ltr" else ("end", "start")
    head = -long / 2 if wording.direction == "ltr" else long / 2
    if max(wide.get(people, 0), wide.get(house, 0)) <= half:
        placed = ((people, head, start), (title, 0.0, "middle"), (house, -head, end))
        return tuple(
            Line(text=text, x=x, y=drop, size=largest, colour=colour, type_=type_, anchor=anchor)
            for text, x, anchor in placed
            if text
        )
    both = "   ".join(filter(None, (people, title)))
    fitted = min(largest, long / width(both, type_))
    drop = cap(both, type_) * fitted / 2
    return (Line(text=both, x=0, y=drop, size=fitted, colour=colour, type_=type_, anchor="middle"),)
