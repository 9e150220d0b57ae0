"""What a run tells of itself while it goes: how far it has come, never how long it took.

Who calls a stage may give it a `Tell`; the stage calls that with each event as it happens. Events
are plain values, so that a terminal, a program that reads JSON and a page in a browser can each
make of them what it needs. No clock stands in them: who wants times looks at its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from enum import StrEnum

from bokbygg.values import dataclass


class Stage(StrEnum):
    """The stages of a run, as they are called when they begin."""

    READING = "reading the essays"
    BINDING = "binding the EPUB"
    TYPESETTING = "typesetting the PDF"
    PREPRESS = "making the PDF for the printer"
    PAGINATING = "laying out the pages that the EPUB lists"
    SHELVING = "making the books"


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A stage has begun."""

    stage: Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """`done` essays of all the book's are parsed; `share` is how much that is of the text, from 0
    to 1."""

    done: int
    of: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOut:
    """`done` documents of all the print edition's are laid out, or were found laid out already;
    `share` is how much that is of the text, from 0 to 1."""

    done: int
    of: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The pages of the print edition are one PDF."""

    name: str
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """The e-book is bound."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A finished file is in its place; `size` in bytes."""

    path: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """Nothing has changed since the last run, so its books stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A book of a shelf is done with, `done` of all `of` them, which is a `share` from 0 to 1;
    `state` is `made`, `unchanged` or `failed`."""

    book: str
    state: str
    done: int
    of: int
    share: float


Event = Begun | Parsed | LaidOut | Joined | Bound | Written | Unchanged | Shelved

Tell = Callable[[Event], None]
"""Told of each event as it happens, in the process and thread that runs the book."""


def unheard(event: Event) -> None:
    """A listener for those whom nobody listens to."""


_NAMES: dict[type[Event], str] = {
    Begun: "begun",
    Parsed: "parsed",
    LaidOut: "laid-out",
    Joined: "joined",
    Bound: "bound",
    Written: "written",
    Unchanged: "unchanged",
    Shelved: "shelved",
}


def as_json(event: Event) -> dict[str, object]:
    """Plain values for `--json`: the event's name under `event`, and its fields."""
    return {"event": _NAMES[type(event)], **asdict(event)}
