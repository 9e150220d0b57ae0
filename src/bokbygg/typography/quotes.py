"""Quotation marks, apostrophes, and the marks of feet and inches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bokbygg.languages import Language
from bokbygg.typography.edits import BLANK, LETTER, Edit

_PRIME = re.compile(
    rf"""(?P<height> (?<![\w.,]) [0-9]{{1,3}}'{BLANK}?[0-9]{{1,2}}" (?!\w) )
    | (?P<size> (?<=[0-9]) "{BLANK}[x×]{BLANK}[0-9]{{1,3}}" (?!\w) )
    | (?P<inch> (?<=[0-9]) "(?=-{LETTER}) )
    | ["“”„‟]""",
    re.X,
)
_PRIMES = {"'": "′", '"': "″"}
_ACCENTS = "´`"
_NO_ACCENT = rf"(?:(?<![{_ACCENTS}])|(?<={LETTER}.)(?={LETTER}))"
"""After a sign: it is no accent, but where it stands for an apostrophe in a word."""

_FOREIGN = re.compile(rf"[\"“„‟'‘‚‛{_ACCENTS}]{_NO_ACCENT}")
_YEAR = re.compile(r"[0-9]0(?:s|er)\b|[0-9]{2}(?![\w’'])")
_WORD = re.compile(r"[^\W_]{1,10}(?!\w)")
_AND = re.compile("'n['’](?=[ \n]\\w)")
_BRACKETS = "([{<¿¡"
_OPENING = "“‘«„‚‹"
_DASH_LIKE = "-–—―/"
_DEEPEST = 6


def primes(text: str, _row: Language) -> Iterator[Edit]:
    """Feet and inches, where nothing else can be meant: `6' 2"`, `19"-skärm`, `8" x 10"`.

    A sign that may close a quotation is left to `quotes`.
    """
    if '"' not in text:
        return
    inside = False
    for match in _PRIME.finditer(text):
        if match["height"] or (not inside and (match["size"] or match["inch"])):
            for sign in re.finditer("['\"]", match[0]):
                at = match.start() + sign.start()
                yield Edit(at, at + 1, _PRIMES[sign[0]])
        elif not match["size"]:
            inside = not inside


def quotes(text: str, row: Language) -> Iterator[Edit]:
    """Typed quotation marks and apostrophes become those of the language."""
    if row.double[0] == row.double[1]:
        return _undirected(text, row)
    return _directed(text, row)


def _undirected(text: str, row: Language) -> Iterator[Edit]:
    """A language whose marks are the same at both ends; marks of other languages follow suit."""
    for match in _FOREIGN.finditer(text):
        mark = row.double[0] if match[0] in '"“„‟' else row.single[0]
        yield Edit(match.start(), match.end(), mark)


@dataclass(frozen=True, slots=True)
class _Marks:
    """The marks of a language: what to look for, which typed sign each mark stands for, which of
    them open and close, and after which other signs a quotation begins."""

    found: re.Pattern[str]
    signs: dict[str, str]
    opening: str
    closing: str
    openers: str


@cache
def _marks(double: tuple[str, str], single: tuple[str, str]) -> _Marks:
    opening = double[0].strip() + single[0].strip()
    closing = double[1].strip() + single[1].strip()
    signs = dict(zip(opening + closing, "\"'\"'", strict=True))
    return _Marks(
        found=re.compile(rf"[\"'{opening}{closing}{_ACCENTS}]{_NO_ACCENT}"),
        signs=signs | {'"': '"', "'": "'"},
        opening=opening,
        closing=closing,
        openers=_BRACKETS + "".join(mark for mark in _OPENING + opening if mark not in closing),
    )


def _directed(text: str, row: Language) -> Iterator[Edit]:
    """A language whose opening and closing marks differ.

    Marks of the language that were typed as such stay as they are, and count when the others are
    paired. The blanks that belong inside are for `guillemets`.
    """
    marks = _marks(row.double, row.single)
    opened = _Opened()
    opener = -2
    for match in marks.found.finditer(text):
        at, typed = match.start(), match[0]
        sign = marks.signs.get(typed, "")
        if typed in marks.opening:
            opened.push(sign)
            opener = at
        elif typed in marks.closing:
            opened.pop(sign)
        elif not sign or (sign == "'" and _is_elision(text, at, row)):
            yield Edit(at, at + 1, row.apostrophe)
        elif _opens(text, at, opener == at - 1, opened.holds(sign), marks.openers):
            yield Edit(at, at + 1, _pair(row, sign, opened.depth)[0])
            opened.push(sign)
            opener = at
        elif opened.holds(sign) and not (sign == "'" and _inside_word(text, at)):
            opened.pop(sign)
            yield Edit(at, at + 1, _pair(row, sign, opened.depth)[1])
        else:
            yield Edit(at, at + 1, row.apostrophe if sign == "'" else _pair(row, sign, 0)[1])


class _Opened:
    """The quotations that are open at a place, outermost first; lives for one block."""

    def __init__(self) -> None:
        self._signs: list[str] = []

    @property
    def depth(self) -> int:
        return len(self._signs)

    def holds(self, sign: str) -> bool:
        return sign in self._signs

    def push(self, sign: str) -> None:
        # So deep no author quotes: marks that do not pair must not slow the rest down.
        if len(self._signs) == _DEEPEST:
            self._signs.clear()
        self._signs.append(sign)

    def pop(self, sign: str) -> None:
        """Close the innermost quotation of this sign, and those left open inside it."""
        while self.holds(sign):
            if self._signs.pop() == sign:
                return


def _pair(row: Language, sign: str, depth: int) -> tuple[str, str]:
    """The marks for a typed sign inside `depth` quotations."""
    if row.outer:
        outer = (row.outer == "double") == (depth % 2 == 0)
        pair = row.double if outer else row.single
    else:
        pair = row.double if sign == '"' else row.single
    return pair[0].strip(), pair[1].strip()


def _opens(text: str, at: int, after_opener: bool, inside: bool, openers: str) -> bool:
    """Whether the sign at `at` opens: by what stands before it, in doubt by what follows and by
    whether one of its kind is open (`inside`)."""
    before, after = text[at - 1 : at] if at else " ", text[at + 1 : at + 2] or " "
    if before in openers or after_opener:
        return True
    if before.isspace():
        return not (after.isspace() and inside)
    if before in _DASH_LIKE:
        return (after.isalnum() or after in "\"'") and not inside
    if before in "'’":  # l'"idea"
        return text[at - 2 : at - 1].isalpha() and after.isalnum() and not inside
    return False


def _inside_word(text: str, at: int) -> bool:
    return text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()


def _is_elision(text: str, at: int, row: Language) -> bool:
    """Whether an apostrophe begins a word: `'90s`, `'tis`, and both in `rock 'n' roll`; or joins
    an article to a quotation, as in `l'"idea"`."""
    if text[at - 1 : at].isalnum():
        if text[at + 1 : at + 2] == '"' and text[at + 2 : at + 3].isalnum():
            return True
        return _inside_word(text, at) or text[max(0, at - 2) : at] in ("'n", "’n")
    if _YEAR.match(text, at + 1) or _AND.match(text, at):
        return True
    word = _WORD.match(text, at + 1)
    if word is None or word[0].casefold() not in row.elisions:
        return False
    # A word in quotation marks is just a word, but `n` alone is never quoted so.
    return word[0] == "n" or text[word.end() : word.end() + 1] != "'"


def guillemets(text: str, row: Language) -> Iterator[Edit]:
    """The blanks inside marks that have such: where there is none, or one that does not hold."""
    for mark in re.finditer("[«»]", text):
        at, opens = mark.start(), mark[0] == "«"
        # A mark that points the other way, as in »so«, has its word on its outer side.
        if text[at - 1 : at].isalnum() if opens else text[at + 1 : at + 2].isalnum():
            continue
        blank = row.double[0][1:] if opens else row.double[1][:-1]
        yield from _inside(text, at + 1, 1, blank) if opens else _inside(text, at, -1, blank)


def _inside(text: str, at: int, step: int, blank: str) -> Iterator[Edit]:
    """`blank` between the mark and the text, which begins at `at` and goes on by `step`."""
    near, far = (at, at + 1) if step > 0 else (at - 1, at - 2)
    first = text[near] if 0 <= near < len(text) else ""
    second = text[far] if 0 <= far < len(text) else ""
    if first in (" ", "\n"):
        if second and not second.isspace() and (step > 0 or second != "«"):
            yield Edit(near, near + 1, blank)
    elif first and not first.isspace() and (step > 0 or first != "«"):
        yield Edit(at, at, blank)


_HEBREW = "[\u05d0-\u05ea]"
_GERESH = re.compile(rf"(?<={_HEBREW})(?:\"(?={_HEBREW})|')")
_OPEN_SINGLE = re.compile(rf"(?<!{_HEBREW})'")


def geresh(text: str, _row: Language) -> Iterator[Edit]:
    """Hebrew's own marks inside words and at the end of abbreviations, for which the straight
    signs are typed. After a single quotation mark that opens, a sign at the end may close it."""
    quoted = _OPEN_SINGLE.search(text)
    for match in _GERESH.finditer(text):
        at = match.start()
        if match[0] == '"':
            yield Edit(at, at + 1, "״")
        elif quoted is None or at < quoted.start() or text[at + 1 : at + 2].isalpha():
            yield Edit(at, at + 1, "׳")
