"""Page numbers and sides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bokbygg.book import Page
from bokbygg.numerals import roman
from bokbygg.pdf.sheet import Place, page_sheet

VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@pytest.mark.parametrize(
    ("number", "numeral"), [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (48, "xlviii")]
)
def test_roman(number: int, numeral: str) -> None:
    assert roman(number) == numeral


@given(st.integers(min_value=1, max_value=3999))
def test_a_numeral_read_by_the_rule_gives_the_number_back(number: int) -> None:
    values = [VALUES[letter] for letter in roman(number)]
    following = [*values[1:], 0]
    signed = (-one if one < after else one for one, after in zip(values, following, strict=True))
    assert sum(signed) == number


@given(st.integers(min_value=1, max_value=999), st.booleans())
def test_facing_pages_stand_on_different_sides(number: int, rtl: bool) -> None:
    place = Place(number=number, rtl=rtl)
    assert {place.side, place.on(1).side} == {"left", "right"}
    assert place.recto != place.on(1).recto


def test_a_recto_lies_right_in_a_book_bound_on_the_left() -> None:
    assert Place(number=1).side == "right"
    assert Place(number=1, rtl=True).side == "left"


def test_labels_go_on_from_the_first_page() -> None:
    assert Place(number=3, roman=True).label(2) == "v"
    assert Place(number=3).label(2) == "5"


def test_the_sheet_says_size_number_and_side() -> None:
    sheet = page_sheet(Page(size="130mm 200mm"), Place(number=8))
    assert "size: 130mm 200mm" in sheet
    assert "counter-reset: page 8" in sheet
    assert "break-before: left" in sheet
