"""Classic: everything on one axis inside a double rule, with a fleuron."""

from __future__ import annotations

from bokbygg.cover.breaking import Fitted, Place, fit
from bokbygg.cover.designs.parts import centred, lowest, names, under
from bokbygg.cover.measure import Type
from bokbygg.cover.palettes import Palette
from bokbygg.cover.sheet import HEIGHT, WIDTH, Box, Mark, Sheet
from bokbygg.cover.wording import Wording, capitals

_TITLE, _ITALIC = Type(), Type(italic=True)
_CAPITALS = Type(weight=500, tracking=0.12, capitals=True)
_ROOM = WIDTH - 2 * 220.0
_AXIS_MIDDLE, _FLEURON = 1130.0, 1790.0


def classic(wording: Wording, palette: Palette) -> Sheet:
    """Who wrote it above, the title in the middle, the house below."""
    column = centred(_ROOM, palette.dark)
    marks: list[Mark] = [_rule(84, 12, palette.mark), _rule(112, 3, palette.mark)]
    people = tuple(capitals(name, wording.lang) for name in wording.people)
    fitted = names(people, _CAPITALS, _ROOM, 68)
    above = column.lines(fitted, _CAPITALS, 330) if fitted else ()
    title = fit(wording.title, _TITLE, Place(width=_ROOM, height=920, largest=320, leading=1.04))
    place = Place(width=_ROOM, height=260, largest=min(84, title.size * 0.6), leading=1.2)
    subtitle = under(wording.subtitle, _ITALIC, place)
    top = max(lowest(above, 240) + 160, _AXIS_MIDDLE - _tall(title, subtitle) / 2)
    said = column.lines(title, _TITLE, top)
    if subtitle:
        said += column.lines(subtitle, _ITALIC, lowest(said, top) + 70)
    marks += [*above, *said]
    low = max(_FLEURON, lowest(said, 0) + 250)
    marks += centred(_ROOM, palette.mark).line("❦", Type(), min(low, 2090.0), 190)
    foot = HEIGHT - 260.0
    for text in filter(None, (wording.publisher, wording.series)):
        marks += column.line(capitals(text, wording.lang), _CAPITALS, foot, 44)
        foot -= 84
    return Sheet(ground=palette.paper, marks=tuple(marks))


def _tall(title: Fitted, subtitle: Fitted | None) -> float:
    below = subtitle.height + 70 + subtitle.size if subtitle else 0.0
    return title.height + 0.9 * title.size + below


def _rule(inset: float, border: float, colour: str) -> Box:
    return Box(
        x=inset,
        y=inset,
        width=WIDTH - 2 * inset,
        height=HEIGHT - 2 * inset,
        colour=colour,
        border=border,
    )
