"""Words that would be read as signs, with a stroke before each such sign.

A text is escaped as it stands in its line, between the signs of ours: `mask` tells which of the
characters are words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_SIGNS = re.compile(
    r"""
      \\ (?= [!-/:-@\[-`{-~] | $ )                 # a stroke before a mark
    | `
    | \* (?! (?<=\s\*) (?= \s|$) )                 # a star that does not stand free
    | _ (?! (?<=[^\W_]_) (?=[^\W_]) ) (?! (?<=\s_) (?=\s|$) )
    | [\[\]{}]
    | ! (?= \[ )
    | < (?= [A-Za-z/!?<] )
    | & (?= \#?\w+; )
    | (?<!=) = (?= = )
    | (?<!\w) @ (?= (?:fig|tbl|tab|sec)- )
    | \^ (?= \[ )
    """,
    re.X | re.I | re.M,
)
_BRACKETED = re.compile(r"\[(?!\^|[ xX]\][ \t]|.*@)([^\[\]{}`<\\\n]*)\](?![(\[{:])")
"""Words in brackets that are no link, call or task."""

_PAIRED = "~^$"
_MONEY = re.compile(r"\$(?=\d)")
_LINE_START = re.compile(
    r"""
      (?P<sign> \#{1,6}(?=\s|$) | > | [-+*](?=\s|$) | [:~](?=\s|$) | :{3} | ~{3} | \|
        | (?P<rule>[-=_*])(?=(?:[ \t]*(?P=rule))*[ \t]*$) | \+{3}$ )
    | \d{1,9}(?P<after>[.)])(?=\s|$)
    | [Tt]able(?P<colon>:)
    """,
    re.X,
)


def escaped(text: str, mask: Sequence[bool]) -> str:
    """A paragraph or heading as Markdown that says just these words; `mask` has a value for each
    character of `text`, True where it is a word and not a sign of ours."""
    kept = _kept_brackets(text, mask)
    strokes = {
        match.start()
        for match in _SIGNS.finditer(text)
        if mask[match.start()] and match.start() not in kept
    }
    strokes |= _paired(text, mask)
    strokes |= _line_starts(text, mask)
    return "".join(f"\\{one}" if at in strokes else one for at, one in enumerate(text))


def _kept_brackets(text: str, mask: Sequence[bool]) -> set[int]:
    kept: set[int] = set()
    for match in _BRACKETED.finditer(text):
        if all(mask[match.start() : match.end()]):
            kept |= {match.start(), match.end() - 1}
    return kept


def _paired(text: str, mask: Sequence[bool]) -> set[int]:
    """Signs that mean something where there are two of them."""
    found: set[int] = set()
    for sign in _PAIRED:
        places = [at for at, one in enumerate(text) if one == sign]
        if len(places) > 1 and not (sign == "$" and len(_MONEY.findall(text)) == len(places)):
            found |= {at for at in places if mask[at]}
    return found


def _line_starts(text: str, mask: Sequence[bool]) -> set[int]:
    """Signs that mean something at the beginning of a line."""
    found: set[int] = set()
    start = 0
    for line in text.split("\n"):
        if match := _LINE_START.match(line):
            inner = next(group for group in ("sign", "after", "colon") if match[group])
            at = start + match.start(inner)
            found |= {at} if mask[at] else set()
        start += len(line) + 1
    return found
