"""Fences of code in a text that is not yet read as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bokbygg.values import dataclass

_OPENING = re.compile(
    r"(?P<before>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)"
    r"(?P<marks>`{3,}(?=[^`]*$)|~{3,}).*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A fence: its sign, how many there are of it, and how many more it has been given."""

    sign: str
    length: int
    more: int = 0

    @classmethod
    def opened_by(cls, line: str) -> Fence | None:
        """The fence that a line of text opens, if any."""
        match = _OPENING.fullmatch(line)
        return cls(sign=match["marks"][0], length=len(match["marks"])) if match else None

    def is_ended_by(self, line: str) -> bool:
        """Whether a line ends the code."""
        marks = line.strip(" \t>")
        return len(marks) >= self.length and set(marks) == {self.sign}

    def round(self, lines: Iterable[str]) -> Fence:
        """A fence that none of these lines can end."""
        marks = (line.strip(" \t>") for line in lines)
        longest = max((len(m) for m in marks if m and set(m) == {self.sign}), default=0)
        return replace(self, more=max(self.more, longest + 1 - self.length))

    def drawn(self, line: str) -> str:
        """The line that opens or ends the code, with all its signs."""
        at = line.index(self.sign * self.length)
        return line[:at] + self.sign * self.more + line[at:]
