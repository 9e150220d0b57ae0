"""The rules of text in a table: what each of them looks at, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from bokbygg.check.script.essays import Essay, Script
from bokbygg.check.script.passage import Passage
from bokbygg.check.script.remark import Remark, Spot
from bokbygg.check.text import blanks, doubles, figures, forms, marks, pairs, structure
from bokbygg.check.words import compounds, foreign, names, repetition, spelling
from bokbygg.diagnostics import Rule
from bokbygg.rules import shape, words
from bokbygg.rules import text as typed

OfBlock = Callable[[Passage], Iterator[Spot]]
"""Looks at one block."""

OfBlocks = Callable[[Sequence[Passage]], Iterator[tuple[Passage, Spot]]]
"""Looks at the blocks of one essay."""

OfEssay = Callable[[Essay], Iterator[Remark]]
"""Looks at one essay: its headings, links and pictures."""

OfBook = Callable[[Script], Iterator[Remark]]
"""Looks at all essays."""

OF_BLOCK: tuple[tuple[Rule, OfBlock], ...] = (
    (typed.BLANKS, blanks.several),
    (typed.BLANK_BEFORE_MARK, blanks.before_marks),
    (typed.NO_BLANK_AFTER_MARK, blanks.after_marks),
    (typed.BLANK_INSIDE, blanks.inside_brackets),
    (typed.DOUBLED_MARKS, marks.doubled),
    (typed.LOOSE_DASH, marks.loose_dashes),
    (typed.DOUBLED_DASH, marks.doubled_dashes),
    (typed.ODD_ELLIPSIS, marks.points),
    (typed.DECIMAL_SIGN, figures.decimals),
    (typed.CLOCK_SIGN, figures.clock),
    (typed.WRONG_APOSTROPHE, marks.accents),
    (typed.AMPERSAND, marks.ampersands),
    (typed.LOOSE_SLASH, marks.slashes),
    (typed.UNSEEN, blanks.unseen),
    (typed.SMALL_LETTER, marks.small_letters),
    (typed.PERCENT_BLANK, figures.percents),
    (typed.CAPITAL_NATION, marks.nations),
    (typed.FIGURE_FIRST, figures.first),
    (typed.SMALL_FIGURE, figures.small),
    (words.WORD_TWICE, doubles.words),
)

OF_BLOCKS: tuple[tuple[Rule, OfBlocks], ...] = (
    (typed.BLANK_INSIDE, pairs.blanks),
    (typed.ODD_QUOTES, pairs.quotes),
    (typed.ODD_BRACKETS, pairs.brackets),
)

OF_ESSAY: tuple[tuple[Rule, OfEssay], ...] = (
    (shape.HEADING_LEFT_OUT, structure.headings),
    (shape.IDLE_ALT, structure.pictures),
    (shape.IDLE_LINK, structure.links),
)

OF_BOOK: tuple[tuple[Rule, OfBook], ...] = (
    (typed.MIXED_QUOTES, forms.quotes),
    (typed.MIXED_ABBREVIATION, forms.abbreviations),
    (shape.TITLE_TWICE, structure.titles),
    (words.ESSAY_TWICE, repetition.essays),
    (words.PARAGRAPH_TWICE, repetition.paragraphs),
    (words.NAME_SPELLINGS, names.spellings),
    (words.TERM_TWICE, names.terms),
    (words.MISSPELT, spelling.misspelt),
    (words.UNKNOWN_WORD, spelling.unknown),
    (words.NO_DICTIONARY, spelling.lacking),
    (words.SPLIT_COMPOUND, compounds.split),
    (words.UNMARKED_LANGUAGE, foreign.passages),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many words a sentence and a paragraph may have."""

    sentence: int = 80
    paragraph: int = 350


def lengths(limits: Limits) -> tuple[tuple[Rule, OfBlock], ...]:
    """The rules of length."""
    return (
        (words.LONG_SENTENCE, partial(doubles.sentences, most=limits.sentence)),
        (words.LONG_PARAGRAPH, partial(doubles.paragraphs, most=limits.paragraph)),
    )
