"""Where things came to stand on the pages of a fragment.

Looks into the engine's boxes, which is private to WeasyPrint: no public interface tells where a
line of text stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from bokbygg.pdf.feet import crowding
from bokbygg.pdf.seen import Stray, Survey, Table
from bokbygg.pdf.tables import NUMBER

Rendered = Any
"""A weasyprint.Document: pages laid out, not yet drawn."""

Box = Any
"""A weasyprint.formatting_structure.boxes.Box."""

_LONGEST_NAME = 50

_SLACK = 1.0
"""CSS px by which a line may overstep the page's edge unnoticed."""


def survey(rendered: Rendered) -> Survey:
    """What stands where on the pages of a weasyprint.Document."""
    strays: list[Stray] = []
    calls: dict[str, int] = {}
    notes: dict[str, int] = {}
    tables: dict[int, Table] = {}
    widths: dict[str, float] = {}
    crowded: set[str] = set()
    for number, page in enumerate(rendered.pages):
        crowded.update(crowding(page._page_box))
        for box, note in _boxes(page._page_box):
            tag = getattr(box, "element_tag", None) or ""
            if tag.endswith("::footnote-call"):
                calls.setdefault(box.element.get("id", ""), number)
            elif tag.endswith("::footnote-marker"):
                notes.setdefault(note, number)
            elif tag == "img" and isinstance(box, boxes.ReplacedBox):
                src = box.element.get("src", "")
                widths[src] = max(widths.get(src, 0.0), box.width)
            for table in _tables(box, number):
                if table.number not in tables or table.wide:
                    tables[table.number] = table
            if isinstance(box, boxes.TextBox) and _outside(box, page.width, page.height):
                text = " ".join(box.text.split())
                strays.append(Stray(page=number, text=text[:60], note=note))
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
    for box in getattr(parent, "children", ()):
        if getattr(box, "is_table_wrapper", False) and NUMBER in box.element.attrib:
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


def _boxes(page: Box) -> Iterator[tuple[Box, str]]:
    """All boxes of a page in order, each with the id of the note it stands in, or empty."""
    pending = [(page, "")]
    while pending:
        box, note = pending.pop()
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        yield box, note
        in_area = isinstance(box, boxes.FootnoteAreaBox)
        for child in reversed(getattr(box, "children", ())):
            element = getattr(child, "element", None) if in_area else None
            pending.append((child, note if element is None else element.get("id", "")))


def _outside(box: Box, width: float, height: float) -> bool:
    if not box.text.strip():
        return False
    left, middle = box.position_x, box.position_y + box.height / 2
    across = left >= -_SLACK and left + box.width <= width + _SLACK
    return not (across and 0 <= middle <= height)
