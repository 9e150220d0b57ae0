"""What the layout engine logs, as findings."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from bokbygg.book import Document, Stylesheet
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


def of_style(
    sheet: Stylesheet, lines: Iterable[str], refused: Iterable[str]
) -> Iterator[Diagnostic]:
    """Findings for an author's style sheet: what the press passes over, each at its place."""
    unfurnished = tuple(dict.fromkeys(refused))
    for address in unfurnished:
        yield _refusal(sheet.href, address)
    told = [*dict.fromkeys(lines)]
    nameless = [line for line in told if line.startswith(_SELECTOR)]
    if nameless:
        yield from _selectors(sheet)
    for line in told:
        if line not in nameless and not any(address[:100] in line for address in unfurnished):
            yield _passed_over(sheet, line)


def _selectors(sheet: Stylesheet) -> Iterator[Diagnostic]:
    """A finding for each rule whose selector the engine does not know, of which it does not say
    where they stand."""
    import tinycss2

    nodes = tinycss2.parse_stylesheet(sheet.css, skip_comments=True, skip_whitespace=True)
    while nodes:
        node = nodes.pop(0)
        if node.type == "at-rule" and node.lower_at_keyword in ("media", "supports", "layer"):
            nodes[:0] = tinycss2.parse_rule_list(node.content or [], skip_whitespace=True)
        if node.type == "qualified-rule" and (why := _unknown(node.prelude)):
            said = " ".join(tinycss2.serialize(node.prelude).split())
            span = sheet.span(node.source_line, node.source_column, len(said))
            where = "" if span else f"`{sheet.href}`: "
            message = f"{where}the PDF passes over the rule for `{said}`: {why}"
            yield STYLE_NOT_KNOWN.found(message, span, _HINT)


def _unknown(prelude: list[Any]) -> str:
    """What the engine does not know in a selector; empty where it knows all. Private: the list of
    pseudo-elements that it has."""
    import cssselect2
    from weasyprint.css import PSEUDO_ELEMENTS

    try:
        selectors = cssselect2.compile_selector_list(prelude)
    except cssselect2.SelectorError as error:
        return " ".join(one for one in error.args if isinstance(one, str)).lower()
    names = (one.pseudo_element for one in selectors)
    unknown = [name for name in names if name not in PSEUDO_ELEMENTS and name[:1] != "-"]
    return f"unknown pseudo-element {unknown[0]}" if unknown else ""


_HINT = "nothing need be done where it is meant for e-readers; else say it in another way"
_IGNORED = re.compile(r"Ignored `(.*?)\s*` at (\d+):(\d+), (.*?)\.?$", re.DOTALL)
_SELECTOR = "Invalid or unsupported selector"
_RULE = re.compile(r"Unknown (?:empty )?rule <AtRule @(\S+).*?>")
_PLACE = re.compile(r"(?: at (\d+):(\d+))(?=[:.]|$)")


def _passed_over(sheet: Stylesheet, line: str) -> Diagnostic:
    """What the engine says of a declaration, a selector or anything else in a style sheet."""
    if found := _IGNORED.match(line):
        said, why = found[1], found[4]
        span = sheet.span(int(found[2]), int(found[3]), len(said))
        what = f"`{' '.join(said.split())}`: {why}"
    else:
        place = _PLACE.search(line)
        span = sheet.span(int(place[1]), int(place[2])) if place else None
        what = _RULE.sub(r"`@\1`: unknown rule", _PLACE.sub("", line))
    where = "" if span else f"`{sheet.href}`: "
    return STYLE_NOT_KNOWN.found(f"{where}the PDF passes over {what}", span, _HINT)


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
