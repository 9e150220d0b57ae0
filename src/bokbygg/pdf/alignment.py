"""Printed text held against what was to be printed, exactly and from beginning to end.

The engine makes one blank of many, leaves blanks out at the ends of lines, adds hyphens there, and
changes letters where a style sheet asks for capitals. Nothing is searched for: what is printed must
be the next of what an element says, or it is not mapped.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from bokbygg.pdf.layout import Own
from bokbygg.pdf.marks import Said

_BLANKS = str.maketrans("\t\n\r\f", "    ")
_UNPRINTED = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e"
    "\u2066\u2067\u2068\u2069\u061c"
)
"""Characters that may be left out without a loss: soft hyphens, joiners, marks of direction."""


class Match(NamedTuple):
    """From character `start` of a printed text on: the place in what the element says, or why it
    has none; `literal` where each further character is one further there."""

    start: int
    place: int
    literal: bool


class Run(NamedTuple):
    """From character `start` of a printed text on: the address, or the reason why there is none,
    and the character there."""

    start: int
    source: str | Own
    at: int
    literal: bool


class Thread:
    """What an element says, as far as it has been printed. `failed` from where on it cannot be
    mapped; `again` while it is printed once more."""

    def __init__(self, said: Sequence[Said]) -> None:
        self._said = said
        self._ends = [*accumulate(len(one.text) for one in said)]
        self.text = "".join(one.text for one in said).translate(_BLANKS)
        self.done = 0
        self.failed = False
        self.finished = False

    def matches(self, printed: str, hyphen: str, again: bool) -> list[Match] | None:
        """The places of what is printed next; None where it is not what comes next."""
        if self.failed:
            return None
        if again and self.finished and not self._rest():
            self.done = 0
        printed = printed.translate(_BLANKS)
        found = self._next(printed, hyphen)
        if found is None:
            self.failed = True
        elif again and not self._rest():
            self.finished = True
        return found

    def _next(self, printed: str, hyphen: str) -> list[Match] | None:
        text, at = self.text, self.done
        if not text.startswith(printed, at):
            while at < len(text) and text[at] == " " and not printed.startswith(" "):
                at += 1
        if text.startswith(printed, at):
            self.done = at + len(printed)
            return [Match(0, at, True)]
        bare = printed.removesuffix(hyphen)
        if bare != printed and text.startswith(bare, at):
            self.done = at + len(bare)
            hyphened = Match(len(bare), Own.HYPHEN, False)
            return [Match(0, at, True), hyphened] if bare else [hyphened]
        return self._by_letters(printed, at, hyphen)

    def _by_letters(self, printed: str, at: int, hyphen: str) -> list[Match] | None:
        """The same, letter by letter."""
        text, found, index = self.text, list[Match](), 0
        while index < len(printed):
            letter = text[at] if at < len(text) else ""
            if letter and printed[index] == letter:
                found.append(Match(index, at, True))
                index, at = index + 1, at + 1
            elif letter and (form := _form(letter, printed, index)):
                found.append(Match(index, at, False))
                index, at = index + len(form), at + 1
            elif letter and (letter == " " or letter in _UNPRINTED):
                at += 1
            elif printed[index:] == hyphen:
                found.append(Match(index, Own.HYPHEN, False))
                index = len(printed)
            elif printed[index] in " \u200b":
                found.append(Match(index, Own.MARKER, False))
                index += 1
            else:
                return None
        self.done = at
        return found

    def runs(self, matches: Sequence[Match]) -> Iterator[Run]:
        """The runs of printed text whose places were found, each from one stretch of one piece."""
        last: Run | None = None
        for one, following in zip(matches, (*matches[1:], None), strict=True):
            if one.place < 0:
                yield Run(one.start, Own(one.place), 0, False)
                last = None
                continue
            end = self.done if following is None else self._end(one, following)
            for run in self._stretches(one, end):
                if last is None or not _goes_on(last, run):
                    yield run
                    last = run

    def _end(self, one: Match, following: Match) -> int:
        """Where in what is said a match ends at the most."""
        return one.place + (following.start - one.start) if one.literal else one.place + 1

    def _stretches(self, one: Match, end: int) -> Iterator[Run]:
        number = bisect_right(self._ends, one.place)
        at = one.place
        while at < max(end, one.place + 1) and number < len(self._said):
            said = self._said[number]
            begins = self._ends[number] - len(said.text)
            literal = said.literal and one.literal
            source = said.of or Own.PROGRAM
            place = said.start + (at - begins if said.literal else 0)
            yield Run(one.start + at - one.place, source, place, literal and bool(said.of))
            at = self._ends[number]
            number += 1

    def _rest(self) -> str:
        return "".join(one for one in self.text[self.done :] if not _is_blank(one))

    def unprinted(self) -> Iterator[Said]:
        """What was to be printed of pieces and was not."""
        for said, end in zip(self._said, self._ends, strict=True):
            done = max(0, self.done - (end - len(said.text)))
            rest = said.text[done:]
            if said.of and said.literal and not all(map(_is_blank, rest)):
                yield Said(said.of, said.start + done, rest)


_OTHER_CASE = {"i": "\u0130", "I": "\u0131", "\u03c3": "\u03c2", "\u03a3": "\u03c2"}
"""Forms of letters in some languages and places: Turkish i with and without a dot, Greek sigma at
the end of a word."""


def _goes_on(last: Run, run: Run) -> bool:
    """Whether a run only goes on with the one before it."""
    if last.source != run.source or not (last.literal and run.literal):
        return False
    return run.at - last.at == run.start - last.start


def _is_blank(letter: str) -> bool:
    return letter.isspace() or letter in _UNPRINTED


def _form(letter: str, printed: str, index: int) -> str:
    """The form of a letter that is printed at `index`, or empty: CSS Text 3, text-transform."""
    return next((form for form in _forms(letter) if printed.startswith(form, index)), "")


def _forms(letter: str) -> Iterator[str]:
    yield from (letter.upper(), letter.lower(), letter.title())
    bare = unicodedata.normalize("NFD", letter.upper())
    yield "".join(one for one in bare if not unicodedata.combining(one))
    if " " <= letter <= "~":
        yield "\u3000" if letter == " " else chr(ord(letter) + 0xFEE0)
    yield from _OTHER_CASE.get(letter, "")
