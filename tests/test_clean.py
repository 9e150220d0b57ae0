"""`bokbygg clean` takes away what was kept, and of the books only those it knows to be its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bookmaking import lay_out
from tests.program import bokbygg

BOOK = {"bok.toml": '[book]\ntitle = "Havet"\nauthor = "Moa Lind"\n', "a.md": "# A\n\nText.\n"}


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book that is made, its cache beside it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = lay_out(tmp_path / "book", BOOK)
    assert bokbygg("build", "epub", cwd=folder).returncode == 0
    (folder / "build" / "mine.epub").write_bytes(b"of somebody else")
    return folder


def _kept(book: Path) -> set[str]:
    cache = book.parent / "cache" / "bokbygg"
    return {path.parent.name for path in cache.rglob("*") if path.is_file()} - {"bokbygg"}


def test_what_is_kept_goes_and_the_books_stay(book: Path) -> None:
    assert _kept(book) >= {"covers", "outcomes"}
    done = bokbygg("clean", cwd=book)
    assert done.returncode == 0
    assert done.stdout.startswith("removed: ")
    assert str(book.parent / "cache" / "bokbygg") in done.stdout
    assert _kept(book) == set()
    assert sorted(path.name for path in (book / "build").iterdir()) == ["havet.epub", "mine.epub"]
    assert bokbygg("clean", cwd=book).stdout.startswith("nothing is kept in ")
    assert "reading the essays" in bokbygg("build", "epub", cwd=book).stderr


def test_the_books_go_if_asked_but_no_other_file(book: Path) -> None:
    done = bokbygg("clean", "--outputs", cwd=book)
    assert "removed: build/havet.epub" in done.stdout
    assert [path.name for path in (book / "build").iterdir()] == ["mine.epub"]


def test_a_book_that_was_changed_since_stays(book: Path) -> None:
    with (book / "build" / "havet.epub").open("ab") as file:
        file.write(b"a comment")
    assert "build/" not in bokbygg("clean", "--outputs", cwd=book).stdout
    assert (book / "build" / "havet.epub").exists()


def test_showing_takes_nothing_away(book: Path) -> None:
    before = _kept(book)
    done = bokbygg("clean", "--show", "--outputs", cwd=book)
    assert "would go: build/havet.epub" in done.stdout
    assert " of 1000.0 MB at most, in " in done.stdout
    assert _kept(book) == before
    assert (book / "build" / "havet.epub").exists()


def test_programs_are_told_in_numbers(book: Path) -> None:
    told = json.loads(bokbygg("clean", "--outputs", "--json", cwd=book).stdout)
    assert told["limit"] == 1_000_000_000
    assert {one["sort"] for one in told["kept"]} >= {"covers", "outcomes"}
    assert [one["path"] for one in told["outputs"]] == ["build/havet.epub"]


def test_a_folder_that_is_none_is_told_of(book: Path) -> None:
    done = bokbygg("clean", "--outputs", "-C", "nowhere", cwd=book)
    assert done.returncode == 1
    assert "there is no folder" in done.stderr
    assert _kept(book)
