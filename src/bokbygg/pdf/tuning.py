"""Faulty paragraphs of a document broken anew, while it is laid out.

Where the engine begins a paragraph that is to be justified, all its lines are made at once. Has
one of them a fault, the paragraph is broken as a whole (see `breaking`), with letters a trace wider
or narrower apart if that helps, and the engine is told how far each line shall go; what it makes of
that is kept where it is better. A page that ends within a word is made again (see `turns`). What is
said, and where it comes from, stays as it is, so that maps, tags and numbers know nothing of it.

Imported by `engine` only. The functions that are exchanged while a document is laid out are private
to WeasyPrint; its own stand there as long as nothing is tuned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import dropwhile
from typing import Any, NamedTuple

from weasyprint.layout import block, inline, page

from bokbygg.pdf import measuring
from bokbygg.pdf.breaking import LADDER, LOOSE, RUNT, TIGHT
from bokbygg.pdf.paragraphs import (
    Box,
    Context,
    Lines,
    Paragraph,
    is_divided,
    mark,
    note_room,
    own_style,
    paragraph_of,
    said,
    tracked,
    with_blanks,
)
from bokbygg.pdf.turns import turning

TRACKINGS = (0.0, 0.004, -0.004, 0.008, -0.008, 0.012, -0.012, 0.015, -0.015, 0.02, -0.02)
"""By how much letters may stand wider or narrower apart, in em: what no reader sees (twenty
thousandths are a fifth of a point in type of eleven points). The first that leaves no fault is
taken."""

_SLACK = 0.5
"""By how much further a line may go than it shall, in CSS px: widths are known but for what letters
do to each other at a line's end."""

_NEAR = 0.992
"""What is this near to a fault is one."""

_WORSE = 0.25
"""By how much more a loose line may be loose, for the sake of the others."""

_TRIES = 4
"""How often a paragraph is broken anew without breaks that the engine does not take."""


class Faults(NamedTuple):
    """How many faults of each sort the lines of a paragraph have; `excess` is by how much the word
    spaces of the worst one are too wide, in those of their face."""

    loose: int = 0
    ladders: int = 0
    runts: int = 0
    excess: float = 0.0

    def better_than(self, other: Faults) -> bool:
        """Whether there are fewer, and of no sort more, and none is much worse."""
        fewer = all(mine <= its for mine, its in zip(self[:3], other[:3], strict=True))
        return fewer and self[:3] != other[:3] and self.excess <= other.excess + _WORSE


@contextmanager
def tuned() -> Iterator[None]:
    """Let documents be laid out with faulty paragraphs broken anew."""
    tuner = _Tuner()
    exchanged: tuple[tuple[Any, str, Callable[..., Any]], ...] = (
        (block, "iter_line_boxes", tuner.lines(block.iter_line_boxes)),
        (inline, "get_next_linebox", tuner.line(inline.get_next_linebox)),
        (inline, "split_inline_box", tuner.split(inline.split_inline_box)),
        (inline, "text_align", tuner.align(inline.text_align)),
        (page, "remake_page", turning(page.remake_page, tuner.blank, TRACKINGS)),
    )
    stock = [getattr(module, name) for module, name, _ in exchanged]
    for module, name, ours in exchanged:
        setattr(module, name, ours)
    try:
        yield
    finally:
        for (module, name, _), theirs in zip(exchanged, stock, strict=True):
            setattr(module, name, theirs)


def _is_in_flow(box: Box) -> bool:
    """Whether nothing in a text stands at a place of its own but what it begins with, beside it."""
    children = dropwhile(lambda child: bool(child.is_floated()), getattr(box, "children", ()))
    return all(child.is_in_normal_flow() and _is_in_flow(child) for child in children)


def _afresh(stock: Callable[..., Any], context: Context) -> Callable[..., Lines]:
    """WeasyPrint's `iter_line_boxes`, which begins each time with what floats on the page now."""
    floating = [*context.excluded_shapes]

    def lines(*given: Any) -> Lines:  # noqa: ANN401
        context.excluded_shapes = [*floating]
        return list(stock(*given))

    return lines


