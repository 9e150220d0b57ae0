"""S080-S089, M022: headings, titles, pictures and links as `bokbygg check` judges them."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

HEADING_LEFT_OUT = Rule(
    code="S080",
    level=Level.WARNING,
    title="A level of headings is left out",
    why="Who moves by headings, with a screen reader or in the contents, looks for the one "
    "between.",
    bad="## Winter, then #### Snow",
    good="## Winter, then ### Snow",
    source="WCAG 2.2, 1.3.1; EPUB Accessibility Techniques 1.1",
)
IDLE_ALT = Rule(
    code="S081",
    level=Level.WARNING,
    title="The alternative text of an image says nothing",
    why="That it is a picture, or what its file is called, tells nobody what it shows.",
    bad="![picture](lake.jpg)",
    good="![The frozen lake with a sledge on it](lake.jpg)",
    source="WCAG 2.2, 1.1.1, failure F30",
)
IDLE_LINK = Rule(
    code="S082",
    level=Level.WARNING,
    title="The text of a link says nothing of where it leads",
    why="Screen readers list the links of a page without what stands round them, and paper shows "
    "none at all.",
    bad="Read about the lake [here](lake.md).",
    good="Read about [the lake](lake.md).",
    source="WCAG 2.2, 2.4.4",
)
TITLE_TWICE = Rule(
    code="M022",
    level=Level.WARNING,
    title="Two essays have the same title",
    why="Nobody can tell them apart in the contents.",
    bad="two essays called `Snow`",
    good="`Snow` and `More snow`",
)
