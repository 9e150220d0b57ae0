"""What a page shows from elsewhere, or plays: of that a book has the address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bokbygg.importers.harvest import Sort
from bokbygg.importers.markup.desk import Desk
from bokbygg.importers.markup.pieces import Piece, Sign
from bokbygg.importers.markup.tree import Element

_NAMES = {
    "audio": "a sound",
    "video": "a film",
    "iframe": "a page from elsewhere",
    "embed": "an object from elsewhere",
    "object": "an object from elsewhere",
    "canvas": "a drawing made by a script",
    "svg": "a drawing within the text",
    "map": "a map of places to click on",
}
_WEB = re.compile(r"(?:https?:)?//[^\s<>\"]+", re.I)


def in_line(desk: Desk, element: Element) -> Iterator[Piece]:
    """The address where a reader finds it, as a link; a remark in any case."""
    address = address_of(element)
    desk.say(Sort.LEFT, element, _NAMES.get(element.tag, f"`{element.tag}`"), address)
    if address:
        yield Sign(f"<{address}>")


def address_of(element: Element) -> str:
    """Where what it shows is to be found on the web; empty where that is not said."""
    named = [element.get("src"), element.get("data-src"), element.get("data")]
    named += [source.get("src") for source in element.iter("source", "embed")]
    for name in filter(None, named):
        if match := _WEB.fullmatch(name.strip()):
            address = match[0]
            return address if ":" in address.partition("/")[0] else f"https:{address}"
    return ""
