"""Every word of a book, with its places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bokbygg.check.script.essays import Essay, Script
from bokbygg.check.script.passage import Passage
from bokbygg.check.script.remark import Remark, Spot
from bokbygg.diagnostics import Rule
from bokbygg.naming import composed

_LETTERS = r"(?:[^\W\d_][\u0300-\u036f\u00ad]*)+"
_WORD = re.compile(
    rf"(?<![\w@#/\\_.\ufffc\u00ad-]){_LETTERS}(?:['’-]{_LETTERS})*(?![\w@\ufffc]|[/_]\w)"
)
_SOFT = "\u00ad"
_ENDS = frozenset(".!?:…–—")
_SMALL = frozenset(" \n\t\u00a0\"'“”„«»‘’([*")


class Word(NamedTuple):
    """A word in its place: `text` without soft hyphens, its accents composed; `inside` where a
    sentence does not begin with it, nor a title."""

    text: str
    lang: str
    essay: Essay
    passage: Passage
    start: int
    end: int
    inside: bool


@lru_cache(maxsize=1)
def counted(script: Script) -> tuple[Word, ...]:
    """The words of all essays in reading order; addresses, names of users and what holds digits
    are none. Kept, since several rules ask for them."""
    return tuple(
        word
        for essay in script.essays
        for passage in essay.passages
        for word in of_passage(essay, passage)
    )


def of_passage(essay: Essay, passage: Passage) -> Iterator[Word]:
    """The words of a block."""
    prose, plain = passage.prose, not passage.tongues
    running = passage.kind in {"paragraph", "item", "caption", "verse"}
    for match in _WORD.finditer(prose):
        at = match.start()
        lang = passage.lang if plain else passage.lang_at(at)
        text = match[0] if match[0].isascii() else composed(match[0].replace(_SOFT, ""))
        yield Word(text, lang, essay, passage, at, match.end(), running and _inside(prose, at))


def _inside(prose: str, at: int) -> bool:
    """Whether something of the same sentence stands before a place."""
    while at and prose[at - 1] in _SMALL:
        at -= 1
        if prose[at] in '"“”„«»':
            return False  # a quotation may begin as a sentence does
    return bool(at) and prose[at - 1] not in _ENDS


def told(rule: Rule, word: Word, message: str, hint: str, end: int = 0) -> Iterator[Remark]:
    """A remark on a word, or on what goes from it to `end`."""
    spot = Spot(word.start, end or word.end, message, hint)
    if remark := word.essay.remark(rule, word.passage, spot):
        yield remark
