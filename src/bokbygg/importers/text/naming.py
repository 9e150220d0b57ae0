"""The titles of essays, and of a book made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bokbygg.importers.text.block import Shape
from bokbygg.importers.text.dividing import Piece
from bokbygg.importers.text.reading import Reading
from bokbygg.importers.text.titles import opening_words
from bokbygg.naming import bare


def proposed(piece: Piece) -> tuple[str, bool]:
    """The title of an essay as plain words, and whether it is guessed: as its author says, else as
    its own line says, else its opening words."""
    if piece.cut and piece.cut.title:
        return piece.cut.title, False
    if piece.heading.title is not None:
        return " ".join(piece.heading.title.words.split()), False
    wanted = (Shape.PARAGRAPH, Shape.VERSE, Shape.BULLETS, Shape.NUMBERS)
    text = next((one.words for one in piece.text if one.shape in wanted and one.words.strip()), "")
    return opening_words(text) or "…", True


def author_of(pieces: Sequence[Piece]) -> str:
    """Who wrote most of the essays that say who did."""
    names = Counter(piece.heading.author for piece in pieces if piece.heading.author)
    return names.most_common(1)[0][0] if names else ""


def title_of(reading: Reading) -> str:
    """What the book may be called: as its web page, else as its file."""
    if reading.page.name:
        return reading.page.name
    name = bare(reading.path).replace("_", " ").replace("-", " ").strip()
    return name[:1].upper() + name[1:] if name else reading.path
