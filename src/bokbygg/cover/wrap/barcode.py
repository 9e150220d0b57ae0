"""An ISBN as bars: EAN-13 (ISO/IEC 15420), in the size that it is defined in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from bokbygg.cover.measure import Type
from bokbygg.cover.sheet import Box, Line, Mark
from bokbygg.cover.wrap.size import MM, PT

_ODD = (
    *("0001101", "0011001", "0010011", "0111101", "0100011"),
    *("0110001", "0101111", "0111011", "0110111", "0001011"),
)
"""The digits of the left half with odd parity: white is 0, black 1 (table 1, set A)."""

_RIGHT = tuple("".join("10"[int(module)] for module in digit) for digit in _ODD)
_EVEN = tuple(digit[::-1] for digit in _RIGHT)
_PARITIES = (
    *("OOOOOO", "OOEOEE", "OOEEOE", "OOEEEO", "OEOOEE"),
    *("OEEOOE", "OEEEOO", "OEOEOE", "OEOEEO", "OEEOEO"),
)
"""The first digit is told by the parities of the six that follow it (table 2)."""

_MODULE = 0.33 * MM
_BARS, _LONGER = 22.85 * MM, 5 * _MODULE
"""The height of bars, and by how much those at the ends and in the middle are longer."""

_BEFORE, _AFTER = 11, 7
"""Modules of white before the bars and after them."""

_TYPE = Type(family="Source Sans 3")
_BLACK, _WHITE = "#000000", "#ffffff"
_DIGIT, _WORD = 8.5 * PT, 7.5 * PT
_ABOVE, _AIR, _BELOW = 4.6 * MM, 0.3 * MM, 1.4 * MM

WIDTH = (_BEFORE + 95 + _AFTER) * _MODULE
HEIGHT = _ABOVE + _BARS + _AIR + _DIGIT * 0.8 + _BELOW
"""Of the white field, in CSS px."""


def modules(digits: str) -> str:
    """13 digits as 95 modules, 1 for black; raises ValueError where they are no EAN-13."""
    if len(digits) != 13 or not digits.isascii() or not digits.isdigit():
        raise ValueError("an EAN-13 has 13 digits")
    if sum(int(digit) * (1, 3)[at % 2] for at, digit in enumerate(digits)) % 10:
        raise ValueError("the last digit does not fit the others")
    sets = {"O": _ODD, "E": _EVEN}
    parities = _PARITIES[int(digits[0])]
    left = "".join(sets[p][int(digit)] for p, digit in zip(parities, digits[1:7], strict=True))
    right = "".join(_RIGHT[int(digit)] for digit in digits[7:])
    return f"101{left}01010{right}101"


def barcode(digits: str, written: str, x: float, y: float) -> tuple[Mark, ...]:
    """The field with its upper left corner at `x`, `y`: the number as people read it, the bars,
    the digits under them."""
    return (
        Box(x=x, y=y, width=WIDTH, height=HEIGHT, colour=_WHITE),
        _text(f"ISBN {written}", x + WIDTH / 2, y + 3.2 * MM, _WORD, "middle"),
        *_bars(digits, x + _BEFORE * _MODULE, y + _ABOVE),
        *_digits(digits, x + _BEFORE * _MODULE, y + _ABOVE + _BARS + _DIGIT * 0.72 + _AIR),
    )


def _bars(digits: str, x: float, y: float) -> Iterator[Box]:
    at = 0
    for black, run in groupby(modules(digits)):
        wide = len(list(run))
        if black == "1":
            guard = at < 3 or 45 <= at < 50 or at >= 92
            tall = _BARS + (_LONGER if guard else 0)
            yield Box(x=x + at * _MODULE, y=y, width=wide * _MODULE, height=tall, colour=_BLACK)
        at += wide


def _digits(digits: str, x: float, y: float) -> Iterator[Line]:
    """The first digit before the bars, the others each under its own."""
    yield _text(digits[0], x - 6 * _MODULE, y, _DIGIT, "middle")
    for at, digit in enumerate(digits[1:]):
        middle = 3 + 7 * at + 3.5 + (5 if at >= 6 else 0)
        yield _text(digit, x + middle * _MODULE, y, _DIGIT, "middle")


def _text(text: str, x: float, y: float, size: float, anchor: str) -> Line:
    return Line(text=text, x=x, y=y, size=size, colour=_BLACK, type_=_TYPE, anchor=anchor)
