"""Sizes of paper as bok.toml names them and CSS writes them (CSS Paged Media 3, 7.1)."""

from __future__ import annotations

import re

from bokbygg.settings.formats import named
from bokbygg.settings.forms import STRING, made
from bokbygg.settings.rows import Form

_MEASURES = {
    "A3": (297, 420),
    "A4": (210, 297),
    "A5": (148, 210),
    "A6": (105, 148),
    "B4": (250, 353),
    "B5": (176, 250),
    "B6": (125, 176),
    "letter": (215.9, 279.4),
    "legal": (215.9, 355.6),
    "ledger": (279.4, 431.8),
}
"""Width and height in millimetres."""

_NAMES = {name.lower(): name for name in _MEASURES}
_SIDES = re.compile(
    r"(?P<width>\d+(?:\.\d+)?)\s*(?P<unit>mm|cm|in|pt)?\s*(?:[x×,]\s*|\s+)"
    r"(?P<height>\d+(?:\.\d+)?)\s*(?P<unit2>mm|cm|in|pt)",
    re.ASCII,
)
_MILLIMETRES = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72}
_SHORTEST, _LONGEST = 50, 1500
"""Millimetres: below, no line of text fits; above, no press takes it."""


def page_size(text: str) -> str:
    """A size as CSS writes it: `a5` gives `A5`, `13 cm 200mm` `13cm 200mm`, `110x178mm` and
    `pocket` `110mm 178mm`.

    Raises ValueError, which says what is wrong, for another name or form or an absurd side.
    """
    name = _NAMES.get(text.lower())
    if name:
        return name
    if format_ := named(text):
        return format_.css_size
    sides = _SIDES.fullmatch(text.lower())
    if sides is None:
        raise ValueError("it is neither a name nor a width and a height")
    unit = sides["unit"] or sides["unit2"]
    pairs = ((sides["width"], unit), (sides["height"], sides["unit2"]))
    for number, unit in pairs:
        if not _SHORTEST <= float(number) * _MILLIMETRES[unit] <= _LONGEST:
            raise ValueError(f"`{number}{unit}` is not between {_SHORTEST} and {_LONGEST} mm")
    return " ".join(f"{number}{unit}" for number, unit in pairs)


def measures(size: str) -> tuple[float, float]:
    """Width and height in millimetres of a size as `page_size` gives it."""
    if size in _MEASURES:
        return _MEASURES[size]
    sides = _SIDES.fullmatch(size)
    assert sides is not None
    unit = sides["unit"] or sides["unit2"]
    width = float(sides["width"]) * _MILLIMETRES[unit]
    return width, float(sides["height"]) * _MILLIMETRES[sides["unit2"]]


PAGE_SIZE = Form(
    read=made(
        page_size,
        "a size of paper",
        "write a name such as `A5`, `pocket`, `trade` or `6x9`, or width and height such as "
        "`130mm 200mm`",
    ),
    schema=STRING,
)
