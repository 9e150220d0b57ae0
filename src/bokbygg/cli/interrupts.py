"""Ctrl-C, also where it falls into code that cannot pass it on: a callback from C, the end of an
object's life."""

from __future__ import annotations

import signal
import sys
from types import FrameType

_seen: list[int] = []


def watch() -> None:
    """Remember each Ctrl-C from now on; one that gets lost is not told of as an error."""
    signal.signal(signal.SIGINT, _note)
    before = sys.unraisablehook

    def told(lost: sys.UnraisableHookArgs) -> None:
        if not issubclass(lost.exc_type, KeyboardInterrupt):
            before(lost)

    sys.unraisablehook = told


def _note(number: int, _frame: FrameType | None) -> None:
    _seen.append(number)
    raise KeyboardInterrupt


def pass_on() -> None:
    """Raise KeyboardInterrupt where there was a Ctrl-C that got lost."""
    if _seen:
        raise KeyboardInterrupt
