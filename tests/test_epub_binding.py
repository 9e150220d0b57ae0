"""The e-book as a whole: judged by EPUBCheck, read back by other tools, the same each time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from ebooklib import epub
from lxml import etree

from bokbygg.book import Asset, Book
from bokbygg.diagnostics import Fault
from bokbygg.epub.binding import bind, bound
from tests.epub_judge import epubcheck
from tests.epub_sample import BOOK, COMPOSED, COVER, DOCUMENTS, EDITION, IMPRINT, ROOT, document
from tests.needs import needs

OPF = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}


@pytest.fixture(scope="module")
def data() -> bytes:
    return bound(BOOK, EDITION, DOCUMENTS).data


def package(data: bytes) -> etree._Element:
    """The package document, found the way an e-reader finds it."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        container = etree.fromstring(archive.read("META-INF/container.xml"))
        return etree.fromstring(archive.read(container.xpath("string(//@full-path)")))


def without_cover(book: Book) -> Book:
    return replace(book, imprint=replace(book.imprint, cover=None))


def test_epubcheck_has_nothing_to_say(tmp_path: Path) -> None:
    assert epubcheck(bind(COMPOSED, EDITION).data, tmp_path) == ()


@pytest.mark.long
def test_epubcheck_has_nothing_to_say_of_a_bare_book(tmp_path: Path) -> None:
    """No cover, no pictures, no parts, no names but the title."""
    bare = replace(
        IMPRINT,
        subtitle="",
        authors=(),
        contributors=(),
        date=None,
        isbn="",
        rights="",
        publisher="",
        description="",
        cover=None,
    )
    book = replace(BOOK, imprint=bare, front=(), parts=BOOK.parts[1:], back=(), assets=())
    data = bound(book, EDITION, DOCUMENTS[5:6]).data
    assert epubcheck(data, tmp_path) == ()


@pytest.mark.long
def test_epubcheck_would_find_a_dead_link(tmp_path: Path) -> None:
    """The judge is awake."""
    broken = document("fjall", '<section id="fjall"><p><a href="#x">x</a></p></section>')
    spine = tuple(broken if one.href == "fjall.xhtml" else one for one in DOCUMENTS)
    messages = epubcheck(bound(BOOK, EDITION, spine).data, tmp_path)
    assert any("RSC-012" in message for message in messages)


def test_a_reader_finds_title_people_spine_and_contents(data: bytes, tmp_path: Path) -> None:
    """Read back as a program that reads e-books does, with what it makes of our navigation."""
    path = tmp_path / "book.epub"
    path.write_bytes(data)
    book = epub.read_epub(str(path), {"ignore_ncx": True})
    assert book.title == "Havet & fjället"
    assert book.get_metadata("DC", "language")[0][0] == "sv"
    assert [name for name, _ in book.get_metadata("DC", "creator")] == ["Anna Åberg", "Bo Ek"]
    assert len(book.spine) == 10
    preface, (part, essays), fells, afterword = book.toc
    assert [one.title for one in (preface, part, fells, afterword)] == [
        "Förord",
        "Vatten",
        "The Fells",
        "Efterord",
    ]
    ((essay, headings),) = essays
    assert essay.title == "Havet & dess barn – Bo Ek"
    assert [heading.href for heading in headings] == ["havet.xhtml#havet--topp"]


@pytest.mark.long
def test_calibre_reads_title_people_and_language_back(data: bytes, tmp_path: Path) -> None:
    needs("ebook-meta")
    path = tmp_path / "book.epub"
    path.write_bytes(data)
    told = subprocess.run(["ebook-meta", path], capture_output=True, check=True).stdout.decode()
    assert "Havet & fjället" in told
    assert "Anna Åberg & Bo Ek [Åberg, Anna]" in told
    assert "swe" in told
    assert "isbn:9789100000004" in told


def test_the_name_comes_from_the_book() -> None:
    output = bound(BOOK, EDITION, DOCUMENTS)
    assert (output.name, output.pages) == ("havet-och-fjallet.epub", 0)


