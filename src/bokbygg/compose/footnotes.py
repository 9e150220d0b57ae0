"""Notes at the foot of the printed page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bokbygg.book import BoundNote, BoundPiece, Markup, NoteRef

if TYPE_CHECKING:
    from bokbygg.compose.render import Renderer


def footnote(renderer: Renderer, note: BoundNote) -> str:
    """A note for the foot of the page. It stands inside a paragraph, so its own paragraphs are
    spans; notes that only notes call follow it, there is nowhere else for them."""
    text = renderer.pieces(_unwrapped(note.body), f"note-{note.number}")
    return (
        f'<span class="footnote" id="{renderer.note_id(note.number)}" '
        f'data-number="{renderer.numeral(note.number)}">{text}{_called_by(renderer, note)}</span>'
    )


def _called_by(renderer: Renderer, note: BoundNote) -> str:
    """The notes that a note calls and no text before it."""
    made = []
    for piece in note.body:
        if isinstance(piece, NoteRef) and piece.call == 1:
            inner = renderer.item.notes[piece.number - 1]
            text = renderer.pieces(_unwrapped(inner.body), f"note-{inner.number}")
            number = f'<span class="note-number">{renderer.numeral(inner.number)}</span>'
            start = f'<span class="p inner-note" id="{renderer.note_id(inner.number)}">{number}'
            made.append(f"{start}{text}</span>{_called_by(renderer, inner)}")
    return "".join(made)


_PARAGRAPH = re.compile(r"<p(?P<attributes>(?: [^>]*)?)>")


def _unwrapped(body: Sequence[BoundPiece]) -> list[BoundPiece]:
    """A note's pieces with spans for paragraphs; a single plain paragraph goes without. They are
    as many as before."""
    openings = [p.xhtml for p in body if isinstance(p, Markup) and _PARAGRAPH.fullmatch(p.xhtml)]
    alone = openings == ["<p>"]
    made: list[BoundPiece] = []
    for piece in body:
        xhtml = piece.xhtml if isinstance(piece, Markup) else ""
        if opening := _PARAGRAPH.fullmatch(xhtml):
            made.append(Markup(xhtml="" if alone else _span(opening["attributes"])))
        elif xhtml == "</p>\n":
            made.append(Markup(xhtml="" if alone else "</span>"))
        else:
            made.append(piece)
    return made


def _span(attributes: str) -> str:
    """A span that stands for a paragraph with these attributes."""
    if ' class="' in attributes:
        attributes = attributes.replace(' class="', ' class="p ')
        return f"<span{attributes}>"
    return f'<span class="p"{attributes}>'
