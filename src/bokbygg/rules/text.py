"""T001-T023: marks and blanks as their author typed them, told by `bokbygg check`.

Much of this is set right in print (see `typography`); what is told as a note only troubles who
reads the manuscript.
"""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

BLANKS = Rule(
    code="T001",
    level=Level.NOTE,
    title="There are several blanks in a row",
    why="One is printed; in the manuscript they come of editing and pasting, and hide from "
    "searches.",
    bad="Snow  fell.",
    good="Snow fell.",
    fixable=True,
)
BLANK_BEFORE_MARK = Rule(
    code="T002",
    level=Level.WARNING,
    title="A blank stands before a punctuation mark",
    why="The mark belongs to the word before it and could begin a line. French blanks before "
    "high marks are no fault.",
    bad="Snow fell , and then rain .",
    good="Snow fell, and then rain.",
    fixable=True,
)
NO_BLANK_AFTER_MARK = Rule(
    code="T003",
    level=Level.WARNING,
    title="No blank stands after a punctuation mark",
    why="Two words run together. Addresses and names of files are left alone.",
    bad="Snow fell,then rain.Then it was calm.",
    good="Snow fell, then rain. Then it was calm.",
    fixable=True,
)
BLANK_INSIDE = Rule(
    code="T004",
    level=Level.WARNING,
    title="A blank stands inside brackets or quotation marks",
    why="The mark comes loose from its words, and is set as if it belonged to those outside.",
    bad="( in the evening ) she said “ no ”.",
    good="(in the evening) she said “no”.",
    fixable=True,
)
ODD_QUOTES = Rule(
    code="T005",
    level=Level.WARNING,
    title="A quotation is opened and never closed, or closed and never opened",
    why="A paragraph holds an odd number of quotation marks: who reads cannot tell where the "
    "quotation ends, and typed marks are turned the wrong way from there on. A quotation of "
    "several paragraphs may be opened in each of them.",
    bad='She said "no and left.',
    good='She said "no" and left.',
)
ODD_BRACKETS = Rule(
    code="T006",
    level=Level.WARNING,
    title="A bracket has no partner",
    why="A reader waits for the end of the aside, or wonders where it began.",
    bad="The lake (which was frozen was calm.",
    good="The lake (which was frozen) was calm.",
)
DOUBLED_MARKS = Rule(
    code="T007",
    level=Level.WARNING,
    title="Two marks stand where one is enough",
    why="After a question mark no full stop follows, nor one comma after another.",
    bad="“Why?”. Snow fell,, then rain..",
    good="“Why?” Snow fell, then rain.",
    fixable=True,
)
LOOSE_DASH = Rule(
    code="T008",
    level=Level.WARNING,
    title="A dash or hyphen has a blank on one side alone",
    why="A dash between clauses has the same on both sides; a hyphen has none, but for where a "
    "part of the word is left out (för- och nackdelar).",
    bad="Snow fell –then rain. A well -known lake.",
    good="Snow fell – then rain. A well-known lake.",
)
DOUBLED_DASH = Rule(
    code="T009",
    level=Level.WARNING,
    title="Two dashes follow each other",
    why="One has been left from what stood here before.",
    bad="Snow fell – – then rain.",
    good="Snow fell – then rain.",
)
ODD_ELLIPSIS = Rule(
    code="T010",
    level=Level.WARNING,
    title="An ellipsis has too few or too many points",
    why="It is one sign of three points; what ends with it needs no full stop.",
    bad="Snow fell.... then rain….",
    good="Snow fell … then rain …",
)
DECIMAL_SIGN = Rule(
    code="T011",
    level=Level.WARNING,
    title="A decimal has the sign of another language",
    why="In most languages of Europe decimals follow a comma, in English a point. Told only of "
    "numbers with a unit or a word for an amount, since others may be versions, dates and "
    "sections.",
    bad="1.5 procent (in Swedish)",
    good="1,5 procent",
)
CLOCK_SIGN = Rule(
    code="T012",
    level=Level.WARNING,
    title="A time of day is written with a colon",
    why="In Swedish, Danish and Finnish prose a full stop stands between hours and minutes.",
    bad="kl. 9:30",
    good="kl. 9.30",
    source="Svenska skrivregler; TT-språket",
    languages=("sv", "da", "fi"),
)
WRONG_APOSTROPHE = Rule(
    code="T013",
    level=Level.WARNING,
    title="An accent or a prime stands for an apostrophe or a quotation mark",
    why="It looks alike, but is another sign: faces draw it otherwise, and no search finds it.",
    bad="it´s",
    good="it's",
    fixable=True,
)
AMPERSAND = Rule(
    code="T014",
    level=Level.NOTE,
    title="An ampersand stands in running text",
    why="In prose it is a word; the sign belongs in names of firms and in tables.",
    bad="snow & ice",
    good="snow and ice",
)
LOOSE_SLASH = Rule(
    code="T015",
    level=Level.WARNING,
    title="A slash has a blank on one side alone",
    why="It has blanks on both sides or on neither.",
    bad="snow /ice",
    good="snow/ice",
)
UNSEEN = Rule(
    code="T016",
    level=Level.WARNING,
    title="A sign that nobody sees stands in the text",
    why="Blanks without width and marks of byte order come along when text is pasted: searches "
    "miss the word, screen readers stumble, and lines may break there.",
    bad="sn<U+200B>ow",
    good="snow",
    fixable=True,
)
MIXED_QUOTES = Rule(
    code="T017",
    level=Level.NOTE,
    title="Quotation marks of several sorts are used",
    why="Typed straight marks are set as the language has them; curly ones and guillemets stay "
    "what they are, and the book gets several sorts.",
    bad="»snow« and “ice”",
    good='"snow" and "ice"',
)
MIXED_ABBREVIATION = Rule(
    code="T018",
    level=Level.NOTE,
    title="An abbreviation is written in several ways",
    why="Each way is in use; a book keeps to one of them.",
    bad="t.ex. on one page, t ex on another",
    good="t.ex. everywhere",
)
SMALL_LETTER = Rule(
    code="T019",
    level=Level.WARNING,
    title="A sentence begins with a small letter",
    why="Either it goes on from the one before, or the letter is to be a capital.",
    bad="Snow fell. then it was calm.",
    good="Snow fell. Then it was calm.",
)
PERCENT_BLANK = Rule(
    code="T020",
    level=Level.NOTE,
    title="A percent sign follows its number without a blank",
    why="Most languages but English put a no-break space between the two, as before a unit.",
    bad="5%",
    good="5 %",
    source="SI Brochure, 9th edition, 5.4.7",
    languages=("sv", "nb", "nn", "da", "fi", "de", "fr", "es"),
    fixable=True,
)
CAPITAL_NATION = Rule(
    code="T021",
    level=Level.NOTE,
    title="An adjective of a nation has a capital",
    why="In Swedish and its neighbours only the country has one. Names of institutions (Svenska "
    "Akademien, Engelska kanalen) are no fault, so that the rule has to be asked for.",
    bad="den Svenska sommaren",
    good="den svenska sommaren",
    source="Svenska skrivregler",
    languages=("sv",),
    optional=True,
)
FIGURE_FIRST = Rule(
    code="T022",
    level=Level.NOTE,
    title="A sentence begins with a figure",
    why="Many houses write the number in words there, or turn the sentence round; years are let "
    "stand. A matter of house style, so that the rule has to be asked for.",
    bad="11 people came.",
    good="Eleven people came.",
    optional=True,
)
SMALL_FIGURE = Rule(
    code="T023",
    level=Level.NOTE,
    title="A small number is written in figures",
    why="In prose numbers up to twelve are most often words, but for those with a unit. A matter "
    "of house style, so that the rule has to be asked for.",
    bad="3 boats came in",
    good="three boats came in",
    source="TT-språket; Svenska skrivregler",
    optional=True,
)
