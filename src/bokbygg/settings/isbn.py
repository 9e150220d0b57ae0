"""The International Standard Book Number: two forms, one meaning (ISO 2108)."""

from __future__ import annotations

import re

_BETWEEN = re.compile(r"[\s\u2010-\u2015-]")
_TEN = re.compile(r"[0-9]{9}[0-9X]")
_THIRTEEN = re.compile(r"97[89][0-9]{10}")


def isbn13(text: str) -> str:
    """The 13 digits of an ISBN of 10 or 13, written with or without hyphens and blanks.

    Raises ValueError, which says what is wrong, where its length, prefix or check digit is.
    """
    digits = _BETWEEN.sub("", text).upper()
    if _TEN.fullmatch(digits):
        _compare(digits, _check_ten(digits[:9]))
        stem = "978" + digits[:9]
        return stem + _check_thirteen(stem)
    if _THIRTEEN.fullmatch(digits):
        _compare(digits, _check_thirteen(digits[:12]))
        return digits
    raise ValueError("it has neither 10 digits nor 13 that begin with 978 or 979")


def _compare(digits: str, check: str) -> None:
    if digits[-1] != check:
        raise ValueError(f"after these digits the last one would be `{check}`")


def _check_ten(digits: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True))
    return "0123456789X"[-total % 11]


def _check_thirteen(digits: str) -> str:
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return str(-total % 10)
