"""The table [print]: what the print shop asks for."""

from __future__ import annotations

from bokbygg.settings.forms import TEXT, TRUTH
from bokbygg.settings.lengths import between
from bokbygg.settings.paper import PAPER
from bokbygg.settings.rows import Key, Rows

PRINT = Rows(
    thing="`[print]`",
    doc="What a print shop is given: `bokbygg build print` and `bokbygg cover --print`.",
    keys=(
        Key(
            name="profile",
            form=TEXT,
            doc="The ICC profile of the press and paper, a file in the book's folder.",
            example="press/PSOuncoated_v3_FOGRA52.icc",
            aliases=("icc", "icc-profile", "output-intent"),
        ),
        Key(
            name="bleed",
            form=between("0mm", "20mm", "write a length such as `3mm`"),
            doc="How far what runs off the page goes on beyond the cut; 3 mm if nothing is said.",
            example="5mm",
        ),
        Key(
            name="marks",
            form=TRUTH,
            doc="Crop and registration marks stand round the pages; false leaves them out.",
            example=False,
            aliases=("crop-marks",),
        ),
        Key(
            name="paper",
            form=PAPER,
            doc="The paper of the pages, from which the width of the spine follows: its weight in "
            "g/m² and its bulk (volume) in cm³/g.",
            example={"weight": 90, "bulk": 1.5},
        ),
        Key(
            name="spine",
            form=between("0mm", "150mm", "write a length such as `12.5mm`"),
            doc="The width of the spine as the print shop tells it, in place of that which follows "
            "from the paper.",
            example="12.5mm",
            aliases=("spine-width",),
        ),
    ),
)
