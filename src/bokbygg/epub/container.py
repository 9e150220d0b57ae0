"""The file itself: package document and archive, by way of ebooklib.

ebooklib keeps the model of the book (items, spine) and writes manifest and spine from it. What it
would take from the clock, from the machine's settings or from an HTML parser is ours: metadata,
navigation, documents, and an archive whose bytes depend on nothing but its contents.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ebooklib import epub
from lxml import etree

from bokbygg.epub.metadata import IDENTIFIER_ID, PREFIX, Entry
from bokbygg.epub.navigation import Landmark
from bokbygg.epub.package import NCX, File, Package

_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_XML = "http://www.w3.org/XML/1998/namespace"

_FOLDER = "EPUB"
_PACKAGE = f"{_FOLDER}/package.opf"

_CONTAINER = f"""<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
  <rootfiles>
    <rootfile full-path="{_PACKAGE}" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""

_PACKED = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "font/woff2"})
"""Media types that are compressed already and are stored as they are."""


def archive(package: Package) -> bytes:
    """The finished EPUB file; the same package gives the same bytes."""
    writer = _Writer(package)
    writer.write()
    return writer.target.getvalue()


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    """ebooklib's writer, with every part that would not be ours replaced."""

    def __init__(self, package: Package) -> None:
        self.target = BytesIO()
        super().__init__(self.target, _model(package))
        self.package = package

    def write(self) -> None:
        """The archive: the media type first, as it is; then container, package and files."""
        with ZipFile(self.target, "w") as self.out:
            self._put("mimetype", b"application/epub+zip", method=ZIP_STORED)
            self._write_container()
            self._write_opf()
            self._write_items()

    def _write_container(self) -> None:
        self._put("META-INF/container.xml", _CONTAINER.encode())

    def _write_opf(self) -> None:
        root = etree.Element(f"{{{_OPF}}}package", nsmap={None: _OPF, "dc": _DC})
        root.set("version", "3.0")
        root.set("unique-identifier", IDENTIFIER_ID)
        root.set(f"{{{_XML}}}lang", self.package.lang)
        root.set("dir", self.package.direction)
        if any("ibooks:" in value for one in self.package.metadata for _, value in one.attributes):
            root.set("prefix", PREFIX)
        head = etree.SubElement(root, f"{{{_OPF}}}metadata")
        for entry in self.package.metadata:
            _append(head, entry)
        self._write_opf_spine(root, self._write_opf_manifest(root))
        if self.package.landmarks:
            _append_guide(root, self.package.landmarks)
        etree.indent(root)
        text = etree.tostring(root, encoding="utf-8", xml_declaration=True)
        self._put(_PACKAGE, text + b"\n")

    def _write_items(self) -> None:
        for file in self.package.files:
            method = ZIP_STORED if file.media_type in _PACKED else ZIP_DEFLATED
            self._put(f"{_FOLDER}/{file.href}", file.data, method=method)

    def _put(self, name: str, data: bytes, method: int = ZIP_DEFLATED) -> None:
        """One file of the archive, with the book's time and no trace of the machine."""
        info = ZipInfo(name, _zip_time(self.package.modified))
        info.create_system = 3
        info.external_attr = 0o100644 << 16
        info.compress_type = method
        self.out.writestr(info, data, compresslevel=9)


def _model(package: Package) -> epub.EpubBook:
    """The package as ebooklib models a book, without the random identifier that it invents."""
    book = epub.EpubBook()
    book.metadata = {}
    book.direction = package.direction
    items = tuple((file, _item(file)) for file in package.files)
    for _, item in items:
        book.add_item(item)
    book.spine = [item for file, item in items if file.in_spine]
    return book


def _item(file: File) -> epub.EpubItem:
    """A file as ebooklib's plain item: its richer ones parse and rewrite what they are given."""
    address = quote(file.href)
    if file.media_type == NCX:
        return epub.EpubNcx(uid=file.id, file_name=address)
    item = epub.EpubItem(uid=file.id, file_name=address, media_type=file.media_type)
    item.properties = file.properties
    return item


def _append(head: etree._Element, entry: Entry) -> None:
    namespace = _DC if entry.name.startswith("dc:") else _OPF
    element = etree.SubElement(head, f"{{{namespace}}}{entry.name.removeprefix('dc:')}")
    for name, value in entry.attributes:
        element.set(f"{{{_XML}}}lang" if name == "xml:lang" else name, value)
    element.text = entry.text or None


def _append_guide(root: etree._Element, landmarks: Iterable[Landmark]) -> None:
    """The landmarks as EPUB 2 had them: readers of EPUB 3 pass them over."""
    guide = etree.SubElement(root, f"{{{_OPF}}}guide")
    for mark in landmarks:
        place = {"type": mark.guide_type, "title": mark.label, "href": quote(mark.href)}
        etree.SubElement(guide, f"{{{_OPF}}}reference", place)


_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
_LATEST = datetime(2107, 12, 31, tzinfo=UTC)


def _zip_time(moment: datetime) -> tuple[int, int, int, int, int, int]:
    """The moment in UTC as an archive can hold it: from 1980 to 2107, in steps of two seconds."""
    held = min(max(moment, _EARLIEST), _LATEST).astimezone(UTC)
    return (held.year, held.month, held.day, held.hour, held.minute, held.second // 2 * 2)
