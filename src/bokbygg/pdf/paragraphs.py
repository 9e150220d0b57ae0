"""A paragraph that is being laid out, and how its lines shall be broken.

Imported by `tuning` and its neighbours only. Boxes are private to WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from weasyprint.formatting_structure import boxes

from bokbygg.pdf import measuring
from bokbygg.pdf.breaking import Break, Broken, Measure, Place, broken

Box = Any
"""A weasyprint.formatting_structure.boxes.Box."""

Context = Any
"""A weasyprint.layout.LayoutContext."""

Lines = list[tuple[Box, Any]]
"""Lines laid out, each with the place where the next one begins, in WeasyPrint's form."""

Blank = Callable[[Context, Any], float]
"""Gives the width of a word space in a style."""

_PARAGRAPH, _BEGIN, _STYLE = "_bokbygg_paragraph", "_bokbygg_begin", "_bokbygg_style"
"""Names of what boxes are given, and lines made of them have then: their paragraph, where its part
on their page begins, and the style a text had before it was tracked."""

_SAME = 0.01
"""By how much two widths may differ, in CSS px, and are the same."""

_ROOM = "_bokbygg_room"
"""Name of what a line is given: the width that it was to fill."""


class Paragraph:
    """A paragraph: `box` is its text as one line, `width` its measure, `spare` how much of
    their room its lines shall leave, by where they begin; `styled` where its first line has a style
    of its own, `indent` what that is indented by."""

    def __init__(self, box: Box, width: float, *, styled: bool) -> None:
        self.box = box
        self.width = width
        self.styled = styled
        self.indent = 0.0
        self.spare: dict[Place, float] = {}
        self._tracking = 0.0
        self._breaks: Sequence[Break] | None = None
        self._measure: Measure | None = None
        self._wide: dict[object, float] = {}
        if styled:  # what its first line adds to its word spaces counts as tracking
            self.dress(box)

    @property
    def as_set(self) -> tuple[float, dict[Place, float]]:
        """How it is set: its tracking, and what its lines leave."""
        return self._tracking, self.spare

    def set(self, kept: tuple[float, dict[Place, float]]) -> None:
        """Set it as it was set."""
        self.track(kept[0])
        self.spare = kept[1]

    def track(self, tracking: float) -> None:
        """Let its letters stand by so much wider apart, in em."""
        if tracking != self._tracking:
            self._tracking, self._breaks, self.spare = tracking, None, {}
        self.dress(self.box)

    def dress(self, box: Box) -> None:
        """Set `box`, its text as one line or a copy of that, with its tracking."""
        for text in texts(box):
            style = text.__dict__.setdefault(_STYLE, text.style)
            if self._tracking:
                before = 0 if style["letter_spacing"] == "normal" else style["letter_spacing"]
                text.style = style.copy()
                text.style["letter_spacing"] = before + self._tracking * style["font_size"]
            else:
                text.style = style

    def first_line(self, style: dict[str, Any] | None) -> dict[str, Any] | None:
        """The style that its first line has beside its own, with its tracking."""
        if not self._tracking or not style or style.get("letter_spacing", "normal") == "normal":
            return style
        more = self._tracking * float(self.box.style["font_size"])
        return style | {"letter_spacing": style["letter_spacing"] + more}

    def hangs(self, style: Any) -> float:  # noqa: ANN401
        """What its tracking adds after the last letter of a line, where nobody sees it."""
        return self._tracking * float(style["font_size"])

    def broken(
        self, context: Context, lines: Sequence[Box], blank: Blank, begin: Place, turn: int = 0
    ) -> Broken | None:
        """The best way to break it from a place on, as `breaking` has it; None where that cannot be
        known. `lines` are some of it, laid out, the first of which begin there or one before."""
        breaks = self._measured(context, lines)
        at = next((n for n, each in enumerate(breaks) if each.place == begin), -1)
        styles = [own_style(text) for line in lines for text in with_blanks(line)]
        if at < 0 or not styles:
            return None
        rooms = [room_of(line, self.width) for line in lines]
        self._measure = Measure(
            width=self.width,
            indent=self.indent,
            rooms=tuple(rooms[self.styled and begin != begins(lines[0]) :]),
            blank=min(blank(context, style) for style in styles),
            more=max(2 * self.hangs(style) for style in styles),
        )
        return broken(breaks, self._measure, at, turn)

    def _measured(self, context: Context, lines: Sequence[Box]) -> Sequence[Break]:
        """Its breaks; none where they cannot be known. What is no text is as wide as it is in some
        of its lines."""
        if self._breaks is None:
            self._wide |= {box.element: box.margin_width() for line in lines for box in atoms(line)}
            try:
                self._breaks = measuring.breaks(context, self.box, self.width, self._wide)
            except measuring.UnmeasuredError:
                self._breaks = ()
        return self._breaks

    def go(self, way: Broken, begin: Place) -> None:
        """Let its lines from a place on go as far as a way has them."""
        kept = {place: spare for place, spare in self.spare.items() if place < begin}
        assert self._measure
        self.spare = kept | way.spare(self._breaks or (), self._measure)

    def strayed(self, lines: Lines, begin: Place) -> Place | None:
        """The first place at which a line should begin and none of `lines` does."""
        seen = {begin, *(measuring.begin(self.box, resume_at) for _, resume_at in lines[:-1])}
        return min((place for place in self.spare if place not in seen), default=None)

    def stands_as_measured(self, lines: Lines) -> bool:
        """Whether each of `lines`, which are all of it, stands beside what it was measured for."""
        measure = self._measure
        assert measure
        before = int(self.styled)
        return all(
            abs(room_of(line, self.width) - measure.room(number, 1)) < _SAME
            for number, (line, _) in enumerate(lines[before:], 1)
        )

    def refuse(self, place: Place) -> None:
        """Let no line begin at a place: the engine will not have it."""
        self._breaks = [each for each in self._breaks or () if each.place != place]

    def shorten(self, context: Context, lines: Sequence[Box]) -> bool:
        """Let the last of some lines, which is ragged, end before the word it divides."""
        breaks = self._measured(context, lines)
        begin = begins(lines[0])
        if len(lines) > 1:
            begin = measuring.begin(self.box, lines[-2].resume_at)
        end = measuring.begin(self.box, lines[-1].resume_at)
        start = next((each.start for each in breaks if each.place == begin), None)
        whole = [each for each in breaks if begin < each.place < end and not each.divided]
        if start is None or not whole:
            return False
        self.spare = self.spare | {begin: room_of(lines[-1], self.width) - whole[-1].end + start}
        return True


