"""What must not be parted at the end of a line: no-break spaces for blanks that were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bokbygg.languages import Language
from bokbygg.typography.edits import BLANK, NBSP, Edit

_LOOSE = re.compile("[ \n]")


def units(text: str, row: Language) -> Iterator[Edit]:
    """A number and its unit: `5 %`, `20 °C`, `4 §`. Where no blank was typed, none is set."""
    return _bind(_after_number(row.units), text)


def references(text: str, row: Language) -> Iterator[Edit]:
    """A short word and the number that belongs to it: `s. 12`, `kap. 3`, `§ 4`."""
    return _bind(_before_number(row.references), text)


def phrases(text: str, row: Language) -> Iterator[Edit]:
    """An abbreviation typed with blanks: `t. ex.`"""
    return _bind(_phrase(row.phrases), text)


def _bind(pattern: re.Pattern[str], text: str) -> Iterator[Edit]:
    """No-break spaces for the blanks in each place where `pattern` fits."""
    for match in pattern.finditer(text):
        for blank in _LOOSE.finditer(text, *match.span()):
            yield Edit(blank.start(), blank.end(), NBSP)


def _any(words: tuple[str, ...]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("\\ ", BLANK) for word in longest_first) or "(?!)"


@cache
def _after_number(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<=[0-9½¼¾]){BLANK}(?:{_any(words)})[²³]?(?!\w)")


@cache
def _before_number(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{_any(words)}){BLANK}(?=[0-9])", re.I)


@cache
def _phrase(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{_any(words)})(?!\w)", re.I)
