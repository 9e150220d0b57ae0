"""How words are sorted in a language: as an index has them.

Word by word: a blank comes before digits, digits before letters, and marks count for nothing
(ISO 999:1996, 8; for Swedish the order of the Academy's word list).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bokbygg.languages.row import Language

_PLAIN = {"æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "đ": "d", "þ": "th", "ł": "l", "ı": "i"}
_PIECE = re.compile(r"\d+|\s+|.", re.S)

Weight = tuple[int, int]
"""Of what sort a piece of a word is (0 a blank, 1 a number, 2 a letter of the language, 3 one of
another), and its place among those."""

Order = tuple[tuple[Weight, ...], str, str]
"""What texts are sorted by: accents and capitals only decide between equals."""


def order(text: str, row: Language) -> Order:
    """Where a text stands among others."""
    whole = _folded(text)
    return (tuple(_weights(whole, row)), whole, text)


def initial(text: str, row: Language) -> str:
    """The letter of the index that a text stands under, a capital; `0` for numbers, empty where it
    begins with neither."""
    for kind, place in _weights(_folded(text), row):
        if kind == 1:
            return "0"
        if kind:
            return row.alphabet[place].upper() if kind == 2 else chr(place).upper()
    return ""


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text.casefold()).strip()


def _weights(text: str, row: Language) -> Iterator[Weight]:
    for letters, others in row.sorted_as:
        text = text.replace(letters, others)
    for piece in _PIECE.findall(text):
        if piece.isspace():
            yield 0, 0
        elif piece.isdecimal():
            yield 1, int(piece)
        else:
            yield from _letter(piece, row.alphabet)


def _letter(letter: str, alphabet: str) -> Iterator[Weight]:
    """The weights of a letter: its own, else that of the letters it is written for."""
    if letter in alphabet:
        yield 2, alphabet.index(letter)
        return
    for plain in unicodedata.normalize("NFD", _PLAIN.get(letter, letter)):
        if plain in alphabet:
            yield 2, alphabet.index(plain)
        elif plain.isalpha():
            yield 3, ord(plain)
