"""All documents of the e-book put together into one, as converters and web readers do it, are one
valid document: no id stands twice, every link finds its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from bokbygg.book import Document, Kind
from bokbygg.compose import documents
from tests.bookmaking import book_of
from tests.ebook_sample import packed, sound
from tests.epub_judge import epubcheck

ROOT = Path(__file__).parent.parent
_BOOKS = ROOT / "tests" / "books"
BOOKS = {"the sample": ROOT, "the whole": _BOOKS / "whole", "the torture": _BOOKS / "torture"}
_XHTML = "{http://www.w3.org/1999/xhtml}"


def recomposed(parts: tuple[Document, ...]) -> str:
    """One document of all: their sections one after the other, links between them made inner."""
    sections = []
    for part in parts:
        body = re.search(r"<body[^>]*>(.*)</body>", part.xhtml, re.S)
        assert body is not None
        lang = f' lang="{part.lang}" xml:lang="{part.lang}"'
        sections.append(f"<div{lang}>{body[1]}</div>")
    names = "|".join(re.escape(part.href) for part in parts)
    text = "\n".join(sections)
    text = re.sub(rf'href="(?:{names})#', 'href="#', text)
    text = re.sub(rf'href="({names})"', lambda m: f'href="#{m[1].removesuffix(".xhtml")}"', text)
    head = parts[0].xhtml[: parts[0].xhtml.index("<head>")]
    return f"{head}<head><title>The book</title></head><body>{text}</body></html>"


@pytest.mark.parametrize("name", BOOKS)
def test_ids_are_unique_over_the_book_and_links_lead_to_them(name: str) -> None:
    root = etree.fromstring(recomposed(documents(*book_of(BOOKS[name]))).encode())
    ids = [str(each) for each in root.xpath("//@id")]
    assert sorted(set(ids)) == sorted(ids)
    inner = {str(a.get("href")) for a in root.iter(f"{_XHTML}a") if str(a.get("href"))[0] == "#"}
    assert {href[1:] for href in inner} <= set(ids)


@pytest.mark.long
@pytest.mark.parametrize("name", BOOKS)
def test_the_whole_is_one_valid_document(name: str, tmp_path: Path) -> None:
    book, edition = book_of(BOOKS[name], Kind.EPUB)
    files = sound()
    text = recomposed(documents(book, edition))
    for asset in book.assets:
        text = text.replace(f'src="{asset.href}"', 'src="images/boat.jpg"')
    files["EPUB/sea.xhtml"] = text.encode()
    held = " ".join(one for one in ("mathml", "svg") if f"<{one.removesuffix('ml')}" in text)
    if held:
        package = files["EPUB/package.opf"].decode()
        package = package.replace('href="sea.xhtml"', f'href="sea.xhtml" properties="{held}"')
        files["EPUB/package.opf"] = package.encode()
    assert [m for m in epubcheck(packed(files), tmp_path) if not m.startswith("USAGE")] == []
