"""All replacements, each part's beside what they are made of.

A part is a module of this room that has `REPLACEMENTS`. They are put in place in this order, and
what a part replaces no other part does.
"""

from __future__ import annotations

from bokbygg.pdf.fast import glyphs, lines, setting, styles, used, writing
from bokbygg.pdf.fast.replacement import Replacement

REPLACEMENTS: tuple[Replacement, ...] = (
    *styles.REPLACEMENTS,
    *setting.REPLACEMENTS,
    *used.REPLACEMENTS,
    *lines.REPLACEMENTS,
    *glyphs.REPLACEMENTS,
    *writing.REPLACEMENTS,
)

VERSIONS = {"weasyprint": "70.0", "pydyf": "0.13.0"}
"""The releases that they were written beside."""
