"""Punctuation marks: the blanks before and after them, and those of other scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bokbygg.languages import Language
from bokbygg.typography.edits import BLANK, LETTER, OBJECT, Edit

_CLOSING = "”’“‘»«›‹\"'"
_END = rf"(?:[\s{_CLOSING}{OBJECT}]|\Z)"
_BEFORE = rf"[\w{_CLOSING})\]%‰°€£$…{OBJECT}]"
_WORD_BEFORE = re.compile(rf"{LETTER}{LETTER}({BLANK}?)\Z")
_COMMA = re.compile(rf",(?={LETTER}{LETTER})")
_INVERTED = re.compile(rf"(?<=[¿¡]){BLANK}(?=[\w\"'«“])")


def punctuation(text: str, row: Language) -> Iterator[Edit]:
    """No blank before a mark: `ord ,` becomes `ord,`. `.NET`, `:-)` and `1 : 2` are no marks.

    Where the language wants a blank before a mark, it is one that holds: such a one typed stays.
    """
    spaced = "".join(mark for mark, _ in row.spaced)
    edits = [Edit(*match.span(), "") for match in _unwanted(spaced).finditer(text)]
    if spaced:
        edits += _blanks_before(text, row)
    if "¿" in text or "¡" in text:
        edits += [Edit(*match.span(), "") for match in _INVERTED.finditer(text)]
    yield from sorted(edits)


@cache
def _unwanted(spaced: str) -> re.Pattern[str]:
    """The blank before any mark but those `spaced`. The mark is followed by nothing but marks up
    to the next stop: so an address before it stays one."""
    row = "".join(mark for mark in ",!?،؛؟" if mark not in spaced)
    points = "".join(mark for mark in ";:" if mark not in spaced)
    between = rf"[{points}] {_END} (?![0-9]) |" if points else ""
    return re.compile(
        rf"""{BLANK} (?= [{row}{points}.)\]] ) (?<={_BEFORE}.)
        (?= [{row}] [,!?؟]*+ (?: … | [)\]]*+ {_END} )
          | {between} \. [)\]]*+ {_END}
          | [)\]]++ [.,;:!?]*+ {_END} )""",
        re.X | re.S,
    )


def _blanks_before(text: str, row: Language) -> Iterator[Edit]:
    """The blanks that stand before the marks of `row.spaced`."""
    spaces = dict(row.spaced)
    for match in _spaced("".join(spaces)).finditer(text):
        at = match.start()
        typed = text[at - 1 : at] in (" ", "\n")
        if _STANDS_BEFORE.match(text, at - 1 - typed):
            yield Edit(at - typed, at, spaces[match[0]])


_STANDS_BEFORE = re.compile(_BEFORE)


@cache
def _spaced(marks: str) -> re.Pattern[str]:
    """One of `marks` that ends a clause: no address goes on behind it, and no face is made of it
    as in `:-)`."""
    high = "".join(mark for mark in "!?" if mark in marks)
    low = "".join(mark for mark in ";:" if mark in marks)
    kinds = []
    if high:
        kinds.append(rf"(?<![!?])[{high}](?=[!?]*+(?:…|[)\]]*+{_END}))")
    if low:
        kinds.append(rf"[{low}](?={_END})")
    return re.compile("|".join(kinds))


def commas(text: str, _row: Language) -> Iterator[Edit]:
    """The blank of a comma between words stands after it: `ord ,ord` and `ord,ord`."""
    for match in _COMMA.finditer(text):
        at = match.start()
        word = _WORD_BEFORE.search(text, max(0, at - 3), at)
        if word is not None:
            if word[1]:
                yield Edit(*word.span(1), "")
            yield Edit(at, at + 1, ", ")


_WESTERN = re.compile(
    r"(?:(?<=[\u0600-\u06ff])|(?<=[\u0600-\u06ff][»”)]))[,;?!،؛؟]++(?=[\s)\]»”\"]|\Z)"
)


def native_marks(text: str, row: Language) -> Iterator[Edit]:
    """Western marks after a word in Arabic letters become the script's own."""
    own = dict(row.native_marks)
    for match in _WESTERN.finditer(text):
        for at, sign in enumerate(match[0], start=match.start()):
            if sign in own:
                yield Edit(at, at + 1, own[sign])
