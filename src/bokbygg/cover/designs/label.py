"""Label: a paper printed all over with type ornaments, and a label pasted on it."""

from __future__ import annotations

from bokbygg.cover.breaking import Place, fit
from bokbygg.cover.designs.parts import Column, centred, joined, lowest, names, under
from bokbygg.cover.measure import Type, width
from bokbygg.cover.palettes import Palette
from bokbygg.cover.sheet import HEIGHT, WIDTH, Box, Line, Mark, Sheet
from bokbygg.cover.wording import Wording, capitals

_TITLE, _ITALIC = Type(weight=500), Type(italic=True)
_CAPITALS = Type(weight=500, tracking=0.1, capitals=True)
_SIGNS = ("❦", "❧", "&", "◆◇", "§¶", "☙", "◇◆", "❧☙")
"""Ornaments of EB Garamond; two take turns, row by row."""

_STEP, _ROW, _SIZE = 160.0, 116.0, 118.0
_WIDE, _TOP = 1100.0, 400.0
_LEFT, _ROOM = (WIDTH - _WIDE) / 2, _WIDE - 200.0


def label(wording: Wording, palette: Palette) -> Sheet:
    """The paper over the whole cover, the label in its upper half, the house on a slip below."""
    column = centred(_ROOM, palette.dark)
    texts = _texts(wording, column)
    tall = max(lowest(texts, 0) + 105 - _TOP, 560.0)
    marks: list[Mark] = [
        *_paper(wording.seed, palette),
        Box(x=_LEFT, y=_TOP, width=_WIDE, height=tall, colour=palette.paper),
        _rule(26, 5, tall, palette.dark),
        _rule(40, 2, tall, palette.dark),
        *texts,
    ]
    said = capitals(joined(wording.publisher, wording.series), wording.lang)
    if foot := column.line(said, _CAPITALS, HEIGHT - 228.0, 36):
        wide = width(said, _CAPITALS) * foot[0].size + 120
        slip = Box(
            x=(WIDTH - wide) / 2, y=HEIGHT - 300, width=wide, height=120, colour=palette.paper
        )
        marks += [slip, *foot]
    return Sheet(ground=palette.ground, marks=tuple(marks))


def _texts(wording: Wording, column: Column) -> tuple[Line, ...]:
    """What stands on the label."""
    people = tuple(capitals(name, wording.lang) for name in wording.people)
    fitted = names(people, _CAPITALS, column.room, 50)
    lines = column.lines(fitted, _CAPITALS, _TOP + 120) if fitted else ()
    title = fit(
        wording.title, _TITLE, Place(width=column.room, height=740, largest=230, leading=1.03)
    )
    lines += column.lines(title, _TITLE, lowest(lines, _TOP + 30) + 95)
    place = Place(width=column.room, height=220, largest=min(66, title.size * 0.6), leading=1.2)
    if subtitle := under(wording.subtitle, _ITALIC, place):
        lines += column.lines(subtitle, _ITALIC, lowest(lines, 0) + 50)
    return lines


def _paper(seed: int, palette: Palette) -> list[Line]:
    """Rows of ornaments, each moved by half a step against the one above."""
    signs = _SIGNS[seed // 7 % len(_SIGNS)]
    rows = []
    for row in range(round(HEIGHT / _ROW) + 2):
        sign = signs[row // 2 % len(signs)]
        type_ = Type(tracking=_STEP / _SIZE - width(sign, Type()))
        rows.append(
            Line(
                text=sign * (round(WIDTH / _STEP) + 3),
                x=-_STEP * (1.0 + row % 2 / 2),
                y=row * _ROW,
                size=_SIZE,
                colour=palette.tone if row % 2 else palette.accent,
                type_=type_,
                bleeds=True,
            )
        )
    return rows


def _rule(inset: float, border: float, tall: float, colour: str) -> Box:
    return Box(
        x=_LEFT + inset,
        y=_TOP + inset,
        width=_WIDE - 2 * inset,
        height=tall - 2 * inset,
        colour=colour,
        border=border,
    )
