"""W001-W060: words, repetition and length, told by `bokbygg check`; and its comments in essays."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

ESSAY_TWICE = Rule(
    code="W001",
    level=Level.WARNING,
    title="Two essays are nearly the same",
    why="An essay pasted in twice, or an earlier version of it left in the folder, is the gravest "
    "slip a collection can have, and no one sees it who knows the text.",
    bad="02-snow.md and 05-snow-new.md share most of their sentences",
    good="one of the two",
)
PARAGRAPH_TWICE = Rule(
    code="W002",
    level=Level.WARNING,
    title="Two paragraphs are nearly the same",
    why="A passage that was moved has often stayed where it was, too.",
    bad="the same paragraph in two essays, but for a few words",
    good="one of the two",
)
WORD_TWICE = Rule(
    code="W003",
    level=Level.WARNING,
    title="A word stands twice in a row",
    why="It comes of editing, most often at the end of a line. Words that a language doubles by "
    "right (`had had`) are not told of.",
    bad="the lake was was frozen",
    good="the lake was frozen",
)
NAME_SPELLINGS = Rule(
    code="W004",
    level=Level.WARNING,
    title="A name is spelt in several ways",
    why="Capitals, hyphens and blanks make another name of it for searches, for an index, and "
    "for who reads with care.",
    bad="Twitter and twitter, e-mail and email",
    good="Twitter and e-mail everywhere",
)
TERM_TWICE = Rule(
    code="W005",
    level=Level.NOTE,
    title="A thing has two names",
    why="A term stands in two languages or forms: good where it is meant, confusing where not.",
    bad="social media and sociala medier (in Swedish)",
    good="sociala medier everywhere",
    languages=("sv",),
)
MISSPELT = Rule(
    code="W010",
    level=Level.WARNING,
    title="A word looks misspelt",
    why="It is in no dictionary, but one slip of the hand away from a word that is. A name or a "
    "word of your own goes into `words.txt` beside the essays, one a line, and is not asked for "
    "again, nor are its genitives. Dictionaries are those that Hunspell and LibreOffice have on "
    "this machine.",
    bad="the frozne lake",
    good="the frozen lake",
)
UNKNOWN_WORD = Rule(
    code="W014",
    level=Level.NOTE,
    title="A word is in no dictionary",
    why="It is like no other word, or it is a name: most likely right. Select it for a last "
    "reading of every word that no dictionary has, and to fill `words.txt`.",
    bad="the lake at Nykvvarn",
    good="the lake at Nykvarn",
    optional=True,
)
NO_DICTIONARY = Rule(
    code="W011",
    level=Level.NOTE,
    title="There is no dictionary for a language",
    why="Its words are not looked up, and compounds are not looked for.",
    bad="an essay in Swedish, on a machine without hunspell-sv",
    good="apt install hunspell-sv",
)
SPLIT_COMPOUND = Rule(
    code="W012",
    level=Level.WARNING,
    title="A compound is written as two words",
    why="In the Germanic languages but English, compounds are one word; apart, they mean something "
    "else: `kassa personal` is staff of poor quality.",
    bad="tangent bord",
    good="tangentbord",
    source="Svenska skrivregler",
    languages=("sv", "nb", "nn", "da", "de", "nl"),
)
UNMARKED_LANGUAGE = Rule(
    code="W013",
    level=Level.WARNING,
    title="A passage is in another language and does not say so",
    why="It is read aloud with the sounds of the wrong language, divided at the wrong places and "
    "set with the wrong quotation marks.",
    bad="He said: [the snow is not what it was].",
    good="He said: [the snow is not what it was]{lang=en}.",
    source="WCAG 2.2, 3.1.2",
)
LONG_SENTENCE = Rule(
    code="W020",
    level=Level.NOTE,
    title="A sentence is very long",
    why="A reader who has to begin anew loses the thread. `longest-sentence` in [check] says how "
    "many words are too many.",
    bad="a sentence of 120 words",
    good="two or three",
)
LONG_PARAGRAPH = Rule(
    code="W021",
    level=Level.NOTE,
    title="A paragraph is very long",
    why="A page without a break tires, most of all on a small screen. `longest-paragraph` in "
    "[check] says how many words are too many.",
    bad="a paragraph of 600 words",
    good="two or three",
)
NO_REASON = Rule(
    code="W030",
    level=Level.WARNING,
    title="A rule is ignored without a reason",
    why="Who reads it in a year cannot tell whether it was meant.",
    bad="<!-- bokbygg: ignore W003 -->",
    good="<!-- bokbygg: ignore W003 the stammer is meant -->",
)
IGNORED_IN_VAIN = Rule(
    code="W031",
    level=Level.WARNING,
    title="A rule is ignored where it has nothing to say",
    why="The fault is mended or the text has moved; left there, the comment would hide the next.",
    bad="<!-- bokbygg: ignore W003 the stammer is meant --> before a paragraph without one",
    good="no comment",
)
IDLE_COMMENT = Rule(
    code="W032",
    level=Level.WARNING,
    title="A comment to bokbygg means nothing",
    why="It names no rule, or is written in a way that is not understood: nothing is ignored.",
    bad="<!-- bokbygg: ignore W999 a reason -->",
    good="<!-- bokbygg: ignore W003 a reason -->",
)
