"""Passages in another language than the text around them says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from bokbygg.check.script.essays import Script
from bokbygg.check.script.remark import Remark
from bokbygg.check.tongues import tongue
from bokbygg.check.words.counted import Word, counted, told
from bokbygg.check.words.lexicon import lexicon
from bokbygg.guess import guess_language
from bokbygg.rules import words as rules

_SHORTEST = 4
"""Words that a passage must have for its language to be told."""
_LONG = 8
"""Words of a passage that needs no small ones to be told."""
_STRANGE = 0.5
"""The share of its words that its own language does not know."""
_KNOWN = 0.8
"""The share of its words that the other language knows."""


def passages(script: Script) -> Iterator[Remark]:
    """Rows of words that another language knows."""
    for words, tag in foreign(script):
        message = f"{len(words)} words in {_name(tag)} do not say so"
        hint = f"write `[…]{{lang={tag}}}` round them, or `{{lang={tag}}}` on the line before"
        yield from told(rules.UNMARKED_LANGUAGE, words[0], message, hint, words[-1].end)


def _name(tag: str) -> str:
    from bokbygg.languages import language

    row = language(tag)
    return row.name if row.tag != "und" else f"`{tag}`"


@lru_cache(maxsize=1)
def foreign(script: Script) -> tuple[tuple[Sequence[Word], str], ...]:
    """Rows of words of one block in another language than theirs, and which."""
    return tuple(_rows(counted(script)))


@lru_cache(maxsize=1)
def own_words(script: Script) -> tuple[Word, ...]:
    """The words of a book but for those in such rows."""
    strange = {(id(word.passage), word.start) for row, _ in foreign(script) for word in row}
    return tuple(w for w in counted(script) if (id(w.passage), w.start) not in strange)


def _rows(words: Sequence[Word]) -> Iterator[tuple[Sequence[Word], str]]:
    for _, block in groupby(words, key=lambda word: (id(word.passage), word.lang)):
        row = list(block)
        own = lexicon(row[0].lang)
        if own is None or len(row) < _SHORTEST or row[0].passage.kind == "title":
            continue
        strange = [not own.has(word.text) for word in row]
        if sum(strange) < _SHORTEST * _STRANGE:
            continue
        for start, end in _stretches(strange):
            if tag := _language_of(row[start:end]):
                yield row[start:end], tag


def _stretches(strange: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The longest rows that begin and end with a strange word, are half strange, and hold no more
    than two known words in a row."""
    start = last = -1
    for at, is_strange in enumerate((*strange, False, False, False)):
        if is_strange:
            start = at if start < 0 else start
            last = at
        elif start >= 0 and at - last > 2:
            if last + 1 - start >= _SHORTEST and sum(strange[start : last + 1]) >= _STRANGE * (
                last + 1 - start
            ):
                yield start, last + 1
            start = -1


def _language_of(words: Sequence[Word]) -> str:
    """Another language that knows most of these words; empty if none can be told."""
    text = " ".join(word.text for word in words)
    own = words[0].lang.split("-")[0]
    guessed = guess_language(text)
    for tag in dict.fromkeys((guessed, "en")):
        if not tag or tag == own:
            continue
        if guessed != tag and len(words) < _LONG and not _has_small_words(words, tag):
            continue  # before its dictionary is asked, which takes its time to load
        other = lexicon(tag)
        if other is not None and sum(other.has(w.text) for w in words) >= _KNOWN * len(words):
            return tag
    return ""


def _has_small_words(words: Sequence[Word], tag: str) -> bool:
    """Whether small words of a language are among these that their own does not know: names and
    terms alone are of no language."""
    own, small = lexicon(words[0].lang), tongue(tag).function_words
    return any(w.text.lower() in small and own and not own.has(w.text.lower()) for w in words)
