"""The whole run of the print edition."""

from __future__ import annotations

from bokbygg import compose
from bokbygg.book import Book, Edition, Output
from bokbygg.diagnostics import in_reading_order
from bokbygg.languages import language
from bokbygg.pdf.composing import Composing
from bokbygg.pdf.join import join
from bokbygg.pdf.pagination import Pagination


def press(book: Book, edition: Edition) -> Output:
    """The printed book as one PDF: essays laid in order, the contents last, then joined.

    Raises Fault where a document cannot be laid out, naming it, and where Pango is missing.
    """
    composing = Composing(edition, book.assets)
    pagination = Pagination(
        composing=composing,
        openings=edition.page.openings,
        rtl=language(book.imprint.lang).direction == "rtl",
    )
    fragments = pagination.pages(
        compose.documents(book, edition),
        contents=lambda labels: compose.contents(book, edition, labels),
    )
    data, drawn = join(fragments, book.imprint)
    found = [*composing.findings, *drawn]
    found += [finding for fragment in fragments for finding in fragment.findings]
    return Output(
        name=f"{book.imprint.slug}.pdf",
        data=data,
        pages=sum(fragment.count for fragment in fragments),
        findings=in_reading_order(found),
    )
