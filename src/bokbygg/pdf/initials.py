"""The first letter of an essay taken apart, to hang over several lines.

It becomes an element of its own, which a style sheet makes large (bokbygg.read.dropcaps): what
WeasyPrint does of `::first-letter` lets the first line run under a letter that hangs. What is left
of the word becomes one, too: for whoever copies the text or has it read out, the letter stands for
the whole word, and the rest for nothing (see `drawing` and `semantics`).
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from bokbygg.pdf.marks import NAME, STANDS_FOR

CLASS = "drop-cap"
QUOTED, DASHED = "drop-cap-mark quoted", "drop-cap-mark"
STANDS_IN_FILE = "data-actual-text"
"""The attribute of an element that has what it stands for in the file, where that is not what is
drawn."""

_NOTHING = "\u2060"
"""A word joiner: some readers take no text at all for none given."""

_DASHES = "\u2013\u2014-"
_WORD = re.compile(
    r"([«»‹›„“”\"‚‘’'\u2013\u2014-]*[ \u00a0\u2009\u202f]*)"
    r"([^\W\d_])((?:[^\W\d_]|[\u00ad\u2019'](?=[^\W\d_]))*)"
)
"""What stands before a word, its first letter, and the rest of it."""


def hang(root: Element, marks: str = "small") -> None:
    """Take the letters apart with which essays in the tree `root` begin. A quotation mark or dash
    before one is set as `marks` says: `small` beside it, as `large` as it is, or `none` hangs after
    such a mark. An essay that begins with a figure or an emphasised word stays as it is."""
    if root.find("./body[@class='body']") is None:
        return
    for section in root.iter("section"):
        paragraph = _first(section)
        if paragraph is not None:
            _part(paragraph, marks)


def _first(section: Element) -> Element | None:
    """The paragraph that an essay begins with, right after its title and its motto."""
    following = iter(section)
    if not any(_is(one, "header", "opening") for one in following):
        return None
    one = next(following, None)
    if one is not None and _is(one, "blockquote", "epigraph"):
        one = next(following, None)
    return one if one is not None and one.tag == "p" else None


def _is(element: Element, tag: str, name: str) -> bool:
    return element.tag == tag and name in element.get("class", "").split()


def _part(paragraph: Element, marks: str) -> None:
    """Part the first letter of a paragraph, and what stands before it, from the text that follows
    its first mark of a piece."""
    dash = paragraph[0] if len(paragraph) > 1 and paragraph[0].tag == "span" else None
    mark = paragraph[1] if dash is not None else next(iter(paragraph), None)
    if mark is None or mark.tag != NAME or (paragraph.text or "").strip():
        return
    if dash is not None and (marks == "none" or "dialogue" not in paragraph.get("class", "")):
        return
    text = mark.tail or ""
    word = _WORD.match(text)
    if word is None:
        return
    before, first, rest = word.groups()
    if before and marks == "none":
        return
    said = word[0].replace("\u00ad", "")
    parts = [(CLASS, f"{before}{first}", said), ("", rest, _NOTHING)]
    if before and marks == "small":
        beside = DASHED if before[0] in _DASHES else QUOTED
        parts = [(beside, before, _NOTHING), (CLASS, first, said), ("", rest, _NOTHING)]
    spans = [_span(*part) for part in parts if part[1]]
    after = list(paragraph).index(mark) + 1
    paragraph[after:after] = spans
    if dash is not None:
        dash.set("class", f"{dash.get('class', '')} {DASHED}".strip())
    mark.tail, spans[-1].tail = "", text[word.end() :]


def _span(name: str, text: str, said: str) -> Element:
    """A part of the first word, and what it stands for in the file."""
    span = Element("span", {STANDS_FOR: text, STANDS_IN_FILE: said})
    if name:
        span.set("class", name)
    span.text = text
    return span