class _Tuner:
    """What is known of the paragraphs of a document."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, float, str], Paragraph] = {}
        self._blanks: dict[int, tuple[object, float]] = {}
        self._line: Box = None
        self._spare = 0.0

    def lines(self, stock: Callable[..., Any]) -> Callable[..., Any]:
        """WeasyPrint's `iter_line_boxes`, with a look at the whole paragraph where one begins."""

        def lines(*given: Any) -> Any:  # noqa: ANN401 - whatever WeasyPrint gives
            context, box, _, _, skip_stack, block_box, *_, first_letter, first_line = given
            is_plain = box.style["white_space"] == "normal" and not first_letter
            if not is_plain or not _is_in_flow(box):
                return stock(*given)
            beside = bool(context.excluded_shapes) or not box.children[0].is_in_normal_flow()
            paragraph, is_new = self._paragraph(box, block_box.width, styled=bool(first_line))
            mark(box, paragraph, measuring.begin(box, skip_stack))
            if (
                (is_new or beside)
                and skip_stack is None
                and box.style["text_align_all"] == "justify"
            ):
                return iter(self._tuned(paragraph, stock, given))
            return stock(*given[:-1], paragraph.first_line(first_line))

        return lines

    def _paragraph(self, box: Box, width: float, *, styled: bool) -> tuple[Paragraph, bool]:
        """The paragraph of a box, and whether it is a new one. Notes are laid out again with each
        further one on their page, and each time as copies."""
        known = paragraph_of(box)
        if known is not None and known.width == width:
            return known, False
        key = (box.element, width, said(box))
        known = self._known.get(key)
        if known is not None:
            known.dress(box)
            return known, False
        self._known[key] = made = Paragraph(box, width, styled=styled)
        return made, True

    def _tuned(self, known: Paragraph, stock: Callable[..., Any], given: Any) -> Lines:  # noqa: ANN401
        """The lines of a paragraph, broken anew where that is better."""
        context = given[0]
        stock = _afresh(stock, context)
        lines: Lines = stock(*given)
        known.indent = lines[0][0].text_indent if lines else 0.0
        faults = self._faults(context, lines, known.width)
        if not any(faults):
            return lines
        best, kept = lines, known.as_set
        for tracking in TRACKINGS:
            known.track(tracking)
            found = self._broken(known, stock, given, lines)
            left = self._faults(context, found, known.width) if found else faults
            if found and left.better_than(faults):
                best, kept, faults = found, known.as_set, left
                if not any(faults):
                    break
        known.set(kept)
        return best

    def _broken(
        self,
        known: Paragraph,
        stock: Callable[..., Any],
        given: Any,  # noqa: ANN401
        lines: Lines,
    ) -> Lines | None:
        """The lines of a paragraph broken as a whole; None where the engine will not have it so, or
        where its tracking is of no avail."""
        context, box = given[0], given[1]
        given = *given[:-1], known.first_line(given[-1])
        begin = measuring.begin(box, stock(*given)[0][1]) if known.styled else ()
        for _ in range(_TRIES):
            way = known.broken(context, [line for line, _ in lines], self.blank, begin)
            if way is None or (way.faults and known.as_set[0]):
                return None
            known.go(way, begin)
            found: Lines = stock(*given)
            strayed = known.strayed(found, begin)
            if strayed is None:
                return found if known.stands_as_measured(found) else None
            known.refuse(strayed)
        return None

    def _faults(self, context: Context, lines: Lines, width: float) -> Faults:
        """The faults of a paragraph's lines."""
        loose = ladders = run = 0
        worst = LOOSE * _NEAR
        for line, _ in lines[:-1]:
            found = list(with_blanks(line))
            if found:
                spacing = max(
                    text.pango_layout.justification_spacing + tracked(text) for text in found
                )
                blank = min(self.blank(context, own_style(text)) for text in found)
                ratio = 1 + spacing / blank
                loose += ratio > LOOSE * _NEAR
                worst = max(worst, ratio)
            run = run + 1 if is_divided(line) else 0
            ladders += run == LADDER
        runts = len(lines) > 1 and lines[-1][0].width < RUNT * width / _NEAR
        return Faults(loose, ladders, int(runts), worst - LOOSE * _NEAR)

    def blank(self, context: Context, style: Any) -> float:  # noqa: ANN401
        """The width of a word space in a style."""
        known = self._blanks.get(id(style))
        if known is None:  # kept with its style, so that no other has its identity
            known = self._blanks[id(style)] = style, measuring.blank(context, style)
        return known[1]

    def line(self, stock: Callable[..., Any]) -> Callable[..., Any]:
        """WeasyPrint's `get_next_linebox`, which goes as far as it shall."""

        def line(context: Context, box: Box, y: float, space: float, stack: Any, *rest: Any) -> Any:  # noqa: ANN401
            paragraph = paragraph_of(box)
            spare = paragraph.spare if paragraph else None
            found = spare.get(measuring.begin(box, stack)) if spare else None
            if found is None:
                return stock(context, box, y, space, stack, *rest)
            self._line, self._spare = box, found - _SLACK
            try:
                return stock(context, box, y, space, stack, *rest)
            finally:
                self._line = None

        return line

    def split(self, stock: Callable[..., Any]) -> Callable[..., Any]:
        """WeasyPrint's `split_inline_box`, within what a line shall have."""

        def split(context: Context, box: Box, x: float, max_x: float, *rest: Any) -> Any:  # noqa: ANN401
            spare = self._spare if box is self._line else 0.0
            return stock(context, box, x, max_x - spare, *rest)

        return split

    def align(self, stock: Callable[..., Any]) -> Callable[..., Any]:
        """WeasyPrint's `text_align`, which makes word spaces narrower, too, where that is asked."""

        def align(context: Context, line: Box, width: float, last: bool) -> Any:  # noqa: ANN401
            note_room(line, width)
            paragraph = paragraph_of(line) if self._line is not None else None
            if paragraph is None or line.style["text_align_all"] != "justify":
                return stock(context, line, width, last)
            width += paragraph.hangs(line.style)
            excess = line.width - width
            blanks = inline.count_expandable_spaces(line)
            if excess > 0 and excess < blanks * self.blank(context, line.style) * 2 * (1 - TIGHT):
                inline.justify_line(context, line, -excess)
                return 0
            return stock(context, line, width, last)

        return align
