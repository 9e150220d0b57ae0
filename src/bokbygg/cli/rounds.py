"""One build after the other, each told in a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from bokbygg.cli import report
from bokbygg.cli.progress import clear
from bokbygg.diagnostics import Diagnostic, Level

if TYPE_CHECKING:
    from bokbygg.watch import Round

_NAMED = 3
"""How many changed files are told by name."""


class Told:
    """Tells the author of each build: findings that are new, and how long it took.

    `base` is put before the names of files, as in `report`.
    """

    def __init__(self, output: Path, base: str, verbosity: int, *, programs: bool) -> None:
        self._output = output
        self._base = base
        self._verbosity = verbosity
        self._programs = programs
        self._known: frozenset[Diagnostic] = frozenset()

    def of(self, each: Round) -> None:
        """Tell of a build."""
        if self._programs:
            from bokbygg.build import made

            files = map(made, each.result.outputs)
            told = report.as_json(files, each.result.findings, self._output)
            told |= {"changed": each.changed, "seconds": round(each.seconds, 3)}
            print(json.dumps(told), flush=True)
            return
        clear()
        fresh = [
            found
            for found in each.result.findings
            if found.level is Level.ERROR or found not in self._known
        ]
        self._known = frozenset(each.result.findings)
        report.tell_briefly(fresh, self._base, self._verbosity)
        if self._verbosity >= 0:
            print(self._line(each), flush=True)

    def _line(self, each: Round) -> str:
        took = f"{each.seconds:.2f} s"
        if each.changed:
            took += f" after {_listed(each.changed, self._base)}"
        levels = [Level.ERROR, Level.WARNING, Level.NOTE][: 2 + self._verbosity]
        seen = [found for found in each.result.findings if found.level in levels]
        counted = report.tally(seen, self._verbosity)
        if not each.result.outputs:
            books = [path for path in self._output.glob("*.*") if path.suffix in {".epub", ".pdf"}]
            stays = "; the last one stays" if books else ""
            return f"no book was made: {counted}, found in {took}{stays}"
        if each.same and each.changed:
            return f"the same book, in {took}"
        pages = next((made.pages for made in each.result.outputs if made.pages), 0)
        names = " and ".join(str(self._output / made.name) for made in each.result.outputs)
        told = ", ".join(filter(None, (report.paged(pages), counted)))
        return f"made {names} in {took}{f' ({told})' if told else ''}"


def _listed(names: tuple[str, ...], base: str) -> str:
    """The first of the names of changed files, and how many more there are."""
    shown = ", ".join(f"{base}{name}" for name in names[:_NAMED])
    more = len(names) - _NAMED
    return f"{shown} and {more} more" if more > 0 else shown
