"""Plain: one colour, and type in the face of the book from the head down; nothing else."""

from __future__ import annotations

from bokbygg.cover.breaking import Place, fit
from bokbygg.cover.designs.parts import joined, lowest, margin, names, under
from bokbygg.cover.measure import Type
from bokbygg.cover.palettes import Palette
from bokbygg.cover.sheet import HEIGHT, WIDTH, Box, Mark, Sheet
from bokbygg.cover.wording import Wording

_TITLE, _ROMAN, _ITALIC = Type(weight=500), Type(), Type(italic=True)
_MARGIN, _FOOT = 150.0, HEIGHT - 160.0


def plain(wording: Wording, palette: Palette) -> Sheet:
    """The title at the head, who wrote it under it, the house at the foot under a rule."""
    column = margin(_MARGIN, palette.ink, wording.direction)
    place = Place(width=column.room, height=1250, largest=370, leading=0.98)
    title = fit(wording.title, _TITLE, place)
    said = column.lines(title, _TITLE, 190)
    marks: list[Mark] = [*said]
    low = lowest(said, 0)
    place = Place(width=column.room, height=300, largest=min(92, title.size * 0.6), leading=1.2)
    if subtitle := under(wording.subtitle, _ITALIC, place):
        said = column.lines(subtitle, _ITALIC, low + 70)
        marks += said
        low = lowest(said, low)
    if people := names(wording.people, _ROMAN, column.room, 104):
        top = max(low + 140, 1640 - people.height)
        marks += column.lines(people, _ROMAN, top)
    if foot := column.line(joined(wording.publisher, wording.series), _ROMAN, _FOOT, 54):
        wide = WIDTH - 2 * _MARGIN
        marks.append(Box(x=_MARGIN, y=_FOOT - 110, width=wide, height=4, colour=palette.accent))
        marks += foot
    return Sheet(ground=palette.ground, marks=tuple(marks))
