"""`python -m tests.bench.killing [TIMES [SEED]]`: kill a build again and again, by all ways.

What stands in build/ must always be a whole book: the last one or the next one. No process may
outlive the run, nothing half-written may pile up, and the next run must make the right book, also
from what killed runs have kept.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.bookmaking import lay_out, png
from tests.program import COMMAND, held

ESSAYS = 42
"""Enough for workers to lay them out."""

WAYS = (
    (signal.SIGKILL, "run"),
    (signal.SIGTERM, "run"),
    (signal.SIGKILL, "group"),
    (signal.SIGTERM, "group"),
)
"""What kills it, and whether the run alone or its workers too."""

_TEXT = "Det var *lugnt* den dagen, sa hon, och havet låg stilla framför dem som ett golv. "
_WHOLE = 10
"""Every so many kills, the next run is let be."""

_COLD = 4
"""Every so many kills, the run has nothing to begin with."""


@dataclass
class Book:
    """A book with two versions, its outputs and its cache, all in one folder."""

    folder: Path

    @property
    def build(self) -> Path:
        """Where the books are put."""
        return self.folder / "book" / "build"

    @property
    def cache(self) -> Path:
        """Where its cache is."""
        return self.folder / "cache"

    def write(self, version: int) -> None:
        """Write the manuscript in one of its versions: an essay in the middle differs."""
        essays = {f"{n:02}.md": f"# Hav {n}\n\n{_TEXT * 60}" for n in range(ESSAYS)}
        essays["20.md"] += f"\n\n{_TEXT * version}![Båt](boat.png)\n"
        said = '[book]\ntitle = "Hav"\nauthor = "Moa"\n[cover]\ndesign = "none"\n'
        said += '[pdf]\njustification = "plain"\n'  # to be killed often, not to be looked at
        lay_out(self.folder / "book", {**essays, "bok.toml": said, "boat.png": png(300, 200)})

    def start(self, *more: str) -> subprocess.Popen[bytes]:
        """A run of its own, in a group of its own."""
        return subprocess.Popen(
            [*COMMAND, "build", "-q", "-j", "2", "-C", self.folder / "book", *more],
            env={**os.environ, "XDG_CACHE_HOME": str(self.cache)},
            start_new_session=True,
            stdout=subprocess.DEVNULL,
        )

    def made(self, *more: str) -> dict[str, bytes]:
        """What a run that nobody kills leaves in build/."""
        assert self.start(*more).wait() == 0
        return self.books()

    def books(self) -> dict[str, bytes]:
        """The books in build/."""
        whole = held(self.build) if self.build.exists() else {}
        return {name: data for name, data in whole.items() if not name.startswith(".")}

    def unfinished(self) -> list[Path]:
        """What killed runs have left half-written, in build/ and in the cache."""
        return [path for place in (self.build, self.cache) for path in place.rglob(".*.*")]


def kill(times: int, folder: Path, seed: str = "kill") -> None:
    """Kill runs so many times; raises AssertionError where one did harm."""
    dice = random.Random(seed)
    book = Book(folder)
    right = []
    for version in (0, 1):
        book.write(version)
        right.append(book.made("--no-cache"))
    assert right[0] != right[1]
    took = _seconds(book)
    for number in range(times):
        version = number % 2
        book.write(version)
        if number % _COLD == 0:
            book.cache.rename(folder / f"cache-{number}")
        sign, whom = WAYS[number % len(WAYS)]
        run = book.start()
        time.sleep(dice.random() * took * (1 if number % _COLD == 0 else 0.6))
        (os.kill if whom == "run" else os.killpg)(run.pid, sign)
        run.wait()
        told = f"kill {number} ({sign.name}, {whom})"
        assert gone(run.pid), f"{told}: a worker lives on"
        for name, data in book.books().items():
            assert data in (right[0][name], right[1][name]), f"{told}: {name} is not whole"
        if number % _WHOLE == 0:
            assert book.made() == right[version], f"{told}: the next book is not right"
    for version in (0, 1):
        book.write(version)
        assert book.made() == right[version], "the last book is not right"
    _assert_cleared(book)


def _seconds(book: Book) -> float:
    began = time.monotonic()
    book.made()
    return time.monotonic() - began


def gone(group: int) -> bool:
    """Whether every process of a group is gone within ten seconds."""
    for _ in range(200):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def _assert_cleared(book: Book) -> None:
    """What is unfinished goes when it is old, so that it never piles up."""
    left = book.unfinished()
    _age(left)
    (book.cache / "bokbygg" / "tally").unlink(missing_ok=True)
    book.write(2)
    book.made()
    stays = [path.name for path in left if path.exists()]
    assert stays == [], f"half-written files stay: {stays[:3]}"


def _age(paths: Iterable[Path]) -> None:
    for path in paths:
        os.utime(path, (1, 1))


def main() -> None:
    """Kill as often as asked, 200 times if nothing is said."""
    times = sys.argv[1] if len(sys.argv) > 1 else "200"
    seed = sys.argv[2] if len(sys.argv) > 2 else "kill"
    with tempfile.TemporaryDirectory() as folder:
        kill(int(times), Path(folder), seed)
    print(f"killed {times} times; every book was whole, every next one right")


if __name__ == "__main__":
    main()
