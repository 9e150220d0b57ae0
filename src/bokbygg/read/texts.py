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
    """The text at `path`, which must be UTF-8 (a byte order mark is passed over); None and a
    finding where it cannot be read."""
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
        return None, (_unreadable(name, f"`{name}` cannot be read: {error.strerror}"),)
    if b"\0" in data and data[:2] not in _UTF_16:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        message = f"`{name}` is not text: there is a zero byte on line {line}"
        return None, (_unreadable(name, message, line),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        kind = "UTF-16" if data[:2] in _UTF_16 else "another encoding"
        message = f"`{name}` is in {kind}, not UTF-8: the first wrong byte is on line {line}"
        return None, (_unreadable(name, message, line),)
    return Source(path=name, text=text.replace("\r\n", "\n").replace("\r", "\n")), ()


def _unreadable(name: str, message: str, line: int = 0) -> Diagnostic:
    hint = "save it as UTF-8 in your editor"
    return rules.NOT_TEXT.found(message, Span(path=name, line=line), hint=hint)
