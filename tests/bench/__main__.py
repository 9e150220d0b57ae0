"""`make bench`: what a book costs, beside what it would cost plainly.

Each pair is run in turn, three times, each time in a process of its own; printed are the medians
of CPU seconds and of the ratios. Plainly means: the same documents through ebooklib as its manual
says, or as one HTML file through WeasyPrint.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.books import write_book

ROUNDS = 3


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        small = write_book(Path(folder) / "small", essays=6)
        large = write_book(Path(folder) / "large", essays=60)
        print(f"{'':34}{'CPU s':>8}{'beside':>8}{'ratio':>8}")
        _row("EPUB, 60 essays : 6 essays", ("epub", large), ("epub", small))
        _row("EPUB, 60 essays : plain ebooklib", ("epub", large), ("plain-epub", large))
        _row("PDF, 6 essays : plain WeasyPrint", ("pdf", small), ("plain-pdf", small))


def _row(name: str, one: tuple[str, Path], other: tuple[str, Path]) -> None:
    pairs = [(_seconds(*one), _seconds(*other)) for _ in range(ROUNDS)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"{name:34}{ours:8.2f}{theirs:8.2f}{ratio:8.2f}")


def _seconds(job: str, book: Path) -> float:
    """CPU seconds of a whole process that does `job`."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "tests.bench.jobs", job, book], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


main()
