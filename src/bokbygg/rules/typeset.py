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
RIVER = Rule(
    code="L054",
    level=Level.NOTE,
    title="A white river runs through a paragraph",
    why="In four lines or more word spaces stand under each other. The eye sees the white stripe "
    "before it sees the words, and is drawn down instead of along the line.",
    bad="four lines in a row with a blank at the same place",
    good="the same lines with one word more, or less, in one of them",
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
FALLEN_BACK = Rule(
    code="L058",
    level=Level.NOTE,
    title="A character is set in another face than its text",
    why="The face of the text has it not, so the next one that has it was taken, whose letters are "
    "of another weight and width. That is as it must be for words in another script; among the "
    "others it looks like a blot.",
    bad="The way out → is here, in a face that has no arrows",
    good="the same in words, or in a face that has them: [style] font",
)
