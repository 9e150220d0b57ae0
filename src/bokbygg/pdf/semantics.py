"""What parts of a page are, said more exactly than WeasyPrint says it in a tagged file.

WeasyPrint tells elements by the name of their tag alone. While a document is drawn, the function
that makes an element of a box, which is private to it, is followed by ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
import weasyprint.pdf.tags
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from bokbygg.pdf.initials import STANDS_IN_FILE

Box = Any
"""A weasyprint.formatting_structure.boxes.Box."""

Element = Any
"""A pydyf.Dictionary that is a structure element."""

_ROOTS = ("html", "body")
_NOTES = frozenset({"footnote", "endnote"})


@contextmanager
def told_exactly() -> Iterator[None]:
    """Let structure elements say what they are."""
    stock = weasyprint.pdf.tags._build_box_tree
    weasyprint.pdf.tags._build_box_tree = _telling(stock)
    try:
        yield
    finally:
        weasyprint.pdf.tags._build_box_tree = stock


def _telling(stock: Callable[..., Iterator[Element]]) -> Callable[..., Iterator[Element]]:
    def build(box: Box, *rest: object) -> Iterator[Element]:
        for element in stock(box, *rest):
            _tell(box._box if isinstance(box, AbsolutePlaceholder) else box, element)
            yield element

    return build


def _tell(box: Box, element: Element) -> None:
    """Give an element the type that its box has in the book (ISO 32000-1, 14.8.4), and the
    language of what stands in it."""
    source, tag = box.element, box.element_tag or ""
    if source is None:
        return
    lang = source.get("lang", "und")
    if lang != "und":
        if tag in _ROOTS:
            element.setdefault("Lang", pydyf.String(lang))
        elif tag == source.tag:
            element["Lang"] = pydyf.String(lang)
    names = (source.get("class") or "").split()
    if STANDS_IN_FILE in source.attrib and isinstance(box, (boxes.BlockBox, boxes.InlineBox)):
        element["ActualText"] = pydyf.String(source.get(STANDS_IN_FILE))
    if tag.endswith("::footnote-call"):
        element["S"] = "/Reference"
    elif tag.endswith("::footnote-marker") or (tag == "span" and "endnote-number" in names):
        element["S"] = "/Lbl"
    elif tag == source.tag and not _NOTES.isdisjoint(names):
        element["S"] = "/Note"
        element["ID"] = pydyf.String(source.get("id", ""))
    elif tag == "section" == source.tag and source.get("role") == "doc-index":
        element["S"] = "/Index"
    elif tag == "ol" and "toc" in names:
        element["S"] = "/TOC"
