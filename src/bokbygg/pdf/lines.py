"""Lines of text, where WeasyPrint 70 sets them wrong: first lines, lines that end with a blank,
lines that run from right to left.

Imported by `engine` only. All of it is private to WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, inline, preferred

Box = Any
"""A weasyprint.formatting_structure.boxes.Box."""

_NARROWEST = 0.25
"""The width of a character in its size of type, at the least, on the average of a line."""


def _first_line_once(lines: Callable[..., Any]) -> Callable[..., Any]:
    """Each page's share of a paragraph has its first line dressed as the paragraph's ::first-line;
    only where nothing was `skipped` is it the first."""

    def once(*given: object) -> Any:  # noqa: ANN401 - whatever WeasyPrint yields
        *before, first_line_style = given
        skipped = before[4]
        return lines(*before, first_line_style if skipped is None else None)

    return once


def _with_its_last_blank(split: Callable[..., Any]) -> Callable[..., Any]:
    """A text that fits the line but for the blank it ends with, as before an emphasised word, is
    parted after its first word, which then stands alone in the line. It goes in whole: the blank
    does not count."""

    def fitted(text: str, style: Any, context: Any, width: Any, *more: Any, **named: Any) -> Any:  # noqa: ANN401
        found = split(text, style, context, width, *more, **named)
        if found[2] is None or not text.endswith(" ") or style["white_space"] != "normal":
            return found
        bare = text.rstrip(" ")
        if width is None or len(bare) * style["font_size"] * _NARROWEST > width:
            return found
        if split(bare, style, context, None, *more, **named)[3] > width:
            return found
        return split(text, style, context, None, *more, **named)

    return fitted


def _split(*given: Any, **named: Any) -> Any:  # noqa: ANN401
    """The same function where it stands in another module, in which the fast road may take it."""
    return preferred.split_first_line(*given, **named)


def _indented(lines: Callable[..., Any]) -> Callable[..., Any]:
    """The indent of a first line is left white at the line's left end whichever way it runs; it
    belongs at the right one."""

    def moved(*given: object) -> Iterator[tuple[Box, Any]]:
        for line, resume_at in lines(*given):
            if line.text_indent and line.style["direction"] == "rtl":
                for child in line.children:
                    child.translate(dx=-line.text_indent, ignore_floats=True)
            yield line, resume_at

    return moved


def _stripped(strip: Callable[[Any, Box], None]) -> Callable[[Any, Box], None]:
    """Where the blank at a line's end is taken away, what stands right of it moves to the left by
    its width; but the text that it was taken from moves with it, and hangs out of the line."""

    def kept(context: Any, line: Box) -> None:  # noqa: ANN401 - WeasyPrint has no types
        last = _last(line)
        before = last.position_x if last is not None else 0
        strip(context, line)
        if last is not None and (moved := last.position_x - before):
            box = line
            while box is not last:
                box = box.children[-1]
                box.position_x -= moved

    return kept


def _last(line: Box) -> Box | None:
    """The text at the end of a line from right to left, which stands at its left end."""
    if line.style["direction"] != "rtl":
        return None
    box = line
    while isinstance(box, (boxes.LineBox, boxes.InlineBox)):
        if not box.children:
            return None
        box = box.children[-1]
    return box if isinstance(box, boxes.TextBox) else None


def _initial_once(cut: Callable[..., Any]) -> Callable[..., Any]:
    """The ::first-letter is cut from its text each time that the text is laid out, also where that
    comes to a page a second time, or finds no room on it and comes to the next. It is cut once."""

    def once(box: Box, skip_stack: Any, style: Any) -> Any:  # noqa: ANN401 - WeasyPrint has no types
        first = box.children[0] if style and box.children else None
        if first is not None and str(first.element_tag).endswith("::first-letter"):
            if not isinstance(first, boxes.TextBox):
                return skip_stack
        return cut(box, skip_stack, style)

    return once


block.iter_line_boxes = _indented(_first_line_once(block.iter_line_boxes))
inline.first_letter_to_box = _initial_once(inline.first_letter_to_box)
inline.split_first_line = _with_its_last_blank(_split)
inline.remove_last_whitespace = _stripped(inline.remove_last_whitespace)

# A picture without a size of its own is moved before it has a place. Where it stands is set later.
boxes.InlineReplacedBox.position_x = 0
