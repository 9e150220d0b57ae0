"""Rules about the index at the end of a book (family S, from S090 on)."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

EMPTY_INDEX_MARK = Rule(
    code="S090",
    level=Level.WARNING,
    title="A mark for the index says nothing",
    why="The index has no line without words.",
    bad='[]{index=""}',
    good='[]{index="ice"}   or   [ice]{.index}',
)
INDEX_TOO_DEEP = Rule(
    code="S091",
    level=Level.WARNING,
    title="A line of the index stands too deep",
    why="An index has three levels at most; in two columns no more of them can be told apart. What "
    "is below that is left out.",
    bad='[]{index="Europe > Norway > Tromsø > harbour > boats"}',
    good='[]{index="Tromsø > harbour > boats"}',
)
INDEX_REFERS_NOWHERE = Rule(
    code="S092",
    level=Level.WARNING,
    title="The index refers to a line that it does not have",
    why="Who follows it finds nothing. It is printed, but leads nowhere.",
    bad='[]{index="snow" see="ise"}',
    good='[]{index="snow" see="ice"}   where something is marked with   {index="ice"}',
)
INDEX_HALF_PASSAGE = Rule(
    code="S093",
    level=Level.WARNING,
    title="A passage marked for the index has one end",
    why="`index-from` and `index-to` with the same line mark where a passage of an essay begins "
    "and ends. A beginning alone leads to its own page, an end alone is passed over.",
    bad='[]{index-from="ice"}   and no   []{index-to="ice"}   in the essay',
    good='[]{index-from="ice"} … []{index-to="ice"}   or   ::: {index="ice"} … :::',
)
INDEX_IN_TITLE = Rule(
    code="S094",
    level=Level.WARNING,
    title="A title is marked for the index",
    why="The title of an essay also stands in the contents and in running heads, and no mark can "
    "stand there. It is left out.",
    bad="# The [ice]{.index}",
    good='# The ice\n\n[]{index="ice"}It was …',
)
NOTHING_FOR_INDEX = Rule(
    code="S095",
    level=Level.NOTE,
    title="A page for the index has no index",
    why="No words of the book are marked for it, so it has nothing to list.",
    bad="role: index   in a book without marks",
    good="[ice]{.index}   in an essay",
)
