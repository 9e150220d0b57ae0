"""The numbers of pages, drawn where fragments have room for them."""

from __future__ import annotations

from collections.abc import Mapping

from pikepdf import Pdf, Stream

from bokbygg.pdf.fragment import Figures, Reserved
from bokbygg.pdf.placing import Placed

_ENOUGH = 6
"""Decimal places of a CSS px, as many as WeasyPrint writes."""


_PANGO_UNITS = 1024
"""To a CSS px. WeasyPrint writes how far in a glyph stands in these, where thousandths of the size
are meant, and makes up for it in what follows the glyph."""


def print_numbers(book: Pdf, first: int, one: Placed, known: Mapping[str, str]) -> None:
    """Draw the numbers of a fragment whose pages begin at page `first` of `book`; `known` gives
    the number of the page that each id stands on."""
    fragment = one.fragment
    for room in fragment.reserved:
        number = known[room.of] if room.of else one.place.written(room.page, room.style)
        contents = book.pages[first + room.page].obj.Contents
        drawn = _drawn(f"{room.before}{number}{room.after}", room, fragment.figures[room.figures])
        contents[room.part] = book.make_indirect(Stream(book, drawn))


def composed(text: str, figures: Figures) -> tuple[str, float]:
    """The signs of a number as the operand of TJ (ISO 32000-1, 9.4.3), and how wide they are in
    CSS px."""
    shown, width = "", 0.0
    for index, sign in enumerate(text):
        pair = text[index : index + 2]
        inset = figures.inset if index else 0.0
        offset = inset * _PANGO_UNITS / figures.size
        if offset:
            shown += f">{-offset}<"
        shown += f"{figures.glyphs[sign]:04x}"
        width += figures.advances[pair] + inset
        if kern := int(figures.kerns[pair] + offset - inset * 1000 / figures.size):
            shown += f">{kern}<"
    return f"[<{shown}>]".replace("<>]", "]"), width


def _drawn(text: str, room: Reserved, figures: Figures) -> bytes:
    """A text object that says `text`: what the stand-in is wider, is free before it or after."""
    shown, width = composed(text, figures)
    x = room.x + room.align * (room.width - width)
    size, left, top = (_short(length) for length in (figures.size, x, room.y))
    return f"BT\n1 0 0 -1 {left} {top} Tm\n/{figures.face} {size} Tf\n{shown} TJ\nET".encode()


def _short(length: float) -> str:
    return f"{length:.{_ENOUGH}f}".rstrip("0").rstrip(".")
