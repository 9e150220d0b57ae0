"""Notes in the margin of a page, dealt out so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bokbygg.proof.lettering import BOLD, Lettering

SIZE = 6.5
"""Points."""

_LEADING, _GAP = 7.8, 3.5
_MOST_LINES = 7
"""Lines that a note in the margin has at the most."""

_INK = b"0.62 0.1 0.1 rg 0.62 0.1 0.1 RG"


class Slip(NamedTuple):
    """A note for the margin: the height it belongs to, its head, its lines, where its words end."""

    at: float
    head: str
    lines: tuple[str, ...]
    end: tuple[float, float] | None

    @property
    def height(self) -> float:
        """How high it is."""
        return _LEADING * (len(self.shown) + 1)

    @property
    def shown(self) -> tuple[str, ...]:
        """Its lines, as many as a margin shows."""
        if len(self.lines) <= _MOST_LINES:
            return self.lines
        return (*self.lines[: _MOST_LINES - 1], f"{self.lines[_MOST_LINES - 1]} …")


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """The margin for notes: from `left` to `right`, from `bottom` to `top`; `inner` is where the
    book's page ends."""

    left: float
    right: float
    bottom: float
    top: float
    inner: float

    @property
    def room(self) -> float:
        """How wide it is."""
        return self.right - self.left


def marginal(slips: Sequence[Slip], margin: Margin, lettering: Lettering) -> bytes:
    """The operators that draw slips in the margin, each as near to its line as there is room."""
    if not slips:
        return b""
    drawn = [b"q", _INK, b"0.3 w"]
    for slip, top in zip(slips, _dealt(slips, margin), strict=True):
        if top - slip.height < margin.bottom:
            rest = len(slips) - slips.index(slip)
            drawn.append(lettering.line(f"+ {rest}", margin.left, margin.bottom, SIZE, BOLD))
            break
        drawn += _drawn(slip, top, margin, lettering)
    return b"\n".join([*drawn, b"Q"])


def _dealt(slips: Sequence[Slip], margin: Margin) -> list[float]:
    """Where each note begins: at its own line or below the one before; where the foot of the
    margin is too near, all that are in the way move up."""
    tops: list[float] = []
    free = margin.top
    for slip in slips:
        tops.append(min(slip.at, free))
        free = tops[-1] - slip.height - _GAP
    least = margin.bottom
    for index in range(len(slips) - 1, -1, -1):
        lowest = least + slips[index].height
        if tops[index] >= lowest:
            break
        tops[index] = lowest
        least = lowest + _GAP
    over = max(0.0, tops[0] - margin.top)
    return [top - over for top in tops]


def _drawn(slip: Slip, top: float, margin: Margin, lettering: Lettering) -> list[bytes]:
    y = top - SIZE
    drawn = [lettering.line(slip.head, margin.left, y, SIZE, BOLD)]
    for number, line in enumerate(slip.shown, start=1):
        drawn.append(lettering.line(line, margin.left, y - number * _LEADING, SIZE))
    if slip.end is not None:
        x, low = slip.end
        near, level = margin.inner - 6, y + SIZE / 3
        way = f"{x:.2f} {low:.2f} m {near:.2f} {low:.2f} l {margin.left - 2:.2f} {level:.2f} l S"
        drawn.append(way.encode())
    return drawn
