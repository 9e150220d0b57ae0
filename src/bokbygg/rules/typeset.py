"""What a critical eye sees on typeset pages (L). `bokbygg check` tells of it; a build does not."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

LOOSE_LINE = Rule(
    code="L050",
    level=Level.NOTE,
    title="A line is loose",
    why="Its word spaces are more than twice as wide as the face has them: the page gets holes. "
    "Paragraphs with such lines are broken anew; in this one no way was found that is better.",
    bad="a line of three long words, of which the next has no room and cannot be divided",
    good="the same sentence with a word more or less, or a soft hyphen (&shy;) in the long one",
)
LADDER = Rule(
    code="L051",
    level=Level.NOTE,
    title="Too many lines in a row end with a hyphen",
    why="Three hyphens under each other draw the eye to the margin, and lead it astray when it "
    "looks for the next line.",
    bad="three lines in a row that end within a word",
    good="the same sentence in slightly other words",
)
RUNT = Rule(
    code="L052",
    level=Level.NOTE,
    title="The last line of a paragraph is very short",
    why="Shorter than a fifth of the measure, it looks like a gap between two paragraphs.",
    bad="a last line that says `it.`",
    good="the same paragraph a word longer, or a word shorter",
)
DIVIDED_PAGE = Rule(
    code="L053",
    level=Level.NOTE,
    title="A page ends within a word",
    why="Readers have to keep half a word in mind while they turn the leaf.",
    bad="a page that ends with `won-`, before one that begins with `derful`",
    good="the same paragraph in slightly other words",
)
WIDOW = Rule(
    code="L055",
    level=Level.NOTE,
    title="A line of a paragraph stands alone on its page",
    why="The last line of a paragraph at the head of a page, or its first at the foot, is cut off "
    "from what it belongs to. The theme keeps two together; a style sheet says otherwise.",
    bad="p { orphans: 1; widows: 1 }",
    good="p { orphans: 2; widows: 2 }",
)
STRANDED = Rule(
    code="L056",
    level=Level.NOTE,
    title="A heading stands at the foot of a page",
    why="What it is the heading of begins overleaf. The theme keeps the two together; a style "
    "sheet says otherwise, or the page has room for nothing else.",
    bad="h2 { break-after: auto }",
    good="h2 { break-after: avoid }",
)
NEARLY_EMPTY = Rule(
    code="L057",
    level=Level.NOTE,
    title="The last page of an essay is nearly empty",
    why="A page of a few lines looks like an oversight, and costs a leaf.",
    bad="an essay whose last page has two lines",
    good="the same essay a few lines shorter, or longer",
)
