"""A picture as an edition shows it."""

from __future__ import annotations

from html import escape

from bokbygg.book import Kind, Picture

_MEASURE = 103.0
"""The width of the text in millimetres, as our theme has it on A5: what a length is measured
against where there is no page."""

_MILLIMETRES = {
    "px": 25.4 / 96, "pt": 25.4 / 72, "pc": 25.4 / 6, "mm": 1.0, "cm": 10.0, "in": 25.4,
    "em": 25.4 / 72 * 11,
}  # fmt: skip


def img(picture: Picture, kind: Kind) -> str:
    """The element of a picture, as wide as its author asked: print takes lengths as they are, an
    e-book takes them as a share of the text's width, which is the reader's to choose."""
    size = f' width="{picture.width}" height="{picture.height}"' if picture.width else ""
    wide = _wide(picture, kind)
    style = f' style="width: {wide}"' if wide else ""
    return f'<img src="{picture.href}" alt="{escape(picture.alt)}"{size}{style}/>'


def _wide(picture: Picture, kind: Kind) -> str:
    """The width of a picture in CSS; one that its author gave a height only keeps its shape."""
    number, unit = _parted(picture.wide or picture.high)
    if not unit or unit == "%":
        return picture.wide
    if not picture.wide:
        if not picture.height:
            return ""
        number *= picture.width / picture.height
    if kind is Kind.PRINT:
        return f"{number:.4g}{unit}"
    share = number * _MILLIMETRES[unit] / _MEASURE * 100
    return f"{min(share, 100):.3g}%"


def _parted(length: str) -> tuple[float, str]:
    """The number and the unit of a length."""
    digits = length.rstrip("%abcdefghijklmnopqrstuvwxyz")
    return (float(digits), length[len(digits) :]) if digits else (0.0, "")
