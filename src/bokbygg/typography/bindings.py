"""What must not be parted at the end of a line: no-break spaces for blanks that were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bokbygg.languages import NARROW, NBSP, Language
from bokbygg.typography.edits import BLANK, DIGITS, OBJECT, STOP, Edit, holds

_LOOSE = re.compile("[ \n]")
_BEFORE_NUMBER = re.compile("[ \n](?=[0-9])")
_GAP = re.compile(r"[ \n]|(?<=[.])(?=\w)")
_LONGEST = 12


def units(text: str, row: Language) -> Iterator[Edit]:
    """A number and its unit: `5 %`, `20 °C`, `4 §`. Where no blank was typed, none is set."""
    if holds(text, DIGITS):
        yield from _bind(_after_number(row.units).finditer(text), text)


def references(text: str, row: Language) -> Iterator[Edit]:
    """A short word and the number that belongs to it: `s. 12`, `kap. 3`, `§ 4`."""
    if not holds(text, DIGITS):
        return
    word = _at_end(row.references)
    for match in _BEFORE_NUMBER.finditer(text):
        at = match.start()
        if word.search(text, max(0, at - _LONGEST), at):
            yield Edit(at, at + 1, NBSP)


def phrases(text: str, row: Language) -> Iterator[Edit]:
    """An abbreviation typed with blanks: `t. ex.`; in some languages also one typed without."""
    if not _seam(row.phrases, row.open_phrases).search(text):
        return
    inside = _GAP if row.open_phrases else _LOOSE
    for match in _phrase(row.phrases, row.open_phrases).finditer(text):
        for blank in inside.finditer(text, *match.span()):
            yield Edit(blank.start(), blank.end(), NARROW)


def particles(text: str, row: Language) -> Iterator[Edit]:
    """A word of one letter is bound to the next: `w domu`."""
    for match in _particle(row.particles).finditer(text):
        yield Edit(match.end() - 1, match.end(), NBSP)


def days(text: str, row: Language) -> Iterator[Edit]:
    """A day and its month, in languages that write the day with a point: `3. Mai`."""
    if "." in text:
        for match in _day(row.words.months).finditer(text):
            yield Edit(*match.span(1), NBSP)


def _bind(matches: Iterator[re.Match[str]], text: str) -> Iterator[Edit]:
    """No-break spaces for the blanks in each match."""
    for match in matches:
        for blank in _LOOSE.finditer(text, *match.span()):
            yield Edit(blank.start(), blank.end(), NBSP)


def _pattern(words: Sequence[str], gap: str = BLANK) -> str:
    """Any of `words`, the longest first, with a blank of any sort (`gap`) for each blank."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("\\ ", gap) for word in longest_first) or "(?!)"


@cache
def _after_number(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{BLANK}(?<=[0-9½¼¾].)(?:{_pattern(words)})[²³]?(?!\w)", re.S)


@cache
def _at_end(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{_pattern(words)})\Z", re.I)


@cache
def _phrase(words: tuple[str, ...], opened: bool) -> re.Pattern[str]:
    """A phrase may begin with a capital, and have no blanks where it is to be `opened`. First
    letters come first, which is quick to search. What goes on in a word, a path or an address is
    no phrase."""
    if not words:
        return re.compile("(?!)")
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    firsts = "".join(f"{first}{first.upper()}" for first in rests)
    gap = f"{BLANK}?" if opened else BLANK
    either = "|".join(
        f"(?<=[{first}{first.upper()}])(?:{_pattern(rest, gap)})" for first, rest in rests.items()
    )
    return re.compile(rf"[{firsts}](?<![^{STOP}(\[{{{{].)(?:{either})(?![\w/\\@])", re.S)


@cache
def _seam(words: tuple[str, ...], opened: bool) -> re.Pattern[str]:
    """What stands round the first blank of a phrase: soon looked for, and seldom there."""
    if not words:
        return re.compile("(?!)")
    blanks = [word.index(" ") for word in words]
    before = "".join(sorted({word[at - 1] for word, at in zip(words, blanks, strict=True)}))
    after = "".join(sorted({word[at + 1] for word, at in zip(words, blanks, strict=True)}))
    gap = f"{BLANK}?" if opened else BLANK
    return re.compile(f"[{re.escape(before)}]{gap}[{re.escape(after)}]")


@cache
def _particle(words: tuple[str, ...]) -> re.Pattern[str]:
    letters = "".join(f"{word}{word.upper()}" for word in words)
    return re.compile(rf"[{letters}](?<![\w’'\-–.].)[ \n](?=[\w„”«»(\"'{OBJECT}])", re.S)


@cache
def _day(months: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(months)
    return re.compile(rf"(?<![\w.,:/\-–])(?:[12][0-9]|3[01]|[1-9])\.([ \n])(?:{names})")
