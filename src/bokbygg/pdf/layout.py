"""The layout map: where every printed character stands, and where it comes from.

By columns, so that it is small and quick to make; opened by those only who need it. Lengths are in
CSS px from the upper left corner of the page.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from bokbygg.values import dataclass


class Own(IntEnum):
    """Why a printed character comes from no piece of the book.

    A hyphen at the end of a line; what a style sheet adds, such as list markers, numbers of notes
    and counters; running heads and folios; text that the program writes, in templates or between
    pieces; text that could not be mapped.
    """

    HYPHEN = -1
    MARKER = -2
    HEAD = -3
    PROGRAM = -4
    UNKNOWN = -5


class Source(NamedTuple):
    """Where a character comes from: an address, written in one line, and the character there from
    0; `literal` where it is printed as it stands there, False where it stands for it."""

    of: str
    character: int
    literal: bool


class Character(NamedTuple):
    """A printed character: its page from 0, its line from 1 on that page, the number of its box,
    whether it is printed again, as the head of a table is on each of its pages, and its source."""

    text: str
    page: int
    line: int
    box: int
    again: bool
    source: Source | Own


class Blank(NamedTuple):
    """How wide the word space of a style is in its face, and what slight tracking adds to it."""

    width: float
    added: float


class Stretch(NamedTuple):
    """A text box: a stretch of a line in one style. `y` is its upper edge, `baseline` that far
    below it; `spacing` is added to each blank of it to fill the line."""

    text: str
    page: int
    line: int
    x: float
    y: float
    width: float
    height: float
    baseline: float
    spacing: float
    style: str
    blank: Blank

    @property
    def ratio(self) -> float:
        """How wide its word spaces are, in those of its face."""
        return 1 + (self.spacing + self.blank.added) / self.blank.width if self.blank.width else 1.0


Sourced = tuple[Stretch, tuple[tuple[int, int, Source | Own], ...]]
"""A text box and its runs: from which character to before which, and the source of the first."""

_BOX_COLUMNS = (
    ("first", "I"),
    ("page", "H"),
    ("line", "H"),
    ("again", "B"),
    ("x", "f"),
    ("y", "f"),
    ("width", "f"),
    ("height", "f"),
    ("baseline", "f"),
    ("spacing", "f"),
    ("style", "H"),
)
_RUN_COLUMNS = (("start", "I"), ("source", "i"), ("at", "I"), ("literal", "B"))
_COLUMNS = (*_BOX_COLUMNS, *_RUN_COLUMNS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The map of a fragment. `text` is all that is printed, box after box; `columns` are by name:
    those of boxes, and those of runs of characters that come from one stretch of one piece.
    `styles` are told as `bokbygg.pdf.edges` reads them, `blanks` are their word spaces."""

    text: str
    addresses: tuple[str, ...]
    styles: tuple[str, ...]
    blanks: tuple[Blank, ...]
    columns: dict[str, array[int] | array[float]]

    def packed(self) -> bytes:
        """The map as bytes, the same for the same map."""
        sizes = [len(self.columns[name]) for name, _ in _COLUMNS]
        said = [self.addresses, self.styles, self.blanks, self.text, sizes]
        head = json.dumps(said, ensure_ascii=False)
        parts = [head.encode("utf-8", "surrogatepass"), b"\0"]
        parts += [_little(self.columns[name]).tobytes() for name, _ in _COLUMNS]
        return zlib.compress(b"".join(parts), 1)

    @staticmethod
    def unpacked(data: bytes) -> Layout:
        """The map in `data`; raises ValueError if it is none."""
        try:
            head, _, rest = zlib.decompress(data).partition(b"\0")
        except zlib.error as error:
            raise ValueError(str(error)) from None
        addresses, styles, blanks, text, sizes = json.loads(head.decode("utf-8", "surrogatepass"))
        columns: dict[str, array[int] | array[float]] = {}
        for (name, kind), size in zip(_COLUMNS, sizes, strict=True):
            column: array[int] | array[float] = array(kind)
            length = size * column.itemsize
            column.frombytes(rest[:length])
            columns[name], rest = _little(column), rest[length:]
        return Layout(
            text=text,
            addresses=tuple(addresses),
            styles=tuple(styles),
            blanks=tuple(Blank(*each) for each in blanks),
            columns=columns,
        )

    def stretches(self) -> Iterator[Stretch]:
        """All text boxes in the order in which they stand on their pages."""
        get = self.columns
        firsts = [*get["first"], len(self.text)]
        for box in range(len(get["first"])):
            yield Stretch(
                text=self.text[int(firsts[box]) : int(firsts[box + 1])],
                page=int(get["page"][box]),
                line=int(get["line"][box]),
                x=get["x"][box],
                y=get["y"][box],
                width=get["width"][box],
                height=get["height"][box],
                baseline=get["baseline"][box],
                spacing=get["spacing"][box],
                style=self.styles[int(get["style"][box])],
                blank=self.blanks[int(get["style"][box])],
            )

    def sources(self) -> Iterator[Source | Own]:
        """Where the first character of each text box comes from, in the same order."""
        starts = self.columns["start"]
        for first in self.columns["first"]:
            yield self._source(bisect_right(starts, first) - 1, int(first))

    def sourced(self) -> Iterator[Sourced]:
        """All text boxes, each with its runs: the characters from one to before another of its
        text, and where the first of them comes from."""
        starts = [int(start) for start in self.columns["start"]]
        ends = [*starts[1:], len(self.text)]
        run = 0
        for stretch, first in zip(self.stretches(), self.columns["first"], strict=True):
            begins, found = int(first), []
            while run < len(starts) and starts[run] < begins + len(stretch.text):
                source = self._source(run, starts[run])
                found.append((starts[run] - begins, ends[run] - begins, source))
                run += 1
            yield stretch, tuple(found)

    def characters(self) -> Iterator[Character]:
        """All printed characters in the order in which they stand on their pages."""
        get = self.columns
        firsts, starts = get["first"], get["start"]
        for index, text in enumerate(self.text):
            box = bisect_right(firsts, index) - 1
            run = bisect_right(starts, index) - 1
            yield Character(
                text,
                int(get["page"][box]),
                int(get["line"][box]),
                box,
                bool(get["again"][box]),
                self._source(run, index),
            )

    def _source(self, run: int, index: int) -> Source | Own:
        get = self.columns
        source = int(get["source"][run])
        if source < 0:
            return Own(source)
        literal = bool(get["literal"][run])
        step = index - int(get["start"][run]) if literal else 0
        return Source(self.addresses[source], int(get["at"][run]) + step, literal)


def _little(column: array[int] | array[float]) -> array[int] | array[float]:
    """A column with its lowest bytes first, or back as this machine has them."""
    if sys.byteorder == "little":
        return column
    turned = column[:]
    turned.byteswap()
    return turned


def empty_columns() -> dict[str, array[int] | array[float]]:
    """The columns of a map with nothing in it."""
    return {name: array(kind) for name, kind in _COLUMNS}
