"""`python -m tests.bench.race PEERS [PAGES]`: a book by us and by others, in turn.

PEERS is a folder with a virtual environment for each of them, made by hand:

    python3 -m venv PEERS/pandoc      PEERS/pandoc/bin/pip install pypandoc_binary weasyprint
    python3 -m venv PEERS/greekbook   PEERS/greekbook/bin/pip install greekbook

What is not there does not run. All print the same text, each in its own way: pandoc with
WeasyPrint prints a tagged PDF with running heads and a table of contents, greekbook, which prints
by Typst, a tagged one as well.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.books import SIZES, edit, write_book
from tests.bench.measured import Cost, cost

_HEAD = re.compile(r"\A---\ntitle: (.*)\nlang: (\w+)\n---\n")
_LABEL = re.compile(r"\[\^(\d+)\]")

_STYLE = """
@page { size: A5; margin: 18mm 17mm 20mm; @bottom-center { content: counter(page) } }
@page :left { @top-center { content: string(book) } }
@page :right { @top-center { content: string(chapter) } }
body { font: 10.5pt/1.35 serif; text-align: justify; hyphens: auto }
h1 { break-before: page; string-set: chapter content() }
h1.title { string-set: book content(); break-before: auto }
p { margin: 0; text-indent: 1.2em }
img { max-width: 100% }
#TOC a::after { content: target-counter(attr(href url), page) }
"""


@dataclass(frozen=True, kw_only=True)
class Runner:
    """Who takes part: `again` for a second run after an edit."""

    name: str
    run: Callable[[], Cost]
    costs: list[Cost] = field(default_factory=list)


class Race:
    """The book in the shapes that each of them takes."""

    def __init__(self, pages: int, peers: Path, folder: Path) -> None:
        self._peers = peers
        self._folder = folder
        self._essays = SIZES[pages]
        self._book = write_book(folder / "book", self._essays)
        self._edits = 0

    def runners(self) -> tuple[Runner, ...]:
        """Those that can run here, we first."""
        found = [
            Runner(name="bokbygg", run=self._ours_cold),
            Runner(name="bokbygg, an essay edited", run=self._ours_edited),
        ]
        if (self._peers / "pandoc").exists():
            found.append(Runner(name="pandoc and WeasyPrint, PDF/UA-1", run=self._pandoc()))
        if (self._peers / "greekbook").exists():
            found.append(Runner(name="greekbook", run=self._greekbook()))
        return tuple(found)

    def _ours(self, cache: Path) -> Cost:
        command = (sys.executable, "-m", "bokbygg", "build", "pdf", "-q", "-C", self._book)
        environment = {"XDG_CACHE_HOME": str(cache), "BOKBYGG_NO_CACHE": ""}
        return cost((*command, "-o", self._folder / "ours"), environment)

    def _ours_cold(self) -> Cost:
        cache = self._folder / "cache"
        shutil.rmtree(cache, ignore_errors=True)
        return self._ours(cache)

    def _ours_edited(self) -> Cost:
        self._edits += 1
        edit(self._book, 1 + self._edits * 3 % self._essays, longer=False)
        return self._ours(self._folder / "cache")

    def _pandoc(self) -> Callable[[], Cost]:
        place = self._plain("pandoc")
        (place / "book.css").write_text(_STYLE, "utf-8")
        bin_folder = self._peers.resolve() / "pandoc" / "bin"
        asked = "import pypandoc; print(pypandoc.get_pandoc_path())"
        told = subprocess.run(
            [bin_folder / "python", "-c", asked], capture_output=True, text=True, check=True
        )
        options = (
            "--file-scope --toc --toc-depth=2 -t html5 --css book.css -M title=Book -M lang=sv"
        )
        engine = (
            f"--pdf-engine={bin_folder / 'weasyprint'}",
            "--pdf-engine-opt=--pdf-variant=pdf/ua-1",
        )
        essays = (path.name for path in sorted(place.glob("*.md")))
        command = (told.stdout.strip(), *options.split(), *engine, *essays, "-o", "out.pdf")
        return lambda: cost(("env", "-C", place, *command))

    def _greekbook(self) -> Callable[[], Cost]:
        place = self._folder / "greekbook"
        shutil.move(self._plain("greek"), place / "chapters")
        said = ("title: Book", "author: Nobody", "template: novel", "language: sv", "toc: true")
        settings = "\n".join([*said, "output: book.pdf", "page_size: A5", ""])
        (place / "book.yaml").write_text(settings, "utf-8")
        command = self._peers.resolve() / "greekbook" / "bin" / "greekbook"
        return lambda: cost(("env", "-C", place, command, "build", "."))

    def _plain(self, name: str) -> Path:
        """The essays without settings, their titles as headings, and labels of notes unique."""
        place = self._folder / name
        shutil.copytree(self._book / "images", place / "images")
        for path in sorted(self._book.glob("*.md")):
            text = _HEAD.sub(r"# \1\n", path.read_text("utf-8"))
            text = _LABEL.sub(rf"[^{path.stem[:3]}-\1]", text)
            (place / path.name).write_text(text, "utf-8")
        return place


def main() -> None:
    """Let them run three times in turn, and print medians."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.race")
    parser.add_argument("peers", type=Path)
    parser.add_argument("pages", type=int, nargs="?", default=700, choices=list(SIZES))
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        runners = Race(asked.pages, asked.peers, Path(folder)).runners()
        for _ in range(asked.rounds):
            for runner in runners:
                runner.costs.append(runner.run())
    print(f"| {asked.pages} pages | wall s | CPU s | peak MB |\n|---|--:|--:|--:|")
    for runner in runners:
        wall = statistics.median(one.wall for one in runner.costs)
        cpu = statistics.median(one.cpu for one in runner.costs)
        peak = statistics.median(one.peak for one in runner.costs) / 1e6
        print(f"| {runner.name} | {wall:.2f} | {cpu:.2f} | {peak:.0f} |")


if __name__ == "__main__":
    main()
