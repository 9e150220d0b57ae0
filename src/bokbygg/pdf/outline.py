"""The outline of the book, of the bookmarks of its fragments (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from bokbygg.pdf.fragment import Bookmark
from bokbygg.pdf.placing import Placed


@dataclass(slots=True)
class _Entry:
    item: Any
    kids: list[_Entry] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many entries can be seen below it, all of them open."""
        return sum(1 + kid.count for kid in self.kids)


def outline(book: Pdf, placed: tuple[Placed, ...]) -> Any:  # noqa: ANN401 - a pikepdf.Object
    """The outline dictionary. An entry stands below the last one of a lower level, however many
    levels lie between."""
    root = _Entry(book.make_indirect(Dictionary(Type=Name.Outlines)))
    open_entries = [(0, root)]
    first = 0
    for one in placed:
        for mark in one.fragment.bookmarks:
            level = mark.level + one.place.depth
            while open_entries[-1][0] >= level:
                open_entries.pop()
            entry = _Entry(book.make_indirect(_item(book, mark, first)))
            open_entries[-1][1].kids.append(entry)
            open_entries.append((level, entry))
        first += one.fragment.count
    _link(root)
    return root.item


def _item(book: Pdf, mark: Bookmark, first: int) -> Dictionary:
    page = book.pages[first + mark.page].obj
    place = Array([page, Name.XYZ, mark.x, mark.y, 0])
    return Dictionary(Title=String(mark.label), Dest=place)


def _link(entry: _Entry) -> None:
    """Let an entry know its kids, and them each other."""
    if not entry.kids:
        return
    entry.item.First, entry.item.Last = entry.kids[0].item, entry.kids[-1].item
    entry.item.Count = entry.count
    for before, after in zip(entry.kids, entry.kids[1:], strict=False):
        before.item.Next, after.item.Prev = after.item, before.item
    for kid in entry.kids:
        kid.item.Parent = entry.item
        _link(kid)
