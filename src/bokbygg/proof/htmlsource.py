"""What the author wrote of a page: the lines of his files that are printed on it, marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from bokbygg.proof.findings import Noted
from bokbygg.proof.map import ProofMap, Run

_GAP = 4
"""Lines between two printed ones that are shown, too, although they are not printed."""


class Excerpt(NamedTuple):
    """A line of a file: its number, and the columns of it that are printed on a page, from `first`
    to before `last`, from 1."""

    number: int
    first: int
    last: int


class Stretch(NamedTuple):
    """Lines of a file that stand together."""

    path: str
    lines: tuple[Excerpt, ...]


class Printed:
    """Which lines of the author's files are printed on which pages."""

    def __init__(self, told: ProofMap) -> None:
        self._texts = {path: text.split("\n") for path, text in told.texts.items()}
        self._pages: list[dict[tuple[str, int], tuple[int, int]]] = [{} for _ in told.pages]
        self._columns: dict[tuple[str, int], tuple[int, int]] = {}
        for run in told.runs():
            if run.place is not None:
                key = run.place[:2]
                reach = _columns(run)
                here = self._pages[run.page]
                here[key] = _both(here.get(key, reach), reach)
                self._columns[key] = _both(self._columns.get(key, reach), reach)

    def stretches(self, page: int) -> tuple[Stretch, ...]:
        """What is printed on a page, as it stands in the files."""
        found: list[Stretch] = []
        here = self._pages[page]
        for path, keys in groupby(sorted(here), lambda key: key[0]):
            numbers = [number for _, number in keys]
            for some in _near(numbers):
                every = range(some[0], some[-1] + 1)
                lines = (self._excerpt(path, number, here) for number in every)
                found.append(Stretch(path, tuple(one for one in lines if one is not None)))
        return tuple(found)

    def text(self, path: str, one: Excerpt) -> str:
        """What stands there."""
        return self._texts[path][one.number - 1][one.first - 1 : one.last - 1]

    def _excerpt(
        self, path: str, number: int, here: Mapping[tuple[str, int], tuple[int, int]]
    ) -> Excerpt | None:
        """The part of a line that is printed here; what begins or ends a line goes with it, whether
        it is printed or not."""
        key = path, number
        end = len(self._texts[path][number - 1]) + 1
        if key not in here:
            return None if key in self._columns else Excerpt(number, 1, end)
        first, last = here[key]
        whole = self._columns[key]
        return Excerpt(number, 1 if first == whole[0] else first, end if last == whole[1] else last)


def _columns(run: Run) -> tuple[int, int]:
    assert run.place is not None
    return run.place.column, run.place.column + (len(run.text) if run.literal else 1)


def _both(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return min(one[0], other[0]), max(one[1], other[1])


def _near(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Numbers in stretches of those that are near each other."""
    some: list[int] = []
    for number in numbers:
        if some and number - some[-1] > _GAP:
            yield some
            some = []
        some.append(number)
    if some:
        yield some


def marked(
    text: str, one: Excerpt, notes: Iterable[Noted], mark: Callable[[Noted, str], str]
) -> str:
    """A line as HTML, with what findings mean put into marks."""
    parts: list[str] = []
    at = one.first
    for noted in sorted(notes, key=_column):
        start, end = _reach(noted, one)
        if start >= at:
            parts.append(escape(text[at - one.first : start - one.first]))
            parts.append(mark(noted, escape(text[start - one.first : end - one.first])))
            at = end
        else:  # two findings mean the same words
            parts.append(mark(noted, ""))
    return "".join([*parts, escape(text[at - one.first :])])


def _column(noted: Noted) -> int:
    return noted.finding.span.column if noted.finding.span else 1


def _reach(noted: Noted, one: Excerpt) -> tuple[int, int]:
    span = noted.finding.span
    assert span is not None
    start = min(max(span.column, one.first), one.last)
    return start, max(start, min(span.column + max(span.width, 1), one.last))
