"""A document's XHTML as the element tree that the layout engine works on.

Read by an XML parser, so that nothing is repaired in silence, and without namespace, as the
engine's own HTML parser would give it. What could reach outside the book is left out.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder, XMLParser, fromstring

from bokbygg.pdf import marks

ROOT = "https://book.invalid/"
"""The address of the book's root. `.invalid` never leads anywhere (RFC 6761); a scheme of our own
would be simpler to read, but relative addresses are only joined to schemes urllib knows."""

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
FORMULA = "\u2061"
"""Begins what is said of a formula's drawing, so that it can be told from a picture when the file
is tagged (U+2061, function application, which nobody sees or types)."""

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_OUTSIDE = frozenset({"link", "script", "style", "base", "iframe", "object", "embed", "meta"})
"""Elements that load, run or say something for the whole file: the edition decides those."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CALLS = frozenset({"footnote", "noteref"})


def element_tree(xhtml: str) -> Element:
    """The root element of `xhtml`, with the marks of its pieces in it; raises
    xml.etree.ElementTree.ParseError if it is broken."""
    parser = XMLParser(target=TreeBuilder(insert_pis=True))  # noqa: S314 - see below
    root = fromstring(xhtml, parser)  # noqa: S314 - written by compose, not by an author
    marks.keep(root)
    _strip(root)
    return root


def _strip(element: Element) -> None:
    if element.tag.startswith(XHTML):
        element.tag = element.tag.removeprefix(XHTML)
        _keep_known(element.attrib)
        if element.tag == "ol" and "start" in element.attrib:
            # The engine counts from 1 whatever `start` says.
            first = int(element.attrib.pop("start"))
            element.set("style", f"counter-reset: list-item {first - 1}")
        if element.tag in _HEADINGS:
            element.attrib.setdefault("data-label", " ".join(_printed(element).split()))
    elif element.tag == f"{SVG}svg" and element.get("class") == "formula":
        for title in element.findall(f"{SVG}title"):
            title.text = f"{FORMULA}{title.text or ''}"
    for child in list(element):
        if child.tag.removeprefix(XHTML) in _OUTSIDE:
            _remove(element, child)
        else:
            _strip(child)


def _printed(element: Element) -> str:
    """The text of a heading as a bookmark says it: without notes and soft hyphens."""
    text = element.text or ""
    for child in element:
        if child.get("class") not in _CALLS:
            text += _printed(child)
        text += child.tail or ""
    return text.replace("\u00ad", "")


def _keep_known(attributes: dict[str, str]) -> None:
    """Leave out foreign attributes (`epub:type`), `rel`, which can ask for an attachment, and
    links to files, which no printed book has."""
    if _XML_LANG in attributes:
        attributes.setdefault("lang", attributes[_XML_LANG])
    for name in [name for name in attributes if name.startswith("{") or name == "rel"]:
        del attributes[name]
    href = attributes.get("href", "#")
    if not href.startswith("#") and ":" not in href.split("/", 1)[0]:
        del attributes["href"]


def _remove(parent: Element, child: Element) -> None:
    """Take `child` out, but not the text that follows it."""
    position = list(parent).index(child)
    tail = child.tail or ""
    if position:
        before = parent[position - 1]
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(child)
