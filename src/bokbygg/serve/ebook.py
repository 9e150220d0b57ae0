"""The files of an EPUB, by the names it has for them: nothing else can be asked for."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from bokbygg.check.output.opened import DC, OPS, XHTML, Element, Opened, opened


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of the book."""

    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the contents, or a document: its path, with a place in it after a `#`."""

    title: str
    href: str
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EBook:
    """An EPUB: `digest` names it, `spine` are its documents in reading order."""

    digest: str
    title: str
    files: Mapping[str, File]
    spine: tuple[Entry, ...]
    contents: tuple[Entry, ...]


def ebook(data: bytes) -> EBook:
    """Open an EPUB that bokbygg has made."""
    book = opened(data)
    return EBook(
        digest=hashlib.sha256(data).hexdigest()[:16],
        title=next((one.text or "" for one in book.metadata() if one.tag == f"{DC}title"), ""),
        files={item.path: File(media_type=item.media_type, data=item.data) for item in book.items},
        spine=tuple(Entry(title=_title(book, path), href=path) for path in book.spine),
        contents=tuple(_contents(book)),
    )


def _title(book: Opened, path: str) -> str:
    """What a document says it is called."""
    page = book.page(path)
    return page.root.findtext(f"{XHTML}head/{XHTML}title", "") if page else ""


def _contents(book: Opened) -> Iterator[Entry]:
    if book.nav is None:
        return
    for nav in book.nav.root.iter(f"{XHTML}nav"):
        if nav.get(f"{OPS}type") == "toc":
            yield from _entries(nav.find(f"{XHTML}ol"), posixpath.dirname(book.nav.path))


def _entries(items: Element, folder: str, level: int = 0) -> Iterator[Entry]:
    for item in items if items is not None else ():
        link = item.find(f"{XHTML}a")
        if link is not None:
            href = posixpath.normpath(posixpath.join(folder, unquote(link.get("href", ""))))
            title = " ".join("".join(link.itertext()).split())
            yield Entry(title=title, href=href, level=level)
        yield from _entries(item.find(f"{XHTML}ol"), folder, level + 1)
