"""The sheet of a proof: the book's page with margins round it to write in."""

from __future__ import annotations

from dataclasses import dataclass

POINTS = 0.75
"""A CSS px in points."""

_A4 = (595.28, 841.89)
LEFT, RIGHT, HEAD, FOOT = 74.0, 101.0, 44.0, 32.0
"""Points that a sheet leaves round the page at the least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet in points: its size, and the area of the page on it: left, bottom, right, top."""

    width: float
    height: float
    area: tuple[float, float, float, float]

    def x(self, px: float) -> float:
        """Where on the sheet a length from the page's left edge ends, given in CSS px."""
        return self.area[0] + px * POINTS

    def y(self, px: float) -> float:
        """The same of a length from the page's upper edge."""
        return self.area[3] - px * POINTS


def sheet(width: float, height: float) -> Sheet:
    """The sheet for a page of that size in points: A4, or larger where the page leaves too little
    of that."""
    wide = max(_A4[0], width + LEFT + RIGHT)
    high = max(_A4[1], height + HEAD + FOOT)
    left = LEFT + (wide - width - LEFT - RIGHT) / 4
    top = high - HEAD - (high - height - HEAD - FOOT) / 4
    area = (left, top - height, left + width, top)
    return Sheet(width=wide, height=high, area=area)
