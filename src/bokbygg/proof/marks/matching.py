"""The text of a page held against what a book says, where no map tells what stands where.

Words are matched, not characters searched for: first it is found whereabouts in the book the page
is, by rows of three words; then the words there are paired with those of the page in order, so that
a word that stands twice is the one between its own neighbours. What a viewer, a printer or bokbygg
itself has put on the page beside the book's text finds no partner and is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import Match as Block
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from bokbygg.proof.map import Run
from bokbygg.proof.marks.pagetext import Letter
from bokbygg.proof.marks.signs import HYPHENS, Sign
from bokbygg.proof.marks.streams import Stream

_WORD = re.compile(r"\w+")
_RARE = 12
"""How often a row of words may stand in a book and still tell where a page is."""

_NEAR = 1.5
"""Points by which a character may be beside its place in a map."""

_ROW = 3
_PARTS = 4
"""Of how many parts of a book a page is at the most: notes stand apart from their calls."""


class Match(NamedTuple):
    """The characters of a page that were found in a book, in order, and which part of its words
    they are, from 0 to 1."""

    signs: tuple[Sign, ...]
    share: float


class _Word(NamedTuple):
    key: str
    at: tuple[int, ...]


def fits(pages: Iterable[tuple[Sequence[Run], Sequence[Letter]]]) -> float:
    """Which part of the runs of pages, from 0 to 1, stands on each of them where they say; of pages
    without text of the author's, 0."""
    asked = found = 0
    for runs, letters in pages:
        by_letter: defaultdict[str, list[Letter]] = defaultdict(list)
        for letter in letters:
            by_letter[letter.text].append(letter)
        for run in runs:
            if run.place is not None and run.text[:1] in by_letter:
                asked += 1
                found += _stands(run, by_letter[run.text[0]])
    return found / asked if asked else 0.0


def _stands(run: Run, letters: Sequence[Letter]) -> bool:
    left, height = run.edges[0][0], (run.bottom + run.top) / 2
    return any(
        abs(one.box.left - left) < _NEAR and one.box.bottom < height < one.box.top
        for one in letters
    )


class Matcher:
    """A book, to hold pages against."""

    def __init__(self, book: Stream) -> None:
        self._book = book
        self._words = _words([one.text for one in book])
        self._rows: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, row in _rows(self._words):
            self._rows[row].append(at)

    def match(self, letters: Sequence[Letter]) -> Match:
        """The characters of a page, each with its place in the author's files."""
        words = _words([letter.text for letter in letters])
        places: dict[int, int] = {}
        left, paired = words, 0
        for _ in range(_PARTS):
            low, high = self._whereabouts(left)
            known = {at for block in self._blocks(left, low, high, places) for at in block}
            if not known:
                break
            paired += len(known)
            left = [word for at, word in enumerate(left) if at not in known]
        self._between(letters, places)
        return Match(tuple(self._signs(letters, places)), paired / max(1, len(words)))

    def _blocks(
        self, words: Sequence[_Word], low: int, high: int, places: dict[int, int]
    ) -> Iterator[range]:
        """The words that are those of a part of the book, their letters paired with its."""
        ours = self._words[low:high]
        pairs = SequenceMatcher(None, [w.key for w in words], [w.key for w in ours], False)
        for block in _firm(pairs.get_matching_blocks()):
            for step in range(block.size):
                self._pair(words[block.a + step].at, ours[block.b + step].at, places)
            yield range(block.a, block.a + block.size)

    def _whereabouts(self, words: Sequence[_Word]) -> tuple[int, int]:
        """The words of the book that a page may hold: where most of its rows of words stand."""
        hits = sorted(
            hit
            for _, row in _rows(words)
            if len(found := self._rows.get(row, ())) <= _RARE
            for hit in found
        )
        if not hits:
            return 0, 0
        reach = len(words) + _ROW
        best, first, many = 0, 0, 0
        for last, hit in enumerate(hits):
            while hit - hits[first] > reach:
                first += 1
            if last - first + 1 > many:
                best, many = first, last - first + 1
        return max(0, hits[best] - reach), min(len(self._words), hits[best] + 2 * reach)

    @staticmethod
    def _pair(on_page: Sequence[int], in_book: Sequence[int], places: dict[int, int]) -> None:
        if len(on_page) == len(in_book):
            places.update(zip(on_page, in_book, strict=True))
        else:  # ligatures
            last = len(in_book) - 1
            for step, at in enumerate(on_page):
                places[at] = in_book[min(step, last)]

    def _between(self, letters: Sequence[Letter], places: dict[int, int]) -> None:
        """Pair what stands between two words that stand side by side in the book, too."""
        known = sorted(places)
        for before, after in pairwise(known):
            low, high = places[before], places[after]
            if not 0 < high - low <= after - before + 4:
                continue
            at = low + 1
            for letter in range(before + 1, after):
                here = self._next(letters[letter].text, at, high)
                if here is not None:
                    places[letter] = here
                    at = here + 1
        if known:
            self._after(letters, known[-1], places)

    def _after(self, letters: Sequence[Letter], last: int, places: dict[int, int]) -> None:
        at = places[last] + 1
        for letter in range(last + 1, min(last + 4, len(letters))):
            if at < len(self._book) and _same(self._book[at].text, letters[letter].text):
                places[letter] = at
                at += 1

    def _next(self, said: str, low: int, high: int) -> int | None:
        found = range(low, high)
        return next((at for at in found if _same(self._book[at].text, said)), None)

    def _signs(self, letters: Sequence[Letter], places: dict[int, int]) -> Iterator[Sign]:
        for at, (said, box) in enumerate(letters):
            if at in places:
                one = self._book[places[at]]
                yield Sign(
                    said, box.left, box.bottom, box.right, box.top, one.line, one.place, one.literal
                )
            elif said in HYPHENS:
                yield Sign(said, box.left, box.bottom, box.right, box.top, 0, None, False)


def _firm(blocks: Sequence[Block]) -> Iterator[Block]:
    """Rows of the same words that are no accident: three words, or some close to such a row."""
    rows = [block for block in blocks if block.size >= _ROW]
    for block in blocks:
        if block.size >= _ROW or any(_is_close(block, row) for row in rows):
            yield block


def _is_close(one: Block, other: Block) -> bool:
    """Whether there are few words between two rows, on the page and in the book."""
    first, last = sorted((one, other))
    gaps = last.a - first.a - first.size, last.b - first.b - first.size
    return all(0 <= gap <= _ROW for gap in gaps)


def _same(one: str, other: str) -> bool:
    return one == other or (one.isspace() and other.isspace() and other != "\n")


def _rows(words: Sequence[_Word]) -> Iterator[tuple[int, tuple[str, ...]]]:
    keys = [word.key for word in words]
    for at in range(len(keys) - _ROW + 1):
        yield at, tuple(keys[at : at + _ROW])


def _words(letters: Sequence[str]) -> list[_Word]:
    """The words of a text, divided ones whole, each with the numbers of its letters."""
    kept: list[int] = []
    for at, letter in enumerate(letters):
        is_end = at + 1 < len(letters) and letters[at + 1] == "\n"
        if letter in HYPHENS and is_end:
            continue
        if letter == "\n" and at and letters[at - 1] in (*HYPHENS, "\n"):
            continue
        if letter not in "\0\u00ad":
            kept.append(at)
    # one character for each, so that a place in the text is one in `kept`
    text = "".join(letters[at][:1] for at in kept)
    found = (match.span() for match in _WORD.finditer(text))
    return [_Word(_key(text[start:end]), tuple(kept[start:end])) for start, end in found]


def _key(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()
