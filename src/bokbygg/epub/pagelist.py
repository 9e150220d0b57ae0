"""The pages of the printed edition, listed: for people (nav) and for older e-readers (NCX)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bokbygg.book import Document
from bokbygg.compose import Paged
from bokbygg.values import dataclass

_ID = re.compile(r'\bid="([^"]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPage:
    """A page of the list: its label as printed, where it begins, and whether it is one of the
    front matter."""

    label: str
    href: str
    front: bool

    @property
    def sort(self) -> str:
        """What the NCX calls it (DAISY NCX 2005-1, pageTarget)."""
        return "front" if self.front else "normal"

    @property
    def value(self) -> int:
        """Its number, 0 for one of the front matter."""
        return 0 if self.front else int(self.label)


def listed(paged: Paged | None, documents: Iterable[Document]) -> tuple[ListedPage, ...]:
    """The pages that begin in `documents`, in the order of the printed book."""
    if paged is None:
        return ()
    files = {name: one.href for one in documents for name in _ID.findall(one.xhtml)}
    return tuple(
        ListedPage(label=one.label, href=f"{files[one.id]}#{one.id}", front=one.front)
        for one in paged.breaks
        if one.id in files
    )


def reading_order(documents: Iterable[Document]) -> Mapping[str, int]:
    """The place of each address in the book, in reading order, from 1."""
    places: list[str] = []
    for one in documents:
        places.append(one.href)
        places += [f"{one.href}#{name}" for name in _ID.findall(one.xhtml)]
    return {place: number for number, place in enumerate(places, start=1)}
