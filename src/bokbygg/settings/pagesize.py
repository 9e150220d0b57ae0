"""Sizes of paper as bok.toml names them and CSS writes them (CSS Paged Media 3, 7.1)."""

from __future__ import annotations

import re

from bokbygg.settings.forms import STRING, made
from bokbygg.settings.rows import Form

_NAMES = {
    name.lower(): name
    for name in ("A3", "A4", "A5", "A6", "B4", "B5", "B6", "letter", "legal", "ledger")
}
_SIDES = re.compile(
    r"(?P<width>\d+(?:\.\d+)?)\s*(?P<unit>mm|cm|in|pt)?\s*(?:[x×,]\s*|\s+)"
    r"(?P<height>\d+(?:\.\d+)?)\s*(?P<unit2>mm|cm|in|pt)",
    re.ASCII,
)
_MILLIMETRES = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72}
_SHORTEST, _LONGEST = 50, 1500
"""Millimetres: below, no line of text fits; above, no press takes it."""


def page_size(text: str) -> str:
    """A size as CSS writes it: `a5` gives `A5`, `13 cm 200mm` `13cm 200mm`, `110x178mm`
    `110mm 178mm`.

    Raises ValueError, which says what is wrong, for another name or form or an absurd side.
    """
    name = _NAMES.get(text.lower())
    if name:
        return name
    sides = _SIDES.fullmatch(text.lower())
    if sides is None:
        raise ValueError("it is neither a name nor a width and a height")
    unit = sides["unit"] or sides["unit2"]
    pairs = ((sides["width"], unit), (sides["height"], sides["unit2"]))
    for number, unit in pairs:
        if not _SHORTEST <= float(number) * _MILLIMETRES[unit] <= _LONGEST:
            raise ValueError(f"`{number}{unit}` is not between {_SHORTEST} and {_LONGEST} mm")
    return " ".join(f"{number}{unit}" for number, unit in pairs)


PAGE_SIZE = Form(
    read=made(
        page_size,
        "a size of paper",
        "write a name such as `A5`, or width and height such as `130mm 200mm`",
    ),
    schema=STRING,
)
