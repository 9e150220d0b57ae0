"""One thing looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it is with a thing: there; not there, and no book without it; not there, and something
    less is done without it."""

    FOUND = "found"
    NEEDED = "needed"
    USEFUL = "useful"


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """One thing looked at: its `name`, what was `found` of it or what is missed without it, and
    the `remedies`, pairs of a packager and its command, where it is missing."""

    name: str
    state: State
    found: str
    remedies: tuple[tuple[str, str], ...] = ()

    def as_json(self) -> dict[str, object]:
        """Plain values for `--json`."""
        told: dict[str, object] = {"name": self.name, "state": self.state.value}
        return told | {"found": self.found, "remedies": dict(self.remedies)}
