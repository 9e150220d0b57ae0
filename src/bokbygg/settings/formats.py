"""Formats: sizes of page with the type and the margins that belong to them.

A page that is only made smaller or larger looks like one that was; so each format that books are
often made in has type, measure and margins of its own. Each margin below the text ends a whole
number of lines.
"""

from __future__ import annotations

from bokbygg.values import dataclass

POINTS = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format by its name: page in millimetres; size of type and distance of lines in points, as
    EB Garamond wants them; margins in points at the head, inside and outside; how many `lines`
    the page has."""

    name: str
    width: float
    height: float
    size: float
    lead: float
    top: float
    inner: float
    outer: float
    lines: int
    other_names: tuple[str, ...] = ()

    @property
    def bottom(self) -> float:
        """The margin below the text, in points; a line may be a hair higher than its share."""
        return round(self.height * POINTS - self.top - self.lines * self.lead - 0.1, 2)

    @property
    def css_size(self) -> str:
        """The page as CSS has it."""
        return f"{self.width:g}mm {self.height:g}mm"


FORMATS = (
    Format(
        name="pocket",
        width=110,
        height=178,
        size=9.6,
        lead=12,
        top=46,
        inner=34,
        outer=41,
        lines=34,
    ),
    Format(
        name="A5",
        width=148,
        height=210,
        size=11,
        lead=14,
        top=57.15,
        inner=54.54,
        outer=73,
        lines=34,
    ),
    Format(
        name="trade",
        width=139.7,
        height=215.9,
        size=11,
        lead=14,
        top=60,
        inner=50,
        outer=65,
        lines=34,
        other_names=("us-trade",),
    ),
    Format(
        name="6x9",
        width=152.4,
        height=228.6,
        size=11.5,
        lead=14.75,
        top=62,
        inner=58,
        outer=76,
        lines=35,
        other_names=("us-royal",),
    ),
    Format(
        name="large-print",
        width=170,
        height=240,
        size=18,
        lead=24,
        top=66,
        inner=54,
        outer=60,
        lines=22,
    ),
    Format(
        name="B5",
        width=176,
        height=250,
        size=12,
        lead=15.25,
        top=66,
        inner=78,
        outer=105,
        lines=37,
    ),
    Format(
        name="A4",
        width=210,
        height=297,
        size=13,
        lead=17,
        top=76,
        inner=107,
        outer=143,
        lines=40,
    ),
    Format(
        name="letter",
        width=215.9,
        height=279.4,
        size=13,
        lead=17,
        top=74,
        inner=114,
        outer=153,
        lines=37,
    ),
)
"""A format a row. On larger paper type grows a little and the margins do the rest: nobody finds the
next line after one of ninety characters."""

_MEASURE = 26.5
"""Sizes of type in the width of the text: some 66 characters."""

_WIDEST = 160.0
"""Millimetres: on a page that is no wider, the shares of the theme's margins leave such a text."""


def named(name: str) -> Format | None:
    """The format of a name, however it is written."""
    asked = name.strip().lower().replace("_", "-").replace(" ", "-")
    known = ((one, label) for one in FORMATS for label in (one.name, *one.other_names))
    return next((one for one, label in known if label.lower() == asked), None)


def of_measures(width: float, height: float) -> Format | None:
    """The format of a page, in millimetres: whoever gives its sides means it too. A wide page that
    is none of ours has the type and the measure of one; None for all others."""
    near = (
        one for one in FORMATS if abs(one.width - width) < 0.5 and abs(one.height - height) < 0.5
    )
    return next(near, _wide(width, height) if width > _WIDEST else None)


def _wide(width: float, height: float) -> Format:
    size = min(13.0, round(width / 148 * 11 * 2) / 2)
    lead = round(size * 5.1) / 4
    white = max(width * POINTS - _MEASURE * size, 0.25 * width * POINTS)
    lines = int(0.8 * height * POINTS / lead)
    return Format(
        name="",
        width=width,
        height=height,
        size=size,
        lead=lead,
        top=round(0.09 * height * POINTS, 1),
        inner=round(0.43 * white, 1),
        outer=round(0.57 * white, 1),
        lines=lines,
    )
