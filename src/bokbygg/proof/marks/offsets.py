"""Lines and columns of a text, and offsets into it."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from bokbygg.proof.map import Place

_TYPED = re.compile(r"&#?\w+;|\.{2,}|-{2,}|\\.|[ \t\u00a0]+|.", re.S)
"""What an author types that is printed as one character: an entity, points, dashes, an escape."""


class Offsets:
    r"""A text with `\n` line ends, of the file `path`."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text
        lengths = (len(line) + 1 for line in text.split("\n")[:-1])
        self._starts = [0, *accumulate(lengths)]

    def at(self, place: Place) -> int:
        """The offset of a place, which is put at the nearest there is."""
        line = min(max(place.line, 1), len(self._starts)) - 1
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)
        return min(self._starts[line] + max(place.column, 1) - 1, end)

    def place(self, offset: int) -> Place:
        """The place of an offset."""
        line = max(0, bisect_right(self._starts, offset) - 1)
        return Place(self.path, line + 1, offset - self._starts[line] + 1)

    def past(self, place: Place, *, literal: bool) -> int:
        """The offset after what is printed as one character."""
        at = self.at(place)
        if literal:
            return at + 1
        typed = _TYPED.match(self.text, at)
        return typed.end() if typed else at
