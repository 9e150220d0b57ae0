"""Broadside: the title is the picture, each of its lines as wide as the page, said again below in
a fainter ink as far as there is room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import cycle
from math import log2

from bokbygg.cover.breaking import Place, broken
from bokbygg.cover.designs.parts import Column, cap, joined, margin, names, under
from bokbygg.cover.measure import Type, bearings, ink, width
from bokbygg.cover.palettes import Palette
from bokbygg.cover.sheet import HEIGHT, WIDTH, Box, Line, Mark, Sheet
from bokbygg.cover.wording import Wording, capitals

_TITLE, _ROMAN, _ITALIC = Type(weight=700, capitals=True), Type(weight=500), Type(italic=True)
_MARGIN, _HEAD, _FOOT = 120.0, 140.0, HEIGHT - 130.0
_ROOM = WIDTH - 2 * _MARGIN
_GAP, _LARGEST, _SMALL, _MOST = 56.0, 700.0, 120.0, 9


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A line of the title and the size at which it fills the page's width; `above` and `below` are
    how far its black reaches from the baseline, `cap` the height of its capitals, all in px."""

    text: str
    size: float
    above: float
    below: float
    cap: float


def broadside(wording: Wording, palette: Palette) -> Sheet:
    """The title from the head down, all else at the foot under a rule."""
    column = margin(_MARGIN, palette.ink, wording.direction)
    foot, rule = _below(wording, column)
    rows = _rows(capitals(wording.title, wording.lang), rule - _HEAD - 70)
    loud = wording.seed % len(rows) if len(rows) > 1 else -1
    marks: list[Mark] = []
    for at, (row, y) in enumerate(_placed(cycle(rows))):
        if at >= len(rows) and y - row.cap > rule - 40:
            break
        colour = palette.accent if at == loud else palette.ink
        line = _line(row, y, colour, column)
        again = at >= len(rows)
        marks.append(replace(line, colour=palette.tone, bleeds=True) if again else line)
    marks += [
        Box(x=0, y=rule, width=WIDTH, height=HEIGHT - rule, colour=palette.ground),
        Box(x=_MARGIN, y=rule, width=_ROOM, height=10, colour=palette.ink),
    ]
    return Sheet(ground=palette.ground, marks=(*marks, *foot))


def _line(row: _Row, y: float, colour: str, column: Column) -> Line:
    head, tail = bearings(row.text, _TITLE)
    moved = head if column.anchor == "start" else -tail
    return Line(
        text=row.text,
        x=column.x - moved * row.size,
        y=y,
        size=row.size,
        colour=colour,
        type_=_TITLE,
        anchor=column.anchor,
    )


def _below(wording: Wording, column: Column) -> tuple[tuple[Line, ...], float]:
    """What stands under the rule, and where that is: reckoned from the foot up."""
    house = column.line(joined(wording.publisher, wording.series), _ROMAN, _FOOT, 46)
    y = _FOOT - (120 if house else 0)
    people = names(wording.people, _ROMAN, column.room, 100)
    if people:
        y -= people.height + cap(people.lines[0], _ROMAN) * people.size
    lines = house + (column.lines(people, _ROMAN, y) if people else ())
    place = Place(width=column.room, height=200, largest=84, leading=1.2, most=2)
    if subtitle := under(wording.subtitle, _ITALIC, place):
        y -= 90 + subtitle.height + cap(subtitle.lines[0], _ITALIC) * subtitle.size
        lines += column.lines(subtitle, _ITALIC, y)
    return lines, y - 90


def _placed(rows: Iterable[_Row]) -> Iterator[tuple[_Row, float]]:
    """Rows with their baselines: capitals as far apart as the gap says, more where a letter
    hangs down or bears a mark."""
    before, y = None, _HEAD
    for row in rows:
        if before is None:
            y += max(row.cap, row.above - 40)
        else:
            y += max(_GAP + row.cap, before.below + row.above + 14)
        yield row, y
        before = row


def _tall(rows: tuple[_Row, ...]) -> float:
    *_, (last, y) = _placed(rows)
    return y + last.below - _HEAD


def _rows(title: str, room: float) -> tuple[_Row, ...]:
    """The title in lines that look best in a height of `room`: they fill it, and are alike."""
    options = []
    for lines in broken(title, _TITLE, _MOST):
        rows = tuple(_row(line, _size(line)) for line in lines)
        fill = _tall(rows) / room
        scale = min(1.0, 0.98 / fill)
        sizes = [row.size for row in rows]
        looks = 2.4 * max(0.0, 0.8 - fill) ** 2 + 2 * (1 - scale)
        looks += 0.3 * log2(max(sizes) / min(sizes)) + max(0.0, 1 - min(sizes) / _SMALL)
        options.append((looks, len(lines), rows, scale))
    _, _, rows, scale = min(options, key=lambda one: one[:2])
    return tuple(_row(row.text, row.size * scale) for row in rows)


def _row(text: str, size: float) -> _Row:
    above, below = ink(text, _TITLE)
    return _Row(
        text=text, size=size, above=above * size, below=below * size, cap=cap(text, _TITLE) * size
    )


def _black(line: str) -> float:
    """How wide the black of a line is, in ems."""
    head, tail = bearings(line, _TITLE)
    return max(0.1, width(line, _TITLE) - head - tail)


def _size(line: str) -> float:
    return min(_LARGEST, _ROOM * 0.995 / _black(line))
