"""An EPUB file opened: its package, its documents, its style sheets, each read once.

The file may come from anywhere, so it is read with care: nothing is unpacked to disk, nothing is
fetched, no entity is followed, and what would not fit in memory is refused.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from lxml import etree

from bokbygg.diagnostics import Diagnostic, Fault, Span
from bokbygg.rules import ebook as rules

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"
OPS = "{http://www.idpf.org/2007/ops}"
DC = "{http://purl.org/dc/elements/1.1/}"
OPF = "{http://www.idpf.org/2007/opf}"
XML = "{http://www.w3.org/XML/1998/namespace}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"

LARGEST = 1_000_000_000
"""Bytes that all files together may have when unpacked."""

Element = Any
"""An lxml element."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A file that the manifest names: `path` within the archive."""

    id: str
    path: str
    media_type: str
    properties: tuple[str, ...]
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document of XML: its root element, and its lines as they stand in the file."""

    path: str
    root: Element
    lines: tuple[str, ...]

    def span(self, element: Element) -> Span:
        """The place of an element, as far as the parser knows it: its line."""
        line = min(element.sourceline or 1, len(self.lines))
        text = self.lines[line - 1] if self.lines else ""
        name = etree.QName(element).localname
        tag = re.search(rf"<(?:[\w.-]+:)?{re.escape(name)}(?![\w.-])[^<>]*>?", text)
        column, width = (tag.start() + 1, len(tag[0])) if tag else (1, 1)
        return Span(path=self.path, line=line, column=column, width=width, excerpt=text)

    def ids(self) -> tuple[str, ...]:
        """Every id of the document, in order."""
        return tuple(str(each) for each in self.root.xpath("//@id"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A style sheet."""

    path: str
    css: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An e-book: `pages` are its documents by path, `spine` the paths in reading order, `names`
    every file of the archive; `findings` tell of what could not be read."""

    package: Page
    items: tuple[Item, ...]
    pages: tuple[Page, ...]
    sheets: tuple[Sheet, ...]
    spine: tuple[str, ...]
    names: tuple[str, ...]
    findings: tuple[Diagnostic, ...]

    @property
    def nav(self) -> Page | None:
        """The document with the contents."""
        path = next((item.path for item in self.items if "nav" in item.properties), "")
        return self.page(path)

    @property
    def cover(self) -> Item | None:
        """The picture that shops show."""
        return next((item for item in self.items if "cover-image" in item.properties), None)

    def page(self, path: str) -> Page | None:
        """The document at a path."""
        return next((page for page in self.pages if page.path == path), None)

    def read_pages(self) -> Iterator[Page]:
        """The documents of the spine, in order, but for the contents."""
        nav = self.nav
        for path in self.spine:
            page = self.page(path)
            if page is not None and page is not nav:
                yield page

    def metadata(self) -> tuple[Element, ...]:
        """The elements that say what the book is."""
        head = self.package.root.find(f"{OPF}metadata")
        return () if head is None else tuple(head)

    def properties(self, name: str) -> tuple[str, ...]:
        """What `<meta property=…>` elements of a name say of the whole book."""
        return tuple(
            (meta.text or "").strip()
            for meta in self.metadata()
            if meta.tag == f"{OPF}meta" and meta.get("property") == name and not meta.get("refines")
        )


def opened(data: bytes) -> Opened:
    """Read an EPUB file; raises Fault (E010) where it is none."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _opened(archive)
    except (BadZipFile, KeyError, NotImplementedError, RuntimeError) as error:
        raise Fault(_none(f"it is not a whole archive: {error}")) from None


def _opened(archive: ZipFile) -> Opened:
    infos = archive.infolist()
    if sum(info.file_size for info in infos) > LARGEST:
        raise Fault(_none("it would be over a gigabyte when unpacked"))
    names = tuple(info.filename for info in infos if not info.is_dir())
    if "META-INF/container.xml" not in names:
        raise Fault(_none("it has no META-INF/container.xml"))
    container = _page(archive, "META-INF/container.xml")
    root = container.root.find(f".//{_CONTAINER}rootfile")
    path = "" if root is None else str(root.get("full-path", ""))
    if path not in names:
        raise Fault(_none(f"its container names the package `{path}`, which is not there"))
    package = _page(archive, path)
    items = tuple(_items(archive, package, frozenset(names)))
    pages, findings = _pages(items)
    sheets = tuple(
        Sheet(path=item.path, css=item.data.decode("utf-8", "replace"))
        for item in items
        if item.media_type == "text/css"
    )
    return Opened(
        package=package,
        items=items,
        pages=pages,
        sheets=sheets,
        spine=_spine(package, items),
        names=names,
        findings=findings,
    )


def _page(archive: ZipFile, path: str) -> Page:
    """A document that the book cannot do without; raises Fault where it is not XML."""
    found = _parsed(path, archive.read(path))
    if isinstance(found, Diagnostic):
        raise Fault(found)
    return found


def _parsed(path: str, data: bytes) -> Page | Diagnostic:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        text = data.decode("utf-8", "replace").splitlines()
        excerpt = text[line - 1] if line <= len(text) else ""
        place = Span(path=path, line=line, excerpt=excerpt)
        message = f"`{path}` is not well-formed: {getattr(error, 'msg', error)}"
        return rules.NOT_WELL_FORMED.found(message, place, hint="mend it in what made the book")
    return Page(path=path, root=root, lines=tuple(data.decode("utf-8", "replace").splitlines()))


def _items(archive: ZipFile, package: Page, names: frozenset[str]) -> Iterator[Item]:
    folder = posixpath.dirname(package.path)
    for element in package.root.iterfind(f"{OPF}manifest/{OPF}item"):
        href = unquote(str(element.get("href", "")).partition("#")[0])
        path = posixpath.normpath(posixpath.join(folder, href))
        if path in names:
            yield Item(
                id=str(element.get("id", "")),
                path=path,
                media_type=str(element.get("media-type", "")),
                properties=tuple(str(element.get("properties", "")).split()),
                data=archive.read(path),
            )


def _pages(items: Iterable[Item]) -> tuple[tuple[Page, ...], tuple[Diagnostic, ...]]:
    pages: list[Page] = []
    findings: list[Diagnostic] = []
    for item in items:
        if item.media_type == "application/xhtml+xml":
            found = _parsed(item.path, item.data)
            (findings if isinstance(found, Diagnostic) else pages).append(found)  # type: ignore[arg-type]
    return tuple(pages), tuple(findings)


def _spine(package: Page, items: Iterable[Item]) -> tuple[str, ...]:
    paths = {item.id: item.path for item in items}
    refs = package.root.iterfind(f"{OPF}spine/{OPF}itemref")
    return tuple(paths[ref.get("idref")] for ref in refs if ref.get("idref") in paths)


def _none(why: str) -> Diagnostic:
    return rules.NOT_EPUB.found(
        f"this is no e-book: {why}", hint="name a file that a reading system opens"
    )