def mark(box: Box, paragraph: Paragraph, begin: Place) -> None:
    """Note on a paragraph's text as one line whose it is, and where its part on a page begins."""
    box.__dict__[_PARAGRAPH] = paragraph
    box.__dict__[_BEGIN] = begin


def paragraph_of(line: Box) -> Paragraph | None:
    """The paragraph of a line, or of its text as one line; None where nobody knows it."""
    found: Paragraph | None = line.__dict__.get(_PARAGRAPH)
    return found


def begins(line: Box) -> Place:
    """Where the part of a line's paragraph that is on its page begins."""
    place: Place = line.__dict__[_BEGIN]
    return place


def note_room(line: Box, room: float) -> None:
    """Note on a line the width that it is to fill."""
    line.__dict__[_ROOM] = room


def room_of(line: Box, width: float) -> float:
    """The width that a line was to fill; `width` where nobody noted that."""
    room: float = line.__dict__.get(_ROOM, width)
    return room


def atoms(box: Box) -> Iterator[Box]:
    """What stands in a line as one, and is no text: pictures, formulas, numbers of notes."""
    for child in box.children:
        if isinstance(child, boxes.AtomicInlineLevelBox):
            yield child
        elif isinstance(child, (boxes.LineBox, boxes.InlineBox)):
            yield from atoms(child)


def texts(box: Box) -> Iterator[Box]:
    """The text boxes of a line that are not empty."""
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            if child.text:
                yield child
        elif isinstance(child, (boxes.LineBox, boxes.InlineBox)):
            yield from texts(child)


def with_blanks(line: Box) -> Iterator[Box]:
    """Those with word spaces."""
    return (text for text in texts(line) if " " in text.text or "\u00a0" in text.text)


def said(line: Box) -> str:
    """What a line says."""
    return "".join(text.text for text in texts(line))


def is_divided(line: Box) -> bool:
    """Whether a line ends within a word."""
    end = said(line)[-2:]
    return end[1:] in ("\u2010", "-") and end[0].isalpha()


def own_style(text: Box) -> Any:  # noqa: ANN401
    """The style of a text box before it was tracked."""
    return text.__dict__.get(_STYLE, text.style)


def tracked(text: Box) -> float:
    """What tracking has added to the word spaces of a text box, in CSS px: that of the letter
    before each, and its own."""
    own = own_style(text)
    if own is text.style:
        return 0.0
    before = 0.0 if own["letter_spacing"] == "normal" else own["letter_spacing"]
    return 2 * float(text.style["letter_spacing"] - before)