def test_the_spine_has_cover_title_page_imprint_and_contents_first(data: bytes) -> None:
    tree = package(data)
    hrefs = {item.get("id"): item.get("href") for item in tree.iterfind(".//opf:item", OPF)}
    spine = [hrefs[ref.get("idref")] for ref in tree.iterfind(".//opf:itemref", OPF)]
    assert spine == [
        "cover.xhtml",
        "title-page.xhtml",
        "imprint.xhtml",
        "nav.xhtml",
        "forord.xhtml",
        "vatten.xhtml",
        "havet.xhtml",
        "fjall.xhtml",
        "efterord.xhtml",
        "colophon.xhtml",
    ]
    assert tree.xpath("//opf:itemref[@linear='no']", namespaces=OPF) == []


def test_the_guide_tells_old_readers_what_the_landmarks_say(data: bytes) -> None:
    guide = package(data).iterfind("opf:guide/opf:reference", OPF)
    found = {one.get("type"): (one.get("title"), one.get("href")) for one in guide}
    assert found["text"] == ("Textens början", "vatten.xhtml")
    assert found["toc"] == ("Innehåll", "nav.xhtml")
    assert found["cover"] == ("Omslag", "cover.xhtml")
    assert found["colophon"] == ("Kolofon", "colophon.xhtml")
    assert len(found) == 8


def test_the_manifest_says_which_file_is_what(data: bytes) -> None:
    special = {
        item.get("href"): item.get("properties")
        for item in package(data).iterfind(".//opf:item[@properties]", OPF)
    }
    assert special == {"nav.xhtml": "nav", "images/omslag.png": "cover-image"}


def test_a_book_without_cover_has_no_cover_page() -> None:
    data = bound(without_cover(BOOK), EDITION, DOCUMENTS).data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert not any("cover" in name for name in archive.namelist())
    assert package(data).xpath("//opf:meta[@name='cover']", namespaces=OPF) == []


def test_documents_reach_the_reader_byte_for_byte(data: bytes) -> None:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for one in DOCUMENTS:
            assert archive.read(f"EPUB/{one.href}") == one.xhtml.encode()
        assert archive.read("EPUB/images/omslag.png") == COVER.data


def test_a_picture_that_is_also_the_cover_is_packed_once() -> None:
    twin = replace(COVER, path="styles/omslag.png")
    data = bound(replace(BOOK, assets=(*BOOK.assets, twin)), EDITION, DOCUMENTS).data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.namelist().count("EPUB/images/omslag.png") == 1


def test_a_broken_document_is_named() -> None:
    broken = document("havet", "<p>Hav<br></p>")
    with pytest.raises(Fault) as caught:
        bound(BOOK, EDITION, (broken,))
    (finding,) = caught.value.findings
    assert finding.code == "E001"
    assert "`havet.xhtml`" in finding.message


@pytest.mark.parametrize("slug", ["nav", "cover"])
def test_two_files_with_one_name_are_refused(slug: str) -> None:
    with pytest.raises(Fault) as caught:
        bound(BOOK, EDITION, (*DOCUMENTS, document(slug, "<p>x</p>")))
    assert [finding.code for finding in caught.value.findings] == ["E002"]


def test_two_pictures_with_one_name_are_refused() -> None:
    other = Asset(href="images/BAT.png", path="b.png", media_type="image/png", data=b"other")
    with pytest.raises(Fault) as caught:
        bound(replace(BOOK, assets=(*BOOK.assets, other)), EDITION, DOCUMENTS)
    assert [finding.code for finding in caught.value.findings] == ["E002"]


_PRINT_DIGEST = """
import hashlib
from tests.epub_sample import BOOK, DOCUMENTS, EDITION
from bokbygg.epub.binding import bind, bound
print(hashlib.sha256(bound(BOOK, EDITION, DOCUMENTS).data).hexdigest())
"""


@pytest.mark.parametrize(
    "machine",
    [
        {"TZ": "America/New_York", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"},
    ],
)
def test_every_machine_makes_the_same_bytes(data: bytes, machine: dict[str, str]) -> None:
    paths = os.pathsep.join((str(ROOT), *sys.path))
    told = subprocess.run(
        [sys.executable, "-c", _PRINT_DIGEST],
        env={**os.environ, "PYTHONPATH": paths, **machine},
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    assert told.strip() == hashlib.sha256(data).hexdigest()
