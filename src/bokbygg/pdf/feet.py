"""Notes that crowd the foot of their page.

WeasyPrint lets a note fill a whole page and print over the text that is left there.
"""

from __future__ import annotations

from collections.abc import Iterator

from bokbygg.pdf.boxes import Area, Sheet, is_line, notes_of

_MOST = 0.5
"""The share of the text's height that a note may have: a longer one is a text of its own, and
leaves gaps on the pages before."""

_SLACK = 1.0
"""CSS px by which a line may reach into the notes unnoticed."""


def crowding(sheet: Sheet) -> Iterator[str]:
    """The ids of notes on a page that are too tall; and of the tallest, where the notes as a whole
    reach over the text."""
    area = notes_of(sheet)
    if area is None or not area.children:
        return
    heights = {note.element.get("id", ""): note.margin_height() for note in area.children}
    yield from (note for note, height in heights.items() if height > _MOST * sheet.text_height)
    if max(_bottoms(sheet), default=0.0) > area.position_y + _SLACK:
        yield max(heights, key=lambda note: heights[note])


def _bottoms(sheet: Sheet) -> Iterator[float]:
    """Where each line of the text on a page ends."""
    for one in sheet.boxes:
        if one.area is Area.TEXT and is_line(one.box):
            yield one.box.position_y + one.box.height
