"""What is printed for characters that no face has: never an empty box.

Letters of a script without a face are spelt in Latin letters, anything else is named by its number;
both stand small and in brackets, and the finding says where.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Set
from xml.etree.ElementTree import Element

from anyascii import anyascii

from bokbygg.fonts import lacking, script_of
from bokbygg.pdf.marks import STANDS_FOR

_PRINTED = ("data-title", "data-book-title", "data-book-author")
"""Attributes that the running heads print."""

_OPAQUE = frozenset({"svg", "title"})
"""Elements whose text is drawn or read by others; so is what comes from other namespaces."""


def stand_in(root: Element, own: Set[str]) -> None:
    """Put stand-ins into the tree `root` for what neither our faces have nor those with the
    characters `own`."""
    found = lacking("".join(_texts(root)), own)
    if not found:
        return
    missing = _runs(found)
    for name in _PRINTED:
        for element in root.iter():
            if name in element.attrib:
                said = missing.sub(lambda match: _said(match[0]), element.attrib[name])
                element.set(name, said)
    _fill(root, missing)


def _texts(root: Element) -> Iterator[str]:
    for element in root.iter():
        yield element.text or ""
        yield element.tail or ""
        for name in _PRINTED:
            yield element.get(name, "")


def _runs(missing: Set[str]) -> re.Pattern[str]:
    """Missing characters in a row, with the blanks and the joiners between them."""
    letters = re.escape("".join(sorted(missing)))
    return re.compile(rf"[{letters}](?:[\ufe00-\ufe0f\u200d]?[{letters}]|[\ufe00-\ufe0f])*")


def _said(run: str) -> str:
    """The stand-in for a run of characters: `[Bei Jing]`, `[U+2603]`."""
    if all(script_of(one) or unicodedata.category(one)[0] == "M" for one in run):
        latin = " ".join(anyascii(run).split())
        if any(letter.isalpha() for letter in latin):
            return f"[{latin}]"
    kept = (one for one in run if not "\ufe00" <= one <= "\ufe0f" and one != "\u200d")
    return "[" + " ".join(f"U+{ord(one):04X}" for one in kept) + "]"


def _fill(element: Element, missing: re.Pattern[str]) -> None:
    children = list(element)
    if element.tag not in _OPAQUE and not element.tag.startswith("{"):
        for child in children:
            _fill(child, missing)
        for child in reversed(children):
            _set_after(element, child, missing)
        _set_first(element, missing)


def _set_first(element: Element, missing: re.Pattern[str]) -> None:
    first, spans = _parted(element.text or "", missing)
    element.text = first
    for at, span in enumerate(spans):
        element.insert(at, span)


def _set_after(parent: Element, child: Element, missing: re.Pattern[str]) -> None:
    child.tail, spans = _parted(child.tail or "", missing)
    start = list(parent).index(child) + 1
    for at, span in enumerate(spans, start):
        parent.insert(at, span)


def _parted(text: str, missing: re.Pattern[str]) -> tuple[str, list[Element]]:
    """A text up to the first missing character, and a span for each run of such, with the text
    that follows it."""
    spans: list[Element] = []
    end = 0
    first = text
    for match in missing.finditer(text):
        if spans:
            spans[-1].tail = text[end : match.start()]
        else:
            first = text[: match.start()]
        span = Element("span", {"class": "no-glyph", "lang": "und", "dir": "ltr"})
        span.set(STANDS_FOR, match[0])
        span.text = _said(match[0])
        spans.append(span)
        end = match.end()
    if spans:
        spans[-1].tail = text[end:]
    return first, spans
