"""Initial: the first letter of the title as large as the page can hold it, and larger."""

from __future__ import annotations

from bokbygg.cover.breaking import Place, fit
from bokbygg.cover.designs.parts import Column, lowest, margin, names, opposite, under
from bokbygg.cover.measure import Type, bearings, ink, width
from bokbygg.cover.palettes import Palette
from bokbygg.cover.sheet import HEIGHT, WIDTH, Box, Line, Mark, Sheet
from bokbygg.cover.wording import Wording, capitals

_TITLE, _ITALIC, _LETTER = Type(weight=500), Type(italic=True), Type()
_MARGIN = 130.0
_OFF = 0.09
"""How much of the letter runs off the page at its foot and at its outer edge."""


def initial(wording: Wording, palette: Palette) -> Sheet:
    """Words at the head, and under them the letter, cut by the page."""
    column = margin(_MARGIN, palette.ink, wording.direction)
    head, rule = _head(wording, column)
    title = fit(
        wording.title, _TITLE, Place(width=column.room, height=760, largest=250, leading=1.0)
    )
    said = column.lines(title, _TITLE, rule + 95)
    place = Place(width=column.room, height=200, largest=min(80, title.size * 0.7), leading=1.2)
    if subtitle := under(wording.subtitle, _ITALIC, place):
        said += column.lines(subtitle, _ITALIC, lowest(said, 0) + 55)
    marks: list[Mark] = [
        _letter(wording, palette, lowest(said, 0) + 80),
        Box(x=_MARGIN, y=rule, width=column.room, height=6, colour=palette.ink),
        *head,
        *said,
    ]
    return Sheet(ground=palette.ground, marks=tuple(marks))


def _head(wording: Wording, column: Column) -> tuple[tuple[Line, ...], float]:
    """Names on the one side, the house on the other, and where the rule under them stands."""
    far = opposite(column, 0.4)
    said = [text for text in (wording.publisher, wording.series) if text]
    people = names(wording.people, _TITLE, column.room * (0.56 if said else 1.0), 72)
    lines = column.lines(people, _TITLE, 130) if people else ()
    y = lines[0].y if lines else 190.0
    for at, text in enumerate(said):
        lines += far.line(text, _TITLE, y + 66 * at, 44)
    return lines, lowest(lines, 100) + 40


def _letter(wording: Wording, palette: Palette, top: float) -> Line:
    """The letter under `top`, its foot and its outer edge beyond the page's."""
    first = next((one for one in wording.title if one.isalnum()), wording.title[0])
    letter = capitals(first, wording.lang)
    head, tail = bearings(letter, _LETTER)
    above, below = ink(letter, _LETTER)
    black = width(letter, _LETTER) - head - tail
    size = min((HEIGHT - top) / ((above + below) * (1 - _OFF)), WIDTH * 1.08 / black)
    wide = black * size
    y = HEIGHT + (_OFF * (above + below) - below) * size
    left = WIDTH - wide * (1 - _OFF) if wide < WIDTH else -0.04 * wide
    if wording.direction == "rtl":
        left = WIDTH - left - wide
    return Line(
        text=letter,
        x=left - head * size,
        y=y,
        size=size,
        colour=palette.accent,
        type_=_LETTER,
        bleeds=True,
    )
