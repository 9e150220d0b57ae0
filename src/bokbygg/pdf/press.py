"""The whole run of the print edition."""

from __future__ import annotations

from bokbygg import compose
from bokbygg.book import Book, Document, Edition, Output
from bokbygg.diagnostics import in_reading_order
from bokbygg.pdf.composing import Composing
from bokbygg.pdf.join import join
from bokbygg.pdf.pagination import Pagination
from bokbygg.pdf.tree import element_tree


def press(book: Book, edition: Edition) -> Output:
    """The printed book as one PDF: essays laid in order, the contents last, then joined.

    Raises Fault where a document cannot be laid out, naming it, and where Pango is missing.
    """
    documents = compose.documents(book, edition)
    composing = Composing(edition, book.assets)
    pagination = Pagination(
        composing=composing, openings=edition.page.openings, rtl=_bound_right(documents)
    )
    fragments = pagination.pages(
        documents, contents=lambda labels: compose.contents(book, edition, labels)
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


def _bound_right(documents: tuple[Document, ...]) -> bool:
    """Whether the book reads from right to left, as its first document says."""
    return element_tree(documents[0].xhtml).get("dir") == "rtl"
