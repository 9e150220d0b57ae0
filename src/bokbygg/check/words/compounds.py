"""Compounds written as two words (in Swedish `särskrivningar`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bokbygg.check.script.essays import Script
from bokbygg.check.script.remark import Remark
from bokbygg.check.tongues import Tongue, tongue
from bokbygg.check.words.counted import Word, told
from bokbygg.check.words.foreign import own_words
from bokbygg.check.words.lexicon import Lexicon, lexicon
from bokbygg.rules import words as rules

_BETWEEN = re.compile(r"[ \n]")
_SHORTEST = 6
"""Letters of the shortest compound that is looked for."""


def split(script: Script) -> Iterator[Remark]:
    """Two words that the dictionary lists as one, or that the book itself has as one."""
    words = [word for word in own_words(script) if tongue(word.lang).compounds]
    whole = {word.text.lower() for word in words}
    told_of: set[str] = set()
    for one, other in pairwise(words):
        if not _are_neighbours(one, other):
            continue
        joined = _joined(one, other)
        if joined and joined not in told_of and _is_compound(one, other, joined, whole):
            told_of.add(joined)
            message = f"`{one.text} {other.text}` may be one word"
            hint = f"write `{joined}`"
            yield from told(rules.SPLIT_COMPOUND, one, message, hint, other.end)


def _are_neighbours(one: Word, other: Word) -> bool:
    between = other.passage.prose[one.end : other.start]
    return (
        one.passage is other.passage
        and bool(_BETWEEN.fullmatch(between))
        and one.lang == other.lang
        and "-" not in one.text + other.text
    )


def _joined(one: Word, other: Word) -> str:
    """The two as one word; empty where they cannot be one."""
    row = tongue(one.lang)
    small = (one.text.lower(), other.text.lower())
    if not row.function_words or any(word in row.function_words for word in small):
        return ""
    if len("".join(small)) < _SHORTEST or min(map(len, small)) < 3:
        return ""
    if row.nouns_capital:
        nouns = one.text[0].isupper() and other.text[0].isupper()
        return one.text + small[1] if nouns else ""
    return "".join(small) if other.text.islower() and not one.text.isupper() else ""


def _is_compound(one: Word, other: Word, joined: str, whole: set[str]) -> bool:
    words = lexicon(one.lang)
    if words is None:
        return False
    if not words.lists(joined) and not (joined.lower() in whole and words.has(joined)):
        return False
    return not _is_phrase(one.text.lower(), other.text.lower(), words, tongue(one.lang))


def _is_phrase(one: str, other: str, words: Lexicon, row: Tongue) -> bool:
    """Whether two words go together as two: the first is an adjective or an infinitive, the second
    a measure of the first."""
    if row.tag != "sv":
        return False
    adjective = words.lists(f"{one}t") and words.lists(f"{one}a")
    infinitive = one.endswith("a") and words.lists(f"{one}r")
    return adjective or infinitive or other.startswith(_MEASURED)


_MEASURED = ("lång", "hög", "djup", "bred", "tjock", "gammal", "stor", "tung")
