"""An e-book's archive -> its pages in their order, and what it says of itself.

After EPUB 3.3, sections 4 (container) and 5 (package document), and OPF 2.0.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from bokbygg.diagnostics import Fault, Span
from bokbygg.importers.archives import unpacked
from bokbygg.importers.pages import resolved
from bokbygg.importers.xmltrees import xml_tree
from bokbygg.rules.imports import NOT_A_DOCUMENT

_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """An e-book: `pages` are the paths of its pages in reading order, `titles` what its contents
    call them, `kinds` what its guide says they are. `about` are pairs of a name of Dublin Core and
    its value; `creators` people with their roles (MARC, empty where none is said), those who wrote
    the book as a whole before others. `cover` is the picture on its cover, or empty."""

    files: Mapping[str, bytes]
    pages: tuple[str, ...]
    navigation: str
    cover: str
    subtitle: str
    titles: Mapping[str, str]
    kinds: Mapping[str, str]
    about: tuple[tuple[str, str], ...]
    creators: tuple[tuple[str, str], ...]

    def said(self, name: str) -> str:
        """The first value of a name; empty for none."""
        return next((value for key, value in self.about if key == name), "")


def opened(data: bytes, name: str) -> Package:
    """The e-book in a file. Raises Fault where it is none, is broken, or could do harm."""
    files = unpacked(data, name)
    path = _package_path(files, name)
    root = xml_tree(files[path], f"{name}/{path}")
    items = {item.get("id", ""): item for item in _named(root, "item") if item.get("href")}
    hrefs = {key: resolved(path, item.get("href", "")) for key, item in items.items()}
    spine = [one.get("idref", "") for one in _named(root, "itemref")]
    pages = [hrefs[one] for one in spine if one in hrefs and _is_page(items[one])]
    nav = next(
        (hrefs[key] for key, item in items.items() if "nav" in item.get("properties", "").split()),
        "",
    )
    ncx = next(
        (hrefs[k] for k, i in items.items() if i.get("media-type") == "application/x-dtbncx+xml"),
        "",
    )
    return Package(
        files=files,
        pages=tuple(one for one in dict.fromkeys(pages) if one in files),
        navigation=nav,
        cover=next((hrefs[key] for key in _covers(root, items)), ""),
        subtitle=_subtitle(root),
        titles=dict(_titles(files, nav, ncx, name)),
        kinds={
            resolved(path, one.get("href", "").partition("#")[0]): one.get("type", "")
            for one in _named(root, "reference")
        },
        about=tuple(_about(root)),
        creators=tuple(_creators(root)),
    )


def _package_path(files: Mapping[str, bytes], name: str) -> str:
    container = files.get("META-INF/container.xml")
    if container is not None:
        for one in _named(xml_tree(container, f"{name}/META-INF/container.xml"), "rootfile"):
            path = resolved("", one.get("full-path", ""))
            if path in files:
                return path
    found = sorted(path for path in files if path.endswith(".opf"))
    if found:
        return found[0]
    if "META-INF/encryption.xml" in files or "META-INF/rights.xml" in files:
        message, hint = f"`{name}` is locked", "an e-book with a lock cannot be imported"
    else:
        message, hint = f"`{name}` holds no e-book", "name a file that e-readers open"
    raise Fault(NOT_A_DOCUMENT.found(message, Span(path=name), hint))


def _is_page(item: etree._Element) -> bool:
    return item.get("media-type", "") in _PAGES


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    for one in root.iter():
        if isinstance(one.tag, str) and etree.QName(one).localname == name:
            yield one


def _covers(root: etree._Element, items: Mapping[str, etree._Element]) -> Iterator[str]:
    """The item that is the picture on the cover, as EPUB 3 and EPUB 2 say it."""
    yield from (k for k, item in items.items() if "cover-image" in item.get("properties", ""))
    for one in _named(root, "meta"):
        if one.get("name") == "cover" and one.get("content") in items:
            yield one.get("content", "")


def _subtitle(root: etree._Element) -> str:
    """The title that says it is a subtitle."""
    for one in _named(root, "meta"):
        if one.get("property") == "title-type" and _text(one) == "subtitle":
            name = one.get("refines", "").lstrip("#")
            return next((_text(t) for t in _named(root, "title") if t.get("id") == name), "")
    return ""


def _titles(files: Mapping[str, bytes], nav: str, ncx: str, name: str) -> Iterator[tuple[str, str]]:
    """What the contents call the pages: the first name of each."""
    seen: set[str] = set()
    if nav in files:
        found = [
            (resolved(nav, link.get("href", "").partition("#")[0]), _text(link))
            for link in _named(xml_tree(files[nav], f"{name}/{nav}"), "a")
            if link.get("href", "").partition("#")[0]
        ]
    elif ncx in files:
        found = [
            (resolved(ncx, _source(point)), _text(next(_named(point, "navLabel"), point)))
            for point in _named(xml_tree(files[ncx], f"{name}/{ncx}"), "navPoint")
        ]
    else:
        found = []
    for path, title in found:
        if path not in seen and title:
            seen.add(path)
            yield path, title


def _source(point: etree._Element) -> str:
    content = next(_named(point, "content"), None)
    return "" if content is None else content.get("src", "").partition("#")[0]


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


def _about(root: etree._Element) -> Iterator[tuple[str, str]]:
    for one in root.iter(f"{{{_DUBLIN_CORE}}}*"):
        if text := _text(one):
            yield etree.QName(one).localname, text
    for one in _named(root, "meta"):
        if one.get("property") in {"belongs-to-collection", "group-position", "dcterms:modified"}:
            yield one.get("property", ""), _text(one)
        elif one.get("name") in {"calibre:series", "calibre:series_index"}:
            yield one.get("name", ""), one.get("content", "")


def _creators(root: etree._Element) -> Iterator[tuple[str, str]]:
    refined = {
        one.get("refines", "").lstrip("#"): _text(one)
        for one in _named(root, "meta")
        if one.get("property") == "role"
    }
    for tag, usual in (("creator", "aut"), ("contributor", "")):
        for one in root.iter(f"{{{_DUBLIN_CORE}}}{tag}"):
            given = next((v for k, v in one.attrib.items() if str(k).endswith("}role")), "")
            role = refined.get(one.get("id", ""), given) or usual
            role = "" if tag == "contributor" and role == "aut" else role
            if (text := _text(one)) and re.fullmatch(r"[a-z]{3}|", role):
                yield text, role
