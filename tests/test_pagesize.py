"""Sizes of paper: names, and width with height."""

from __future__ import annotations

import pytest

from bokbygg.settings.pagesize import page_size


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ("A5", "A5"),
        ("a5", "A5"),
        ("Letter", "letter"),
        ("130mm 200mm", "130mm 200mm"),
        ("13 cm  200 mm", "13cm 200mm"),
        ("5.5in x 8.5in", "5.5in 8.5in"),
        ("110x178mm", "110mm 178mm"),
        ("pocket", "110mm 178mm"),
        ("Pocket", "110mm 178mm"),
        ("trade", "139.7mm 215.9mm"),
        ("US trade", "139.7mm 215.9mm"),
        ("6x9", "152.4mm 228.6mm"),
        ("6x9in", "6in 9in"),
        ("large-print", "170mm 240mm"),
        ("396PT 612pt", "396pt 612pt"),
    ],
)
def test_sizes(written: str, size: str) -> None:
    assert page_size(written) == size


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("poket", "neither a name nor"),
        ("A55", "neither a name nor"),
        ("130mm", "neither a name nor"),
        ("130 200", "neither a name nor"),
        ("130px 200px", "neither a name nor"),
        ("-130mm 200mm", "neither a name nor"),
        ("13mm 200mm", "`13mm` is not between 50 and 1500 mm"),
        ("130mm 2000cm", "`2000cm` is not between 50 and 1500 mm"),
    ],
)
def test_what_is_no_size(written: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        page_size(written)
