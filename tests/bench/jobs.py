"""One job of the bench: `python -m tests.bench.jobs JOB BOOK`."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from bokbygg import compose
from bokbygg.book import Kind
from bokbygg.build import build, gather
from bokbygg.read import find

_BODY = re.compile(r"<body[^>]*>(.*)</body>", re.S)


def epub(book: Path) -> None:
    assert build(find(book), [Kind.EPUB]).outputs


def pdf(book: Path) -> None:
    assert build(find(book), [Kind.PRINT]).outputs


def plain_epub(book: Path) -> None:
    """Our documents, given to ebooklib as its manual says."""
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
    made.toc = chapters
    made.spine = ["nav", *chapters]
    made.add_item(library.EpubNcx())
    made.add_item(library.EpubNav())
    library.write_epub(io.BytesIO(), made)


def plain_pdf(book: Path) -> None:
    """Our documents as one, in one layout."""
    from bokbygg import fonts

    fonts.configure()
    import weasyprint

    whole, dressed = gather(find(book), [Kind.PRINT], drafts=False, jobs=1)
    bodies = [_BODY.search(d.xhtml) for d in compose.documents(whole, dressed[0])]
    html = "".join(body[1] for body in bodies if body)
    sheets = [weasyprint.CSS(string=sheet.css) for sheet in dressed[0].stylesheets]
    page = f"<html lang='{whole.imprint.lang}'><body class='body'>{html}</body></html>"
    weasyprint.HTML(string=page).write_pdf(stylesheets=sheets, pdf_variant="pdf/ua-1")


JOBS = {"epub": epub, "pdf": pdf, "plain-epub": plain_epub, "plain-pdf": plain_pdf}

if __name__ == "__main__":
    JOBS[sys.argv[1]](Path(sys.argv[2]))
