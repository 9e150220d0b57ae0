"""What is laid out both ways before the fast road is trusted with a document.

That is a document's own text, one element of each sort that stands in it, and no more than a few
lines of each. A sort is an element's name and classes, and those of what it stands in: each may
have a style of its own.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder, XMLParser, fromstring, tostring

Sort = tuple[str, str, str, str]

_LETTERS = 160
"""Of a longer text no more than the words that begin in so many letters are laid out both ways."""


class Probes:
    """Probes of the documents of a book, each of what no other document had before it."""

    def __init__(self) -> None:
        self._seen: set[Sort] = set()

    def of(self, xhtml: str) -> str:
        """A document with no more of `xhtml` than is of a sort of its own; empty where all sorts in
        it were seen before."""
        parser = XMLParser(target=TreeBuilder(insert_pis=True))  # noqa: S314 - see below
        root = fromstring(xhtml, parser)  # noqa: S314 - written by compose, not by an author
        known = len(self._seen)
        self._thin(root)
        return tostring(root, "unicode") if len(self._seen) > known else ""

    def _thin(self, element: Element) -> bool:
        """Take out of an element what is of no new sort, and the rest of long texts; gives whether
        it has any that is new."""
        has_new = False
        for child in list(element):
            if not isinstance(child.tag, str):  # a mark of the text after it
                continue
            is_new = self._is_new(element, child)
            if not is_new and not child.tag.endswith("}head"):
                element.remove(child)
            has_new = has_new or is_new
        element.text = _short(element.text)
        for child in element:
            child.tail = _short(child.tail)
        return has_new

    def _is_new(self, parent: Element, child: Element) -> bool:
        sort = (parent.tag, parent.get("class", ""), child.tag, child.get("class", ""))
        is_new = sort not in self._seen
        self._seen.add(sort)
        return self._thin(child) or is_new


def _short(text: str | None) -> str | None:
    if text is None or len(text) <= _LETTERS:
        return text
    end = text.find(" ", _LETTERS)
    return text if end < 0 else text[:end]
