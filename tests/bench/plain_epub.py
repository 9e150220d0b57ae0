"""The e-book by plain ebooklib: `python -m tests.bench.plain_epub BOOK EPUB`."""

from __future__ import annotations

import sys
from pathlib import Path

from bokbygg import compose
from bokbygg.book import Kind
from bokbygg.build import gather
from bokbygg.read import find


def plain_epub(book: Path, to: Path) -> None:
    """Our documents and pictures, given to ebooklib as its manual says."""
    from ebooklib import epub as library

    whole, dressed = gather(find(book), [Kind.EPUB], drafts=False, jobs=1)
    made = library.EpubBook()
    made.set_title(whole.imprint.title)
    chapters = []
    for document in compose.documents(whole, dressed[0]):
        chapter = library.EpubHtml(title=document.title, file_name=document.href)
        chapter.content = document.xhtml.encode("utf-8")
        made.add_item(chapter)
        chapters.append(chapter)
    for asset in whole.assets:
        picture = library.EpubImage()
        picture.file_name, picture.media_type = asset.href, asset.media_type
        picture.content = asset.data
        made.add_item(picture)
    made.toc = chapters
    made.spine = ["nav", *chapters]
    made.add_item(library.EpubNcx())
    made.add_item(library.EpubNav())
    library.write_epub(to, made)


if __name__ == "__main__":
    plain_epub(*map(Path, sys.argv[1:]))
