"""Errors planted in our own book are found, without a dictionary; and nothing is said of it as it
is. `python -m tests.bench.planted` tells it by kind, and of what needs dictionaries."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.planted import KINDS, PASTED, ROOT, sown, told
from tests.lexicons import speaking

NEED_DICTIONARIES = {"W004", "W010", "W012"}


@pytest.mark.long
def test_planted_errors_are_found(tmp_path: Path) -> None:
    speaking(tmp_path)
    kinds = [kind for kind, (code, _) in KINDS.items() if code not in NEED_DICTIONARIES]
    found = list(sown((*kinds, *PASTED)))
    planted = sum(row[2] for row in found)
    assert planted >= 200
    assert sum(row[3] for row in found) >= 0.95 * planted
    assert [row[0] for row in found if row[3] < 0.9 * row[2]] == []


def test_our_own_book_is_clean(tmp_path: Path) -> None:
    speaking(tmp_path)
    assert {found.code for found in told(ROOT)} <= {"W011"}
