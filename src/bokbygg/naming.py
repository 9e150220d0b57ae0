"""Names that every file system, URL and XML id can carry."""

from __future__ import annotations

import re
from collections.abc import Container

from anyascii import anyascii

_NOT_NAME = re.compile(r"[^a-z0-9]+")
_DIGITS = re.compile(r"(\d+)")


def slugify(text: str) -> str:
    """Lower-case ASCII letters, digits and single hyphens; empty where `text` holds no letter.

    `Över fjället` gives `over-fjallet`; other scripts are transliterated.
    """
    return _NOT_NAME.sub("-", anyascii(text).lower()).strip("-")


def unused(name: str, taken: Container[str]) -> str:
    """`name`, or the first of `name-2`, `name-3` ... that is not `taken`."""
    candidate, count = name, 1
    while candidate in taken:
        count += 1
        candidate = f"{name}-{count}"
    return candidate


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """A sort key that puts `2-b` before `10-a`, letters without regard to case."""
    pieces = _DIGITS.split(name.casefold())
    return tuple((int(piece), "") if piece.isdigit() else (-1, piece) for piece in pieces)
