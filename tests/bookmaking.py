"""Small books for tests, made in a temporary folder."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bokbygg.book import (
    Book,
    Chapter,
    Edition,
    FrontMatter,
    HouseStyle,
    Kind,
    Sheet,
    Source,
    Text,
    plain,
)
from bokbygg.build import gather
from bokbygg.diagnostics import Diagnostic, Level
from bokbygg.parse import parse
from bokbygg.read import find

_FENCED = re.compile(r"^(`{3,}) ?(\w+) (\S+)\n(.*?)^\1$", re.M | re.S)


def fenced(text: str) -> dict[str, str]:
    """The fenced blocks of a Markdown page whose info string holds a name: name to content."""
    return {match[3]: match[4] for match in _FENCED.finditer(text)}


def lay_out(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files into a folder; the folder. An e-book of them lists no printed pages, for which
    they would be laid out, unless its settings ask for some of their own."""
    for name, data in files.items():
        if name.endswith("bok.toml") and isinstance(data, str) and "epub" not in data:
            data = f"{data}\n[epub]\npage-list = false\n"
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return folder


def png(width: int, height: int) -> bytes:
    """A grey picture in the simplest PNG there is."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        chunk(kind, data) for kind, data in ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    )


def codes(findings: Iterable[Diagnostic]) -> list[str]:
    """The codes of errors and warnings."""
    return [found.code for found in findings if found.level is not Level.NOTE]


def book_of(folder: Path, kind: Kind = Kind.EPUB) -> tuple[Book, Edition]:
    """The book in a folder and one edition of it."""
    book, editions = gather(find(folder), [kind], drafts=False, jobs=1)
    return book, editions[0]


def unmarked(xhtml: str) -> str:
    """A printed document without the marks that say where its text comes from."""
    return re.sub(r"<\?text[^?]*\?>", "", xhtml)


def chapter_of(text: str, lang: str = "sv", slug: str = "a", **style: Any) -> Chapter:
    """An essay without front matter, parsed; `style` are fields of its book's HouseStyle."""
    source = Source(path=f"manuscript/{slug}.md", text=text)
    sheet = Sheet(source=source, meta=FrontMatter(), slug=slug, role="chapter")
    return parse(sheet, HouseStyle(lang=lang, **style))


def printed(chapter: Chapter) -> str:
    """The printed text of an essay's body."""
    return plain(chapter.body)


def texts(chapter: Chapter) -> list[Text]:
    """Every Text of an essay, notes included."""
    pieces = [*chapter.title, *chapter.body, *(p for note in chapter.notes for p in note.body)]
    return [piece for piece in pieces if isinstance(piece, Text)]
