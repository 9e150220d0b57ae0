"""Notes for which no page has room, moved to the end of their essay.

The layout engine cannot divide a note between two pages: one that is taller than a page runs off
it, and where many long notes meet, one may be left out altogether. Such notes are set like text,
after the essay.
"""

from __future__ import annotations

from collections.abc import Container
from xml.etree.ElementTree import Element, SubElement


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
