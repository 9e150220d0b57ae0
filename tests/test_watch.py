"""`bokbygg watch`: whatever an author does to the folder, the books are those of a build from
nothing."""

from __future__ import annotations

import hashlib
import re
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from watchfiles import Change

from bokbygg.book import HouseStyle, Kind
from bokbygg.build import build
from bokbygg.cli import interrupts
from bokbygg.cli.rounds import Told
from bokbygg.diagnostics import Fault
from bokbygg.parse import Memory
from bokbygg.read import find, read
from bokbygg.watch import Wish, rounds
from bokbygg.watch.changes import Concern, changes
from tests.bookmaking import lay_out, png
from tests.program import bokbygg, held
from tests.watching import watching

FILES: dict[str, str | bytes] = {
    "bok.toml": '[book]\ntitle = "Hav"\nauthor = "Anna"\nlang = "sv"\n[epub]\ncss = "own.css"\n',
    "own.css": "p { color: #222 }\n",
    "hav.md": "# Hav\n\nDet var lugnt.\n\n![Ett hav](bilder/hav.png)\n",
    "land.md": "# Land\n\nDär stod [havet](hav.md).\n",
    "bilder/hav.png": png(40, 30),
}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A folder with two essays, a picture and a style sheet of its own."""
    return lay_out(tmp_path / "hav", FILES)


def _cold(folder: Path) -> dict[str, str]:
    """The checksums of the e-book that a build from nothing makes of the folder."""
    made = build(find(folder), [Kind.EPUB]).outputs
    return {one.name: hashlib.sha256(one.data).hexdigest() for one in made}


def _sums(told: dict[str, Any]) -> dict[str, str]:
    return {Path(made["path"]).name: made["sha256"] for made in told["outputs"]}


def _written_by_rename(folder: Path) -> None:
    other = folder / ".hav.md.tmp"
    other.write_text("# Hav\n\nDet var inte lugnt.\n\n![Ett hav](bilder/hav.png)\n", "utf-8")
    other.replace(folder / "hav.md")


def _renamed(folder: Path) -> None:
    (folder / "land.md").rename(folder / "skog.md")


def _moved_folder(folder: Path) -> None:
    (folder / "bilder").rename(folder / "images")
    lay_out(folder, {"hav.md": "# Hav\n\n![Ett hav](images/hav.png)\n"})


STEPS: list[Callable[[Path], object]] = [
    lambda folder: lay_out(folder, {"hav.md": "# Hav\n\nLugnt.\n\n![Ett](bilder/hav.png)\n"}),
    _written_by_rename,
    _renamed,
    lambda folder: lay_out(folder, {"berg/fjäll.md": "# Fjäll\n\nHögt.\n"}),
    lambda folder: lay_out(folder, {"own.css": "p { color: #333 }\n"}),
    lambda folder: lay_out(folder, {"bilder/hav.png": png(60, 20)}),
    lambda folder: lay_out(folder, {"bok.toml": '[book]\ntitle = "Vatten"\nslug = "hav"\n'}),
    _moved_folder,
    lambda folder: shutil.rmtree(folder / "berg"),
]


@pytest.mark.long
def test_whatever_is_done_the_book_is_that_of_a_build_from_nothing(book: Path) -> None:
    with watching(book, "watch", "epub") as program:
        assert _sums(program.told()) == _cold(book)
        for step in STEPS:
            before = _cold(book)
            step(book)
            expected = _cold(book)
            assert expected != before
            while _sums(told := program.told()) != expected:
                pass
            assert told["changed"]
    (made,) = (book / "build").iterdir()
    assert {made.name: hashlib.sha256(made.read_bytes()).hexdigest()} == expected


def test_a_fault_leaves_the_last_good_book_and_is_told(book: Path) -> None:
    with watching(book, "watch", "epub") as program:
        program.told()
        good = held(book / "build")
        (book / "bilder" / "hav.png").unlink()
        told = program.until(lambda told: not told["outputs"])
        assert ("S003", "hav.md", 5) in [
            (one["code"], one.get("file"), one.get("line")) for one in told["diagnostics"]
        ]
        assert held(book / "build") == good
        lay_out(book, {"bilder/hav.png": png(40, 30)})
        assert _sums(program.until(lambda told: bool(told["outputs"]))) == _cold(book)


def test_what_is_no_part_of_the_book_makes_no_build(book: Path) -> None:
    with watching(book, "watch", "epub") as program:
        program.told()
        lay_out(book, {".hav.md.swp": "x", "hav.md~": "x", ".git/HEAD": "x", "build/x.txt": "x"})
        (book / "4913").write_text("an editor's trial")
        (book / "4913").unlink()
        lay_out(book, {"hav.md": "# Hav\n\nBlåsigt.\n"})
        assert program.told()["changed"] == ["hav.md"]


def test_ctrl_c_ends_it_and_leaves_nothing_but_the_book(book: Path) -> None:
    before = {path for path in book.rglob("*") if path.is_file()}
    with watching(book, "watch", "epub") as program:
        program.told()
        said = program.interrupt()
    assert program.running.returncode == 130
    assert said == ""
    after = {path for path in book.rglob("*") if path.is_file()}
    assert {path.name for path in after - before} == {"hav.epub"}


def test_a_ctrl_c_that_got_lost_in_a_build_ends_it_afterwards(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(interrupts, "_seen", [])
    made = rounds(
        Wish(folder=book, output=book / "build", targets=(Kind.EPUB,)), rest=interrupts.pass_on
    )
    assert next(made).result.outputs
    monkeypatch.setattr(interrupts, "_seen", [signal.SIGINT])
    with pytest.raises(KeyboardInterrupt):
        next(made)


def test_a_folder_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    done = bokbygg("watch", "-C", "nowhere", cwd=tmp_path)
    assert done.returncode == 1
    assert "error[B015]" in done.stderr


def test_a_build_tells_whether_anything_has_come_of_it(book: Path) -> None:
    lay_out(
        book, {"bok.toml": '[book]\ntitle = "Hav"\n', "land.md": "# Land\n\n![](bilder/hav.png)\n"}
    )
    wish = Wish(folder=book, output=book / "build", targets=(Kind.EPUB,))
    made = rounds(wish)
    first = next(made)
    assert (first.changed, first.same) == ((), False)
    lay_out(book, {"notes.txt": "nothing to do with the book"})
    second = next(made)
    assert (second.changed, second.same) == (("notes.txt",), True)
    assert second.result == first.result


def test_our_own_fault_does_not_end_it(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the wheel came off")

    monkeypatch.setattr("bokbygg.build.essays", fail)
    made = rounds(Wish(folder=book, output=book / "build", targets=(Kind.EPUB,)))
    (found,) = next(made).result.findings
    assert found.code == "P062"
    assert "RuntimeError: the wheel came off" in found.message
    monkeypatch.undo()
    lay_out(book, {"hav.md": "# Hav\n"})
    assert next(made).result.outputs


def test_a_folder_that_cannot_be_watched_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("no room for another watch")

    monkeypatch.setattr("bokbygg.watch.changes.watch", fail)
    with pytest.raises(Fault) as fault:
        next(iter(changes(tmp_path, tmp_path / "build", lambda: None)))
    (found,) = fault.value.findings
    assert (found.code, "WATCHFILES_FORCE_POLLING" in found.hint) == ("P061", True)


def test_the_folder_of_books_may_be_the_books_own(tmp_path: Path) -> None:
    concern = Concern(tmp_path, tmp_path)
    assert concern(Change.modified, str(tmp_path / "hav.md"))
    assert not concern(Change.modified, str(tmp_path / ".hav.epub.x"))
    assert not concern(Change.modified, str(tmp_path / "hav.epub"))


def test_essays_that_are_as_they_were_are_not_parsed_again(book: Path) -> None:
    memory, house = Memory(), HouseStyle(lang="sv")

    def chapters() -> dict[str, int]:
        sheets = read(find(book)).sheets
        return {one.slug: id(one) for one in memory.chapters(sheets, house, jobs=1)}

    first = chapters()
    lay_out(book, {"hav.md": "# Hav\n\nBlåsigt.\n"})
    second = chapters()
    assert second["land"] == first["land"]
    assert second["hav"] != first["hav"]


def test_each_build_is_a_line_and_a_warning_is_said_once(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_out(book, {"land.md": "# Land\n\n![](bilder/hav.png)\n"})
    told = Told(book / "build", "hav/", 0, programs=False)
    made = rounds(Wish(folder=book, output=book / "build", targets=(Kind.EPUB,)))
    told.of(next(made))
    out, err = capsys.readouterr()
    assert re.fullmatch(rf"made {book}/build/hav\.epub in \d+\.\d\d s \(2 warnings\)\n", out)
    assert "land.md:3:1" in err
    lay_out(book, {"hav.md": "# Hav\n\nLugnt.\n"})
    told.of(next(made))
    out, err = capsys.readouterr()
    assert re.fullmatch(r"made .* in \d+\.\d\d s after hav/hav\.md \(2 warnings\)\n", out)
    assert err == ""
    lay_out(book, {"hav.md": "# Hav\n\n[Dit](dit.md)\n"})
    told.of(next(made))
    out, err = capsys.readouterr()
    assert out.startswith("no book was made: 1 error, 2 warnings, found in ")
    assert out.endswith("; the last one stays\n")
    assert "error[S001]" in err
