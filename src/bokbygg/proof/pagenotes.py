"""Findings on a page: real annotations over the words, and notes in the margin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from bokbygg.diagnostics import Level
from bokbygg.proof.findings import Noted
from bokbygg.proof.lettering import BOLD, Lettering, wrapped
from bokbygg.proof.placing import Box

AUTHOR = "bokbygg"
"""Whose annotations they are: by that they are told from those of readers."""

COLOURS = {
    Level.ERROR: (1.0, 0.74, 0.72),
    Level.WARNING: (1.0, 0.87, 0.56),
    Level.NOTE: (0.75, 0.88, 1.0),
}
"""Light enough for black text on them."""

_SIZE, _LEADING, _GAP = 6.5, 7.8, 3.5
_MOST_LINES = 7
"""Lines that a note in the margin has at the most: its pop-up says all of it."""

_INK = b"0.62 0.1 0.1 rg 0.62 0.1 0.1 RG"


def said(one: Noted) -> str:
    """All that is said of a place, for its pop-up."""
    finding = one.finding
    parts = [finding.message, finding.hint, f"{one.place}  [{finding.code}]".strip()]
    return "\n".join(part for part in parts if part)


def annotate(pdf: Pdf, one: Noted, layer: Any) -> None:  # noqa: ANN401 - a pikepdf.Object
    """Highlight what a finding means, on a layer; a pop-up says what is said of it."""
    for part, box in enumerate(one.boxes):
        page = pdf.pages[box.page]
        highlight = pdf.make_indirect(_highlight(pdf, one, part, box, layer))
        highlight.P = page.obj
        if "/Annots" not in page.obj:
            page.obj.Annots = Array()
        page.obj.Annots.append(highlight)
        if not part:
            popup = pdf.make_indirect(_popup(highlight, box, float(page.mediabox[2])))
            highlight.Popup = popup
            page.obj.Annots.append(popup)


def _highlight(pdf: Pdf, one: Noted, part: int, box: Box, layer: Any) -> Dictionary:  # noqa: ANN401
    left, bottom, right, top = (round(length, 2) for length in box[2:])
    red, green, blue = COLOURS[one.finding.level]
    area = f"{left} {bottom} {right - left:.2f} {top - bottom:.2f}"
    look = Stream(pdf, f"/G gs {red} {green} {blue} rg {area} re f".encode())
    look.Type, look.Subtype = Name.XObject, Name.Form
    look.BBox = Array([left, bottom, right, top])
    look.Group = Dictionary(S=Name.Transparency)
    shades = Dictionary(G=Dictionary(Type=Name.ExtGState, BM=Name.Multiply))
    look.Resources = Dictionary(ExtGState=shades)
    known = f"{AUTHOR}:{one.finding.code}:{one.place}:{one.number}.{part}"
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Highlight,
        Rect=Array([left, bottom, right, top]),
        QuadPoints=Array([left, top, right, top, left, bottom, right, bottom]),
        C=Array([red, green, blue]),
        Contents=String(said(one)),
        T=String(AUTHOR),
        Subj=String(one.finding.code),
        NM=String(known),
        F=4,
        OC=layer,
        AP=Dictionary(N=pdf.make_indirect(look)),
    )


def _popup(parent: Any, box: Box, edge: float) -> Dictionary:  # noqa: ANN401
    left = min(box.right + 20, edge - 170)
    area = [round(length, 2) for length in (left, box.top - 90, left + 160, box.top)]
    return Dictionary(
        Type=Name.Annot, Subtype=Name.Popup, Rect=Array(area), Parent=parent, Open=False, F=4
    )


class _Slip(NamedTuple):
    """A note for the margin: the height it belongs to, its head, its lines, where its words end."""

    at: float
    head: str
    lines: tuple[str, ...]
    end: tuple[float, float] | None

    @property
    def height(self) -> float:
        return _LEADING * (len(self.lines) + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """The margin for notes: from `left` to `right`, from `bottom` to `top`; `inner` is where the
    book's page ends."""

    left: float
    right: float
    bottom: float
    top: float
    inner: float


def marginal(notes: Iterable[Noted], margin: Margin, lettering: Lettering) -> bytes:
    """The operators that draw notes in the margin, each as near to its line as there is room."""
    slips = [_slip(one, margin) for one in notes]
    if not slips:
        return b""
    drawn = [b"q", _INK, b"0.3 w"]
    for slip, top in zip(slips, _dealt(slips, margin), strict=True):
        if top - slip.height < margin.bottom:
            rest = len(slips) - slips.index(slip)
            drawn.append(lettering.line(f"+ {rest}", margin.left, margin.bottom, _SIZE, BOLD))
            break
        drawn += _drawn(slip, top, margin, lettering)
    return b"\n".join([*drawn, b"Q"])


def _slip(one: Noted, margin: Margin) -> _Slip:
    lines = wrapped(one.finding.message, margin.right - margin.left, _SIZE)
    if len(lines) > _MOST_LINES:
        lines = (*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]} …")
    box = one.boxes[0] if one.boxes else None
    line = f", {box.line}" if box is not None and box.line else ""
    head = f"{one.number}  {one.finding.code}{line}"
    if box is None:
        return _Slip(margin.top, head, lines, None)
    return _Slip(box.top, head, lines, (box.right, box.bottom))


def _dealt(slips: Sequence[_Slip], margin: Margin) -> list[float]:
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


def _drawn(slip: _Slip, top: float, margin: Margin, lettering: Lettering) -> list[bytes]:
    y = top - _SIZE
    drawn = [lettering.line(slip.head, margin.left, y, _SIZE, BOLD)]
    for number, line in enumerate(slip.lines, start=1):
        drawn.append(lettering.line(line, margin.left, y - number * _LEADING, _SIZE))
    if slip.end is not None:
        x, low = slip.end
        near, level = margin.inner - 6, y + _SIZE / 3
        way = f"{x:.2f} {low:.2f} m {near:.2f} {low:.2f} l {margin.left - 2:.2f} {level:.2f} l S"
        drawn.append(way.encode())
    return drawn
