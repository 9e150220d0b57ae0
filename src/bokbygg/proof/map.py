"""The map of a proof: where each printed character stands, and where it comes from.

It travels inside the proof as a file of its own, and is kept in the book's folder too; whatever
comes back from a reader is placed by it, in the text as it was when the proof was made. Lengths are
in points from the lower left corner of a page as it was made: not cropped, not turned.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import msgspec

FORMAT = 1
"""Of the map as bytes: a later one that this program cannot read has another number."""

LARGEST = 256_000_000
"""Bytes that an unpacked map may have: some fifty times what the longest book needs."""

_HUNDREDTHS = 100.0
_MAGIC = b"bokbygg proof map\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofFile:
    r"""A file of the author's as it was: its `path` from the book's folder, its `text` with `\n` at
    the ends of lines and no byte order mark."""

    path: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofEssay:
    """An essay: its slug, its file, its title."""

    slug: str
    path: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofPage:
    """A page of a proof: its size, the area of the book's own page on it (left, bottom, right,
    top), the number printed on that, and the slug of the essay on it, or empty."""

    width: float
    height: float
    area: tuple[float, float, float, float]
    label: str
    slug: str = ""


class Place(NamedTuple):
    """A character in an author's file: line and column from 1, in characters."""

    path: str
    line: int
    column: int


class Run(NamedTuple):
    """Characters that stand side by side on a page, and come from one stretch of one file, or from
    none.

    `page` counts from 0. `line` is the number printed beside the line, from 1; 0 where there is
    none. `edges` are the left and the right edge of each character of `text`. `place` is where the
    first of them stands in its file, or None for what no author wrote: hyphens at the ends of
    lines, numbers, running heads. `literal`: each further character is one further column there;
    where False, all of them stand for that place.
    """

    page: int
    line: int
    text: str
    bottom: float
    top: float
    edges: tuple[tuple[float, float], ...]
    place: Place | None
    literal: bool

    @property
    def left(self) -> float:
        """The left edge of all of it."""
        return min(left for left, _ in self.edges)

    @property
    def right(self) -> float:
        """The right edge of all of it."""
        return max(right for _, right in self.edges)

    def at(self, index: int) -> Place | None:
        """Where the character at `index` stands in its file."""
        if self.place is None or not self.literal:
            return self.place
        return self.place._replace(column=self.place.column + index)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The runs, packed column by column, lowest bytes first: see `_RUNS` and `_CHARACTERS`."""

    text: str
    runs: tuple[bytes, ...]
    characters: tuple[bytes, ...]


_RUNS = "HHIiiiIIB"
"""Of each run: page, line, first character, bottom, top, file (below 0 for none), line and column
in it, literal. Lengths are in hundredths of a point."""

_CHARACTERS = "ii"
"""Of each character: by how much its left edge is to the right of that of the one before (of 0 for
the first of a run), and its width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofMap:
    """The map of a proof.

    `round` counts the proofs of a book from 1; `kind` is `pages` or `reading`. `book` is the
    book's identifier, `date` as the author gave it or empty, `revision` what git calls the state
    that the proof was made of or empty, `only` the slug of the one essay of it or empty,
    `program` the version of bokbygg that made it.
    """

    round: int
    kind: str
    book: str
    title: str
    lang: str
    date: str
    revision: str
    only: str
    program: str
    files: tuple[ProofFile, ...]
    essays: tuple[ProofEssay, ...]
    pages: tuple[ProofPage, ...]
    columns: Columns

    @property
    def texts(self) -> dict[str, str]:
        """The text of each file, by path, as it was when the proof was made."""
        return {file.path: file.text for file in self.files}

    def runs(self, page: int | None = None) -> tuple[Run, ...]:
        """All runs in their printed order, or those of a page, from 0."""
        return tuple(_unpacked(self.columns, self.files, page))

    def packed(self) -> bytes:
        """The map as bytes, the same for the same map."""
        return _MAGIC + zlib.compress(msgspec.msgpack.encode((FORMAT, self)), 6)

    @staticmethod
    def unpacked(data: bytes) -> ProofMap:
        """The map in `data`; raises ValueError if it is none, or one of another format."""
        if not data.startswith(_MAGIC):
            raise ValueError("it is no map of a proof")
        try:
            undo = zlib.decompressobj()
            told = undo.decompress(data[len(_MAGIC) :], LARGEST)
            if undo.unconsumed_tail:
                raise ValueError("it is too large")
            number, raw = msgspec.msgpack.decode(told, type=tuple[int, msgspec.Raw])
            if number != FORMAT:
                raise ValueError(f"it has format {number}, and this program reads {FORMAT}")
            found = msgspec.msgpack.decode(raw, type=ProofMap)
        except (zlib.error, msgspec.MsgspecError) as error:
            raise ValueError(f"it is damaged: {error}") from None
        _check(found)
        return found


