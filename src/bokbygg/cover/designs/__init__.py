"""The designs of covers: each a composition of its own, not only another colour.

A design is given what a cover says and a palette, and gives the cover as a sheet. `parts` is what
they share.
"""

from __future__ import annotations

from collections.abc import Callable

from bokbygg.cover.designs.broadside import broadside
from bokbygg.cover.designs.classic import classic
from bokbygg.cover.designs.grid import grid
from bokbygg.cover.designs.initial import initial
from bokbygg.cover.designs.label import label
from bokbygg.cover.designs.plain import plain
from bokbygg.cover.designs.tiles import tiles
from bokbygg.cover.palettes import Palette
from bokbygg.cover.sheet import Sheet
from bokbygg.cover.wording import Wording

Design = Callable[[Wording, Palette], Sheet]

DESIGNS: dict[str, Design] = {
    "plain": plain,
    "classic": classic,
    "label": label,
    "broadside": broadside,
    "initial": initial,
    "grid": grid,
    "tiles": tiles,
}
"""The designs by name."""
