"""Which characters of a text no face has, and what script they belong to."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Set
from io import BytesIO

from bokbygg.fonts.faces import FAMILIES, covered

_EVERYDAY = re.compile(
    "[^\t\n\r\u0020-\u007e\u00a0-\u017f\u2009-\u2015\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2028-\u2030\u2039\u203a]"
)
"""What may be missing at all: the other characters are in every face for text (or, like blanks,
are made by the layout engine), and looking for them would only cost time."""

_NEVER_DRAWN = frozenset({"Zs", "Cc", "Cf", "Zl", "Zp"})
_SELECTORS = frozenset(map(chr, (0x34F, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))


def lacking(text: str, own: Set[str] = frozenset()) -> frozenset[str]:
    """The characters of `text` that no face can draw: none of ours, nor one of the book's own
    files, which have the characters `own`."""
    unusual = frozenset(_EVERYDAY.findall(text)) - own
    if not unusual:
        return frozenset()
    have = _ours() | own
    return frozenset(one for one in unusual - have if _is_drawn(one) and not _is_made(one, have))


@functools.cache
def _ours() -> frozenset[str]:
    return frozenset().union(*(covered(family) for family in FAMILIES))


def _is_drawn(character: str) -> bool:
    return unicodedata.category(character) not in _NEVER_DRAWN and character not in _SELECTORS


def _is_made(character: str, have: Set[str]) -> bool:
    """Whether a face makes the character of others: of its parts, or joined to a letter before
    it (a combining mark, of which the joined letters are there)."""
    parts = unicodedata.normalize("NFD", character)
    if parts != character:
        return all(part in have for part in parts)
    if unicodedata.combining(character):
        joined = (unicodedata.normalize("NFC", letter + character) for letter in _LETTERS)
        return any(len(one) == 1 and one in have for one in joined)
    return False


_LETTERS = "aeiouyAEIOUYcnsz\u03b1\u0430\u05d1\u0627"


@functools.cache
def _scripts_with_a_face() -> frozenset[str]:
    return frozenset(script_of(character) for character in _ours())


@functools.lru_cache(maxsize=4096)
def script_of(character: str) -> str:
    """The script that a character belongs to, by its English name; empty where it belongs to none
    of its own, as signs and digits do (Unicode Standard Annex 24)."""
    from fontTools import unicodedata as data

    code = data.script(character)
    if code in {"Zyyy", "Zinh", "Zzzz"}:
        return ""
    return str(data.script_name(code)).replace("_", " ")


def has_a_face(script: str) -> bool:
    """Whether one of our faces is for this script."""
    return script in _scripts_with_a_face()


def characters_of(files: Iterable[bytes]) -> frozenset[str]:
    """The characters that font files have; one that cannot be read has none."""
    from fontTools.ttLib import TTFont

    found: set[str] = set()
    for data in files:
        try:
            with TTFont(BytesIO(data), lazy=True) as font:
                found.update(map(chr, font.getBestCmap() or ()))
        except Exception:  # noqa: BLE001, S112 - whatever a damaged file makes it stumble over
            continue
    return frozenset(found)
