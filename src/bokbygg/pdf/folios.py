"""Page numbers that stand in the text.

An element that says `data-page-of="ID"` gets the printed number of the page on which the element
with that id begins. `compose` writes such elements, since only the press knows the numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

if TYPE_CHECKING:
    from bokbygg.pdf.composing import Fragment

PAGE_OF = "data-page-of"


def fill(root: Element, labels: Mapping[str, str]) -> None:
    """Write each page number that is asked for in the tree `root`; one that is not known stays
    as it is."""
    for element in root.iter():
        place = element.get(PAGE_OF)
        if place is not None and place in labels:
            element.text = labels[place]


def labels(fragments: Iterable[Fragment]) -> dict[str, str]:
    """The printed number of the page on which each id of `fragments` begins."""
    found: dict[str, str] = {}
    for fragment in fragments:
        for index, page in enumerate(fragment.rendered.pages):
            for name in page.anchors:
                found.setdefault(name, fragment.place.label(index))
    return found
