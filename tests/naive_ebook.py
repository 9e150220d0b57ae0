"""An e-book as a first attempt with ebooklib makes it, of the same text: what the judges have to
find fault with, lest their silence about ours mean nothing."""

from __future__ import annotations

import warnings
from io import BytesIO

from ebooklib import epub

from bokbygg.book import Book, plain


def naive(book: Book) -> bytes:
    """The texts of a book, bound with ebooklib's own means."""
    made = epub.EpubBook()
    made.set_title(book.imprint.title)
    made.set_language(book.imprint.lang)
    chapters = []
    for item in book.spine:
        chapter = epub.EpubHtml(title=plain(item.title), file_name=f"{item.slug}.xhtml")
        paragraphs = "".join(f"<p>{text}</p>" for text in plain(item.body).split("\n"))
        chapter.content = f"<h3>{plain(item.title)}</h3><img src='boat.jpg'>{paragraphs}"
        made.add_item(chapter)
        chapters.append(chapter)
    made.toc = tuple(chapters)
    made.add_item(epub.EpubNcx())
    made.add_item(epub.EpubNav())
    made.spine = chapters
    held = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        epub.write_epub(held, made)
    return held.getvalue()
