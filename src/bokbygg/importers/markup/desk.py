"""The state of one essay while it is written as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bokbygg.importers.harvest import Remark, Sort
from bokbygg.importers.markup.tree import Element, line_of, plain_text
from bokbygg.naming import slugify

_SOUND_ID = re.compile(r"[A-Za-z][\w-]*", re.A)


def _as_written(address: str) -> str:
    return address


def _no_picture(_address: str) -> str:
    return ""


def _no_drawing(_data: bytes) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Where what a text names is to be found in the book.

    `link` turns the address of a link into ours; an empty one leaves the words without a link.
    `picture` gives `images/NAME` for a picture's address, empty where there is no such picture;
    `drawing` the same for the text of an SVG that stands in the page itself.
    `wanted` are the ids that links lead to: others are not kept. `notes` are the notes by the
    labels under which `data-note` calls them.
    """

    link: Callable[[str], str] = _as_written
    picture: Callable[[str], str] = _no_picture
    drawing: Callable[[bytes], str] = _no_drawing
    wanted: frozenset[str] = frozenset()
    notes: Mapping[str, Element] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Desk:
    """One essay: `path` is its file for remarks, `called` the labels of notes in the order of
    their calls. `lang` is its language, `deeper` how many levels its headings go down, `dressed`
    how many places have a look of their own. It grows while it is written."""

    ways: Ways
    path: str
    lang: str = ""
    deeper: int = 0
    called: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    dressed: int = 0

    def say(self, sort: Sort, element: Element, said: str, before: str = "") -> None:
        """Remark on an element; without `before`, its words are quoted."""
        line = line_of(element)
        before = before or plain_text(element)
        self.remarks.append(Remark(sort=sort, path=self.path, line=line, said=said, before=before))

    def anchor(self, element: Element) -> str:
        """The id of an element, as we write it, where a link leads to it; else empty."""
        name = element.get("id") or (element.get("name") if element.tag == "a" else "") or ""
        return as_id(name) if name in self.ways.wanted else ""


def as_id(name: str) -> str:
    """An id that our Markdown can write, from any other: the same always for the same."""
    return name if _SOUND_ID.fullmatch(name) else f"id-{slugify(name) or 'place'}"
