"""A file of text -> Source."""

from __future__ import annotations

from pathlib import Path

from bokbygg.book import Source
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.read.project import Project
from bokbygg.rules import structure as rules

LARGEST = 10_000_000
"""Bytes: a text file larger than this is taken for a mistake."""


_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(project: Project, path: Path) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """The text at `path`, which must be UTF-8 (a byte order mark is passed over).

    A text in another encoding comes with a finding and as well as it can be read, so that what
    else is wrong is told too; None and a finding where there is nothing to read.
    """
    name = project.name(path)
    try:
        if path.stat().st_size > LARGEST:
            megabytes = path.stat().st_size // 1_000_000
            return None, (
                rules.FILE_TOO_LARGE.found(
                    f"`{name}` is {megabytes} MB", Span(path=name), hint="divide it into essays"
                ),
            )
        data = path.read_bytes()
    except OSError as error:
        message = f"`{name}` cannot be read: {error.strerror}"
        hint = "see to it that you may read the file"
        return None, (rules.NOT_TEXT.found(message, Span(path=name), hint=hint),)
    text, wrong = _decoded(data)
    source = Source(path=name, text=text.replace("\r\n", "\n").replace("\r", "\n"))
    if not wrong:
        return source, ()
    message, hint = f"`{name}` is {wrong}", "save it as UTF-8 in your editor"
    return source, (rules.NOT_TEXT.found(message, _first_odd(source, data), hint=hint),)


def outside(name: str) -> Diagnostic:
    """The finding for a file of the book that is a link out of the book's folder."""
    message, hint = f"`{name}` leads out of the book's folder", "put the file itself in its place"
    return rules.OUTSIDE_BOOK.found(message, Span(path=name), hint=hint)


def _decoded(data: bytes) -> tuple[str, str]:
    """The text of a file, and what is wrong with it, if anything."""
    if data[:2] in _UTF_16:
        return data.decode("utf-16", "replace"), "in UTF-16, not in UTF-8"
    if b"\0" in data:
        return data.replace(b"\0", b"").decode("utf-8", "replace"), "not text: it holds zero bytes"
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError as error:
        other = "cp1252" if data[: error.start].isascii() else "utf-8"
        return data.decode(other, "replace"), "not in UTF-8"


def _first_odd(source: Source, data: bytes) -> Span:
    """Where a file in one byte a letter leaves UTF-8; else the file as a whole."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        if data[:2] not in _UTF_16:
            lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            return source.span(len(lines), len(lines[-1]) + 1)
    return Span(path=source.path)
