"""Blanks that are too many or stand wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bokbygg.languages import Language
from bokbygg.typography.edits import BLANK, FORCED_BREAK, LETTER, NBSP, OBJECT, Edit

_RUN = re.compile(f"[ \t{NBSP}]+")
_EDGES = ("", "\n", FORCED_BREAK)

_END = rf"(?:[\s”’\"'{OBJECT}]|\Z)"
_BEFORE_MARK = re.compile(
    rf"""(?<=[\w”’"')\]%‰°…{OBJECT}]) {BLANK}
    (?= [,!?]++ (?:{_END}|[)\]…])
      | ; {_END}
      | : {_END} (?<!: (?=[0-9])) (?!{BLANK}?[0-9])
      | \. (?:{_END}|[)\]])
      | [)\]]++ (?:{_END}|[.,;:!?]) )""",
    re.X,
)
_COMMA = re.compile(rf"(?<={LETTER}{LETTER})({BLANK}?),(?={LETTER}{LETTER})")


def blanks(text: str, row: Language) -> Iterator[Edit]:
    """Several blanks, hard ones among them, become one; none is left at either end of a line."""
    for match in _RUN.finditer(text):
        start, end = match.span()
        if text[start - 1 : start] in _EDGES or text[end : end + 1] in _EDGES:
            yield Edit(start, end, "")
        elif match[0] not in (" ", NBSP):
            yield Edit(start, end, " ")


def punctuation(text: str, row: Language) -> Iterator[Edit]:
    """No blank before a mark: `ord ,` becomes `ord,`. `.NET`, `:-)` and `1 : 2` are no marks."""
    for match in _BEFORE_MARK.finditer(text):
        yield Edit(match.start(), match.end(), "")


def commas(text: str, row: Language) -> Iterator[Edit]:
    """The blank of a comma between words stands after it: `ord ,ord` and `ord,ord`."""
    for match in _COMMA.finditer(text):
        if match[1]:
            yield Edit(*match.span(1), "")
        yield Edit(match.end() - 1, match.end(), ", ")
