"""What an edit costs in `bokbygg watch`: from the save until the line that tells of the book."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.bench.measured import Cost

_TICKS = os.sysconf("SC_CLK_TCK")
_SETTLED = 0.05
"""CPU seconds within a second below which a process has nothing left to do."""


class Watch:
    """The program at work on the book in `folder`."""

    def __init__(self, running: subprocess.Popen[str]) -> None:
        self._running = running
        self._told()

    def after(self, edit: Callable[[], None]) -> Cost:
        """What it costs until the book is there again after an `edit`: the processors' time is that
        of the program and of all processes it started, the memory that of the largest."""
        self._rest()
        used = self._used()
        began = time.monotonic()
        edit()
        self._told()
        wall = time.monotonic() - began
        return Cost(wall=wall, cpu=self._used() - used, peak=max(map(_peak, self._processes())))

    def _told(self) -> None:
        assert self._running.stdout is not None
        told = json.loads(self._running.stdout.readline())
        assert told["outputs"], told

    def _rest(self) -> None:
        """Wait until it has done what it does between builds."""
        while True:
            before = self._used()
            time.sleep(1)
            if self._used() - before < _SETTLED:
                return

    def _used(self) -> float:
        return sum(_cpu(process) for process in self._processes())

    def _processes(self) -> tuple[Path, ...]:
        """The program's own and all in its session, as proc(5) shows them."""
        group = str(self._running.pid)
        found = (path for path in Path("/proc").iterdir() if path.name.isdigit())
        return tuple(path for path in found if _fields(path)[3:4] == [group])


def _fields(process: Path) -> list[str]:
    """What proc(5) tells in `stat` from the state of a process on."""
    try:
        return (process / "stat").read_text().rpartition(")")[2].split()
    except OSError:  # gone meanwhile
        return []


def _cpu(process: Path) -> float:
    """Seconds of a process, with those of its children that have ended."""
    return sum(map(int, _fields(process)[11:15])) / _TICKS


def _peak(process: Path) -> int:
    try:
        told = (process / "status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in told.splitlines() if "VmHWM" in line), 0)


@contextmanager
def watching(book: Path, output: Path, environment: Mapping[str, str]) -> Iterator[Watch]:
    """`bokbygg watch pdf` on a book, once it has made it for the first time."""
    running = subprocess.Popen(
        [sys.executable, "-m", "bokbygg", "watch", "pdf", "--json", "-C", book, "-o", output],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    with running:
        try:
            yield Watch(running)
        finally:
            running.terminate()
