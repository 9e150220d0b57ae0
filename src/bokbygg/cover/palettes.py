"""The colours of covers: a few that go together, each chosen so that what is printed can be read.

Contrast is reckoned as WCAG 2.2 does (success criterion 1.4.3): text has at least 4.5 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass

READABLE = 4.5
"""The least contrast between a text and what it stands on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours as `#rrggbb`. `ground` is what most of a cover is painted with, `ink` is printed on
    it; `accent` is for shapes and ornaments, `tone` a shade near the ground for patterns; `paper`
    and `dark` are a light ground and what is printed on that."""

    name: str
    ground: str
    ink: str
    accent: str
    tone: str
    paper: str
    dark: str

    @property
    def mark(self) -> str:
        """What rules and ornaments on `paper` are printed in."""
        return self.accent if contrast(self.accent, self.paper) >= 3 else self.dark


def _row(name: str, colours: str) -> Palette:
    ground, ink, accent, tone, paper, dark = colours.split()
    return Palette(
        name=name, ground=ground, ink=ink, accent=accent, tone=tone, paper=paper, dark=dark
    )


_ROWS = (
    _row("navy", "#1b2a49 #f6eedd #e8a33d #2b4069 #f6eedd #1b2a49"),
    _row("brick", "#a63a28 #fff1dc #f0b45a #96301f #fbeeda #7a2416"),
    _row("pine", "#1d4a3d #f5ecd7 #e2b04a #285a4b #f5ecd7 #1d4a3d"),
    _row("ochre", "#e2a72b #2a1a0c #a8331f #ebbb57 #fdf3dc #5a2a0e"),
    _row("sky", "#a9c8d8 #12263a #b8402a #bcd6e3 #f5f8f8 #12344d"),
    _row("plum", "#48233f #f8e9e0 #e59572 #5a3051 #f8ede6 #48233f"),
    _row("sand", "#eadfc8 #26221d #b03c28 #dfd0b2 #f9f4e8 #26221d"),
    _row("slate", "#2d3439 #f2efe8 #d9bf5a #3a434a #f2efe8 #2d3439"),
    _row("rose", "#ecc0b4 #3b1420 #96203e #f3d2c9 #fcf1ec #5a1a2e"),
    _row("snow", "#f5f3ec #123a8c #d6482f #e4e4e0 #ffffff #123a8c"),
    _row("sea", "#0e5763 #f4f0e0 #f2b48e #19646f #f5f1e4 #0b4650"),
    _row("moss", "#c9cd9a #252a12 #9a3b1f #d5d9ae #f8f8e8 #2f3a16"),
)
PALETTES: dict[str, Palette] = {row.name: row for row in _ROWS}


def contrast(one: str, other: str) -> float:
    """The contrast between two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
