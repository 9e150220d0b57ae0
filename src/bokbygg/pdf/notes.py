"""Notes at the foot of the page, and those for which no page has room, at the end of their essay.

The layout engine cannot divide a note between two pages: one that is taller than a page runs off
it, and where many long notes meet, one may be left out altogether. Such notes are set like text,
after the essay.
"""

from __future__ import annotations

import re
from collections.abc import Container
from xml.etree.ElementTree import Element, SubElement

_BLOCKS = frozenset("blockquote div dl figure hr ol p pre table ul".split())
_BLANKS = re.compile(r"[ \t\n\r]+")


def settle(root: Element) -> None:
    """Make blanks in notes what they are in text: the engine takes notes out of the text before it
    treats white space, so that each line of the author's file would be a line of the note, and
    blocks would have gaps between them."""
    for element in root.iter():
        if element.get("class") == "footnote":
            _settle(element)


def _settle(element: Element) -> None:
    """Blanks in an element, but for code, become one, and none beside a block."""
    if element.tag == "pre":
        return
    inside = list(element)
    element.text = _settled(element.text, None, inside[0] if inside else None)
    for index, child in enumerate(inside, start=1):
        _settle(child)
        child.tail = _settled(child.tail, child, inside[index] if index < len(inside) else None)


def _settled(text: str | None, before: Element | None, after: Element | None) -> str:
    found = _BLANKS.sub(" ", text or "")
    if _is_block(before):
        found = found.removeprefix(" ")
    return found.removesuffix(" ") if _is_block(after) else found


def _is_block(neighbour: Element | None) -> bool:
    if neighbour is None:
        return False
    return neighbour.tag in _BLOCKS or "p" in neighbour.get("class", "").split()


def move_to_end(root: Element, ids: Container[str]) -> None:
    """Move each note of the tree `root` whose id is in `ids` behind the text of its section; its
    call becomes a link to it."""
    notes: list[Element] = []
    for parent in list(root.iter()):
        for index, child in enumerate(list(parent)):
            if child.get("class") == "footnote" and child.get("id") in ids:
                notes.append(child)
                parent[index] = _call(child)
    if notes:
        section = next(root.iter("section"))
        end = SubElement(section, "div", {"class": "endnotes"})
        end.extend(_endnote(note) for note in notes)


def _call(note: Element) -> Element:
    call = Element("a", {"class": "noteref", "href": f"#{note.get('id')}"})
    call.text = note.get("data-number")
    call.tail = note.tail
    return call


def _endnote(note: Element) -> Element:
    """The note as a block: its number first, then what it held."""
    block = Element("div", {"class": "endnote", "id": note.get("id", "")})
    number = SubElement(block, "span", {"class": "endnote-number"})
    number.text = note.get("data-number")
    number.tail = note.text
    block.extend(list(note))
    return block
