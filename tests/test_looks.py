"""Every look into an author's folder is noted, and notes tell whether anything has changed."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bokbygg.book import Kind
from bokbygg.build import build
from bokbygg.looks import Looks, hold
from bokbygg.read import find
from tests.bookmaking import lay_out, png

ROOT = Path(__file__).parent.parent

BOOK: dict[str, str | bytes] = {
    "manuscript/bok.toml": '[book]\ntitle = "A"\nauthor = "B"\n[epub]\ncss = ["own.css"]\n'
    '[style]\nfont = "fonts/x.ttf"\n',
    "manuscript/01-a.md": "# A\n\n![boat](../images/boat.png)\n\n{{#include more/part.txt}}\n",
    "manuscript/02-b.md": "# B\n\n![gone](gone.png)\n\nText.\n",
    "manuscript/more/part.txt": "Taken in.\n",
    "images/boat.png": png(30, 20),
    "own.css": "p { color: red; background: url(images/boat.png) }\n",
    "other.txt": "not in the book\n",
}

_ASKING = frozenset(
    "read_bytes read_text open is_file is_dir exists iterdir stat lstat resolve glob rglob "
    "is_symlink readlink walk scandir listdir".split()
)


def test_read_looks_at_files_in_no_other_way() -> None:
    others = []
    for path in sorted((ROOT / "src" / "bokbygg" / "read").glob("*.py")):
        if path.name == "parcels.py":  # sends a whole folder elsewhere, and reads nothing of it
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                of = ast.unparse(node.func.value)
                if node.func.attr in _ASKING and not of.endswith(("looks", "project", "Image")):
                    others.append(f"{path.name}: {ast.unparse(node)[:60]}")
    theme = "files('bokbygg').joinpath('styles', name).read_text('utf-8')"
    own_code = "Path(file).read_bytes()"
    assert others == [f"ready.py: {own_code}", f"themes.py: {theme}"]


_SPY = """
import sys
from pathlib import Path
from bokbygg.book import Kind
from bokbygg.build import build
from bokbygg.read import find

root, seen = sys.argv[1], set()

def spy(event, given):
    if event in ("open", "os.listdir", "os.scandir") and str(given[0]).startswith(root):
        seen.add(str(given[0]))

project = find(Path(root))
sys.addaudithook(spy)
build(project, list(Kind), keep_going=True)
noted = {look.path for look in project.looks.taken}
noted |= {str(Path(look.path).parent) for look in project.looks.taken if look.question == "alike"}
print(len(seen), sorted(seen - noted))
"""


def test_every_file_and_folder_that_is_opened_is_noted(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "book", BOOK)
    done = subprocess.run(
        [sys.executable, "-c", _SPY, str(folder)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "12 []\n"


@pytest.fixture
def noted(tmp_path: Path) -> tuple[Path, Looks]:
    """A book, and the looks that making its e-book took."""
    folder = lay_out(tmp_path / "book", BOOK)
    project = find(folder)
    build(project, [Kind.EPUB], keep_going=True)
    assert hold(project.looks.taken)
    return folder, project.looks


def _added(name: str, data: bytes = b"x") -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)

    return change


def _touched(folder: Path) -> None:
    os.utime(folder / "manuscript" / "01-a.md", (1, 1))


def _same_size_and_time(folder: Path) -> None:
    path = folder / "manuscript" / "01-a.md"
    told = path.stat()
    path.write_bytes(path.read_bytes().replace(b"# A", b"# C"))
    os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))


def _linked(folder: Path) -> None:
    (folder / "images/boat.png").unlink()
    (folder / "images/boat.png").symlink_to("/etc/passwd")


CHANGES: dict[str, Callable[[Path], object]] = {
    "an essay edited, its size and time as before": _same_size_and_time,
    "an essay more": _added("manuscript/03-c.md"),
    "an essay more, in a folder": _added("manuscript/new/c.md"),
    "an essay away": lambda folder: (folder / "manuscript/02-b.md").unlink(),
    "an essay called otherwise": lambda folder: (folder / "manuscript/02-b.md").rename(
        folder / "manuscript/02-c.md"
    ),
    "settings edited": _added("manuscript/bok.toml"),
    "a picture edited": _added("images/boat.png", png(30, 21)),
    "a picture away": lambda folder: (folder / "images/boat.png").unlink(),
    "a picture that was missed": _added("manuscript/gone.png", png(3, 2)),
    "a font that was missed": _added("manuscript/fonts/x.ttf"),
    "a style sheet edited": _added("own.css", b"p { color: blue }"),
    "the theme's style sheet in the book's own folder": _added("styles/book.css"),
    "an included file edited": _added("manuscript/more/part.txt", b"Another.\n"),
    "a file that another is meant by if capitals do not count": _added("images/BOAT.png"),
    "a link in the place of a picture": _linked,
    "another folder in the place of the manuscript": lambda folder: (
        (folder / "manuscript").rename(folder / "old"),
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_that_could_count_is_seen(noted: tuple[Path, Looks], change: str) -> None:
    folder, looks = noted
    CHANGES[change](folder)
    assert not hold(looks.taken)


@pytest.mark.parametrize(
    "change",
    [_touched, _added("other.txt", b"y"), _added("build/x.epub"), _added("manuscript/.a.md.swp")],
)
def test_what_cannot_count_does_not(tmp_path: Path, change: Callable[[Path], None]) -> None:
    """In a book that lacks nothing: where something is missed, files of a name like it count."""
    folder = lay_out(tmp_path / "book", BOOK)
    (folder / "manuscript/bok.toml").write_text('[book]\ntitle = "A"\nauthor = "B"\n')
    (folder / "manuscript/02-b.md").unlink()
    project = find(folder)
    assert build(project, list(Kind)).outputs
    change(folder)
    assert hold(project.looks.taken)


def test_a_file_that_changes_between_two_looks_is_noticed(tmp_path: Path) -> None:
    looks, path = Looks(), tmp_path / "a"
    path.write_bytes(b"one")
    assert (looks.data(path), looks.data(path), looks.is_torn) == (b"one", b"one", False)
    path.write_bytes(b"two")
    assert (looks.data(path), looks.is_torn) == (b"two", True)
