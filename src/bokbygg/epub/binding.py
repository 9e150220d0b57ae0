"""The whole run of the e-book: documents, contents and cover into one file."""

from __future__ import annotations

from bokbygg.book import Book, Document, Edition, Imprint, Output, PageMap
from bokbygg.compose import Paged, contents_place, cut
from bokbygg.compose import documents as composed
from bokbygg.compose import paged as with_pages
from bokbygg.diagnostics import Diagnostic
from bokbygg.epub.accessibility import access
from bokbygg.epub.documents import examine
from bokbygg.epub.faces import announced, carried
from bokbygg.epub.metadata import in_utc, metadata
from bokbygg.epub.navigation import landmarks, nav, ncx
from bokbygg.epub.ownfonts import fitted
from bokbygg.epub.package import (
    Package,
    asset_files,
    demand_own_names,
    ncx_file,
    reading_file,
    style_files,
)
from bokbygg.epub.pages import cover_page
from bokbygg.languages import language


def bind(
    book: Book,
    edition: Edition,
    pages: PageMap | None = None,
    last: tuple[Document, ...] = (),
) -> Output:
    """The e-book of `book` in the dress of `edition`: a file `SLUG.epub`, in which the `pages` of
    the printed edition are listed, and the documents `last` stand at the end.

    Raises Fault (family E) where a document is broken or two files have one name.
    """
    book = cut(book, edition.kind)
    dressed = announced(edition)
    if pages is None:
        return bound(book, dressed, (*composed(book, dressed), *last))
    found = with_pages(book, pages, noted=edition.notes != "pop-up")
    documents = (*composed(found.book, dressed, found.tops), *last)
    return bound(found.book, dressed, documents, found)


def bound(
    book: Book, edition: Edition, documents: tuple[Document, ...], paged: Paged | None = None
) -> Output:
    """The same from documents already composed in an announced edition, all but contents and
    cover, in reading order."""
    from bokbygg.epub.container import archive

    package, findings = _package(book, edition, documents, paged)
    return Output(name=f"{book.imprint.slug}.epub", data=archive(package), findings=findings)


def _package(
    book: Book, edition: Edition, documents: tuple[Document, ...], paged: Paged | None
) -> tuple[Package, tuple[Diagnostic, ...]]:
    cover = _cover(book.imprint, edition)
    spine = _spine(book, edition, cover, documents, paged)
    facts = {document.href: examine(document) for document in spine}
    told = tuple(facts[document.href] for document in documents)
    edition, findings = fitted(carried(edition, facts.values()), facts.values())
    names = {name for one in facts.values() for name, _ in one.names}
    classes = {name[1:] for name in names if name.startswith(".")}
    dress = tuple(asset for sheet in edition.stylesheets for asset in sheet.assets)
    shown = tuple(asset.lighter or asset for asset in book.assets)
    files = (
        *(reading_file(document, facts[document.href]) for document in spine),
        ncx_file(ncx(book, edition, spine, paged)),
        *style_files(edition, classes),
        *asset_files((*shown, *dress), book.imprint.cover),
    )
    demand_own_names(files)
    package = Package(
        lang=book.imprint.lang,
        direction=language(book.imprint.lang).direction,
        metadata=metadata(
            book,
            access(told, shown, book.imprint.lang, paged=paged is not None),
            faces=edition.faces is not None,
            pages_of=paged.source if paged else "",
        ),
        files=files,
        modified=in_utc(book.imprint.modified),
        landmarks=landmarks((*cover, *documents), book.imprint.lang),
    )
    return package, findings


def _spine(
    book: Book,
    edition: Edition,
    cover: tuple[Document, ...],
    documents: tuple[Document, ...],
    paged: Paged | None,
) -> tuple[Document, ...]:
    """Every document in reading order: the cover first, the contents in their place."""
    place = contents_place(documents)
    contents = nav(book, edition, (*cover, *documents), paged)
    return (*cover, *documents[:place], contents, *documents[place:])


def _cover(imprint: Imprint, edition: Edition) -> tuple[Document, ...]:
    return (cover_page(imprint, imprint.cover, edition),) if imprint.cover else ()
