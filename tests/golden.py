"""The torture book's documents as they should be, written anew: `python -m tests.golden`.

Read the difference before you commit it: each line of it is a change in what readers get.
"""

from __future__ import annotations

from pathlib import Path

from bokbygg.book import Document
from bokbygg.compose import documents
from tests.bookmaking import book_of

TORTURE = Path(__file__).parent / "books" / "torture"
EXPECTED = TORTURE / "expected"


def made() -> tuple[Document, ...]:
    """The documents of the torture book's e-book edition."""
    return documents(*book_of(TORTURE))


def write() -> None:
    """Put what the program makes in the place of what was expected."""
    for old in EXPECTED.glob("*.xhtml"):
        old.unlink()
    for document in made():
        (EXPECTED / document.href).write_text(document.xhtml, "utf-8")


if __name__ == "__main__":
    write()
