"""What was seen on the pages of a fragment: values that outlive the engine's boxes."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """The beginning of a line outside its page, and the id of the note it belongs to, or empty."""

    page: int
    text: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its number in the document, its first page, its first words, and whether it is wider
    than the text it stands in."""

    number: int
    page: int
    text: str
    wide: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """Pages count from 0 in their fragment. `calls` and `notes`: on which page each note, by id,
    is called and begins; `crowding`: those that have no room where they stand. `widths`: how wide
    each picture, by address, is shown at most, in CSS px."""

    strays: tuple[Stray, ...]
    calls: dict[str, int]
    notes: dict[str, int]
    widths: dict[str, float]
    tables: tuple[Table, ...] = ()
    crowding: frozenset[str] = frozenset()

    @property
    def wide(self) -> frozenset[int]:
        """The numbers of tables that are wider than the text."""
        return frozenset(table.number for table in self.tables if table.wide)

    @property
    def homeless(self) -> frozenset[str]:
        """Notes that were left out, run off their page, or crowd it."""
        lost = self.calls.keys() - self.notes.keys()
        return self.crowding | lost | {stray.note for stray in self.strays if stray.note}

    @property
    def parted(self) -> tuple[tuple[str, int, int], ...]:
        """Notes away from their calls: id, page of the call, page of the note."""
        return tuple(
            (note, call, self.notes[note])
            for note, call in self.calls.items()
            if self.notes.get(note, call) != call
        )


class GapSort(IntEnum):
    """What is the matter with text of the book: it is not printed; a style sheet hides it; what is
    printed in its place could not be mapped."""

    LOST = 0
    HIDDEN = 1
    UNMAPPED = 2


class Gap(NamedTuple):
    """Text of the piece `of`, an address in one line, from a character on."""

    sort: GapSort
    of: str
    character: int
    text: str


class WordStart(NamedTuple):
    """The character at which a word begins, and its piece, as in Gap."""

    of: str
    character: int
