"""Findings on a page: real annotations over the words, and what the margin says of them."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from bokbygg.diagnostics import Level
from bokbygg.proof.findings import Noted
from bokbygg.proof.lettering import wrapped
from bokbygg.proof.pageslips import SIZE, Margin, Slip
from bokbygg.proof.placing import Box

AUTHOR = "bokbygg"
"""Whose annotations they are: by that they are told from those of readers."""

COLOURS = {
    Level.ERROR: (1.0, 0.74, 0.72),
    Level.WARNING: (1.0, 0.87, 0.56),
    Level.NOTE: (0.75, 0.88, 1.0),
}
"""Light enough for black text on them."""


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


def slip(one: Noted, margin: Margin) -> Slip:
    """What the margin says of a finding."""
    lines = wrapped(one.finding.message, margin.room, SIZE)
    box = one.boxes[0] if one.boxes else None
    line = f", {box.line}" if box is not None and box.line else ""
    head = f"{one.number}  {one.finding.code}{line}"
    if box is None:
        return Slip(margin.top, head, lines, None)
    return Slip(box.top, head, lines, (box.right, box.bottom))
