"""Tiles: a pattern that the title lays itself, like a floor seen from above, over a field with the
words. It is the same on both sides of the middle."""

from __future__ import annotations

from collections.abc import Iterator

from bokbygg.cover.breaking import Place, fit
from bokbygg.cover.designs.parts import Column, cap, centred, joined, lowest, names, under
from bokbygg.cover.measure import Type
from bokbygg.cover.palettes import Palette
from bokbygg.cover.sheet import HEIGHT, WIDTH, Drawing, Line, Sheet
from bokbygg.cover.wording import Wording

_TITLE, _ROMAN, _ITALIC = Type(weight=500), Type(weight=500), Type(italic=True)
_TILE, _ACROSS, _DOWN = 200, 8, 7
_FIELD = float(_TILE * _DOWN)
_ROOM = WIDTH - 2 * 140.0


def tiles(wording: Wording, palette: Palette) -> Sheet:
    """The floor above, the words centred under it."""
    column = centred(_ROOM, palette.dark)
    title = fit(
        wording.title, _TITLE, Place(width=_ROOM, height=540, largest=240, leading=1.03, most=5)
    )
    said = column.lines(title, _TITLE, _FIELD + 125)
    place = Place(width=_ROOM, height=150, largest=min(72, title.size * 0.7), leading=1.2, most=2)
    if subtitle := under(wording.subtitle, _ITALIC, place):
        said += column.lines(subtitle, _ITALIC, lowest(said, 0) + 45)
    return Sheet(
        ground=palette.paper,
        marks=(
            Drawing(x=0, y=0, width=WIDTH, height=_FIELD, svg=_floor(wording.seed, palette)),
            *said,
            *_foot(wording, column),
        ),
    )


def _foot(wording: Wording, column: Column) -> tuple[Line, ...]:
    foot = HEIGHT - 120.0
    lines = column.line(joined(wording.publisher, wording.series), _ITALIC, foot, 48)
    if people := names(wording.people, _ROMAN, _ROOM, 80):
        foot -= 105 if lines else 0
        top = foot - people.height - cap(people.lines[0], _ROMAN) * people.size
        lines += column.lines(people, _ROMAN, top)
    return lines


def _floor(seed: int, palette: Palette) -> str:
    drawn = [f'<rect width="{WIDTH}" height="{_FIELD:g}" fill="{palette.ground}"/>']
    lots = _lots(seed)
    for row in range(_DOWN):
        for column in range(_ACROSS // 2):
            tile = _tile(next(lots), palette)
            x, y, far = column * _TILE, row * _TILE, WIDTH - column * _TILE
            drawn.append(f'<g transform="translate({x} {y})">{tile}</g>')
            drawn.append(f'<g transform="translate({far} {y}) scale(-1 1)">{tile}</g>')
    return "".join(drawn)


def _lots(seed: int) -> Iterator[int]:
    """Numbers without a pattern, the same for the same seed: Knuth's MMIX generator."""
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        yield seed >> 40


def _tile(lot: int, p: Palette) -> str:
    """A tile of one of five shapes, turned by quarters, in two of the colours."""
    whole, half = _TILE, _TILE // 2
    kind, lot = lot % 5, lot // 5
    turn, lot = lot % 4, lot // 4
    colour, other = (p.accent, p.paper, p.tone)[lot % 3], (p.tone, p.ground, p.accent)[lot // 3 % 3]
    quarter = f'<path d="M0 0H{whole}A{whole} {whole} 0 0 1 0 {whole}Z" fill="{colour}"/>'
    shape = (
        quarter,
        f'{quarter}<path d="M0 0H{half}A{half} {half} 0 0 1 0 {half}Z" fill="{other}"/>',
        f'<path d="M0 0L{whole} {whole}H0Z" fill="{colour}"/>',
        f'<path d="M0 0H{whole}V{whole}H0Z" fill="{other}"/>'
        f'<circle cx="{half}" cy="{half}" r="{half}" fill="{colour}"/>',
        f'<path d="M0 0A{half} {half} 0 0 0 {whole} 0Z" fill="{colour}"/>'
        f'<path d="M0 {half}A{half} {half} 0 0 0 {whole} {half}Z" fill="{colour}"/>',
    )[kind]
    return f'<g transform="rotate({turn * 90} {half} {half})">{shape}</g>'
