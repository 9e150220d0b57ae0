"""Pictures that are coarse in print, at the size they came to have on the page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from bokbygg.book import Asset, Book, Picture
from bokbygg.diagnostics import Diagnostic
from bokbygg.rules.pictures import COARSE, SOFT

FINE = 300
"""Dots an inch that an offset press shows: twice the lines of its screen, 150 an inch."""

COARSEST = 150
"""With fewer, squares can be seen at arm's length."""

_PX_IN_AN_INCH = 96
_MM_IN_AN_INCH = 25.4
_DRAWING = "image/svg+xml"


def coarse(book: Book, widths: Mapping[str, Mapping[str, float]]) -> Iterator[Diagnostic]:
    """A finding for each picture that is printed with too few dots an inch, once an essay.

    `widths` holds, by the essay's path and the picture's address, how wide it is shown at most,
    in CSS px.
    """
    files = {asset.href: asset for asset in book.assets}
    for item in book.spine:
        notes = (piece for note in item.notes for piece in note.body)
        pictures = (piece for piece in (*item.body, *notes) if isinstance(piece, Picture))
        for picture in {picture.href: picture for picture in reversed([*pictures])}.values():
            width = widths.get(item.path, {}).get(picture.href, 0)
            file = files.get(picture.href)
            if width and file and file.media_type != _DRAWING:
                yield from _look(picture, file, width / _PX_IN_AN_INCH)


def _look(picture: Picture, file: Asset, inches: float) -> Iterator[Diagnostic]:
    dots = int(file.width / inches)
    if dots >= FINE:
        return
    rule = COARSE if dots < COARSEST else SOFT
    size = f"{file.width:,} x {file.height:,} pixels, {inches * _MM_IN_AN_INCH:.0f} mm wide"
    message = f"`{file.path}` is printed with {dots} dots an inch ({size})"
    hint = f"use a picture {math.ceil(inches * FINE):,} pixels wide, or show it smaller"
    yield rule.found(message, picture.span, hint=hint)
