"""`python -m tests.bench.shelves [BOOKS]`: a shelf of small books, beside `build` for each of them.

Prints seconds by the clock for one `build --jobs 1` after another and for
`shelf build` on two processes, both with nothing kept; the memory of the shelf's own process at the
twentieth book and at the last; and what is touched where one book has changed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bookmaking import lay_out
from tests.program import COMMAND

_TEXT = "Det var *lugnt* den dagen, sa hon, och havet låg stilla framför dem som ett golv. "
_EARLY = 20


def shelf_of(folder: Path, books: int) -> Path:
    """A shelf of so many books, of three essays each."""
    for number in range(books):
        said = f'[book]\ntitle = "Hav {number}"\nauthor = "Moa"\nlang = "sv"\ndate = 2020\n'
        essays = {f"manuscript/{n}.md": f"# Ett {n}\n\n{_TEXT * 40}\n" for n in range(3)}
        lay_out(folder / f"{number:03}", {**essays, "manuscript/bok.toml": said})
    return folder


def built(shelf: Path, home: Path) -> None:
    """Every book by itself, one after the other."""
    for book in sorted(shelf.iterdir()):
        command = [*COMMAND, "build", "-q", "-j1", "-C", str(book)]
        subprocess.run(command, env=_at(home), check=True, stdout=subprocess.DEVNULL)


def shelved(shelf: Path, home: Path) -> tuple[dict[int, int], dict[str, object]]:
    """The shelf: kB that its own process holds when so many books are done, and what it told."""
    command = [*COMMAND, "shelf", "build", shelf, "-j2", "--json"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    run = subprocess.Popen(command, env=_at(home), encoding="utf-8", **pipes)  # type: ignore[call-overload]
    held = {}
    for line in run.stderr:
        told = json.loads(line)
        if told["event"] == "shelved":
            held[told["done"]] = _kilobytes(run.pid)
    told = json.loads(run.communicate()[0])
    assert run.returncode == 0, told
    return held, told


def _at(home: Path) -> dict[str, str]:
    return {**os.environ, "XDG_CACHE_HOME": str(home)}


def _kilobytes(process: int) -> int:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))


def _taken(work: Callable[[], object]) -> float:
    """Seconds by the clock: processors are not counted, since workers are not our own children."""
    began = time.monotonic()
    work()
    return time.monotonic() - began


def main() -> None:
    """Measure a shelf of as many books as asked, 200 if nothing is said."""
    books = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        shelf = shelf_of(folder / "shelf", books)
        alone = _taken(lambda: built(shelf, folder / "one"))
        found: list[tuple[dict[int, int], dict[str, object]]] = []
        together = _taken(lambda: found.append(shelved(shelf, folder / "two")))
        ratio = f"{together / alone:.2f}"
        print(f"{books} books: {alone:.1f} s by build, {together:.1f} s as a shelf: {ratio}")
        held = found[0][0]
        early = min(_EARLY, books)
        print(f"memory: {held[early]} kB at book {early}, {held[books]} kB at book {books}")
        essay = shelf / "000" / "manuscript" / "1.md"
        essay.write_text(f"{essay.read_text()}\nNytt.\n")
        settings = essay.with_name("bok.toml")
        settings.write_text(settings.read_text().replace("2020", "2021"))
        changed = shelved(shelf, folder / "two")[1]["changed"]
        assert isinstance(changed, list)
        print("one book changed touches:", sorted({name.partition("/")[0] for name in changed}))


if __name__ == "__main__":
    main()
