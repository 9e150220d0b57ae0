"""What the layout engine logs, as findings."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from bokbygg.book import Document
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.pdf.tree import ROOT
from bokbygg.rules.press import (
    CANNOT_DRAW,
    MISSING_GLYPH,
    REFUSED_ADDRESS,
    REMARK,
    STYLE_NOT_KNOWN,
)

_NO_GLYPH = re.compile(r"\.notdef glyph .*\(U\+([0-9A-F]+)\)", re.DOTALL)
_NO_PICTURE = re.compile(r"Failed to (?:load image at|render SVG image|load inline SVG):? ?'?(.*)")

Where = Callable[[str], Span | None]
"""Gives the first place of a printed character in the author's files."""


_NO_ALT = "has no required alt description"
"""What parse tells of (S009) with file and line."""


class _Gatherer(logging.Handler):
    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append(record.getMessage())


@contextmanager
def gathered() -> Iterator[list[str]]:
    """The lines the engine logs as warnings or errors, each once; none of them is printed."""
    lines: list[str] = []
    logger, handler = logging.getLogger("weasyprint"), _Gatherer(lines)
    spreads, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield lines
    finally:
        logger.removeHandler(handler)
        logger.propagate = spreads


def of_layout(
    document: Document, lines: Iterable[str], refused: Iterable[str]
) -> Iterator[Diagnostic]:
    """Findings for a document."""
    unfurnished = tuple(dict.fromkeys(refused))
    for address in unfurnished:
        yield _refusal(document.title, address, document.span)
    for line in dict.fromkeys(lines):
        if not any(address[:100] in line for address in unfurnished):
            yield from _of_line(line, document.span)


def of_style(href: str, lines: Iterable[str], refused: Iterable[str]) -> Iterator[Diagnostic]:
    """Findings for the author's style sheet `href`."""
    unfurnished = tuple(dict.fromkeys(refused))
    for address in unfurnished:
        yield _refusal(href, address)
    for line in dict.fromkeys(lines):
        if not any(address[:100] in line for address in unfurnished):
            yield STYLE_NOT_KNOWN.found(f"`{href}`: {line}")


def of_drawing(
    lines: Iterable[str], span: Span | None
) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """The characters that no face has, and findings, from the drawing of a document whose file is
    `span`."""
    missing: list[str] = []
    found: list[Diagnostic] = []
    for line in dict.fromkeys(lines):
        character = _NO_GLYPH.match(line)
        if character:
            missing.append(chr(int(character[1], 16)))
        else:
            found += _of_line(line, span)
    return tuple(missing), tuple(found)


def of_missing(characters: Iterable[str], where: Where) -> Iterator[Diagnostic]:
    """Findings for characters that no face has; `where` tells the first place of one."""
    for character in dict.fromkeys(characters):
        yield MISSING_GLYPH.found(
            f"no face has `{character}` (U+{ord(character):04X})",
            where(character),
            "write it in another way, or give the book a face that has it",
        )


def _of_line(line: str, span: Span | None) -> Iterator[Diagnostic]:
    """A finding for what the engine says of a picture, or of anything else."""
    picture = _NO_PICTURE.match(line)
    if picture:
        name = picture[1].removeprefix(ROOT).partition("'")[0]
        message = f"`{name}` cannot be drawn"
        yield CANNOT_DRAW.found(message, span, "save the picture anew, or as PNG")
    elif _NO_ALT not in line:
        yield REMARK.found(line, span)


def _refusal(name: str, address: str, span: Span | None = None) -> Diagnostic:
    message = f"`{name}` asks for `{address}`, which is not a file of the book"
    hint = "put the file in the book's folder and name it there"
    return REFUSED_ADDRESS.found(message, span, hint)
