"""How wide a line of type is, by HarfBuzz: the engine that sets it measures by the same library."""

from __future__ import annotations

import functools
from itertools import groupby
from typing import Any

from bokbygg.fonts import FAMILIES, covered, face
from bokbygg.fonts.faces import opened
from bokbygg.values import dataclass

FEATURES = {"lnum": True, "pnum": True}
"""Figures that stand as high as capitals, each as wide as it is: a cover has no columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """How a line is set. `tracking` is space added after each letter, in ems; `capitals` says
    that the text is all capitals."""

    family: str = "EB Garamond"
    weight: int = 400
    italic: bool = False
    tracking: float = 0.0
    capitals: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Extents:
    """Heights of a face in ems: `ascent` and `descent` as the layout engine counts them, `cap` of
    a capital."""

    ascent: float
    descent: float
    cap: float


def width(text: str, type_: Type) -> float:
    """How wide `text` is when set in `type_`, in ems."""
    total = sum(_run_width(run, family, type_) for family, run in runs(text, type_.family))
    return total + type_.tracking * len(text)


def families(text: str, type_: Type) -> tuple[str, ...]:
    """The families that `text` needs, in the order in which they come."""
    found = [family for family, _ in runs(text, type_.family)]
    return tuple(dict.fromkeys([*found, type_.family]))


_MOST_BEARING = 0.09
"""Ems: what stands farther in than this, such as an ellipsis, is meant to."""


def bearings(text: str, type_: Type) -> tuple[float, float]:
    """How far from where a line begins at its left and ends at its right its black does, in ems:
    by so much large type seems to stand in. Negative where the black hangs out; nothing for a line
    that runs both ways."""
    parts = [(shaped(run, family, type_), family) for family, run in runs(text, type_.family)]
    if len(parts) > 1 and any(buffer.direction != "ltr" for buffer, _ in parts):
        return 0.0, 0.0
    head, _ = _bearing(parts[0][0].glyph_infos[0].codepoint, parts[0][1], type_)
    _, tail = _bearing(parts[-1][0].glyph_infos[-1].codepoint, parts[-1][1], type_)
    return _within(head), _within(tail)


def _within(bearing: float) -> float:
    return max(-_MOST_BEARING, min(_MOST_BEARING, bearing))


@functools.lru_cache(maxsize=4000)
def runs(text: str, family: str) -> tuple[tuple[str, str], ...]:
    """Stretches of text by the family that sets them: a mark or a blank goes with what is before
    it."""
    order = (family, *(other for other in FAMILIES if other != family))
    chosen: list[str] = []
    for character in text:
        before = chosen[-1] if chosen else ""
        if before and character in covered(before) and not character.isalpha():
            chosen.append(before)
        else:
            chosen.append(
                next((one for one in order if character in covered(one)), before or family)
            )
    pairs = groupby(zip(chosen, text, strict=True), key=lambda pair: pair[0])
    return tuple((name, "".join(character for _, character in group)) for name, group in pairs)


@functools.cache
def opened_at(family: str, weight: int, italic: bool) -> Any:  # noqa: ANN401 - a uharfbuzz.Font
    """The face of a family nearest to what is asked for, ready to set type."""
    import uharfbuzz

    found = face(family, italic=italic, weight=weight) or face(family, weight=weight)
    found = found or face(family, weight=700 if weight > 550 else 400)
    assert found is not None, family
    font = uharfbuzz.Font(opened(found.path))
    font.set_variations(dict(found.axes))
    return font


@functools.lru_cache(maxsize=4000)
def shaped(run: str, family: str, type_: Type) -> Any:  # noqa: ANN401 - a uharfbuzz.Buffer
    """The glyphs of a stretch of text that one family sets."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(run)
    buffer.guess_segment_properties()
    features: dict[str, bool] = dict(FEATURES)
    if type_.tracking:
        features |= {"liga": False, "clig": False}
    if type_.capitals:
        features["case"] = True
    uharfbuzz.shape(opened_at(family, type_.weight, type_.italic), buffer, features)
    return buffer


def _run_width(run: str, family: str, type_: Type) -> float:
    font = opened_at(family, type_.weight, type_.italic)
    advance = sum(one.x_advance for one in shaped(run, family, type_).glyph_positions)
    return float(advance) / float(font.face.upem)


def ink(text: str, type_: Type) -> tuple[float, float]:
    """How far the black of a line reaches above its baseline and below it, in ems."""
    above = below = 0.0
    for family, run in runs(text, type_.family):
        font = opened_at(family, type_.weight, type_.italic)
        buffer = shaped(run, family, type_)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            if shape := font.get_glyph_extents(info.codepoint):
                top = place.y_offset + shape.y_bearing
                above = max(above, top / font.face.upem)
                below = max(below, -(top + shape.height) / font.face.upem)
    return above, below


def _bearing(glyph: int, family: str, type_: Type) -> tuple[float, float]:
    font = opened_at(family, type_.weight, type_.italic)
    shape = font.get_glyph_extents(glyph)
    if shape is None:
        return 0.0, 0.0
    advance, upem = font.get_glyph_h_advance(glyph), float(font.face.upem)
    return shape.x_bearing / upem, (advance - shape.x_bearing - shape.width) / upem


_CAP = 0.7
"""Ems: how high capitals are taken to be where a face has none."""


@functools.cache
def extents(family: str, weight: int = 400, *, italic: bool = False) -> Extents:
    """The heights of a face."""
    font = opened_at(family, weight, italic)
    upem = float(font.face.upem)
    line = font.get_font_extents("ltr")

    glyph = font.get_nominal_glyph(ord("H"))
    shape = font.get_glyph_extents(glyph) if glyph else None
    return Extents(
        ascent=line.ascender / upem,
        descent=-line.descender / upem,
        cap=shape.y_bearing / upem if shape else _CAP,
    )
