"""The archive: what an e-reader meets before it has read a word."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pytest
from lxml import etree

from bokbygg.epub.container import archive
from bokbygg.epub.metadata import Entry
from bokbygg.epub.package import NCX, XHTML, File, Package

SWEDISH_SUMMER = timezone(timedelta(hours=2))


def package(**more: object) -> Package:
    values: dict[str, object] = {
        "lang": "sv",
        "direction": "ltr",
        "metadata": (
            Entry(name="dc:title", text="A & B", attributes=(("id", "t"), ("xml:lang", "en"))),
            Entry(name="meta", text="main", attributes=(("refines", "#t"),)),
        ),
        "files": (
            File(id="b", href="b.xhtml", media_type=XHTML, data=b"<b/>", in_spine=True),
            File(
                id="a", href="a.xhtml", media_type=XHTML, data=b"<a/>",
                properties=("mathml", "svg"), in_spine=True,
            ),
            File(id="ncx", href="toc.ncx", media_type=NCX, data=b"<ncx/>"),
            File(id="p", href="images/p.jpg", media_type="image/jpeg", data=b"jpeg" * 99),
        ),
        "modified": datetime(2021, 5, 12, 8, 30, 59, tzinfo=UTC),
    }  # fmt: skip
    return Package(**{**values, **more})  # type: ignore[arg-type]


def opened(one: Package) -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(archive(one)))


def test_the_media_type_stands_first_and_plain() -> None:
    data = archive(package())
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_files_follow_in_the_order_of_the_package() -> None:
    assert opened(package()).namelist() == [
        "mimetype",
        "META-INF/container.xml",
        "EPUB/package.opf",
        "EPUB/b.xhtml",
        "EPUB/a.xhtml",
        "EPUB/toc.ncx",
        "EPUB/images/p.jpg",
    ]


def test_pictures_are_not_packed_twice() -> None:
    methods = {info.filename: info.compress_type for info in opened(package()).infolist()}
    assert methods["EPUB/images/p.jpg"] == zipfile.ZIP_STORED
    assert methods["EPUB/a.xhtml"] == zipfile.ZIP_DEFLATED


@pytest.mark.parametrize(
    ("modified", "stamp"),
    [
        (datetime(2021, 5, 12, 8, 30, 59, tzinfo=UTC), (2021, 5, 12, 8, 30, 58)),
        (datetime(2021, 5, 12, 8, 30, 59, tzinfo=SWEDISH_SUMMER), (2021, 5, 12, 6, 30, 58)),
        (datetime(1833, 3, 1, tzinfo=UTC), (1980, 1, 1, 0, 0, 0)),
        (datetime(2200, 3, 1, tzinfo=UTC), (2107, 12, 31, 0, 0, 0)),
    ],
)
def test_every_file_bears_the_time_of_the_book(modified: datetime, stamp: tuple[int, ...]) -> None:
    times = {info.date_time for info in opened(package(modified=modified)).infolist()}
    assert times == {stamp}


def test_no_trace_of_the_machine() -> None:
    traces = {(i.create_system, i.external_attr) for i in opened(package()).infolist()}
    assert traces == {(3, 0o100644 << 16)}


def test_the_package_document_is_in_one_namespace_and_in_order() -> None:
    text = opened(package()).read("EPUB/package.opf").decode()
    tree = etree.fromstring(text.encode())
    assert {etree.QName(one).namespace for one in tree.iter()} == {
        "http://www.idpf.org/2007/opf",
        "http://purl.org/dc/elements/1.1/",
    }
    assert [etree.QName(one).localname for one in tree] == ["metadata", "manifest", "spine"]
    assert '<dc:title id="t" xml:lang="en">A &amp; B</dc:title>' in text
    assert '<meta refines="#t">main</meta>' in text


def test_the_manifest_has_properties_where_they_are_true() -> None:
    text = opened(package()).read("EPUB/package.opf").decode()
    assert '<item href="b.xhtml" id="b" media-type="application/xhtml+xml"/>' in text
    assert 'media-type="application/xhtml+xml" properties="mathml svg"/>' in text


def test_addresses_are_those_of_the_web() -> None:
    file = File(id="f", href="fonts/min å.ttf", media_type="font/ttf", data=b"face")
    with opened(package(files=(file,))) as book:
        assert book.read("EPUB/fonts/min å.ttf") == b"face"
        assert b'href="fonts/min%20%C3%A5.ttf"' in book.read("EPUB/package.opf")


def test_a_book_may_be_read_from_right_to_left() -> None:
    tree = etree.fromstring(opened(package(direction="rtl")).read("EPUB/package.opf"))
    assert tree.get("dir") == tree[2].get("page-progression-direction") == "rtl"


def test_the_spine_names_the_contents_for_old_readers() -> None:
    tree = etree.fromstring(opened(package()).read("EPUB/package.opf"))
    spine = tree[2]
    assert spine.get("toc") == "ncx"
    assert [ref.get("idref") for ref in spine] == ["b", "a"]
