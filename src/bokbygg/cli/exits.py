"""What a run's exit code says."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from bokbygg.diagnostics import Diagnostic, Level


class Exit(IntEnum):
    """Exit codes; 2, wrong use of the command line, is typer's own."""

    DONE = 0
    FAULTS = 1
    WRONG_USE = 2
    FINDINGS = 3
    MACHINE_LACKS = 4
    OUR_FAULT = 70
    INTERRUPTED = 130

    @property
    def meaning(self) -> str:
        """What it says, in words."""
        return _MEANINGS[self]


_MEANINGS = {
    Exit.DONE: "done",
    Exit.FAULTS: "faults in the book",
    Exit.WRONG_USE: "wrong use of the command line",
    Exit.FINDINGS: "warnings under --strict",
    Exit.MACHINE_LACKS: "the machine lacks something: see bokbygg doctor",
    Exit.OUR_FAULT: "a fault of bokbygg's own",
    Exit.INTERRUPTED: "interrupted",
}


def exit_code(findings: Iterable[Diagnostic], *, strict: bool) -> Exit:
    """The code for a run with these findings."""
    from bokbygg.rules.machine import NO_PANGO

    findings = tuple(findings)
    if any(finding.code == NO_PANGO.code for finding in findings):
        return Exit.MACHINE_LACKS
    levels = {finding.level for finding in findings}
    if Level.ERROR in levels:
        return Exit.FAULTS
    if strict and Level.WARNING in levels:
        return Exit.FINDINGS
    return Exit.DONE
