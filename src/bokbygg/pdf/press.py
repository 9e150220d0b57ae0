"""The whole run of the print edition."""

from __future__ import annotations

from functools import partial

from bokbygg import compose
from bokbygg.book import Book, Edition, Markup, Output, Text
from bokbygg.diagnostics import Span, in_reading_order
from bokbygg.events import Tell, unheard
from bokbygg.languages import language
from bokbygg.pdf import lacks, undivided
from bokbygg.pdf.composing import Composing
from bokbygg.pdf.join import join
from bokbygg.pdf.pagination import Pagination
from bokbygg.pdf.resolution import coarse


def press(book: Book, edition: Edition, tell: Tell = unheard) -> Output:
    """The printed book as one PDF: essays laid in order, the contents last, then joined; `tell` is
    told of each document as it is laid out.

    Raises Fault where a document cannot be laid out, naming it, and where Pango is missing.
    """
    book = compose.cut(book, edition.kind)
    row = language(book.imprint.lang)
    composing = Composing(edition, book.assets)
    pagination = Pagination(
        composing=composing,
        openings=edition.page.openings,
        rtl=row.direction == "rtl",
        numerals=row.numerals,
        tell=tell,
    )
    wanting = (*lacks.of_book(book, composing.own), *undivided.of_book(book))
    fragments = pagination.pages(compose.documents(book, edition))
    data, drawn = join(fragments, book.imprint, partial(_first_place, book))
    found = [*composing.findings, *wanting, *drawn]
    found += [finding for fragment in fragments for finding in fragment.findings]
    found += coarse(book, {one.document.path: one.widths for one in fragments})
    return Output(
        name=f"{book.imprint.slug}.pdf",
        data=data,
        pages=sum(fragment.count for fragment in fragments),
        findings=in_reading_order(found),
    )


def _first_place(book: Book, character: str) -> Span | None:
    """Where a printed character first stands in the author's files."""
    for item in book.spine:
        notes = (piece for note in item.notes for piece in note.body)
        for piece in (*item.title, *item.subtitle, *item.body, *notes):
            if isinstance(piece, Text) and character in piece.text:
                at = piece.text.index(character)
                line, column = piece.place(at) or (0, 1)
                return Span(path=piece.path(at) or item.path, line=line, column=column)
            if isinstance(piece, Markup) and character in piece.xhtml:
                return Span(path=item.path)
    return None
