"""W001-W060: words, repetition and length, told by `bokbygg check`; and its comments in essays."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

WORD_TWICE = Rule(
    code="W003",
    level=Level.WARNING,
    title="A word stands twice in a row",
    why="It comes of editing, most often at the end of a line. Words that a language doubles by "
    "right (`had had`) are not told of.",
    bad="the lake was was frozen",
    good="the lake was frozen",
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
