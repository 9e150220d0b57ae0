"""The grid of lines that facing pages share: running text begins on it, whatever stands before.

Headings, quotations, pictures and tables take what room they need; the paragraph after them is
moved down to the next line of the grid, which begins at the top of each page's text. WeasyPrint
knows no `line-snap`, so a style sheet asks for it by a custom property: `--on-grid: lines` for
text that stands on it, `none` for what stands where it falls.

Imported by `engine` only. All of it is private to WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

Box = Any
"""A weasyprint.formatting_structure.boxes.Box."""

_PROPERTY = "__on_grid"
"""How the engine keeps `--on-grid`."""

_SLACK = 0.3
"""CSS px by which a line may lie below the grid and is moved up: sums of lengths are not exact."""

_SAME = 0.01
"""CSS px by which two distances of lines may differ and are the same."""


def _on_grid(lines: Callable[..., Any]) -> Callable[..., Any]:
    def moved(
        context: Any,  # noqa: ANN401 - WeasyPrint has no types
        line: Box,
        position_y: float,
        *rest: object,
    ) -> Iterator[tuple[Box, Any]]:
        block_box = rest[2]
        if _asked(line.style[_PROPERTY]) and _flows(block_box):
            position_y += _off(context, line, position_y)
        yield from lines(context, line, position_y, *rest)

    return moved


def _flows(box: Box) -> bool:
    """Whether a block of lines follows those above it; one in a line, as the dash of a dialogue,
    is moved with that line."""
    return box.is_in_normal_flow() and not isinstance(box, boxes.InlineBlockBox)


def _asked(tokens: Any) -> bool:  # noqa: ANN401
    """Whether the value of the property is `lines`."""
    return any(token.type == "ident" and token.value == "lines" for token in tokens)


def _off(context: Any, line: Box, position_y: float) -> float:  # noqa: ANN401
    """How far down the next line of the grid is. Text of another leading, as in a note, has none,
    nor has what is laid out before there is a page."""
    area = context.current_footnote_area
    if area is None:
        return 0.0
    page = area.page
    lead, own = _lead(page), _lead(line)
    if not lead or abs(own - lead) > _SAME:
        return 0.0
    below = (position_y - page.content_box_y()) % lead
    return float(-below if below <= _SLACK else lead - below)


def _lead(box: Box) -> float:
    """The distance of lines that a box asks for, in CSS px; 0 where it is not a length."""
    height = box.style["line_height"]
    return float(height.value) if getattr(height, "unit", None) == "px" else 0.0


block.iter_line_boxes = _on_grid(block.iter_line_boxes)
