"""What the layout engine logs, as findings."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from bokbygg.diagnostics import Diagnostic
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


def of_layout(href: str, lines: Iterable[str], refused: Iterable[str]) -> Iterator[Diagnostic]:
    """Findings for the document `href`."""
    unfurnished = tuple(dict.fromkeys(refused))
    for address in unfurnished:
        yield _refusal(href, address)
    for line in dict.fromkeys(lines):
        picture = _NO_PICTURE.match(line)
        if any(address[:100] in line for address in unfurnished):
            continue
        if picture:
            name = picture[1].removeprefix(ROOT).partition("'")[0]
            message = f"`{name}` in `{href}` cannot be drawn"
            yield CANNOT_DRAW.found(message, hint="save the picture anew, or as PNG")
        else:
            yield REMARK.found(f"`{href}`: {line}")


def of_style(href: str, lines: Iterable[str], refused: Iterable[str]) -> Iterator[Diagnostic]:
    """Findings for the author's style sheet `href`."""
    unfurnished = tuple(dict.fromkeys(refused))
    for address in unfurnished:
        yield _refusal(href, address)
    for line in dict.fromkeys(lines):
        if not any(address[:100] in line for address in unfurnished):
            yield STYLE_NOT_KNOWN.found(f"`{href}`: {line}")


def of_drawing(lines: Iterable[str], texts: Iterable[tuple[str, str]]) -> Iterator[Diagnostic]:
    """Findings from the drawing of all pages; `texts` are names and XHTML of the documents, by
    which the place of a missing character is told."""
    known = tuple(texts)
    for line in dict.fromkeys(lines):
        missing = _NO_GLYPH.match(line)
        if missing:
            yield _missing(chr(int(missing[1], 16)), known)
        else:
            yield REMARK.found(line)


def _missing(character: str, texts: tuple[tuple[str, str], ...]) -> Diagnostic:
    places = ", ".join(f"`{href}`" for href, xhtml in texts if character in xhtml)
    where = f" in {places}" if places else ""
    message = f"no face has `{character}` (U+{ord(character):04X}){where}"
    hint = "write it in another way, or add a face that has it to the book's style sheet"
    return MISSING_GLYPH.found(message, hint=hint)


def _refusal(href: str, address: str) -> Diagnostic:
    message = f"`{href}` asks for `{address}`, which is not a file of the book"
    return REFUSED_ADDRESS.found(message, hint="put the file in the book's folder and name that")
