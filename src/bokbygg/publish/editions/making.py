"""Everything that readers get, made of the finished book."""

from __future__ import annotations

from bokbygg.book import Asset, Book, Edition, Output
from bokbygg.check.output.opened import Opened, opened
from bokbygg.publish.editions.excerpt import Wish, excerpt
from bokbygg.publish.editions.kepub import kepub
from bokbygg.publish.offer import Goods


def goods(book: Book, edition: Edition, epub: Output, pdf: Output, wish: Wish) -> Goods:
    """The e-book and the PDF of a book, what Kobo's own reader wants, and the excerpt that is
    wished for, by their kinds; `edition` is how the e-book is dressed.

    Raises Fault where the e-book cannot be read, or the excerpt cannot be had.
    """
    shipped = opened(epub.data)
    made = {"epub": epub, "pdf": pdf}
    slug = epub.name.removesuffix(".epub")
    made["kepub"] = Output(name=f"{slug}.kepub.epub", data=kepub(epub.data))
    if wish.essays:
        made["sample"] = excerpt(book, edition, wish, _cover(shipped), pdf.page_map)
    return made


def _cover(book: Opened) -> Asset | None:
    """The cover as the e-book shows it, which need not be made again."""
    cover = book.cover
    if cover is None:
        return None
    folder = book.package.path.rpartition("/")[0]
    href = cover.path.removeprefix(f"{folder}/")
    return Asset(href=href, path="", media_type=cover.media_type, data=cover.data)
