"""How a document is tried anew where something in it has no room on its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from bokbygg.pdf import tables
from bokbygg.pdf.notes import move_to_end, settle
from bokbygg.values import dataclass

if TYPE_CHECKING:
    from bokbygg.pdf.seen import Survey


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What is done about it: `loose` lets notes stand away from their calls, those `moved` stand at
    the end, and tables are set by their `steps` (see `bokbygg.pdf.tables`)."""

    loose: bool = False
    moved: frozenset[str] = frozenset()
    steps: Mapping[int, int] = field(default_factory=dict)

    def dress(self, root: Element) -> None:
        """Make the tree `root` as this attempt wants it."""
        tables.mark(root, self.steps)
        settle(root)
        move_to_end(root, self.moved)

    def after(self, seen: Survey) -> Attempt:
        """What to try next after what was `seen`; the same where nothing lacks room any more.

        Tables come first, since all else moves with them. Notes are first allowed away from their
        calls, then those without room moved. Steps and moved notes only get more, so it ends.
        """
        steps = tables.tightened(self.steps, seen.wide)
        if steps != self.steps:
            return replace(self, steps=steps)
        if seen.homeless <= self.moved:
            return self
        moved = self.moved | seen.homeless if self.loose else self.moved
        return replace(self, loose=not self.loose, moved=moved)
