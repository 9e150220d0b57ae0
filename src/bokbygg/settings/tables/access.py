"""The table [accessibility]: who vouches that everyone can read the e-book."""

from __future__ import annotations

from bokbygg.settings.forms import TEXT, choice
from bokbygg.settings.rows import Key, Rows

ACCESSIBILITY = Rows(
    thing="`[accessibility]`",
    doc="Who vouches that everyone can read the e-book. What follows from its content is said "
    "without being asked for.",
    keys=(
        Key(
            name="certified-by",
            form=TEXT,
            doc="The organisation that vouches for it; only then does the book claim to conform "
            "to EPUB Accessibility 1.1.",
            example="The Press",
            aliases=("certifier",),
        ),
        Key(
            name="level",
            form=choice(("A", "AA", "AAA"), {"a": "A", "aa": "AA", "aaa": "AAA"}),
            doc="The level of WCAG 2.2 that it vouches for.",
            example="AA",
        ),
        Key(
            name="report",
            form=TEXT,
            doc="The address of its report.",
            example="https://example.org/report",
        ),
        Key(
            name="exemption",
            form=choice(
                (
                    "eaa-microenterprise",
                    "eaa-disproportionate-burden",
                    "eaa-fundamental-alteration",
                ),
                {
                    "micro-enterprise": "eaa-microenterprise",
                    "microenterprise": "eaa-microenterprise",
                },
            ),
            doc="Why the European Accessibility Act does not bind it.",
            example="eaa-microenterprise",
        ),
        Key(
            name="summary",
            form=TEXT,
            doc="A sentence of your own after those that follow from the content.",
            example="The maps are described at length in the appendix.",
        ),
    ),
)
