"""What a saved text is cut into."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bokbygg.importers.text.signs import words_of


class Shape(StrEnum):
    """What a block looks like, by itself."""

    PARAGRAPH = "paragraph"
    SHORT = "short"
    """A short line without a mark at its end: a title, a heading, a name."""
    BULLETS = "bullets"
    NUMBERS = "numbers"
    VERSE = "verse"
    RULE = "rule"
    BYLINE = "byline"
    FOOT = "foot"
    """A line under an essay that says who put it up, and when."""
    PAGE = "page"
    """A line of the web page, no part of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines that belong together: `line` and `last` are their numbers, from 1, `blanks` the empty
    lines before them. `text` is one line, or as many as the block is to keep; `level` is that of a
    heading which the source marks as one, 0 for others."""

    line: int
    last: int
    blanks: int
    text: str
    shape: Shape
    level: int = 0

    @property
    def words(self) -> str:
        """What a reader reads."""
        return words_of(self.text)
