"""What a print shop wants: how the sheets are made, in which colours, on which paper."""

from __future__ import annotations

from bokbygg.diagnostics import Span
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The paper of the pages: `weight` in g/m2, `bulk` in cm3/g; `known` is False where the author
    has not told, and these are a guess."""

    weight: float = 90.0
    bulk: float = 1.5
    known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Printer:
    """The table `[print]` with its profile read. `profile` is the ICC profile of the press, empty
    where there is none, `place` where it is named; `bleed` is in points. `spine` is its width in
    points as the print shop has told it, 0 where it follows from the paper."""

    profile: bytes = b""
    place: Span | None = None
    bleed: float = 3 * 72 / 25.4
    marks: bool = True
    paper: Paper = Paper()
    spine: float = 0.0
