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
STANDS_IN_FILE = "data-actual-text"
"""The attribute of an element that has what it stands for in the file, where that is not what is
drawn."""

_NOTHING = "\u2060"
"""A word joiner: some readers take no text at all for none given."""

_WORD = re.compile(r"([^\W\d_])((?:[^\W\d_]|[\u00ad\u2019'](?=[^\W\d_]))*)")


def hang(root: Element) -> None:
    """Take the letters apart with which essays in the tree `root` begin. One that begins with a
    dash, a quotation mark, a figure or an emphasised word stays as it is."""
    if root.find("./body[@class='body']") is None:
        return
    for section in root.iter("section"):
        paragraph = _first(section)
        if paragraph is not None:
            _part(paragraph)


def _first(section: Element) -> Element | None:
    """The paragraph that an essay begins with, right after its title and its motto."""
    following = iter(section)
    if not any(_is(one, "header", "opening") for one in following):
        return None
    one = next(following, None)
    if one is not None and _is(one, "blockquote", "epigraph"):
        one = next(following, None)
    begins = one is not None and one.tag == "p" and "dialogue" not in one.get("class", "")
    return one if begins else None


def _is(element: Element, tag: str, name: str) -> bool:
    return element.tag == tag and name in element.get("class", "").split()


def _part(paragraph: Element) -> None:
    """Part the first letter of a paragraph from the text that follows its first mark."""
    mark = next(iter(paragraph), None)
    if mark is None or mark.tag != NAME or (paragraph.text or "").strip():
        return
    text = mark.tail or ""
    word = _WORD.match(text)
    if word is None:
        return
    first, rest = word.groups()
    said = word[0].replace("\u00ad", "")
    letter = Element("span", {"class": CLASS, STANDS_FOR: first, STANDS_IN_FILE: said})
    letter.text, letter.tail, mark.tail = first, text[word.end() :], ""
    paragraph.insert(1, letter)
    if rest:
        others = Element("span", {STANDS_FOR: rest, STANDS_IN_FILE: _NOTHING})
        others.text, others.tail, letter.tail = rest, letter.tail, ""
        paragraph.insert(2, others)
