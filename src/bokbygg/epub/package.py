"""The package: every file of the e-book, in order, with what the manifest says of each."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from bokbygg.book import Asset, Document, Edition
from bokbygg.diagnostics import Fault
from bokbygg.epub.documents import Facts
from bokbygg.epub.metadata import COVER_ID, Entry
from bokbygg.epub.navigation import Landmark
from bokbygg.epub.spellings import fitted
from bokbygg.rules.output import SAME_NAME
from bokbygg.values import dataclass

XHTML = "application/xhtml+xml"
CSS = "text/css"
NCX = "application/x-dtbncx+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of the book: `href` from the package document; `properties` as the manifest has
    them; `in_spine` where it is read in its turn.
    """

    id: str
    href: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()
    in_spine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A book ready to be written: its files in the order of the archive, those of the spine in
    reading order. `direction` is `ltr` or `rtl`; `modified` is the time that every file of the
    archive bears; `landmarks` are told once more in the guide, where old e-readers look for them.
    """

    lang: str
    direction: str
    metadata: tuple[Entry, ...]
    files: tuple[File, ...]
    modified: datetime
    landmarks: tuple[Landmark, ...] = ()


def reading_file(document: Document, facts: Facts) -> File:
    """A document of the spine."""
    properties = ("nav", *facts.properties) if document.role == "contents" else facts.properties
    return File(
        id=_id(document.href),
        href=document.href,
        media_type=XHTML,
        data=document.xhtml.encode(),
        properties=properties,
        in_spine=True,
    )


def ncx_file(ncx: str) -> File:
    """The contents for older e-readers."""
    return File(id="ncx", href="toc.ncx", media_type=NCX, data=ncx.encode())


def style_files(edition: Edition, classes: Collection[str]) -> Iterator[File]:
    """The style sheets in cascade order: what documents with these classes have use for, spelt for
    old e-readers too."""
    for sheet in edition.stylesheets:
        data = fitted(sheet.css, classes).encode()
        yield File(id=_id(sheet.href), href=sheet.href, media_type=CSS, data=data)


def asset_files(assets: Iterable[Asset], cover: Asset | None) -> Iterator[File]:
    """Pictures and faces, each once, by name; the cover is marked as what it is."""
    shown = {(one.href, one.data): one for one in (*assets, *((cover,) if cover else ()))}
    for _, asset in sorted(shown.items()):
        is_cover = cover is not None and asset.href == cover.href
        yield File(
            id=COVER_ID if is_cover else _id(asset.href),
            href=asset.href,
            media_type=_media_type(asset),
            data=asset.data,
            properties=("cover-image",) if is_cover else (),
        )


_MEDIA_TYPES = {
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
"""Core media types by file name (EPUB 3.3, section 3.2), whatever the machine calls them."""


def _media_type(asset: Asset) -> str:
    return _MEDIA_TYPES.get(posixpath.splitext(asset.href)[1].lower(), asset.media_type)


def demand_own_names(files: Iterable[File]) -> None:
    """Raise Fault (E002) where two files have one name; names that differ in case alone are one
    name to some file systems.
    """
    seen: set[str] = set()
    for file in files:
        name = file.href.casefold()
        if name in seen:
            raise Fault(
                SAME_NAME.found(
                    f"`{file.href}` is the name of two files of the e-book",
                    hint="give the essay another `slug`, or the picture another name",
                )
            )
        seen.add(name)


_NOT_IN_ID = re.compile(r"[^A-Za-z0-9.-]")


def _id(href: str) -> str:
    """An id for the manifest: an XML name, another for every `href`."""
    return "file-" + _NOT_IN_ID.sub(lambda match: f"_{ord(match[0]):x}_", href)
