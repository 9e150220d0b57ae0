"""What a book of a shelf came to the last time, noted in the shelf's own folder."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bokbygg import cache, files
from bokbygg.circumstances import circumstances
from bokbygg.diagnostics import Diagnostic
from bokbygg.publish.offer import Offer
from bokbygg.publish.reading.engine import engine

NOTES = ".bokbygg/shelf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """`made_of` tells all that the book was made of; `sums` are the checksums of its files, by
    their names in the site."""

    made_of: str
    offer: Offer
    chapters: tuple[str, ...]
    sums: dict[str, str]
    findings: tuple[Diagnostic, ...]

    def stands_in(self, site: Path) -> bool:
        """Whether the book's files in a site are those it had."""
        try:
            return all(
                hashlib.sha256((site / name).read_bytes()).hexdigest() == told
                for name, told in self.sums.items()
            )
        except OSError:
            return False


def made_of(
    folder: Path, book: Mapping[str, bytes], styles: Mapping[str, bytes], judge: bool
) -> str:
    """A name for all that a book in `folder` is made of; empty where nobody can tell."""
    known = "" if cache.is_off() else circumstances()
    if not known:
        return ""
    found = engine(folder)
    parts: list[str | bytes] = [known, str(judge), found.folder, found.version]
    for sent in (book, styles):
        parts.append(str(len(sent)))
        for name, data in sent.items():
            parts += [name, data]
    return cache.digest(*parts)


def kept(shelf: Path, name: str) -> Kept | None:
    """What was noted of a book of that name."""
    try:
        return msgspec.json.decode((shelf / NOTES / f"{name}.json").read_bytes(), type=Kept)
    except (OSError, msgspec.MsgspecError):  # none, or of another make
        return None


def keep(shelf: Path, name: str, book: Kept) -> None:
    """Note what a book came to; raises OSError where that cannot be done."""
    path = shelf / NOTES / f"{name}.json"
    data = msgspec.json.encode(book)
    if not files.holds(path, data):
        files.write(path, data)
