"""Settings as the author wrote them, before anyone asks what they mean: each value in its place.

Both notations, the YAML at the head of an essay and the TOML of bok.toml, come to this one tree,
so that one reader (`bokbygg.settings.forms`) serves both.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from itertools import accumulate

from bokbygg.book import Source
from bokbygg.diagnostics import Span
from bokbygg.values import dataclass


class Sort(StrEnum):
    """What the notation says of a single value.

    PLAIN is YAML without quotation marks: text, number, date or yes-and-no, as whoever asks for
    it wants it. The others are quoted text and TOML's own types.
    """

    PLAIN = "plain"
    TEXT = "text"
    NUMBER = "number"
    TRUTH = "truth"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """A single value: `text` without quotation marks, its escapes resolved."""

    text: str
    sort: Sort
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list of values."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Keys and their values, in the order of the file; YAML may hold a key twice."""

    settings: tuple[Setting, ...]
    span: Span


Node = Scalar | Listing | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A key, where it stands (`span`), and its value."""

    name: str
    span: Span
    value: Node


class Ruler:
    """Finds line and column of a character of a source, given its number from 0."""

    def __init__(self, source: Source) -> None:
        self._path = source.path
        self._lines = source.text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)][:-1]

    def line(self, index: int) -> int:
        """The number (from 1) of the line that holds the character `index`."""
        return bisect_right(self._starts, index)

    def text(self, line: int) -> str:
        """The line with that number (from 1), without its end."""
        return self._lines[line - 1]

    def span(self, start: int, end: int) -> Span:
        """The characters from `start` up to `end`, as far as they stand on the first's line."""
        line = self.line(start)
        excerpt = self.text(line)
        column = start - self._starts[line - 1] + 1
        width = max(1, min(end - start, len(excerpt) - column + 1))
        return Span(path=self._path, line=line, column=column, width=width, excerpt=excerpt)

    def line_span(self, line: int) -> Span:
        """What stands on a line, without the blanks around it."""
        text = self.text(line)
        start = self._starts[line - 1] + len(text) - len(text.lstrip())
        return self.span(start, start + len(text.strip()))