def columns(runs: Iterable[Run], files: tuple[ProofFile, ...]) -> Columns:
    """Runs packed; the files of their places are among `files`."""
    numbers = {file.path: number for number, file in enumerate(files)}
    rows: list[tuple[int, ...]] = []
    text: list[str] = []
    steps, widths = array("i"), array("i")
    length = 0
    for run in runs:
        path, line, column = run.place or ("", 0, 0)
        rows.append(
            (run.page, run.line, length, _short(run.bottom), _short(run.top),
             numbers[path] if run.place else -1, line, column, int(run.literal))
        )  # fmt: skip
        last = 0
        for left, right in run.edges:
            start = _short(left)
            steps.append(start - last)
            widths.append(_short(right) - start)
            last = start
        text.append(run.text)
        length += len(run.text)
    by_column = zip(*rows, strict=True) if rows else ((),) * len(_RUNS)
    packed = tuple(
        _bytes(array(kind, column)) for kind, column in zip(_RUNS, by_column, strict=True)
    )
    return Columns(text="".join(text), runs=packed, characters=(_bytes(steps), _bytes(widths)))


def _short(length: float) -> int:
    return round(length * _HUNDREDTHS)


def _bytes(column: array[int]) -> bytes:
    if sys.byteorder != "little":
        column.byteswap()
    return column.tobytes()


def _array(kind: str, data: bytes) -> array[int]:
    column = array(kind)
    column.frombytes(data)
    if sys.byteorder != "little":
        column.byteswap()
    return column


def _check(told: ProofMap) -> None:
    """Refuse a map whose columns do not fit together: it may come from anybody."""
    try:
        made = told.columns
        runs = [_array(kind, data) for kind, data in zip(_RUNS, made.runs, strict=True)]
        characters = [
            _array(kind, data) for kind, data in zip(_CHARACTERS, made.characters, strict=True)
        ]
        pages, _, firsts, _, _, numbers, *_ = runs
        sound = (
            len({len(column) for column in runs}) == 1
            and {len(column) for column in characters} == {len(made.text)}
            and list(firsts) == sorted(firsts)
            and all(page < len(told.pages) for page in pages)
            and all(first <= len(made.text) for first in firsts)
            and all(number < len(told.files) for number in numbers)
        )
    except ValueError:
        sound = False
    if not sound:
        raise ValueError("it is damaged: its columns do not fit together")


def _unpacked(packed: Columns, files: tuple[ProofFile, ...], page: int | None) -> Iterator[Run]:
    made = [_array(kind, data) for kind, data in zip(_RUNS, packed.runs, strict=True)]
    pages, lines, firsts, bottoms, tops, numbers, rows, places, literals = made
    steps, widths = (
        _array(kind, data) for kind, data in zip(_CHARACTERS, packed.characters, strict=True)
    )
    ends = [*firsts[1:], len(packed.text)]
    first, last = 0, len(pages)
    if page is not None and list(pages) == sorted(pages):
        first, last = bisect_right(pages, page - 1), bisect_right(pages, page)
    for index in range(first, last):
        if page is not None and pages[index] != page:
            continue
        edges, left = [], 0
        for at in range(firsts[index], ends[index]):
            left += steps[at]
            edges.append((left / _HUNDREDTHS, (left + widths[at]) / _HUNDREDTHS))
        place = None
        if numbers[index] >= 0:
            place = Place(files[numbers[index]].path, rows[index], places[index])
        yield Run(
            page=pages[index],
            line=lines[index],
            text=packed.text[firsts[index] : ends[index]],
            bottom=bottoms[index] / _HUNDREDTHS,
            top=tops[index] / _HUNDREDTHS,
            edges=tuple(edges),
            place=place,
            literal=bool(literals[index]),
        )
