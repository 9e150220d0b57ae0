"""The program at work on a folder for as long as a test wants it to be."""

from __future__ import annotations

import json
import queue
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from tests.program import COMMAND

PATIENCE = 100
"""Seconds after which what has not happened is taken never to happen."""

Told = dict[str, Any]
"""A build, as `--json` tells of it."""


class Watching:
    """The program, watching `folder`, and what it tells."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.running = subprocess.Popen(
            [*COMMAND, *arguments, "--json"],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.running.stdout is not None
        for line in self.running.stdout:
            self._lines.put(line)
        self._lines.put("")

    def told(self) -> Told:
        """The next thing it tells, waited for."""
        line = self._lines.get(timeout=PATIENCE)
        assert line, self.running.stderr.read() if self.running.stderr else ""
        told = json.loads(line)
        assert isinstance(told, dict)
        return told

    def until(self, seen: Callable[[Told], bool]) -> Told:
        """The next thing it tells that a test has been waiting for: a file written in two goes
        may be made into two books."""
        while not seen(told := self.told()):
            pass
        return told

    def interrupt(self) -> str:
        """Press Ctrl-C; what stood on stderr when the program has ended."""
        self.running.send_signal(signal.SIGINT)
        self.running.wait(timeout=PATIENCE)
        self._reader.join()
        assert self.running.stdout is not None
        assert self.running.stderr is not None
        said = self.running.stderr.read()
        self.running.stdout.close()
        self.running.stderr.close()
        return said


@contextmanager
def watching(folder: Path, *arguments: str) -> Iterator[Watching]:
    """The program at work on `folder` while a test looks on."""
    program = Watching(folder, *arguments)
    try:
        yield program
    finally:
        if program.running.returncode is None:
            program.interrupt()
