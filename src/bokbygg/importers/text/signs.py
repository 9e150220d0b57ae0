"""Signs of our own within a text: Markdown that is done with, and where lines and paragraphs end.

They are private characters of Unicode, which `mending` has taken out of what was there before.
"""

from __future__ import annotations

import re
from collections.abc import Callable

RAW, END = "\ue010", "\ue011"
"""Between these two stands Markdown that is written as it is."""

BREAK, PARAGRAPH, HEADING, ITEM = "\ue012", "\ue013", "\ue014", "\ue015"
"""A line ends; a paragraph ends; the paragraph is a heading, of the level that follows as a digit;
it is an item of a list."""

_RAW = re.compile(f"{RAW}([^{END}]*){END}")
_SIGN = re.compile(f"{HEADING}\\d?|[{BREAK}{PARAGRAPH}{ITEM}]")


def raw(markdown: str) -> str:
    """Markdown that is not to be escaped."""
    return f"{RAW}{markdown}{END}"


def words_of(text: str) -> str:
    """The text without Markdown and signs: what a reader reads."""
    return _SIGN.sub(" ", _RAW.sub("", text))


def outside_raw(text: str, change: Callable[[str], str]) -> str:
    """The text with everything changed but the Markdown that is done with, which stands bare."""
    pieces = _RAW.split(text)
    return "".join(piece if at % 2 else change(piece) for at, piece in enumerate(pieces))
