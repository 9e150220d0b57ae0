"""Changes on a page: bars beside the lines, and in the margin what stood there before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bokbygg.proof.comparing import Found
from bokbygg.proof.lettering import wrapped
from bokbygg.proof.map import Run
from bokbygg.proof.pageslips import SIZE, Margin, Slip

_BAR = 1.4
"""Points that a bar is wide."""


def bars(found: Iterable[Found], number: int, runs: Sequence[Run]) -> bytes:
    """The operators that draw a bar beside each changed line of the page of that number."""
    boxes = [box for one in found for box in one.boxes if box.page == number]
    if not boxes:
        return b""
    x = max(run.right for run in runs if run.line) + 6
    drawn = [f"{x:.2f} {box.bottom:.2f} {_BAR} {box.top - box.bottom:.2f} re f" for box in boxes]
    return "\n".join(["q 0.85 0.45 0 rg", *dict.fromkeys(drawn), "Q"]).encode()


def slips(found: Iterable[Found], number: int, margin: Margin) -> Iterator[Slip]:
    """What the margin of that page says of changes."""
    for one in found:
        if one.boxes and one.boxes[0].page == number:
            box = one.boxes[0]
            said = (("− ", one.change.old), ("+ ", one.change.new))
            lines = [
                line
                for sign, text in said
                if text
                for line in wrapped(sign + text, margin.room, SIZE)
            ]
            yield Slip(box.top, str(box.line), tuple(lines), (box.right, box.bottom))
