"""Blanks that are too many or stand wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bokbygg.languages import Language
from bokbygg.typography.edits import FORCED_BREAK, HARD, Edit, holds

_EDGE = f"[\n{FORCED_BREAK}]"
_TOO_MANY = re.compile(
    rf"""[ \t{HARD}]{{2,}}+ | \t
    | [ {HARD}] (?: (?<=\A.) | (?<={_EDGE}.) | (?={_EDGE}|\Z) )""",
    re.X,
)
_EDGES = ("", "\n", FORCED_BREAK)
_SUSPICIOUS = ("  ", " \n", "\n ", "\t", *HARD, FORCED_BREAK)
"""Where none of these stands, only at its ends can a text have a blank too many."""


def blanks(text: str, _row: Language) -> Iterator[Edit]:
    """Several blanks, hard ones among them, become one; none is left at either end of a line."""
    if not (holds(text, _SUSPICIOUS) or text.strip(" ") != text):
        return
    for match in _TOO_MANY.finditer(text):
        start, end = match.span()
        if text[start - 1 : start] in _EDGES or text[end : end + 1] in _EDGES:
            yield Edit(start, end, "")
        else:
            yield Edit(start, end, " ")
