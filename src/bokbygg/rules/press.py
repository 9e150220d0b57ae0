"""The printed book: what the press cannot draw (P), and what does not fit its page (L)."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

MISSING_GLYPH = Rule(
    code="P001",
    level=Level.WARNING,
    title="No face has a character",
    why=(
        "Only the faces that come with bokbygg or with the book are used, so that a book looks the "
        "same on every machine. In print the character's number stands in brackets; the e-book "
        "keeps the character, since readers bring faces of their own."
    ),
    bad="An essay with ☃ in it",
    good="the same essay with a picture of a snowman, or with the word",
)
MISSING_SCRIPT = Rule(
    code="P020",
    level=Level.WARNING,
    title="No face has a script",
    why=(
        "No face for the script comes with bokbygg. In print such words are spelt in Latin letters "
        "and stand in brackets; the e-book keeps them, since readers bring faces of their own."
    ),
    bad="The word 道 stands over the gate.",
    good="""the same, with a style sheet under [pdf] that says
@font-face { font-family: "Own Song"; src: url(own-song.otf) }
html { font-family: "EB Garamond", "Own Song" }""",
)
NOT_HYPHENATED = Rule(
    code="P021",
    level=Level.NOTE,
    title="A language is not hyphenated in print",
    why=(
        "No hyphenation patterns are known for it, so words are not divided and lines may be "
        "loose. In the e-book the reading system divides words as it can."
    ),
    bad='lang = "fo"',
    good="nothing need be done; soft hyphens (&shy;) in long words help",
)
CANNOT_DRAW = Rule(
    code="P002",
    level=Level.ERROR,
    title="A picture cannot be drawn",
    why="The file is there, but the press cannot make sense of it: the page would show a hole.",
    bad="![A boat](images/boat.svg)   where boat.svg is cut off in the middle",
    good="the same picture saved anew",
    standable=True,
)
REFUSED_ADDRESS = Rule(
    code="P003",
    level=Level.ERROR,
    title="Something outside the book is asked for",
    why=(
        "A book is printed from its own files only: nothing is fetched from the web and no other "
        "file of the machine is opened, so that it comes out the same everywhere."
    ),
    bad="body { background: url(https://example.org/paper.png) }",
    good="body { background: url(paper.png) }   with paper.png beside the style sheet",
    standable=True,
)
STYLE_NOT_KNOWN = Rule(
    code="P004",
    level=Level.NOTE,
    title="A style sheet says something the press does not know",
    why="The declaration is passed over; the rest of the style sheet holds.",
    bad="p { text-wrap: pretty }",
    good="take the declaration away, or keep it where e-readers understand it",
)
REMARK = Rule(
    code="P005",
    level=Level.NOTE,
    title="The layout engine has something to say",
    why="WeasyPrint, which lays the pages out, met something unusual and went on.",
    bad="an unusual construction",
    good="look at the page named, and report it if it looks wrong",
)
LAYOUT_FAILED = Rule(
    code="P006",
    level=Level.ERROR,
    title="An essay cannot be laid out",
    why="The layout engine gave up on it, most often because things stand too deep in each other.",
    bad="a table inside a list inside a table, hundreds of levels deep",
    good="the same essay with simpler nesting",
)
OFF_THE_PAGE = Rule(
    code="L001",
    level=Level.ERROR,
    title="Text falls outside the page",
    why=(
        "What stands outside the page is not printed, so readers would lose it. The usual cause is "
        "a table with more columns, or longer words, than the page is wide."
    ),
    bad="a table of twenty columns",
    good="the same table in two halves",
    standable=True,
)
NOTE_ELSEWHERE = Rule(
    code="L002",
    level=Level.NOTE,
    title="A note stands on another page than its call",
    why="The page had no room for it, so the reader has to turn over to find it.",
    bad="five long notes called in one paragraph",
    good="shorter notes, or notes farther apart",
)
NOTE_AT_END = Rule(
    code="L003",
    level=Level.WARNING,
    title="A note is printed at the end of its essay",
    why=(
        "It is too long for the foot of a page, or too many long notes are called on one page, and "
        "a note cannot be divided. Nothing of it is lost, but readers have to look for it."
    ),
    bad="a note of a thousand words",
    good="a note of a hundred words, and the rest in the text",
)
TABLE_SMALLER = Rule(
    code="L020",
    level=Level.NOTE,
    title="A table is set smaller to fit the page",
    why="It is wider than the text, and would run into the margin in its own size.",
    bad="a table of ten columns",
    good="the same table with its least needed columns left out, or turned on its side",
)
TABLE_BROKEN = Rule(
    code="L021",
    level=Level.WARNING,
    title="A table fits the page only with broken words",
    why="Even in the smallest type its longest words have no room beside each other, so that they "
    "are broken wherever their line ends.",
    bad="a table of twenty columns, or of very long words",
    good="the same table in two halves",
)
NO_PAGE = Rule(
    code="L022",
    level=Level.WARNING,
    title="A page number leads to no page",
    why="What it refers to is not printed, so that a question mark stands in its place.",
    bad="[](#vega){.page}   and a style sheet with `#sea--vega { display: none }`",
    good="a reference to something that is printed",
)
TEXT_LOST = Rule(
    code="L040",
    level=Level.ERROR,
    title="Text is not printed",
    why="Each printed character is held against the text of the book, from its first to its last. "
    "Here something is missing in print that no style sheet hides: the layout engine lost it.",
    bad="a page that ends in the middle of a sentence",
    good="the whole sentence; please tell us of the book, too",
    standable=True,
)
TEXT_HIDDEN = Rule(
    code="L041",
    level=Level.NOTE,
    title="A style sheet hides text",
    why="What is not to be seen in print may be meant for the e-book alone. It is told, since a "
    "rule of a style sheet often hides more than was meant.",
    bad="p { display: none }",
    good=".only-in-the-ebook { display: none }",
)
TEXT_UNMAPPED = Rule(
    code="L042",
    level=Level.NOTE,
    title="Printed text has no place in the map",
    why="What is printed is not letter by letter what was written, in a way that is not known. The "
    "passage is left out where places in print are told: in proofs, and in the e-book's page list.",
    bad="text that a style sheet has changed",
    good="nothing need be done",
)
