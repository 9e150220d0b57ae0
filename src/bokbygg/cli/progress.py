"""How far a run has come: a line that moves on a terminal, plain ones elsewhere, JSON for programs.

All of it goes to stderr, so that what the run comes to stands alone on stdout.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from bokbygg.cli import report
from bokbygg.events import Begun, Event, LaidOut, Parsed, Shelved, Tell, Unchanged, as_json, unheard

_SOON = 0.25
"""Seconds within which a stage tells of what it had at hand; that says nothing of its pace."""
_SURE = 1.0
"""Seconds of work after which its pace is known well enough to tell how long is left."""
_STEPS = 3
"""Essays after which it is: the first of those worked at side by side tells too little."""
_BLINK = 0.1
"""Seconds that a line stays on a terminal at least."""
_PATIENCE = 10.0
"""Seconds between plain lines about one stage."""

_EMPTY = "\r\033[K"
"""What makes the line of a terminal an empty one."""

Clock = Callable[[], float]
"""Seconds since some moment."""


class Pace:
    """How fast a stage goes, by the share of the text that is done."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.begin()

    def begin(self) -> None:
        """A stage begins."""
        self._began = self._since = self._clock()
        self._before = 0.0
        self._steps = 0

    def left(self, share: float) -> float | None:
        """Seconds until the stage is done, now that `share` is; None while that is not known."""
        now = self._clock()
        self._steps += 1
        if now - self._began < _SOON:
            self._since, self._before, self._steps = now, share, 0
        worked, grown = now - self._since, share - self._before
        if worked < _SURE or self._steps < _STEPS or grown <= 0:
            return None
        return worked / grown * (1 - share)


class Telling:
    """Turns events into lines of words."""

    def __init__(self, clock: Clock) -> None:
        self._pace = Pace(clock)
        self._stage = ""

    def line(self, event: Event) -> str:
        """What to say now; empty for an event that says nothing new."""
        if isinstance(event, Begun):
            self._pace.begin()
            self._stage = event.stage.value
            return f"{self._stage} …"
        if isinstance(event, Parsed | LaidOut | Shelved):
            left = self._pace.left(event.share)
            more = f", {in_words(left)} left" if left is not None and event.done < event.of else ""
            return f"{self._stage}: {event.done} of {event.of}{more}"
        return "nothing has changed" if isinstance(event, Unchanged) else ""


def in_words(seconds: float) -> str:
    """A length of time as one would say it, never finer than it is known."""
    if seconds < 10:
        return f"about {max(1, round(seconds))} s"
    if seconds < 90:
        return f"about {round(seconds / 5) * 5} s"
    return f"about {round(seconds / 60)} min"


@contextmanager
def progress(*, quiet: bool, programs: bool = False) -> Iterator[Tell]:
    """Whom to tell of a run: nobody where it is `quiet`, `programs` in JSON, else the user."""
    if quiet:
        yield unheard
    elif programs:
        yield lambda event: print(json.dumps(as_json(event)), file=sys.stderr, flush=True)
    elif report.is_lively(sys.stderr):
        moving = _Moving(sys.stderr, time.monotonic)
        try:
            yield moving.tell
        finally:
            clear()
    else:
        yield _Plain(sys.stderr, time.monotonic).tell


def clear() -> None:
    """Take a line that moves away, before anything else is printed."""
    if report.is_lively(sys.stderr):
        sys.stderr.write(_EMPTY)
        sys.stderr.flush()


class _Lines:
    """Where lines go, and when the last one went."""

    def __init__(self, stream: TextIO, clock: Clock) -> None:
        self._stream = stream
        self._clock = clock
        self._telling = Telling(clock)
        self._last = 0.0


class _Moving(_Lines):
    """One line, written anew in its place."""

    def tell(self, event: Event) -> None:
        line, now = self._telling.line(event), self._clock()
        if not line or (not isinstance(event, Begun) and now - self._last < _BLINK):
            return
        self._last = now
        room = shutil.get_terminal_size().columns - 1
        self._stream.write(f"{_EMPTY}{line[:room]}")
        self._stream.flush()


class _Plain(_Lines):
    """A line for each stage, and now and then one on how far a long stage has come."""

    def tell(self, event: Event) -> None:
        line, now = self._telling.line(event), self._clock()
        if line and (isinstance(event, Begun | Unchanged) or now - self._last > _PATIENCE):
            self._last = now
            print(line, file=self._stream, flush=True)
