"""Pieces -> XHTML: what only an edition can know is settled here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from markupsafe import Markup as Safe

from bokbygg.book import (
    Address,
    BoundPiece,
    CrossRef,
    CrossRefEnd,
    CrossRefStart,
    Edition,
    IndexEnd,
    IndexPlace,
    Kind,
    Markup,
    Math,
    NoteRef,
    PageBreak,
    Picture,
    SpineItem,
    Text,
)
from bokbygg.compose.direction import isolated
from bokbygg.compose.footnotes import footnote
from bokbygg.compose.marks import marked
from bokbygg.compose.pagebreaks import page_break
from bokbygg.compose.pictures import img
from bokbygg.formulas import drawing, mathml
from bokbygg.languages import Language, language


def inline(pieces: Iterable[BoundPiece]) -> Safe:
    """A title or a caption as XHTML."""
    return Safe("".join(_plain(piece) for piece in pieces if isinstance(piece, (Markup, Text))))


def _plain(piece: Markup | Text) -> str:
    return piece.xhtml if isinstance(piece, Markup) else escape(piece.text, quote=False)


@dataclass(frozen=True, slots=True)
class Renderer:
    """Renders one essay for one edition.

    `notes_in` is the file that the notes stand in where that is not the essay's own, by their
    numbers; `inside` is the file that is written.
    """

    item: SpineItem
    edition: Edition
    inside: str
    notes_in: tuple[str, ...] = ()

    def part(self, name: str) -> Safe:
        """A part of the essay, named as in Address, as XHTML."""
        return self.pieces(self.item.pieces(name), name)

    def pieces(self, pieces: Iterable[BoundPiece], part: str) -> Safe:
        """The pieces of a part of the essay as XHTML; at the foot of a printed page a note stands
        where it is called first, but for those that only a note calls."""
        known = tuple(pieces)
        in_note = part.startswith("note-")
        made = [self._piece(piece, in_note) for piece in known]
        if self.edition.kind is Kind.PRINT:
            made = [*marked(known, made, Address(self.item.slug, part, 0))]
        xhtml = "".join(made)
        return Safe(isolated(xhtml) if self._row.direction == "rtl" else xhtml)

    def numeral(self, number: int) -> str:
        """A number in the digits of the essay's language."""
        return self._row.words.numeral(number)

    @property
    def _row(self) -> Language:
        return language(self.item.lang)

    def _piece(self, piece: BoundPiece, in_note: bool) -> str:
        match piece:
            case Markup() | Text():
                return _plain(piece)
            case NoteRef():
                return self._call(piece, in_note)
            case IndexPlace():
                return f'<span id="{piece.anchor}">'
            case IndexEnd():
                return "</span>"
            case CrossRefStart():
                return f'<a href="{self._address(piece)}">'
            case CrossRefEnd():
                return "</a>"
            case CrossRef():
                return self._reference(piece)
            case Math():
                dressed = mathml if self.edition.kind is Kind.EPUB else drawing
                return dressed(piece.tex, display=piece.display)
            case Picture():
                light = piece.lighter if self.edition.kind is Kind.EPUB else None
                return img(light or piece, self.edition.kind)
            case PageBreak():
                return page_break(piece)

    def _reference(self, ref: CrossRef) -> str:
        """A place named; in print by its page, where that is asked for."""
        in_print = bool(ref.page) and self.edition.kind is Kind.PRINT
        said = _page_of(ref) if in_print else inline(ref.text)
        if not ref.linked or not said:
            return said
        name = "page-ref" if in_print else "cross-ref"
        return f'<a class="{name}" href="{self._address(ref)}">{said}</a>'

    def _address(self, target: CrossRefStart | CrossRef) -> str:
        if self.edition.kind is Kind.EPUB and not target.anchor:
            home = f"{target.slug}.xhtml"
            return f"#{target.slug}" if home == self.inside else home
        return self.link(f"{target.slug}.xhtml", target.anchor or target.slug)

    def link(self, file: str, anchor: str) -> str:
        """The address of an element in a file of the edition; print is one file."""
        if self.edition.kind is Kind.PRINT or file == self.inside:
            return f"#{anchor}"
        return f"{file}#{anchor}"

    # Ids of our own have one low line, which no slug and no author's id holds in its place.

    def note_id(self, number: int) -> str:
        """The id of a note."""
        return f"{self.item.slug}_note-{number}"

    def call_id(self, number: int, call: int = 1) -> str:
        """The id of a note's call, counted from 1."""
        return f"{self.item.slug}_call-{number}" + (f"-{call}" if call > 1 else "")

    def note_file(self, number: int) -> str:
        """The file that a note stands in."""
        return self.notes_in[number - 1] if self.notes_in else f"{self.item.slug}.xhtml"

    def _call(self, ref: NoteRef, in_note: bool) -> str:
        if self.edition.notes_at_foot and ref.call == 1 and not in_note:
            return footnote(self, self.item.notes[ref.number - 1])
        in_ebook = self.edition.kind is Kind.EPUB
        kind = ' epub:type="noteref" role="doc-noteref"' if in_ebook else ""
        href = self.link(self.note_file(ref.number), self.note_id(ref.number))
        return (
            f'<a class="noteref" id="{self.call_id(ref.number, ref.call)}"{kind} '
            f'href="{href}">{self.numeral(ref.number)}</a>'
        )


def _page_of(ref: CrossRef) -> str:
    """A reference to a page, whose number the press fills in."""
    number = f'<span data-page-of="{ref.anchor or ref.slug}"></span>'
    return escape(ref.page, quote=False).format(number=number)
