"""The front in the shape of the book.

Designs are drawn for the shape of a screen's shelf. On paper they are as large as the cover
allows, and what runs to an edge of the design runs on to that of the sheet.
"""

from __future__ import annotations

from dataclasses import replace

from bokbygg.cover.measure import width
from bokbygg.cover.sheet import HEIGHT, WIDTH, Box, Drawing, Line, Mark, Sheet


def run_out(sheet: Sheet, aside: float, above: float) -> Sheet:
    """The design with what touches its edges gone on beyond them, `aside` to the left and right
    and `above` upwards and downwards, in px of the design."""
    return replace(sheet, marks=tuple(_wider(mark, aside, above) for mark in sheet.marks))


def _wider(mark: Mark, aside: float, above: float) -> Mark:
    if isinstance(mark, Line):
        return _longer(mark) if mark.bleeds and _is_pattern(mark.text) else mark
    across = mark.x <= 0 and mark.x + mark.width >= WIDTH
    up, down = mark.y <= 0, mark.y + mark.height >= HEIGHT
    if isinstance(mark, Drawing):
        return _grown(mark, aside, above) if across and up and not down else mark
    if mark.border:
        return mark
    top = mark.y - (above if up else 0)
    return Box(
        x=mark.x - (aside if across else 0),
        y=top,
        width=mark.width + (2 * aside if across else 0),
        height=mark.y + mark.height + (above if down else 0) - top,
        colour=mark.colour,
    )


def _grown(drawing: Drawing, aside: float, above: float) -> Drawing:
    """A drawing from side to side that hangs from the head: larger, where it stands on its lower
    edge."""
    foot = drawing.y + drawing.height
    times = max((WIDTH + 2 * aside) / drawing.width, (foot + above) / drawing.height)
    return Drawing(
        x=WIDTH / 2 - times * drawing.width / 2,
        y=foot - times * drawing.height,
        width=times * drawing.width,
        height=times * drawing.height,
        svg=f'<g transform="scale({times:.6f})">{drawing.svg}</g>',
    )


def _is_pattern(text: str) -> bool:
    """Whether a line is the same signs again and again."""
    return len(set(text)) <= 2 < len(text)


def _longer(line: Line) -> Line:
    return replace(line, text=line.text * 3, x=line.x - width(line.text, line.type_) * line.size)
