"""`python -m tests.bench.ebooks`: what an e-book costs, beside the same one by Pandoc.

Both make an EPUB of 5 essays, and of 50 (some 190,000 words), with a picture for a cover, without
faces and without the places of printed pages, as Pandoc does. All are run in turn, each time in
processes of their own; printed are medians, and ratios to Pandoc. Pandoc is the one on PATH, or
that of the package `pypandoc_binary` (extra `bench`); without it, only our own rows are printed.

    python -m tests.bench.ebooks [--rounds N] [ESSAYS ...]
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from tests.bench.books import edit, write_book
from tests.bench.measured import Cost, cost

FEW, MANY = 5, 50
"""Essays of the small book, and of one ten times as long."""

_BOKBYGG = (sys.executable, "-m", "bokbygg")
_HEAD = re.compile(r"\A---\ntitle: (.*)\nlang: (\w+)\n---\n")
_COVER = "bild-0.jpg"


@dataclass(frozen=True, kw_only=True)
class Row:
    """A way to make the book: `costs` gathers those of each round."""

    name: str
    run: Callable[[], Cost]
    costs: list[Cost] = field(default_factory=list)

    def median(self, of: str) -> float:
        """The median over all rounds."""
        return statistics.median(float(getattr(one, of)) for one in self.costs)


class Race:
    """A book of so many essays, in a folder of its own, and the ways to make it."""

    def __init__(self, essays: int, folder: Path) -> None:
        self._essays = essays
        self._folder = folder
        self._book = write_book(folder / "book", essays)
        self._like_pandoc = Path(shutil.copytree(self._book, folder / "like"))
        _settle(self._book, "")
        without = "[epub]\nfonts = false\npage-list = false\n"
        _settle(self._like_pandoc, f'cover-image = "images/{_COVER}"\n{without}')
        self._edits = 0

    def rows(self, pandoc: str) -> list[Row]:
        """The ways, Pandoc first where there is one."""
        rows = [Row(name="Pandoc", run=lambda: self._pandoc(pandoc))] if pandoc else []
        return [
            *rows,
            Row(name="like Pandoc's, nothing kept", run=self._cold),
            Row(name="the same, an essay edited", run=self._edited),
            Row(name="the same, nothing changed", run=lambda: self._ours(self._like_pandoc)),
            Row(name="cover made, faces, printed pages; nothing kept", run=self._whole),
            Row(name="the same, made before", run=self._whole_again),
        ]

    def _pandoc(self, pandoc: str) -> Cost:
        plain = self._folder / "plain"
        if not plain.exists():
            _as_pandoc_likes(self._book, plain)
        said = ("--metadata=title:Mätbok", "--metadata=author:Ingen Alls", "--metadata=lang:sv")
        more = ("--file-scope", "--toc", "--toc-depth=2", f"--resource-path={plain}")
        cover = f"--epub-cover-image={plain / 'images' / _COVER}"
        essays = sorted(plain.glob("*.md"))
        return cost((pandoc, *said, *more, cover, "-o", self._folder / "theirs.epub", *essays))

    def _cold(self) -> Cost:
        return self._ours(self._like_pandoc, "--no-cache")

    def _edited(self) -> Cost:
        self._ours(self._like_pandoc)  # what there was before the edit
        self._edits += 1
        edit(self._like_pandoc, 1 + self._edits % self._essays, longer=False)
        return self._ours(self._like_pandoc)

    def _whole(self) -> Cost:
        return self._ours(self._book, "--no-cache")

    def _whole_again(self) -> Cost:
        self._ours(self._book)
        shutil.rmtree(self._folder / "out")
        return self._ours(self._book)

    def _ours(self, book: Path, *more: str) -> Cost:
        kept = {"XDG_CACHE_HOME": str(self._folder / "cache"), "BOKBYGG_NO_CACHE": ""}
        out = str(self._folder / "out")
        run = (*_BOKBYGG, "build", "epub", "-q", *more, "-C", str(book), "-o", out)
        return cost(run, kept)


def _settle(book: Path, more: str) -> None:
    """Write bok.toml: whose the book is, and `more`."""
    said = 'title = "Mätbok"\nauthor = "Ingen Alls"\nlang = "sv"\ndate = 2026\n'
    (book / "bok.toml").write_text(f"[book]\n{said}{more}", "utf-8")


def _as_pandoc_likes(book: Path, folder: Path) -> None:
    """The same essays with their titles as headings."""
    shutil.copytree(book / "images", folder / "images")
    for path in sorted(book.glob("*.md")):
        text = _HEAD.sub(r"# \1\n", path.read_text("utf-8"))
        (folder / path.name).write_text(text, "utf-8")


def _found() -> str:
    """Pandoc's program; empty where there is none."""
    if on_path := shutil.which("pandoc"):
        return on_path
    package = find_spec("pypandoc")
    for place in package.submodule_search_locations or () if package else ():
        if found := shutil.which("pandoc", path=Path(place) / "files"):
            return found
    return ""


def _measured(rows: Iterable[Row], rounds: int) -> tuple[Row, ...]:
    rows = tuple(rows)
    for _ in range(rounds):
        for row in rows:
            row.costs.append(row.run())
    return rows


def _print(title: str, rows: Iterable[Row]) -> None:
    first, *_ = rows = tuple(rows)
    print(f"\n| {title} | wall s | CPU s | peak MB | wall | CPU | peak |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for row in rows:
        wall, cpu, peak = (row.median(of) for of in ("wall", "cpu", "peak"))
        ratios = (row.median(of) / first.median(of) for of in ("wall", "cpu", "peak"))
        told = " | ".join(f"{ratio:.2f}" for ratio in ratios)
        print(f"| {row.name} | {wall:.2f} | {cpu:.2f} | {peak / 1e6:.0f} | {told} |")


def _start(folder: Path, rounds: int) -> None:
    """What it costs to be there at all."""
    book = str(write_book(folder / "two", 2))
    commands = (("--version",), ("--help",), ("explain",), ("schema",), ("list", "-C", book))
    bare = Row(name="Python alone", run=lambda: cost((sys.executable, "-c", "pass")))
    ours = [
        Row(name=f"`bokbygg {command[0]}`", run=partial(cost, (*_BOKBYGG, *command)))
        for command in commands
    ]
    _print("start", _measured((bare, *ours), rounds))


def main() -> None:
    """Measure both books."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.ebooks")
    parser.add_argument("essays", nargs="*", type=int, default=[FEW, MANY])
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    rounds = asked.rounds
    pandoc = _found()
    if not pandoc:
        print("no Pandoc here: ratios are to our own first row (pip install pypandoc_binary)")
    costs = {}
    for essays in asked.essays:
        with tempfile.TemporaryDirectory() as folder:
            rows = _measured(Race(essays, Path(folder)).rows(pandoc), rounds)
            _print(f"EPUB, {essays} essays", rows)
            costs[essays] = {row.name: row.median("cpu") for row in rows}
    if {FEW, MANY} <= costs.keys():
        for name, few in costs[FEW].items():
            print(f"ten times the essays: {costs[MANY][name] / few:.1f} times the CPU ({name})")
    with tempfile.TemporaryDirectory() as folder:
        _start(Path(folder), rounds)


if __name__ == "__main__":
    main()
