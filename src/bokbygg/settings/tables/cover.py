"""The table [cover]: how the cover is made where the author gives no picture of one."""

from __future__ import annotations

from bokbygg.covernames import DESIGNS, PALETTES
from bokbygg.settings.forms import choice
from bokbygg.settings.rows import Key, Rows

COVER = Rows(
    thing="`[cover]`",
    doc="The cover that is made where `cover-image` names none.",
    keys=(
        Key(
            name="design",
            form=choice((*DESIGNS, "none"), {"false": "none"}),
            doc="Its design, else one that the title chooses; `none` for a book without a cover.",
            example="classic",
            aliases=("style",),
        ),
        Key(
            name="palette",
            form=choice(PALETTES),
            doc="Its colours, else those that the title chooses.",
            example="navy",
            aliases=("colours", "colors"),
        ),
    ),
)
