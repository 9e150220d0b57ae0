"""What must not be parted at the end of a line: no-break spaces for blanks that were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bokbygg.languages import Language
from bokbygg.typography.edits import BLANK, NBSP, Edit

_LOOSE = re.compile("[ \n]")
_BEFORE_NUMBER = re.compile("[ \n](?=[0-9])")
_LONGEST = 12


def units(text: str, row: Language) -> Iterator[Edit]:
    """A number and its unit: `5 %`, `20 °C`, `4 §`. Where no blank was typed, none is set."""
    return _bind(_after_number(row.units).finditer(text), text)


def references(text: str, row: Language) -> Iterator[Edit]:
    """A short word and the number that belongs to it: `s. 12`, `kap. 3`, `§ 4`."""
    word = _at_end(row.references)
    for match in _BEFORE_NUMBER.finditer(text):
        at = match.start()
        if word.search(text, max(0, at - _LONGEST), at):
            yield Edit(at, at + 1, NBSP)


def phrases(text: str, row: Language) -> Iterator[Edit]:
    """An abbreviation typed with blanks: `t. ex.`"""
    return _bind(_phrase(row.phrases).finditer(text), text)


def _bind(matches: Iterator[re.Match[str]], text: str) -> Iterator[Edit]:
    """No-break spaces for the blanks in each match."""
    for match in matches:
        for blank in _LOOSE.finditer(text, *match.span()):
            yield Edit(blank.start(), blank.end(), NBSP)


def _pattern(words: Sequence[str]) -> str:
    """Any of `words`, the longest first, with a blank of either sort for each blank."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("\\ ", BLANK) for word in longest_first) or "(?!)"


@cache
def _after_number(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{BLANK}(?<=[0-9½¼¾].)(?:{_pattern(words)})[²³]?(?!\w)", re.S)


@cache
def _at_end(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{_pattern(words)})\Z", re.I)


@cache
def _phrase(words: tuple[str, ...]) -> re.Pattern[str]:
    """A phrase may begin with a capital. First letters come first, which is quick to search."""
    if not words:
        return re.compile("(?!)")
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    firsts = "".join(f"{first}{first.upper()}" for first in rests)
    either = "|".join(
        f"(?<=[{first}{first.upper()}])(?:{_pattern(rest)})" for first, rest in rests.items()
    )
    return re.compile(rf"[{firsts}](?<![\w.].)(?:{either})(?!\w)", re.S)
