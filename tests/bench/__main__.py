"""`make bench`: what a book costs, beside what it would cost plainly.

Plainly means: the same documents in one HTML file through WeasyPrint, tagged (PDF/UA-1), with the
page numbers already in it (see `monolith`); or through ebooklib as its manual says. All are run in
turn, three times, each time in processes of their own; printed are medians, and ratios to the
first row.

    python -m tests.bench [--rounds N] [PAGES ...]      PAGES: 40, 180, 700, 2000
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from bokbygg import fonts
from tests.bench import monolith
from tests.bench.books import SIZES, edit, write_book
from tests.bench.measured import Cost, cost
from tests.bench.watched import watching

_BOKBYGG = (sys.executable, "-m", "bokbygg", "build", "-q")
_PLAIN_EPUB = (sys.executable, "-m", "tests.bench.plain_epub")


@dataclass(frozen=True, kw_only=True)
class Row:
    """A way to make the book: `costs` gathers those of each round."""

    name: str
    run: Callable[[int], Cost]
    made: Path
    costs: list[Cost] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    def go(self, number: int) -> None:
        """Run it for the round of that number."""
        self.costs.append(self.run(number))
        self.sizes.append(self.made.stat().st_size)

    def median(self, of: str) -> float:
        """The median over all rounds."""
        return statistics.median(float(getattr(one, of)) for one in self.costs)


class Table:
    """The rows of one book: its `pages`, in a temporary folder of its own."""

    def __init__(self, pages: int, folder: Path) -> None:
        self.pages = pages
        self._essays = SIZES[pages]
        self._folder = folder
        self._book = write_book(folder / "book", self._essays)
        self._tuned_book = write_book(folder / "tuned", self._essays, "tuned")
        self._pdf = folder / "out" / "matbok.pdf"

    def print_rows(self) -> tuple[Row, ...]:
        """The ways to the printed book."""
        cost((*_BOKBYGG, "pdf", "-C", self._book, "-o", self._folder / "first"), self._cache())
        first = self._folder / "first" / "matbok.pdf"
        whole = self._folder / "whole.pdf"
        page, styles = monolith.lay_out(self._book, first, self._folder / "whole")
        plain = monolith.command(page, styles, whole)
        faces = {"FONTCONFIG_FILE": str(fonts.configure())}
        return (
            Row(name="one layout by WeasyPrint", run=lambda _: cost(plain, faces), made=whole),
            Row(name="`bokbygg build pdf`", run=self._cold, made=self._pdf),
            Row(name="the same on one processor", run=self._cold_alone, made=self._pdf),
            Row(name="the same with lines tuned", run=self._tuned, made=self._pdf),
            Row(name="an essay edited", run=self._edited, made=self._pdf),
            Row(name="an essay longer, so that pages move", run=self._longer, made=self._pdf),
            Row(name="nothing changed", run=lambda _: self._build(), made=self._pdf),
            Row(name="an essay edited, in `bokbygg watch`", run=self._watched, made=self._pdf),
        )

    def ebook_rows(self) -> tuple[Row, ...]:
        """The ways to the e-book."""
        plain = (*_PLAIN_EPUB, self._book, self._folder / "plain.epub")
        made = self._folder / "out" / "matbok.epub"
        ours = (*_BOKBYGG, "epub", "--no-cache", "-C", self._book, "-o", made.parent)
        return (
            Row(name="plain ebooklib", run=lambda _: cost(plain), made=self._folder / "plain.epub"),
            Row(name="`bokbygg build epub`", run=lambda _: cost(ours), made=made),
        )

    def _cache(self, name: str = "first") -> dict[str, str]:
        return {"XDG_CACHE_HOME": str(self._folder / f"cache-{name}"), "BOKBYGG_NO_CACHE": ""}

    def _build(self, *more: str, cache: str = "0") -> Cost:
        command = [*_BOKBYGG, "pdf", "-C", str(self._book), "-o", str(self._pdf.parent), *more]
        return cost(command, self._cache(cache))

    def _cold(self, number: int) -> Cost:
        """With an empty cache; that of round 0 serves the rows that follow."""
        return self._build(cache=str(number))

    def _cold_alone(self, number: int) -> Cost:
        return self._build("-j", "1", cache=f"{number}-alone")

    def _tuned(self, number: int) -> Cost:
        """As `_cold_alone`, with faulty paragraphs broken anew."""
        ours = (*_BOKBYGG, "pdf", "-C", self._tuned_book, "-o", self._pdf.parent, "-j", "1")
        return cost(ours, self._cache(f"{number}-tuned"))

    def _edited(self, number: int) -> Cost:
        edit(self._book, self._essay(number), longer=False)
        return self._build()

    def _longer(self, number: int) -> Cost:
        edit(self._book, self._essay(number), longer=True)
        return self._build()

    def _watched(self, number: int) -> Cost:
        """The first edit after the book has been made, another one than those before."""
        with watching(self._book, self._pdf.parent, self._cache("0")) as watch:
            essay = self._essay(number + 1)
            return watch.after(lambda: edit(self._book, essay, longer=False))

    def _essay(self, number: int) -> int:
        """Another essay each round, spread over the book."""
        return 1 + (number * 2 + 1) * self._essays // 7 % self._essays


def _measure(rows: Iterable[Row], rounds: int) -> tuple[Row, ...]:
    rows = tuple(rows)
    for number in range(rounds):
        for row in rows:
            row.go(number)
    return rows


def _print(title: str, rows: tuple[Row, ...]) -> None:
    print(f"\n| {title} | wall s | CPU s | peak MB | file MB | wall | CPU | peak | file |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    first = rows[0]
    for row in rows:
        wall, cpu, peak = row.median("wall"), row.median("cpu"), row.median("peak")
        ratios = (
            wall / first.median("wall"),
            cpu / first.median("cpu"),
            peak / first.median("peak"),
            row.sizes[0] / first.sizes[0],
        )
        told = " | ".join(f"{ratio:.3f}" if ratio < 0.1 else f"{ratio:.2f}" for ratio in ratios)
        size = row.sizes[0] / 1e6
        print(f"| {row.name} | {wall:.2f} | {cpu:.2f} | {peak / 1e6:.0f} | {size:.2f} | {told} |")


def main() -> None:
    """Measure the books asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("pages", nargs="*", type=int, help="40, 180, 700 or 2000")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    if unknown := set(asked.pages) - set(SIZES):
        parser.error(f"there is no book of {min(unknown)} pages")
    for pages in asked.pages or (40, 180, 700):
        with tempfile.TemporaryDirectory() as folder:
            table = Table(pages, Path(folder))
            _print(f"PDF, about {pages} pages", _measure(table.print_rows(), asked.rounds))
            _print(f"EPUB, {SIZES[pages]} essays", _measure(table.ebook_rows(), asked.rounds))


if __name__ == "__main__":
    main()
