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
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

if TYPE_CHECKING:
    from bokbygg.pdf.composing import Fragment

PAGE_OF = "data-page-of"

FREE_ROUNDS = 4
"""How many times the numbers may settle by themselves."""

PATIENCE = 20
"""After how many rounds a number that is still another each time is given up."""

NOWHERE = "?"
"""What is printed for a place that stands on no page, or on none for long."""

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

    def after(self, found: Mapping[str, str], *, free: bool) -> Shown:
        """What to say next, after a round in which the ids stood on the pages `found`."""
        longest = {place: max(len(self.of(place)[0]), len(label)) for place, label in found.items()}
        rooms = {place: max(self.rooms.get(place, 0), room) for place, room in longest.items()}
        return Shown(guess=NOWHERE, numbers=found, rooms={} if free else rooms)


UNKNOWN = Shown()
"""The page numbers before anything is laid out."""


def asked(xhtml: str) -> frozenset[str]:
    """The ids whose pages a document prints."""
    return frozenset(_ASKED.findall(xhtml))


def fill(root: Element, shown: Shown) -> frozenset[str]:
    """Write each page number that is asked for in the tree `root`; gives the ids that stand on no
    page."""
    nowhere = set()
    for element in root.iter():
        place = element.get(PAGE_OF)
        if place is None:
            continue
        element.text, room = shown.of(place)
        if element.text == NOWHERE:
            nowhere.add(place)
        if room:
            element.set("style", f"display: inline-block; min-width: {room * _WIDEST:g}em")
    return frozenset(nowhere)


def labels(fragments: Iterable[Fragment]) -> dict[str, str]:
    """The printed number of the page on which each id of `fragments` begins."""
    found: dict[str, str] = {}
    for fragment in fragments:
        for index, page in enumerate(fragment.rendered.pages):
            for name in page.anchors:
                found.setdefault(name, fragment.place.label(index))
    return found


def settled(
    lay: Callable[[Shown], tuple[Fragment, ...]], wanted: frozenset[str], guess: str
) -> tuple[Fragment, ...]:
    """The pages of a book that `lay` makes with the numbers it is given, when all those of the ids
    `wanted` are right; they begin as the `guess`."""
    shown = Shown(guess=guess)
    fragments = lay(shown)
    number = 1
    while wanted:
        known = labels(fragments)
        found = {place: known[place] for place in sorted(wanted) if place in known}
        if number % PATIENCE == 0:  # a style sheet that makes rooms of no account
            wanted = frozenset(place for place in found if shown.of(place)[0] == found[place])
            found = {place: found[place] for place in sorted(wanted)}
        following = shown.after(found, free=number < FREE_ROUNDS)
        if following.guess == shown.guess and following.numbers == shown.numbers:
            break
        shown = following
        fragments = lay(shown)
        number += 1
    return fragments
