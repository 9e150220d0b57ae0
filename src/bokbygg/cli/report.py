"""Findings on the terminal."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from bokbygg.diagnostics import Diagnostic, Level, as_text

if TYPE_CHECKING:
    from bokbygg.unchanged import Made

_COLOURS = {Level.ERROR: "\033[1;31m", Level.WARNING: "\033[1;33m", Level.NOTE: "\033[1;36m"}
_PLAIN = "\033[0m"
_OF_ONE_CODE = 10
"""How many warnings of one code `tell_briefly` shows."""


def way_to(root: Path) -> str:
    """What to put before the name of a file in the book's folder, so that it can be opened from
    here: the whole path where the way to it would climb over more folders than one can follow."""
    way = os.path.relpath(root, Path.cwd())
    if Path(way).parts[:3] == ("..", "..", ".."):
        way = str(root.resolve())
    return "" if way == "." else f"{Path(way).as_posix()}/"


def place(root: Path, output: Path | None) -> Path:
    """The folder for the books of the folder `root`, as seen from here: `output` if it is given."""
    return output or Path(way_to(root) or ".") / "build"


def is_lively(stream: TextIO) -> bool:
    """Whether a stream is a terminal that wants colour and movement."""
    return stream.isatty() and not (os.environ.get("NO_COLOR") or os.environ.get("CI"))


def tell(findings: Sequence[Diagnostic], base: str, verbosity: int) -> None:
    """Print findings to stderr: errors always, warnings unless quiet (-1), notes where verbose."""
    levels = [Level.ERROR, Level.WARNING, Level.NOTE][: 2 + verbosity]
    shown = [finding for finding in findings if finding.level in levels]
    for finding in shown:
        print(_coloured(finding, as_text(finding, base)), end="\n\n", file=sys.stderr)


def tell_briefly(findings: Sequence[Diagnostic], base: str, verbosity: int) -> None:
    """Print findings as `tell` does, but of warnings of one code no more than the first few, unless
    verbose: a folder of pictures left behind must not push all else off the screen."""
    if verbosity >= 1:
        tell(findings, base, verbosity)
        return
    kept, left = [], Counter[str]()
    counts = Counter[str]()
    for finding in findings:
        counts[finding.code] += 1
        if finding.level is Level.WARNING and counts[finding.code] > _OF_ONE_CODE:
            left[finding.code] += 1
        else:
            kept.append(finding)
    tell(kept, base, verbosity)
    if verbosity == 0:
        for code, count in left.items():
            print(f"... and {count} more of {code} (-v shows them)", file=sys.stderr)


def _coloured(finding: Diagnostic, text: str) -> str:
    if not is_lively(sys.stderr):
        return text
    head, _, rest = text.partition(":")
    return f"{_COLOURS[finding.level]}{head}{_PLAIN}:{rest}"


def tally(findings: Iterable[Diagnostic], verbosity: int) -> str:
    """How many findings of each level: `2 errors, 1 warning`; empty for none."""
    counts = Counter(finding.level for finding in findings)
    parts = []
    for level in Level:
        if count := counts[level]:
            hidden = " (-v shows them)" if level is Level.NOTE and verbosity < 1 else ""
            parts.append(f"{count} {level.value}{'s' if count > 1 else ''}{hidden}")
    return ", ".join(parts)


def size(count: int) -> str:
    """A number of bytes for people: `38 kB`, `1.2 MB`."""
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1e3))} kB"


def paged(pages: int) -> str:
    """A number of pages for people: `1 page`, `30 pages`; empty for none."""
    return f"{pages} page{'s' if pages > 1 else ''}" if pages else ""


def as_json(
    made: Iterable[Made], findings: Iterable[Diagnostic], folder: Path
) -> dict[str, object]:
    """What a run came to, for `--json`: the files put into `folder`, and the findings."""
    outputs = [
        {
            "path": (folder / one.name).as_posix(),
            "bytes": one.size,
            "sha256": one.sha256,
            "pages": one.pages,
        }
        for one in made
    ]
    return {"outputs": outputs, "diagnostics": [finding.as_json() for finding in findings]}
