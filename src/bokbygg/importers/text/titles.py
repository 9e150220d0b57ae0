"""What stands over an essay: its title, who wrote it and when; and a title where it has none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bokbygg.dates import Date
from bokbygg.importers.text.block import Block, Shape
from bokbygg.importers.text.bylines import who_and_when

_LONGEST = 48
"""Characters of a title that is made of the opening words."""

_SENTENCE = re.compile(r"(.+?)(?:[.!?…](?=\s|$)|[:;–—](?=\s))")
_TRAILING = re.compile(r"[\s,;:.–—-]+$")
_UNDER = frozenset({Shape.BYLINE, Shape.FOOT, Shape.RULE})
_OPENING = "\"'“”„«»‘’*_•–—- "


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What stands over an essay. `title` is the block of its title, if it has one, and `moved` are
    the lines that say who and when; `rest` is where its text begins among its blocks, and `foot`
    how many of them are its text."""

    title: Block | None
    subtitle: Block | None
    author: str
    date: Date | None
    moved: tuple[Block, ...]
    rest: int
    foot: int


def heading(blocks: Sequence[Block]) -> Heading:
    """What stands over the text of an essay, and under it."""
    title: Block | None = None
    subtitle: Block | None = None
    moved: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if block.shape is Shape.BYLINE:
            moved.append(block)
        elif block.shape is Shape.SHORT and title is None and at + 1 < len(blocks):
            title = block
        elif block.shape is Shape.SHORT and _is_subtitle(blocks, at, title) and subtitle is None:
            subtitle = block
        elif block.shape is not Shape.RULE:
            break
        at += 1
    foot = len(blocks)
    while foot > at and blocks[foot - 1].shape in _UNDER:
        foot -= 1
        if blocks[foot].shape is not Shape.RULE:
            moved.append(blocks[foot])
    author, date = "", None
    for block in moved:
        who, when = who_and_when(block.words) or ("", None)
        author, date = author or who, date or when
    return Heading(
        title=title,
        subtitle=subtitle,
        author=author,
        date=date,
        moved=tuple(moved),
        rest=at,
        foot=foot,
    )


def _is_subtitle(blocks: Sequence[Block], at: int, title: Block | None) -> bool:
    """Whether a short line goes with the title right over it: no line between them, but one
    after, or a byline."""
    if title is None or blocks[at - 1] is not title or at + 1 >= len(blocks):
        return False
    after = blocks[at + 1]
    tight = blocks[at].blanks == 0 and (after.blanks > 0 or after.shape is Shape.BYLINE)
    return tight and len(blocks[at].words.split()) > 2


def opening_words(text: str) -> str:
    """A title made of the words that a text begins with: its first sentence, if short, else as many
    words as a title has."""
    words = " ".join(text.split()).strip(_OPENING)
    match = _SENTENCE.match(words)
    if match and len(match[1]) <= _LONGEST:
        return _TRAILING.sub("", match[1]).rstrip(_OPENING)
    if len(words) <= _LONGEST:
        return _TRAILING.sub("", words)
    cut = words[: _LONGEST + 1].rpartition(" ")[0] or words[:_LONGEST]
    comma = cut.rfind(",")
    return _TRAILING.sub("", cut[:comma] if comma > _LONGEST // 3 else cut) + " …"
