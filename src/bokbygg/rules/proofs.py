"""Proofs, and states of a book held against each other."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

NO_SUCH_STATE = Rule(
    code="N001",
    level=Level.ERROR,
    title="There is no such state to compare with",
    why="A book is compared with one of its proofs, by the number of its round, or with a state "
    "that git has kept, by its tag or revision. The maps of proofs are kept in `.bokbygg/proofs/`.",
    bad="bokbygg compare 7   (no seventh proof was made)",
    good="bokbygg compare 1",
)

NO_PICTURES = Rule(
    code="N002",
    level=Level.ERROR,
    title="The pages of a proof are not at hand",
    why="`--images` holds pages against each other as pictures. Of a proof the map is kept, but "
    "not the pages: they are taken from the file in `build/`, if it still is the one that the map "
    "is of.",
    bad="bokbygg compare 1 --images   (the file of the first proof was removed)",
    good="bokbygg compare first-draft --images   (git has the whole book as it was)",
)
