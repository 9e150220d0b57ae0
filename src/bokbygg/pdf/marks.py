"""The marks of a document's pieces: taken away before it is laid out, and what they said kept.

`compose` writes them (see `bokbygg.compose.marks`). While a tree is made ready they stand in it as
elements of a name of their own, so that what is moved takes its marks with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple
from xml.etree.ElementTree import Element, ProcessingInstruction

from bokbygg.book.pagemap import MARK

NAME = "mark-of-text"
STANDS_FOR = "data-stands-for"
"""The attribute of a stand-in that has the characters it stands for."""

_OF, _SAYS = "of", "says"


class Said(NamedTuple):
    """A stretch of the text of an element: that of the piece at an address (written in one line;
    empty for text of the book's own), from its character `start` on; `literal` where each further
    character is one further there, else all of it stands for that one."""

    of: str
    start: int
    text: str
    literal: bool = True


Marked = Mapping[Element, Sequence[Said]]
"""What elements say, their children's text left out, and pictures whose they are."""


def keep(root: Element) -> None:
    """Make elements of the marks in a tree that was just read."""
    for mark in root.iter(ProcessingInstruction):  # type: ignore[arg-type]
        target, _, address = (mark.text or "").partition(" ")
        if target == MARK:
            mark.tag, mark.text = NAME, None
            mark.attrib = {_OF: address, _SAYS: mark.tail or ""}


def take(root: Element) -> Marked:
    """Take all marks out of a tree; gives what they said, as it was before anything in the tree was
    moved or exchanged."""
    found: dict[Element, Sequence[Said]] = {}
    _take(root, "", found)
    return found


def _take(element: Element, owner: str, found: dict[Element, Sequence[Said]]) -> None:
    """Take the marks out of an element that belongs to the piece `owner`, if to any."""
    found[element] = ()  # before those of its children, in the order of the text
    said = [Said(owner, 0, element.text or "", literal=False)]
    kept: list[Element] = []
    mark = _Mark("", "")
    children = list(element)
    for child, following in zip_longest(children, children[1:]):
        run = following.get(STANDS_FOR, "") if following is not None else ""
        if child.tag == NAME:
            mark = _Mark(child.get(_OF, ""), child.get(_SAYS, ""))
            _add(element, kept, child.tail)
            said.append(mark.up_to(run))
            continue
        kept.append(child)
        if mark.goes_on(child.get(STANDS_FOR, "")):
            found[child] = (mark.instead(child),)
            said.append(mark.up_to(run))
        else:
            _take(child, mark.of if mark.of and not mark.says else owner, found)
            said.append(Said(owner, 0, child.tail or "", literal=False))
            mark = _Mark("", "")
    if len(kept) < len(children):
        element[:] = kept
    told = tuple(one for one in said if one.text)
    if told or owner:
        found[element] = told or (Said(owner, 0, "", literal=False),)
    else:
        del found[element]


class _Mark:
    """A mark whose text is being read: `at` is how far."""

    def __init__(self, of: str, says: str) -> None:
        self.of, self.says = of, says
        self._at = 0

    def up_to(self, run: str) -> Said:
        """The text up to the stand-in for a `run`, or to its end where there is none."""
        start = self._at
        end = self.says.find(run, start) if run else -1
        self._at = len(self.says) if end < 0 else end
        return Said(self.of, start, self.says[start : self._at], literal=bool(self.of))

    def goes_on(self, run: str) -> bool:
        """Whether the text goes on with a `run` that has a stand-in."""
        return bool(self.of and run) and self.says.startswith(run, self._at)

    def instead(self, stand_in: Element) -> Said:
        """What a stand-in says, after which the text goes on."""
        text = stand_in.text or ""
        said = Said(self.of, self._at, text, literal=text == stand_in.get(STANDS_FOR))
        self._at += len(stand_in.get(STANDS_FOR, ""))
        return said


def _add(element: Element, kept: Sequence[Element], text: str | None) -> None:
    """Put text after the last of the children that are `kept`."""
    if not text:
        return
    if kept:
        kept[-1].tail = (kept[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
