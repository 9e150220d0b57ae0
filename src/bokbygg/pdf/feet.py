"""Notes that crowd the foot of their page.

Looks into the engine's boxes, which is private to WeasyPrint. It lets a note fill a whole page and
print over the text that is left there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

Box = Any
"""A weasyprint.formatting_structure.boxes.Box."""

_MOST = 0.5
"""The share of the text's height that a note may have: a longer one is a text of its own, and
leaves gaps on the pages before."""

_SLACK = 1.0
"""CSS px by which a line may reach into the notes unnoticed."""


def crowding(page: Box) -> Iterator[str]:
    """The ids of notes on a page that are too tall; and of the tallest, where the notes as a whole
    reach over the text."""
    area = next((box for box in page.children if isinstance(box, boxes.FootnoteAreaBox)), None)
    if area is None or not area.children:
        return
    heights = {note.element.get("id", ""): note.margin_height() for note in area.children}
    yield from (note for note, height in heights.items() if height > _MOST * page.height)
    if max(_bottoms(page), default=0.0) > area.position_y + _SLACK:
        yield max(heights, key=lambda note: heights[note])


def _bottoms(page: Box) -> Iterator[float]:
    """Where each line of the text on a page ends."""
    aside = (boxes.FootnoteAreaBox, boxes.MarginBox, AbsolutePlaceholder)
    pending = [page]
    while pending:
        box = pending.pop()
        if isinstance(box, boxes.LineBox):
            yield box.position_y + box.height
        else:
            children = getattr(box, "children", ())
            pending += [child for child in children if not isinstance(child, aside)]
