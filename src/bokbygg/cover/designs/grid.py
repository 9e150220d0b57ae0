"""Grid: a grotesque under a few large shapes, as modern as 1960."""

from __future__ import annotations

from bokbygg.cover.breaking import Place, fit
from bokbygg.cover.designs.parts import Column, cap, lowest, margin, names, opposite, under
from bokbygg.cover.measure import Type
from bokbygg.cover.palettes import Palette
from bokbygg.cover.sheet import HEIGHT, WIDTH, Drawing, Line, Sheet
from bokbygg.cover.wording import Wording

_TITLE = Type(family="Jost", weight=600, tracking=-0.01)
_BOLD, _LIGHT = Type(family="Jost", weight=500), Type(family="Jost")
_MARGIN, _FOOT = 110.0, HEIGHT - 110.0
_FIELD = 960.0
"""How tall the field with the words is at least; the picture is what is left, seen from below."""


def grid(wording: Wording, palette: Palette) -> Sheet:
    """The picture above, the title under it, names and house on the last line."""
    column = margin(_MARGIN, palette.ink, wording.direction)
    foot, people_top = _foot(wording, column)
    said = _words(wording, column, 0)
    field = max(_FIELD, lowest(said, 0) + 60 + HEIGHT - people_top)
    top = HEIGHT - field
    picture = Drawing(
        x=0, y=top - WIDTH, width=WIDTH, height=WIDTH, svg=_picture(wording.seed, palette)
    )
    return Sheet(ground=palette.ground, marks=(picture, *_words(wording, column, top), *foot))


def _words(wording: Wording, column: Column, top: float) -> tuple[Line, ...]:
    """Title and subtitle in the field that begins at `top`."""
    place = Place(width=column.room, height=520, largest=200, leading=1.02, most=5)
    title = fit(wording.title, _TITLE, place)
    lines = column.lines(title, _TITLE, top + 95)
    place = Place(width=column.room, height=150, largest=min(62, title.size * 0.8), leading=1.2)
    if subtitle := under(wording.subtitle, _LIGHT, place):
        lines += column.lines(subtitle, _LIGHT, lowest(lines, 0) + 45)
    return lines


def _foot(wording: Wording, column: Column) -> tuple[tuple[Line, ...], float]:
    """Names on the one side, the house on the other; and where they begin."""
    far = opposite(column, 0.36)
    said = [text for text in (wording.publisher, wording.series) if text]
    lines: tuple[Line, ...] = ()
    for at, text in enumerate(said):
        lines += far.line(text, _LIGHT, _FOOT - 60 * at, 40)
    top = _FOOT - 60 * len(said)
    people = names(wording.people, _BOLD, column.room * (0.6 if said else 1.0), 62)
    if people is not None:
        first = _FOOT - people.height - cap(people.lines[0], _BOLD) * people.size
        lines += column.lines(people, _BOLD, first)
        top = min(top, first)
    return lines, top


def _picture(seed: int, palette: Palette) -> str:
    """One of a few compositions in a square, turned by quarters."""
    compose, turn = _COMPOSITIONS[seed % len(_COMPOSITIONS)], seed // 6 % 4
    back, drawn = compose(palette)
    ground = f'<rect width="1600" height="1600" fill="{back}"/>'
    return f'{ground}<g transform="rotate({turn * 90} 800 800)">{drawn}</g>'


def _path(d: str, fill: str) -> str:
    return f'<path d="{d}" fill="{fill}"/>'


def _disc(x: float, y: float, radius: float, fill: str) -> str:
    return f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{fill}"/>'


def _sun(p: Palette) -> tuple[str, str]:
    half = _path("M0 800A800 800 0 0 0 1600 800Z", p.paper)
    return p.tone, _disc(800, 800, 800, p.accent) + half


def _quarters(p: Palette) -> tuple[str, str]:
    large = _path("M0 0A1600 1600 0 0 1 1600 1600H0Z", p.accent)
    return p.tone, large + _path("M0 800A800 800 0 0 1 800 1600H0Z", p.paper)


def _waves(p: Palette) -> tuple[str, str]:
    rings = ((1600, p.accent), (1200, p.tone), (800, p.paper), (400, p.ground))
    return p.tone, "".join(_disc(0, 1600, radius, fill) for radius, fill in rings)


def _slope(p: Palette) -> tuple[str, str]:
    return p.accent, _path("M0 1600L1600 0V1600Z", p.tone) + _disc(533, 533, 320, p.paper)


def _leaves(p: Palette) -> tuple[str, str]:
    two = "M0 0H800V800A800 800 0 0 1 0 0ZM1600 1600H800V800A800 800 0 0 1 1600 1600Z"
    return p.tone, _path(two, p.accent) + _disc(1200, 400, 400, p.paper)


def _bars(p: Palette) -> tuple[str, str]:
    bars = "".join(
        _path(f"M{at * 200} 0h{40 + 20 * at}v1600h-{40 + 20 * at}Z", p.accent) for at in range(8)
    )
    return p.tone, bars + _disc(800, 800, 500, p.paper)


_COMPOSITIONS = (_sun, _quarters, _waves, _slope, _leaves, _bars)
