"""What a variant of the book says of itself, beside the keys of the other tables."""

from __future__ import annotations

from bokbygg.settings.filelists import FILES
from bokbygg.settings.rows import Key, Rows

EDITION = Rows(
    thing="an edition",
    doc="A variant of the book: what its tables say stands in the place of what the book's say.",
    keys=(
        Key(
            name="only",
            form=FILES,
            doc="The essays that stand in it, as files or patterns.",
            example=["01-*.md"],
        ),
        Key(
            name="except",
            form=FILES,
            doc="The essays that do not stand in it.",
            example=["*-answers.md"],
        ),
    ),
)
