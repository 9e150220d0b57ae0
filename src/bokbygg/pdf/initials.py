"""The first letter of an essay taken apart, to hang over several lines.

It becomes an element of its own, which a style sheet makes large (bokbygg.read.dropcaps): what
WeasyPrint does of `::first-letter` lets the first line run under a letter that hangs.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from bokbygg.pdf.marks import NAME, STANDS_FOR

CLASS = "drop-cap"


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
    if not text[:1].isalpha():
        return
    letter = Element("span", {"class": CLASS, STANDS_FOR: text[0]})
    letter.text, letter.tail = text[0], text[1:]
    mark.tail = ""
    paragraph.insert(1, letter)
