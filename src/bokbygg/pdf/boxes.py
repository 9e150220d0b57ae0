"""The engine's boxes, as far as anything of ours looks at them.

Boxes are private to WeasyPrint: no public interface tells where a line of text stands. What is
relied on is written down in `tests/test_pdf_boxes.py`, which fails where another version of
WeasyPrint has it otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

Rendered = Any
"""A weasyprint.Document: pages laid out, not yet drawn."""

Box = Any
"""A weasyprint.formatting_structure.boxes.Box."""


class Area(IntEnum):
    """Where on a page a box stands: in its text, at a place of its own, among the notes at its
    foot, in its margin."""

    TEXT = 0
    PLACED = 1
    NOTES = 2
    MARGIN = 3


class Stood(NamedTuple):
    """A box on its page: its area, the id of the note it stands in, or empty, the number of the
    line it stands in, from 1, 0 for none, and whether it is the head or foot of a table, which
    each page has anew."""

    box: Box
    area: Area
    note: str
    line: int
    again: bool


class Sheet(NamedTuple):
    """A page: its size in CSS px, that of the text on it in height, and its boxes in order."""

    width: float
    height: float
    text_height: float
    boxes: tuple[Stood, ...]


def sheets(rendered: Rendered) -> tuple[Sheet, ...]:
    """The pages of a weasyprint.Document."""
    return tuple(
        Sheet(page.width, page.height, page._page_box.height, tuple(_stood(page._page_box)))
        for page in rendered.pages
    )


def _stood(page: Box) -> Iterator[Stood]:
    """All boxes of a page in order."""
    lines = 0
    pending = [Stood(page, Area.TEXT, "", 0, False)]
    while pending:
        one = pending.pop()
        box, area, note, line, again = one
        if isinstance(box, AbsolutePlaceholder):
            box, area = box._box, max(area, Area.PLACED)
            one = Stood(box, area, note, line, again)
        if isinstance(box, boxes.TextBox):
            yield one
            continue
        if isinstance(box, boxes.LineBox):
            lines += 1
            line = lines
            one = one._replace(line=line)
        elif isinstance(box, boxes.MarginBox):
            area = Area.MARGIN
        elif isinstance(box, boxes.TableRowGroupBox):
            again = again or box.is_header or box.is_footer
        yield one
        if isinstance(box, boxes.FootnoteAreaBox):
            pending += [
                Stood(child, Area.NOTES, child.element.get("id", ""), line, again)
                for child in reversed(box.children)
            ]
        else:
            children = getattr(box, "children", ())
            pending += [Stood(child, area, note, line, again) for child in reversed(children)]


def is_text(box: Box) -> bool:
    """Whether a box is text on a line, of one element."""
    return isinstance(box, boxes.TextBox)


def is_line(box: Box) -> bool:
    """Whether a box is a line."""
    return isinstance(box, boxes.LineBox)


def is_picture(box: Box) -> bool:
    """Whether a box is a picture."""
    return isinstance(box, boxes.ReplacedBox)


def notes_of(sheet: Sheet) -> Box | None:
    """The notes at the foot of a page, as the box round them."""
    areas = (one.box for one in sheet.boxes if isinstance(one.box, boxes.FootnoteAreaBox))
    return next(areas, None)


def pseudo(box: Box) -> str:
    """What a box is of its element: `before`, `marker`, `footnote-call` and so on, or empty for
    the element itself."""
    return str(box.element_tag or "").partition("::")[2]


def name_of(box: Box) -> str:
    """The name of the element that a box is of."""
    return str(box.element_tag or "")


def hyphen_of(box: Box) -> str:
    """What a text box ends with where it ends in the middle of a word."""
    return str(box.style["hyphenate_character"])


def is_seen(box: Box) -> bool:
    """Whether a text box is drawn."""
    return bool(box.style["visibility"] == "visible")


def tables_in(parent: Box) -> Iterator[Box]:
    """The tables that stand in a box, with what is round them."""
    return (
        child
        for child in getattr(parent, "children", ())
        if getattr(child, "is_table_wrapper", False)
    )
