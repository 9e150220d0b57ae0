"""What a page shows from elsewhere, or plays: of that a book has the address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from bokbygg.importers.harvest import Sort
from bokbygg.importers.markup.desk import Desk
from bokbygg.importers.markup.line import line
from bokbygg.importers.markup.pieces import Piece, Sign, Words
from bokbygg.importers.markup.tree import Element

_NAMES = {
    "audio": "a sound",
    "video": "a film",
    "iframe": "a page from elsewhere",
    "embed": "an object from elsewhere",
    "object": "an object from elsewhere",
    "canvas": "a drawing made by a script",
    "map": "a map of places to click on",
}
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"'
_WEB = re.compile(r"(?:https?:)?//[^\s<>\"]+", re.I)


def in_line(desk: Desk, element: Element) -> Iterator[Piece]:
    """The address where a reader finds it, as a link; a remark in any case."""
    address = address_of(element)
    desk.say(Sort.LEFT, element, _NAMES.get(element.tag, f"`{element.tag}`"), address)
    if address:
        yield Sign(f"<{address}>")


def drawing(desk: Desk, element: Element) -> Iterator[Piece]:
    """A drawing that stands in the page, as a file; what it shows is what its title says."""
    title = next((" ".join((one.text or "").split()) for one in element.iter("title")), "")
    if "viewbox" in element.attrib:  # as a parser of HTML writes it
        element.set("viewBox", element.attrib.pop("viewbox"))
    element.attrib.pop("xmlns", None)
    data = etree.tostring(element, with_tail=False).replace(b"<svg", _SVG, 1)
    href = desk.ways.drawing(data)
    if href:
        yield Sign(f"![{line([Words(title)], one=True)}]({href})")
    else:
        desk.say(Sort.LEFT, element, "a drawing within the text", title)


def address_of(element: Element) -> str:
    """Where what it shows is to be found on the web; empty where that is not said."""
    named = [element.get("src"), element.get("data-src"), element.get("data")]
    named += [source.get("src") for source in element.iter("source", "embed")]
    for name in filter(None, named):
        if match := _WEB.fullmatch(name.strip()):
            address = match[0]
            return address if ":" in address.partition("/")[0] else f"https:{address}"
    return ""
