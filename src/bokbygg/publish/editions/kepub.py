"""The e-book as the reader on Kobo's devices wants it: every sentence in an element that it can
find again.

A device of Kobo reads any EPUB, but turns pages faster, counts them by chapter and keeps marks and
statistics only where text stands in spans of the class `koboSpan`, numbered by paragraph and
sentence, within two elements that it lays its columns in. The text stays the same, letter for
letter.
"""

from __future__ import annotations

import re
from io import BytesIO
from itertools import count
from zipfile import ZipFile

from lxml import etree

from bokbygg.check.output.opened import MATHML, SVG, XHTML, Element, opened

_AS_THEY_STAND = frozenset(
    (
        *(f"{XHTML}{name}" for name in ("script", "style", "pre", "rp", "rt", "textarea")),
        *(f"{MATHML}math", f"{SVG}svg"),
    )
)
"""Elements whose text no reader marks word by word, or that may not hold a span."""

_PARAGRAPHS = frozenset(
    f"{XHTML}{name}"
    for name in (
        *("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption", "caption"),
        *("td", "th", "dt", "dd", "div", "section", "aside", "header", "pre", "figure"),
    )
)
"""Elements that begin a paragraph, as the numbers count them."""

_SENTENCE = re.compile(r".*?[.!?…:؟。！？]+[\"'”’»«)\]]*\s+|.+", re.DOTALL)


def kepub(data: bytes) -> bytes:
    """The e-book `data`, one of ours, with its documents made ready for Kobo; the same e-book gives
    the same bytes."""
    book = opened(data)
    ours = frozenset(book.spine) - {book.nav.path if book.nav else ""}
    written = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(written, "w") as target:
        for info in source.infolist():
            content = source.read(info)
            content = spanned(content) if info.filename in ours else content
            target.writestr(info, content, compresslevel=9)
    return written.getvalue()


def spanned(document: bytes) -> bytes:
    """A document with its sentences in spans, and what it shows in two elements for columns."""
    tree = etree.fromstring(document).getroottree()
    body = tree.find(f"{XHTML}body")
    _Spans().mark(body)
    columns = etree.Element(f"{XHTML}div", {"id": "book-columns"})
    inner = etree.SubElement(columns, f"{XHTML}div", {"id": "book-inner"})
    inner.text, body.text = body.text, None
    inner.extend(list(body))
    body.append(columns)
    written: bytes = etree.tostring(tree, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


class _Spans:
    """Numbers the sentences of a document, from 1 in each paragraph."""

    def __init__(self) -> None:
        self._paragraph = 0
        self._sentences = count(1)

    def mark(self, element: Element) -> None:
        """Put every sentence within `element` into a span of its own; a sentence goes no further
        than the element it stands in."""
        if not isinstance(element.tag, str) or element.tag in _AS_THEY_STAND:
            return
        if element.tag in _PARAGRAPHS:
            self._paragraph += 1
            self._sentences = count(1)
        children = list(element)
        first, element.text = element.text or "", None
        rest = [child.tail or "" for child in children]
        for child in children:
            child.tail = None
            element.remove(child)
        self._append(element, first)
        for child, tail in zip(children, rest, strict=True):
            element.append(child)
            self.mark(child)
            self._append(element, tail)

    def _append(self, parent: Element, text: str) -> None:
        """Text at the end of what `parent` holds; blanks between elements stay as they are."""
        if text.strip():
            for sentence in _SENTENCE.findall(text):
                parent.append(self._span(sentence))
        elif len(parent):
            parent[-1].tail = text
        else:
            parent.text = text

    def _span(self, text: str) -> Element:
        number = f"kobo.{self._paragraph}.{next(self._sentences)}"
        span = etree.Element(f"{XHTML}span", {"class": "koboSpan", "id": number})
        span.text = text
        return span
