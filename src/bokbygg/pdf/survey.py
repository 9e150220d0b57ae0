"""Where things came to stand on the pages of a fragment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from bokbygg.pdf.boxes import Box, Sheet, is_picture, is_text, name_of, tables_in
from bokbygg.pdf.feet import crowding
from bokbygg.pdf.seen import Stray, Survey, Table
from bokbygg.pdf.tables import NUMBER

_LONGEST_NAME = 50

_SLACK = 1.0
"""CSS px by which a line may overstep the page's edge unnoticed."""


def survey(sheets: Sequence[Sheet]) -> Survey:
    """What stands where on the pages of a document."""
    strays: list[Stray] = []
    calls: dict[str, int] = {}
    notes: dict[str, int] = {}
    tables: dict[int, Table] = {}
    widths: dict[str, float] = {}
    crowded: set[str] = set()
    for number, sheet in enumerate(sheets):
        crowded.update(crowding(sheet))
        for box, _, note, _, _ in sheet.boxes:
            if is_text(box):
                if _outside(box, sheet.width, sheet.height):
                    text = " ".join(box.text.split())
                    strays.append(Stray(page=number, text=text[:60], note=note))
                continue
            tag = name_of(box)
            if tag.endswith("::footnote-call"):
                calls.setdefault(box.element.get("id", ""), number)
            elif tag.endswith("::footnote-marker"):
                notes.setdefault(note, number)
            elif tag == "img" and is_picture(box):
                src = box.element.get("src", "")
                widths[src] = max(widths.get(src, 0.0), box.width)
            for table in _tables(box, number):
                if table.number not in tables or table.wide:
                    tables[table.number] = table
    return Survey(
        strays=tuple(strays),
        calls=calls,
        notes=notes,
        widths=widths,
        tables=tuple(tables.values()),
        crowding=frozenset(crowded),
    )


def _tables(parent: Box, page: int) -> Iterator[Table]:
    """The tables that stand in a box."""
    for box in tables_in(parent):
        if NUMBER in box.element.attrib:
            yield Table(
                number=int(box.element.get(NUMBER)),
                page=page,
                text=_first_words(box.element),
                wide=box.border_width() > parent.width + _SLACK,
            )


def _first_words(table: Element) -> str:
    """What a table is known by: its caption, else what its first cells say."""
    caption = table.find("caption")
    text = " ".join(table.itertext()) if caption is None else "".join(caption.itertext())
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_NAME else words[:_LONGEST_NAME].rstrip() + "…"


def _outside(box: Box, width: float, height: float) -> bool:
    if not box.text.strip():
        return False
    left, middle = box.position_x, box.position_y + box.height / 2
    across = left >= -_SLACK and left + box.width <= width + _SLACK
    return not (across and 0 <= middle <= height)
