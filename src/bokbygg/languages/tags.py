"""Rows by language: which one a tag is served by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Row = TypeVar("Row")


def by_tag(rows: Mapping[str, Row], tag: str) -> Row:
    """The row for the longest known beginning of a BCP 47 tag, in small letters: `sv-FI` has that
    of `sv`; the English one for a language without."""
    parts = tag.casefold().split("-")
    known = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((rows[name] for name in known if name in rows), rows["en"])
