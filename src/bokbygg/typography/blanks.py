"""Blanks that are too many or stand wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bokbygg.languages import Language
from bokbygg.typography.edits import BLANK, FORCED_BREAK, LETTER, NBSP, OBJECT, Edit

_EDGE = f"[\n{FORCED_BREAK}]"
_TOO_MANY = re.compile(
    rf"""[ \t{NBSP}]{{2,}}+ | \t
    | [ {NBSP}] (?: (?<=\A.) | (?<={_EDGE}.) | (?={_EDGE}|\Z) )""",
    re.X,
)
_EDGES = ("", "\n", FORCED_BREAK)

_END = rf"(?:[\s”’\"'{OBJECT}]|\Z)"
# What loses its blank is followed by nothing but marks up to the next stop: so an address before
# it stays one.
_BEFORE_MARK = re.compile(
    rf"""(?<=[\w”’"')\]%‰°…{OBJECT}]) {BLANK}
    (?= [,!?]++ (?: … | [)\]]*+ {_END} )
      | [;:] {_END} (?![0-9])
      | \. [)\]]*+ {_END}
      | [)\]]++ [.,;:!?]*+ {_END} )""",
    re.X,
)
_COMMA = re.compile(rf",(?={LETTER}{LETTER})")
_WORD_BEFORE = re.compile(rf"{LETTER}{LETTER}({BLANK}?)\Z")


def blanks(text: str, _row: Language) -> Iterator[Edit]:
    """Several blanks, hard ones among them, become one; none is left at either end of a line."""
    for match in _TOO_MANY.finditer(text):
        start, end = match.span()
        if text[start - 1 : start] in _EDGES or text[end : end + 1] in _EDGES:
            yield Edit(start, end, "")
        else:
            yield Edit(start, end, " ")


def punctuation(text: str, _row: Language) -> Iterator[Edit]:
    """No blank before a mark: `ord ,` becomes `ord,`. `.NET`, `:-)` and `1 : 2` are no marks."""
    for match in _BEFORE_MARK.finditer(text):
        yield Edit(match.start(), match.end(), "")


def commas(text: str, _row: Language) -> Iterator[Edit]:
    """The blank of a comma between words stands after it: `ord ,ord` and `ord,ord`."""
    for match in _COMMA.finditer(text):
        at = match.start()
        word = _WORD_BEFORE.search(text, max(0, at - 3), at)
        if word is not None:
            if word[1]:
                yield Edit(*word.span(1), "")
            yield Edit(at, at + 1, ", ")
