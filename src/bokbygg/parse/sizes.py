"""The sizes an author may give a picture."""

from __future__ import annotations

import re

_LENGTH = re.compile(r"(\d{1,5}(?:[.,]\d{1,4})?)\s*(%|px|pt|pc|mm|cm|in|em)?")


def width(written: str) -> str:
    """A width as CSS writes it, from `50%`, `6cm` or `300`, which means pixels; empty where it
    is none, or wider than the text."""
    found = _length(written)
    return "" if found.endswith("%") and float(found[:-1]) > 100 else found


def height(written: str) -> str:
    """A height as CSS writes it; a share of what would be nobody's guess."""
    found = _length(written)
    return "" if found.endswith("%") else found


def _length(written: str) -> str:
    match = _LENGTH.fullmatch(written.strip())
    if match is None:
        return ""
    number = float(match[1].replace(",", "."))
    return f"{number:g}{match[2] or 'px'}" if number else ""
