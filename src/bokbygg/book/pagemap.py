"""Pages of the printed book, as places in its text."""

from __future__ import annotations

from typing import NamedTuple

from bokbygg.values import dataclass

MARK = "text"
"""The target of the processing instruction that stands before a piece in a printed document."""


class Address(NamedTuple):
    """Which piece of a book: that with the number `piece`, from 0, in a `part` of the spine item
    `slug`: `title`, `subtitle`, `epigraph`, `source`, `body`, `note-N` or `provenance-N`."""

    slug: str
    part: str
    piece: int

    @property
    def written(self) -> str:
        """The address in one line, as `read_address` reads it."""
        return f"{self.slug} {self.part} {self.piece}"

    @property
    def note(self) -> int:
        """The number of the note that the piece stands in, 0 for none."""
        name, _, number = self.part.partition("-")
        return int(number) if name == "note" else 0


def read_address(written: str) -> Address:
    """The address in a line."""
    slug, part, piece = written.split(" ")
    return Address(slug, part, int(piece))


class TextStart(NamedTuple):
    """A character, from 0, of the piece at an address; a piece that is no text has one."""

    address: Address
    character: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStart:
    """A printed page: its `label` as printed, its `number` of all pages from 1, the document that
    it belongs to, empty for a blank page, and `at`, where the first whole word on it stands; None
    where it is the first page of its document, or has no words but those of notes or of the book
    itself."""

    label: str
    number: int
    href: str
    front: bool = False
    opens: bool = False
    at: TextStart | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMap:
    """The pages of a printed edition in their order, and the identifier it is known by."""

    identifier: str
    starts: tuple[PageStart, ...]
