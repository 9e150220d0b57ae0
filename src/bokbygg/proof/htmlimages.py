"""The pages of a book as pictures that a page for browsers carries with it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

_SCALE = 2.0
"""Pixels a point: sharp on a screen of common fineness at half a window's width."""

_GREYS, _COLOURS = 16, 128
"""Tones that are kept of a page of text, and of one with coloured pictures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page: its address as data, and how wide and high it is in pixels."""

    address: str
    width: int
    height: int


def pictures(pdf: bytes) -> Iterator[Picture]:
    """The pages of a PDF."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as opened:
        for page in opened:
            seen = page.render(scale=_SCALE).to_pil().convert("RGB")
            data = BytesIO()
            _plain(seen).save(data, "PNG", optimize=True)
            coded = b64encode(data.getvalue()).decode()
            address = f"data:image/png;base64,{coded}"
            yield Picture(address=address, width=seen.width, height=seen.height)


def _plain(seen: Any) -> Any:  # noqa: ANN401 - a picture of Pillow's
    """A picture with as few tones as do."""
    from PIL import ImageChops

    red, green, blue = seen.split()
    parts = ImageChops.difference(red, green), ImageChops.difference(green, blue)
    if not any(any(part.histogram()[8:]) for part in parts):
        return green.quantize(_GREYS)
    return seen.quantize(_COLOURS)
