"""What a rule says of a place, and what could stand there instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from bokbygg.diagnostics import Diagnostic


class Spot(NamedTuple):
    """What a rule says of the characters of a passage from `start` to before `end`; `instead` is
    what should stand there, where that is sure."""

    start: int
    end: int
    message: str
    hint: str = ""
    instead: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """In the file `path`, at `line` and `column` (from 1), `new` for `old`; both stand on one
    line."""

    path: str
    line: int
    column: int
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A finding, and the edit that would mend it; none where its author has to choose."""

    finding: Diagnostic
    edit: Edit | None = None
