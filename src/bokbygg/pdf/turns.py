"""Pages that end within a word, made again.

Imported by `tuning` only. What a page is made by is private to WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from weasyprint.formatting_structure import boxes

from bokbygg.pdf import measuring
from bokbygg.pdf.breaking import Place
from bokbygg.pdf.paragraphs import (
    Blank,
    Box,
    Context,
    Paragraph,
    begins,
    is_divided,
    paragraph_of,
)

_TRIES = 4

_LISTS = ("footnotes", "reported_footnotes", "current_page_footnotes", "rendered_notes")


def turning(
    stock: Callable[..., Any], blank: Blank, trackings: Sequence[float]
) -> Callable[..., Any]:
    """WeasyPrint's `remake_page`, again as long as the page ends within a word and its last
    paragraph can be broken in another way."""

    def remade(index: int, context: Context, *rest: Any) -> Any:  # noqa: ANN401
        for _ in range(_TRIES - 1):
            before = _State(context, index)
            page, resume_at = stock(index, context, *rest)
            if resume_at is None or not _turned(context, page, blank, trackings):
                return page, resume_at
            before.restore(context)
        return stock(index, context, *rest)

    return remade


def _turned(context: Context, page: Box, blank: Blank, trackings: Sequence[float]) -> bool:
    """Whether a page ends within a word, and its last paragraph shall now be broken otherwise."""
    lines = _last_lines(page.children[0])
    paragraph = paragraph_of(lines[-1]) if lines else None
    if paragraph is None or not is_divided(lines[-1]):
        return False
    if lines[-1].style["text_align_all"] != "justify":
        return paragraph.shorten(context, lines)
    begin, turn = begins(lines[-1]), len(lines)
    if paragraph.styled and not begin:
        begin, turn = measuring.begin(paragraph.box, lines[0].resume_at), turn - 1
    return _mended(context, paragraph, lines, (begin, turn), blank, trackings)


def _mended(
    context: Context,
    paragraph: Paragraph,
    lines: Sequence[Box],
    end: tuple[Place, int],
    blank: Blank,
    trackings: Sequence[float],
) -> bool:
    """Whether a paragraph can be broken from a place on so that the line of a number does not end
    within a word: without another fault; where none of it is on a page before, with another
    tracking; else with one fault for the other."""
    begin, turn = end
    kept = paragraph.as_set
    free = paragraph.broken(context, lines, blank, begin)
    limit = free.faults if free else 0
    others = [(each, 0) for each in trackings if each != kept[0]] if not begin else []
    for tracking, most in ((kept[0], limit), *others, (kept[0], limit + 1)):
        if tracking != paragraph.as_set[0]:
            paragraph.track(tracking)
        way = paragraph.broken(context, lines, blank, begin, turn)
        if way and way.faults <= most:
            if tracking == kept[0]:
                paragraph.set(kept)
            paragraph.go(way, begin)
            return True
    paragraph.set(kept)
    return False


def _last_lines(box: Box) -> list[Box]:
    """The lines of a page's last paragraph."""
    while isinstance(box, boxes.ParentBox):
        inside = [child for child in box.children if child.is_in_normal_flow()]
        if not inside:
            return []
        if isinstance(inside[-1], boxes.LineBox):
            return [child for child in inside if isinstance(child, boxes.LineBox)]
        box = inside[-1]
    return []


class _State:
    """What a page that is made changes beside itself, as it was before."""

    def __init__(self, context: Context, index: int) -> None:
        self._lists = {name: list(getattr(context, name)) for name in _LISTS}
        self._running = {
            name: {page: list(boxes) for page, boxes in pages.items()}
            for name, pages in context.running_elements.items()
        }
        self._outside = dict(context.broken_out_of_flow)
        self._pages = list(context.page_maker)
        self._index = index
        self._remake = {
            name: list(value) if isinstance(value, list) else value
            for name, value in context.page_maker[index][-1].items()
        }

    def restore(self, context: Context) -> None:
        """Let it be as it was."""
        for name, items in self._lists.items():
            setattr(context, name, items)
        context.running_elements.clear()
        for name, pages in self._running.items():
            context.running_elements[name].update(pages)
        context.broken_out_of_flow = self._outside
        context.page_maker[:] = self._pages
        context.page_maker[self._index][-1].update(self._remake)
