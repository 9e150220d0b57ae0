"""Pieces -> XHTML: what only an edition can know is settled here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup as Safe

from bokbygg.book import (
    BoundNote,
    BoundPiece,
    CrossRef,
    CrossRefEnd,
    CrossRefStart,
    Kind,
    Markup,
    Math,
    NoteRef,
    Picture,
    SpineItem,
    Text,
)
from bokbygg.compose.pictures import img
from bokbygg.formulas import drawing, mathml
from bokbygg.languages import language


def inline(pieces: Iterable[BoundPiece]) -> Safe:
    """A title or a caption as XHTML."""
    return Safe("".join(_plain(piece) for piece in pieces if isinstance(piece, (Markup, Text))))


def _plain(piece: Markup | Text) -> str:
    return piece.xhtml if isinstance(piece, Markup) else escape(piece.text, quote=False)


@dataclass(frozen=True, slots=True)
class Renderer:
    """Renders one essay for one kind of edition."""

    item: SpineItem
    kind: Kind

    def body(self) -> Safe:
        """The essay's text; in print each note stands in it where it is called first."""
        return Safe(self._join(self.item.body))

    def notes(self) -> Safe:
        """The notes after the text, for the e-book: one `aside` each, with its way back
        (EPUB Accessibility Techniques 1.1; DPUB-ARIA 1.1, doc-footnote and doc-backlink)."""
        return Safe("".join(self._aside(note) for note in self.item.notes))

    def _join(self, pieces: Iterable[BoundPiece], in_note: bool = False) -> str:
        return "".join(self._piece(piece, in_note) for piece in pieces)

    def _piece(self, piece: BoundPiece, in_note: bool) -> str:
        match piece:
            case Markup() | Text():
                return _plain(piece)
            case NoteRef():
                return self._call(piece, in_note)
            case CrossRefStart():
                return f'<a href="{self._address(piece)}">'
            case CrossRefEnd():
                return "</a>"
            case CrossRef():
                return self._reference(piece)
            case Math():
                dressed = mathml if self.kind is Kind.EPUB else drawing
                return dressed(piece.tex, display=piece.display)
            case Picture():
                light = piece.lighter if self.kind is Kind.EPUB else None
                return img(light or piece, self.kind)

    def _reference(self, ref: CrossRef) -> str:
        """A place named; in print by its page, where that is asked for."""
        in_print = bool(ref.page) and self.kind is Kind.PRINT
        said = _page_of(ref) if in_print else inline(ref.text)
        if not ref.linked or not said:
            return said
        name = "page-ref" if in_print else "cross-ref"
        return f'<a class="{name}" href="{self._address(ref)}">{said}</a>'

    def _address(self, target: CrossRefStart | CrossRef) -> str:
        if self.kind is Kind.PRINT:
            return f"#{target.anchor or target.slug}"
        if target.slug == self.item.slug:
            return f"#{target.anchor or target.slug}"
        return f"{target.slug}.xhtml" + (f"#{target.anchor}" if target.anchor else "")

    # Ids of our own have one low line, which no slug and no author's id holds in its place.

    def _note_id(self, number: int) -> str:
        return f"{self.item.slug}_note-{number}"

    def _call_id(self, number: int, call: int = 1) -> str:
        return f"{self.item.slug}_call-{number}" + (f"-{call}" if call > 1 else "")

    def _call(self, ref: NoteRef, in_note: bool) -> str:
        note = self.item.notes[ref.number - 1]
        if self.kind is Kind.PRINT and ref.call == 1 and not in_note:
            return self._footnote(note)
        kind = ' epub:type="noteref" role="doc-noteref"' if self.kind is Kind.EPUB else ""
        return (
            f'<a class="noteref" id="{self._call_id(ref.number, ref.call)}"{kind} '
            f'href="#{self._note_id(ref.number)}">{ref.number}</a>'
        )

    def _footnote(self, note: BoundNote) -> str:
        """A note for the foot of the page. It stands inside a paragraph, so its own paragraphs
        are spans; notes that only notes call follow it, there is nowhere else for them."""
        text = self._join(_unwrapped(note.body), in_note=True)
        return (
            f'<span class="footnote" id="{self._note_id(note.number)}" '
            f'data-number="{note.number}">{text}{self._called_by(note)}</span>'
        )

    def _called_by(self, note: BoundNote) -> str:
        """The notes that a note calls and no text before it."""
        made = []
        for piece in note.body:
            if isinstance(piece, NoteRef) and piece.call == 1:
                inner = self.item.notes[piece.number - 1]
                text = self._join(_unwrapped(inner.body), in_note=True)
                start = f'<span class="p" id="{self._note_id(inner.number)}">{inner.number} '
                made.append(f"{start}{text}</span>{self._called_by(inner)}")
        return "".join(made)

    def _aside(self, note: BoundNote) -> str:
        label = language(self.item.lang).words.back_to_text
        back = (
            f'<a class="backlink" role="doc-backlink" href="#{self._call_id(note.number)}" '
            f'aria-label="{escape(label)}">{note.number}</a> '
        )
        body = self._join(note.body)
        opened = body.startswith("<p>")
        body = f"<p>{back}{body[3:]}" if opened else f"<p>{back}</p>{body}"
        return (
            f'<aside class="note" id="{self._note_id(note.number)}" epub:type="footnote" '
            f'role="doc-footnote">{body}</aside>\n'
        )


def _page_of(ref: CrossRef) -> str:
    """A reference to a page, whose number the press fills in."""
    number = f'<span data-page-of="{ref.anchor or ref.slug}"></span>'
    return escape(ref.page, quote=False).format(number=number)


_PARAGRAPH = re.compile(r"<p(?P<attributes>(?: [^>]*)?)>")


def _unwrapped(body: Sequence[BoundPiece]) -> list[BoundPiece]:
    """A note's pieces with spans for paragraphs; a single plain paragraph goes without."""
    openings = [p.xhtml for p in body if isinstance(p, Markup) and _PARAGRAPH.fullmatch(p.xhtml)]
    alone = openings == ["<p>"]
    made: list[BoundPiece] = []
    for piece in body:
        xhtml = piece.xhtml if isinstance(piece, Markup) else ""
        if opening := _PARAGRAPH.fullmatch(xhtml):
            made += () if alone else (Markup(xhtml=_span(opening["attributes"])),)
        elif xhtml == "</p>\n":
            made += () if alone else (Markup(xhtml="</span>"),)
        else:
            made.append(piece)
    return made


def _span(attributes: str) -> str:
    """A span that stands for a paragraph with these attributes."""
    if ' class="' in attributes:
        attributes = attributes.replace(' class="', ' class="p ')
        return f"<span{attributes}>"
    return f'<span class="p"{attributes}>'
