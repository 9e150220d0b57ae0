"""Ctrl-C, also where it falls into code that cannot pass it on, such as a callback from C."""

from __future__ import annotations

import signal
from types import FrameType

_seen: list[int] = []


def watch() -> None:
    """Remember each Ctrl-C from now on."""
    signal.signal(signal.SIGINT, _note)


def _note(number: int, _frame: FrameType | None) -> None:
    _seen.append(number)
    raise KeyboardInterrupt


def pass_on() -> None:
    """Raise KeyboardInterrupt where there was a Ctrl-C that got lost."""
    if _seen:
        raise KeyboardInterrupt
