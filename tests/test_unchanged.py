"""Where nothing has changed nothing is made again; what is kept decides nothing but how long a run
takes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bokbygg import circumstances
from tests.bookmaking import lay_out, png
from tests.program import bokbygg, held

SRC = Path(__file__).parent.parent / "src"

BOOK: dict[str, str | bytes] = {
    "manuscript/bok.toml": '[book]\ntitle = "Havet"\nauthor = "Moa Lind"\n'
    '[cover]\ndesign = "none"\n',
    "manuscript/01-a.md": "# A\n\nText with a *word*.\n\n![](../images/boat.png)\n",
    "manuscript/02-b.md": "# B\n\nMore, and ![a boat](../images/boat.png).\n",
    "images/boat.png": png(30, 20),
}
"""A book with a warning: a picture that nobody can hear of."""

HEAVY = ("bokbygg.read", "bokbygg.parse", "jinja2", "ebooklib", "weasyprint", "PIL", "lxml")


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The book, with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return lay_out(tmp_path / "book", BOOK)


def _build(book: Path, *arguments: str | Path) -> tuple[bool, int, str, str]:
    """Whether it was made again, the exit code, and what was said, but for how far it came."""
    done = bokbygg("build", "epub", *arguments, cwd=book)
    said = re.sub(r"^.* …\n|^nothing has changed\n", "", done.stderr, flags=re.M)
    return "reading the essays" in done.stderr, done.returncode, done.stdout, said


def test_a_second_run_says_the_same_and_makes_nothing(book: Path) -> None:
    first = _build(book, "--strict", "-v")
    file = book / "build" / "havet.epub"
    before = (file.stat().st_mtime_ns, file.read_bytes())
    second = _build(book, "--strict", "-v")
    assert (first[0], second[0]) == (True, False)
    assert first[1:] == second[1:]
    assert first[1] == 3
    assert "warning[" in first[3]
    assert (file.stat().st_mtime_ns, file.read_bytes()) == before


def test_programs_are_told_the_same(book: Path) -> None:
    first = bokbygg("build", "epub", "--json", cwd=book)
    second = bokbygg("build", "epub", "--json", cwd=book)
    assert first.stdout == second.stdout
    events = [json.loads(line)["event"] for line in second.stderr.splitlines()]
    assert events == ["unchanged"]


def test_nothing_that_takes_long_is_even_loaded(book: Path) -> None:
    _build(book)
    code = (
        "import sys\nfrom bokbygg.cli import main\nsys.argv = ['bokbygg', 'build', 'epub', '-q']\n"
        "try:\n    main()\nexcept SystemExit:\n    print(' '.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=book, capture_output=True, text=True, check=True
    )
    loaded = done.stdout.split()
    assert "bokbygg.unchanged" in loaded
    assert set(HEAVY) & set(loaded) == set()


def _edited(book: Path) -> None:
    (book / "manuscript/02-b.md").write_text("# B\n\nAnother text.\n")


def _gone(book: Path) -> None:
    (book / "build/havet.epub").unlink()


def _spoilt(book: Path) -> None:
    path = book / "build/havet.epub"
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


def _spoilt_note(book: Path) -> None:
    (note,) = (book.parent / "cache/bokbygg/outcomes").iterdir()
    note.write_bytes(note.read_bytes().replace(b"havet", b"sjoen"))


@pytest.mark.parametrize("change", [_edited, _gone, _spoilt, _spoilt_note])
def test_after_a_change_the_book_is_made_as_if_there_were_no_cache(
    book: Path, change: Callable[[Path], None]
) -> None:
    _build(book)
    change(book)
    again = _build(book)
    assert again[0]
    made = held(book / "build")
    assert _build(book, "--no-cache", "-o", "other")[1:2] == again[1:2]
    assert held(book / "other") == made


def test_an_edit_taken_back_gives_the_first_bytes(book: Path) -> None:
    _build(book)
    first = held(book / "build")
    _edited(book)
    _build(book)
    lay_out(book, BOOK)
    assert _build(book)[0]
    assert held(book / "build") == first


@pytest.mark.long
@pytest.mark.parametrize(
    "other", [["--keep-going"], ["--drafts"], ["pdf"], ["-o", "elsewhere"], ["--no-cache"]]
)
def test_another_wish_is_another_run(book: Path, other: list[str]) -> None:
    _build(book)
    assert _build(book, *other)[0]


def test_the_number_of_processes_does_not_count(book: Path) -> None:
    _build(book, "-j", "1")
    assert not _build(book, "-j", "2")[0]


def test_a_book_that_could_not_be_made_is_tried_again(book: Path) -> None:
    (book / "images/boat.png").unlink()
    assert [_build(book)[:2] for _ in range(2)] == [(True, 1), (True, 1)]


def test_without_cache_nothing_is_kept(book: Path) -> None:
    _build(book, "--no-cache")
    assert not (book.parent / "cache").exists()


def test_a_cache_that_comes_with_a_book_is_no_cache(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", ".cache")
    monkeypatch.setenv("HOME", str(book.parent / "home"))
    _build(book)
    assert not (book / ".cache").exists()


# --- what counts beside the book ----------------------------------------------------------------


def _digest(folder: Path = SRC, **environment: str) -> str:
    code = "from bokbygg.circumstances import circumstances; print(circumstances())"
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(folder), **environment},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def test_the_same_program_is_the_same() -> None:
    assert _digest() == _digest(PYTHONHASHSEED="7", TZ="Asia/Tokyo", LC_ALL="C", XDG_CACHE_HOME="/")


@pytest.mark.parametrize("name", ["BOKBYGG_ODD", "PANGO_ODD", "FREETYPE_PROPERTIES"])
def test_what_sways_the_program_counts(name: str) -> None:
    assert _digest() != _digest(SRC, **{name: "1"})


@pytest.mark.parametrize("name", ["languages/sv.py", "styles/print.css", "templates/ncx.xml.j2"])
def test_every_file_of_the_program_counts(tmp_path: Path, name: str) -> None:
    import shutil

    shutil.copytree(SRC, tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    before = _digest(tmp_path / "src")
    with (tmp_path / "src/bokbygg" / name).open("ab") as file:
        file.write(b"\n")
    assert before != _digest(tmp_path / "src")


def test_packages_beside_us_count(tmp_path: Path) -> None:
    both = [f"{SRC}:{tmp_path}", f"{SRC}:{tmp_path}"]
    (tmp_path / "odd-1.0.dist-info").mkdir()
    first = _digest(Path(both[0]))
    (tmp_path / "odd-1.0.dist-info").rename(tmp_path / "odd-1.1.dist-info")
    assert first != _digest(Path(both[1]))


def test_where_a_library_cannot_be_told_nothing_is_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(circumstances._LIBRARIES, "pango", ("no-such-library",))
    assert circumstances.circumstances.__wrapped__() == ""


@pytest.mark.long
def test_without_cache_no_folder_stays_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where several processes lay out pages."""
    essay = "Det var *lugnt* den dagen, sa hon, och havet låg stilla. " * 600
    book = lay_out(tmp_path / "book", {f"{n}.md": f"# Hav {n}\n\n{essay}" for n in range(8)})
    (tmp_path / "passing").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "passing"))
    done = bokbygg("build", "pdf", "--no-cache", "-j", "2", cwd=book)
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "passing").iterdir()) == []
