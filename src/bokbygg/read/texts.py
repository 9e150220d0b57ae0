"""A file of text -> Source."""

from __future__ import annotations

import re
from pathlib import Path

from bokbygg.book import Source
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.read.encodings import Decoded, decoded
from bokbygg.read.project import Project
from bokbygg.rules import structure as rules

LARGEST = 10_000_000
"""Bytes: a text file larger than this is taken for a mistake."""

_LINE_END = re.compile("\r\n?|\x85")
"""Line ends of Windows, of old Macs, and NEL, of mainframes."""


def read_text(project: Project, path: Path) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    r"""The text at `path`, with `\n` line ends.

    A text in another encoding than UTF-8 comes with a finding; where the encoding cannot be told
    surely, as well as it can be read, so that what else is wrong is told too. None and a finding
    where there is nothing to read.
    """
    name = project.name(path)
    try:
        if (size := project.looks.size(path)) > LARGEST:
            megabytes = size // 1_000_000
            return None, (
                rules.FILE_TOO_LARGE.found(
                    f"`{name}` is {megabytes} MB", Span(path=name), hint="divide it into essays"
                ),
            )
        data = project.looks.data(path)
    except OSError as error:
        message = f"`{name}` cannot be read: {error.strerror}"
        hint = "see to it that you may read the file"
        return None, (rules.NOT_TEXT.found(message, Span(path=name), hint=hint),)
    read = decoded(data)
    source = Source(path=name, text=_LINE_END.sub("\n", read.text))
    return source, _remarks(source, read)


def text_at(project: Project, name: str) -> str:
    r"""What the file that findings call `name` says, with `\n` line ends; empty where it cannot be
    read."""
    path = project.resolve(project.root, name)
    source = read_text(project, path)[0] if path is not None else None
    return source.text if source is not None else ""


def _remarks(source: Source, read: Decoded) -> tuple[Diagnostic, ...]:
    """What is to be said of a file's encoding."""
    place = _first_odd(source, read)
    if read.fault:
        hint = "save it as UTF-8 in the editor it was written in"
        message = f"`{source.path}` is {read.fault}"
        return (rules.NOT_TEXT.found(message, place, hint=hint),)
    if read.encoding:
        hint = "see that its letters have come out right, then save it as UTF-8 in your editor"
        message = f"`{source.path}` is in {read.encoding}, not in UTF-8"
        return (rules.OTHER_ENCODING.found(message, place, hint=hint),)
    return ()


def outside(name: str) -> Diagnostic:
    """The finding for a file of the book that is a link out of the book's folder."""
    message, hint = f"`{name}` leads out of the book's folder", "put the file itself in its place"
    return rules.OUTSIDE_BOOK.found(message, Span(path=name), hint=hint)


def _first_odd(source: Source, read: Decoded) -> Span:
    """The first letter that two encodings write in two ways; else the file as a whole."""
    odd = re.search(r"[^\x00-\x7f]", source.text)
    if odd is None or read.encoding.startswith("UTF"):
        return Span(path=source.path)
    line = source.text.count("\n", 0, odd.start()) + 1
    return source.span(line, odd.start() - source.text.rfind("\n", 0, odd.start()))
