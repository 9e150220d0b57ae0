"""What a run's exit code says."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes; 2, wrong use of the command line, is typer's own."""

    DONE = 0
    FAULTS = 1
    WRONG_USE = 2
    FINDINGS = 3
    MACHINE_LACKS = 4
    OUR_FAULT = 70
    INTERRUPTED = 130
