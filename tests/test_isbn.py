"""ISBNs: ten digits or thirteen, and what is wrong with others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bokbygg.settings.isbn import isbn13


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("9780306406157", "9780306406157"),
        ("978-0-306-40615-7", "9780306406157"),
        ("978 0 306 40615 7", "9780306406157"),
        ("978\u20110\u2011306\u201140615\u20117", "9780306406157"),
        ("0-306-40615-2", "9780306406157"),
        ("0-8044-2957-x", "9780804429573"),
        ("979-10-90636-07-1", "9791090636071"),
    ],
)
def test_isbns(written: str, digits: str) -> None:
    assert isbn13(written) == digits


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("978-0-306-40615-8", "the last one would be `7`"),
        ("0-306-40615-3", "the last one would be `2`"),
        ("0-8044-2957-1", "the last one would be `X`"),
        ("977-0-306-40615-7", "neither 10 digits nor 13"),
        ("978030640615", "neither 10 digits nor 13"),
        ("X306406152", "neither 10 digits nor 13"),
        ("٠306406152", "neither 10 digits nor 13"),
        ("", "neither 10 digits nor 13"),
    ],
)
def test_what_is_no_isbn(written: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        isbn13(written)


@given(st.integers(0, 10**9 - 1), st.integers(0, 12), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(number: int, place: int, more: int) -> None:
    stem = f"978{number:09}"
    right = next(stem + digit for digit in "0123456789" if _is_isbn(stem + digit))
    wrong = right[:place] + str((int(right[place]) + more) % 10) + right[place + 1 :]
    assert not _is_isbn(wrong)


def _is_isbn(text: str) -> bool:
    try:
        isbn13(text)
    except ValueError:
        return False
    return True
