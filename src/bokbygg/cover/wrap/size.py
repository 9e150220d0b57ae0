"""Lengths on the sheet of a cover, all in CSS px (96 an inch)."""

from __future__ import annotations

from dataclasses import dataclass

MM = 96 / 25.4
PT = 96 / 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """A cover laid flat: each cover `width` x `height`, the `spine` between them, `bleed` round it
    all. `rtl` where the book is bound on the right: its front is the left panel."""

    width: float
    height: float
    spine: float
    bleed: float
    rtl: bool = False

    @property
    def whole(self) -> float:
        """The width of all three panels."""
        return 2 * self.width + self.spine

    @property
    def front(self) -> float:
        """Where the front begins at its left."""
        return 0.0 if self.rtl else self.width + self.spine

    @property
    def back(self) -> float:
        """Where the back begins at its left."""
        return self.width + self.spine if self.rtl else 0.0

    @property
    def folds(self) -> tuple[float, float]:
        """Where the spine begins and ends."""
        return self.width, self.width + self.spine
