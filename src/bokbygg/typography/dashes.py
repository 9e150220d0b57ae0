"""Dashes between clauses, before a line of dialogue and where speech breaks off; the ellipsis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from bokbygg.languages import NBSP, Language
from bokbygg.typography.edits import BLANK, DASHES, FORCED_BREAK, HARD, Edit, holds

_ELLIPSIS = re.compile(
    rf"""\. (?<![.…/\\]\.)
    (?: \.\. (?![.…/\\])
      | (?<![.…]{BLANK}\.) {BLANK}\.{BLANK}\. (?![.…/\\]|{BLANK}[.…]) )""",
    re.X,
)
_SOLID = rf"[^\s{DASHES}]"
_BETWEEN_BLANKS = re.compile(rf"(?<={_SOLID}{BLANK})(?:-{{1,3}}|[–—―])(?={BLANK}{_SOLID})")
_AT_START = re.compile(rf"(-{{1,3}}|[–—―])({BLANK}?)(?=[^\s{DASHES}>])")
_CLOSE = re.compile(rf"(?<=[^\s{DASHES}<])(?:-{{2,3}}|[—―])(?![{DASHES}>])")
_CLAUSE = re.compile(r"[\"'“”‘’(\[]?\w")
_AFTER_BLANK = tuple(blank + dash for blank, dash in product(" \n" + HARD, "-–—―"))
_CLOSE_ONES = ("--", "—", "―")
_ASIDE = re.compile(
    rf"""(?<=\S{BLANK}) (?P<open>-{{1,3}}|[–—]) (?P<after>{BLANK})? (?={_SOLID})
    [^.!?{DASHES}{FORCED_BREAK}]{{1,120}}? […!?]?
    (?(after)(?P<before>{BLANK})) (?P<close>-{{1,3}}|[–—]) (?=[\s.,;:!?…)»”]|\Z)""",
    re.X,
)
_ALONE = re.compile(r"-{1,3}")


def ellipsis(text: str, _row: Language) -> Iterator[Edit]:
    """Three points, close or spaced, become one sign. More than three are left."""
    for match in _ELLIPSIS.finditer(text):
        yield Edit(match.start(), match.end(), "…")


def dialogue(text: str, row: Language) -> Iterator[Edit]:
    """The dash that begins a line of dialogue is bound to the first word.

    One that was typed as a dash keeps its length. Without a blank, only a capital tells that the
    sign is a dash and not the hyphen of a suffix or an option; a hyphen will do where the dash is
    to stand close to the word.
    """
    close = bool(row.speech) and not row.speech_dash
    starts = [0, *(found.end() for found in re.finditer(FORCED_BREAK, text))]
    for match in filter(None, (_AT_START.match(text, start) for start in starts)):
        sign, blank = match.groups()
        first = text[match.end() : match.end() + 1]
        starts_word = first.isupper() or first in "¿¡"
        if not blank and ((sign == "-" and not close) or not starts_word):
            continue
        if sign not in "–—":
            yield Edit(*match.span(1), row.speech or row.dash.strip())
        if blank and blank != NBSP:
            yield Edit(*match.span(2), NBSP)
        elif not blank and row.speech_dash:
            yield Edit(match.end(), match.end(), NBSP)


def dashes(text: str, row: Language) -> Iterator[Edit]:
    """A hyphen between blanks, and two or three hyphens, become the dash of the language."""
    if _ALONE.fullmatch(text):
        yield Edit(0, len(text), row.dash.strip())
    elif holds(text, "-–—―"):
        found = _between_blanks(text, row) if holds(text, _AFTER_BLANK) else ()
        close = _close(text, row) if holds(text, _CLOSE_ONES) else ()
        yield from sorted([*found, *close])


def asides(text: str, row: Language) -> Iterator[Edit]:
    """A pair of dashes inside a sentence stands close to the words between them."""
    dash = row.dash.strip()
    for match in _ASIDE.finditer(text):
        edits = [Edit(*match.span(group), "") for group in ("after", "before") if match[group]]
        edits += [Edit(*match.span(g), dash) for g in ("open", "close") if match[g] != dash]
        yield from sorted(edits)


def _between_blanks(text: str, row: Language) -> Iterator[Edit]:
    dash = row.dash.strip()
    for match in _BETWEEN_BLANKS.finditer(text):
        start, end = match.span()
        if match[0][0] not in row.dash_signs:
            continue
        # An unspaced dash takes the blanks away; any other leaves them as they are typed.
        if dash == row.dash:
            yield Edit(start - 1, start, "")
        if match[0] != dash:
            yield Edit(start, end, dash)
        if dash == row.dash:
            yield Edit(end, end + 1, "")


def _close(text: str, row: Language) -> Iterator[Edit]:
    """Hyphens without a blank before them: `ord--ord`, `9--16`, `Men jag--`."""
    for match in _CLOSE.finditer(text):
        start, end = match.span()
        if match[0][0] not in row.dash_signs:
            continue
        before, after = text[start - 1], text[end : end + 1]
        if before.isdecimal() and after.isdecimal():
            dash = "–"
        elif _CLAUSE.match(text, end):
            dash = row.dash
        else:
            dash = row.dash.strip()
        if dash != match[0]:
            yield Edit(start, end, dash)
