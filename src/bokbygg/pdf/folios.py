"""Page numbers that stand in the text.

An element that says `data-page-of="ID"` gets the printed number of the page on which the element
with that id begins. `compose` writes such elements, since only the press knows the numbers.

A number may itself move the place whose page it is, so the book is laid out again until every
number is that of the page its place stands on. It always begins with the same guess, never with
what an earlier run found. Should the numbers not settle by themselves in a few rounds (a place that
goes to the next page because of the digit that says so, and comes back without it), each gets a
room of its own, as wide as the longest number it has had; rooms only grow, so it ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import TypeVar
from xml.etree.ElementTree import Element, SubElement

from bokbygg.numerals import PageSpan, merged
from bokbygg.values import dataclass

PAGE_OF = "data-page-of"

FREE_ROUNDS = 4
"""How many times the numbers may settle by themselves."""

PATIENCE = 20
"""After how many rounds a number that is still another each time is given up."""

NOWHERE = "?"
"""What is printed for a place that stands on no page, or on none for long."""

PAGES_OF = "data-pages-of"
"""An element that says this gets the pages of several places as an index has them: `ID` for a
place, `ID/ID` for what reaches from one to another, with blanks between; `data-between` says what
parts them."""

_MERGED = re.compile(rf'{PAGES_OF}="([^"]*)"')
_PARTS = re.compile(r"[ /]")
_ASKED = re.compile(rf'{PAGE_OF}="([^"]*)"')
_WIDEST = 0.65
"""The width in em that no digit or roman numeral of a number exceeds on average."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What page numbers say in a round: that of each id, as far as known, else the `guess`; the
    rooms they have, in characters, by id: empty while they settle by themselves."""

    guess: str = "00"
    numbers: Mapping[str, str] = field(default_factory=dict)
    rooms: Mapping[str, int] = field(default_factory=dict)

    def of(self, place: str) -> tuple[str, int]:
        """The number printed for an id, and its room, 0 for none."""
        return self.numbers.get(place, self.guess), self.rooms.get(place, 0)

    def only(self, places: frozenset[str]) -> Shown:
        """What it says of some ids."""
        numbers = {place: self.of(place)[0] for place in sorted(places)}
        rooms = {place: self.rooms[place] for place in sorted(places & self.rooms.keys())}
        return Shown(guess=NOWHERE, numbers=numbers, rooms=rooms)

    @property
    def stand_ins(self) -> Shown:
        """The same with a 0 for each digit: what looks alike whatever the digits are."""
        numbers = {place: _stand_in(number) for place, number in self.numbers.items()}
        return Shown(guess=_stand_in(self.guess), numbers=numbers, rooms=self.rooms)

    def after(self, found: Mapping[str, str], *, free: bool) -> Shown:
        """What to say next, after a round in which the ids stood on the pages `found`."""
        longest = {place: max(len(self.of(place)[0]), len(label)) for place, label in found.items()}
        rooms = {place: max(self.rooms.get(place, 0), room) for place, room in longest.items()}
        return Shown(guess=NOWHERE, numbers=found, rooms={} if free else rooms)


def _stand_in(number: str) -> str:
    return "0" * len(number) if number.isascii() and number.isdigit() else number


UNKNOWN = Shown()
"""The page numbers before anything is laid out."""


def asked(xhtml: str) -> frozenset[str]:
    """The ids whose pages a document prints."""
    merged = (name for found in _MERGED.findall(xhtml) for name in _PARTS.split(found))
    return frozenset((*_ASKED.findall(xhtml), *merged))


def merges(xhtml: str) -> bool:
    """Whether a document prints pages as an index has them: then how much it prints depends on
    which numbers they have, not on how long those are."""
    return PAGES_OF in xhtml


def fill(root: Element, shown: Shown) -> None:
    """Write each page number that is asked for in the tree `root`."""
    for element in [*root.iter()]:
        if PAGES_OF in element.attrib:
            _fill_merged(element, shown)
        place = element.get(PAGE_OF)
        if place is None:
            continue
        element.text, room = shown.of(place)
        if room:
            element.set("style", f"display: inline-block; min-width: {room * _WIDEST:g}em")


def _fill_merged(element: Element, shown: Shown) -> None:
    """Write the pages of places, those in a row as one, each a link to the first of its places."""
    spans = []
    for one in element.attrib.pop(PAGES_OF).split():
        begins, _, ends = one.partition("/")
        ends = ends or begins
        first, last = shown.of(begins)[0], shown.of(ends)[0]
        spans.append(PageSpan(first=first, last=last, begins=begins, ends=ends))
    between = element.attrib.pop("data-between", ", ")
    for number, span in enumerate(merged(spans)):
        if number:
            element[-1].tail = between
        link = SubElement(element, "a", {"href": f"#{span.begins}"})
        link.text = span.first if span.first == span.last else f"{span.first}–{span.last}"


T = TypeVar("T")
"""The pages of a book."""


def settled(
    lay: Callable[[Shown], T],
    labels: Callable[[T], Mapping[str, str]],
    wanted: frozenset[str],
    shown: Shown,
) -> tuple[T, Shown]:
    """The pages of a book that `lay` makes with the numbers it is given, when all those of the ids
    `wanted` are right, with those numbers; they begin as `shown`. `labels` gives the number of the
    page on which each id stands."""
    pages = lay(shown)
    number = 1
    while wanted:
        known = labels(pages)
        found = {place: known[place] for place in sorted(wanted) if place in known}
        if number % PATIENCE == 0:  # a style sheet that makes rooms of no account
            wanted = frozenset(place for place in found if shown.of(place)[0] == found[place])
            found = {place: found[place] for place in sorted(wanted)}
        following = shown.after(found, free=number < FREE_ROUNDS)
        if following.guess == shown.guess and following.numbers == shown.numbers:
            break
        shown = following
        pages = lay(shown)
        number += 1
    return pages, shown
