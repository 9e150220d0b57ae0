"""What happens to a book with a fault in it: every fault is told with file, line and remedy, in
one run and without a traceback, and the last good book stays.

`books/whole` is a sound little book. A folder in `books/broken` holds the files that differ from
it, and in `expected.txt` what the program then prints; those in `books/warned` make a book all the
same.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from bokbygg.rules import RULES
from tests.needs import needs
from tests.program import bokbygg, held, here, plant

BOOKS = Path(__file__).parent / "books"
BROKEN = sorted(path.name for path in (BOOKS / "broken").iterdir())
WARNED = sorted(path.name for path in (BOOKS / "warned").iterdir())
NAMES = ("snow-and-silence.epub", "snow-and-silence.pdf")


def expected(case: str) -> str:
    return (BOOKS / case / "expected.txt").read_text("utf-8")


def errors(case: str) -> set[str]:
    return set(re.findall(r"^error\[(\w+)\]", expected(case), re.M))


STANDABLE = [
    name for name in BROKEN if all(RULES[code].standable for code in errors(f"broken/{name}"))
]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A copy of the sound book, in a folder `book`."""
    return Path(shutil.copytree(BOOKS / "whole", tmp_path / "book"))


def overlay(book: Path, case: str) -> None:
    shutil.copytree(BOOKS / case, book, dirs_exist_ok=True)
    (book / "expected.txt").unlink()


def xhtml(book: Path, name: str) -> str:
    """A document of the e-book that was made."""
    with zipfile.ZipFile(book / "build" / NAMES[0]) as archive:
        return archive.read(f"EPUB/{name}.xhtml").decode()


def test_the_sound_book_is_sound(book: Path) -> None:
    done = bokbygg("build", "epub", "--strict", "-v", cwd=book)
    assert done.stderr == "reading the essays …\nbinding the EPUB …\n"
    assert done.returncode == 0


@pytest.mark.parametrize(("case", "code"), [(f"broken/{BROKEN[0]}", 1), (f"warned/{WARNED[0]}", 0)])
def test_a_process_of_its_own_says_what_this_one_says(case: str, code: int, book: Path) -> None:
    overlay(book, case)
    plant(book / "build", *NAMES)
    alone = bokbygg("build", "epub", "--no-cache", cwd=book)
    assert (alone.returncode, alone.stderr) == (code, expected(case))
    among_others = here("build", "epub", "--no-cache", cwd=book)
    assert among_others.returncode == code
    assert (among_others.stdout, among_others.stderr) == (alone.stdout, alone.stderr)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_book_is_not_made_and_the_last_one_stays(name: str, book: Path) -> None:
    overlay(book, f"broken/{name}")
    before = plant(book / "build", *NAMES)
    done = here("build", "epub", cwd=book)
    assert done.stderr == expected(f"broken/{name}")
    assert done.returncode == 1
    assert done.stdout == ""
    assert held(book / "build") == before


@pytest.mark.parametrize("name", WARNED)
def test_what_a_book_can_bear_is_a_warning(name: str, book: Path) -> None:
    overlay(book, f"warned/{name}")
    done = here("build", "epub", cwd=book)
    assert done.stderr == expected(f"warned/{name}")
    assert done.returncode == 0


@pytest.mark.parametrize("name", BROKEN)
def test_keep_going_makes_warnings_of_what_a_book_can_stand(name: str, book: Path) -> None:
    overlay(book, f"broken/{name}")
    before = plant(book / "build", NAMES[1])
    done = here("build", "epub", "--keep-going", cwd=book)
    if name in STANDABLE:
        assert done.returncode == 0
        assert errors(f"broken/{name}") <= set(re.findall(r"^warning\[(\w+)\]", done.stderr, re.M))
        assert len(held(book / "build")) == 2
    else:
        assert done.returncode == 1
        assert held(book / "build") == before


def test_a_dead_link_kept_is_its_text_without_a_link(book: Path) -> None:
    overlay(book, "broken/dead-link")
    here("build", "epub", "--keep-going", cwd=book)
    assert "<p>It was calm, as the mountains were not.</p>" in xhtml(book, "sea")


def test_a_missing_image_kept_is_a_visible_mark_in_both_books(book: Path) -> None:
    needs("pdftotext")
    overlay(book, "broken/missing-image")
    done = here("build", "--keep-going", cwd=book)
    assert done.returncode == 0
    mark = "[Image missing: images/baot.png (A rowing boat)]"
    assert mark in xhtml(book, "sea")
    run = ("pdftotext", str(book / "build" / NAMES[1]), "-")
    text = subprocess.run(run, check=True, capture_output=True, encoding="utf-8").stdout
    assert mark in " ".join(text.split())


def test_what_fails_in_one_book_leaves_both_as_they_were(book: Path) -> None:
    essay = book / "manuscript" / "02-sea.md"
    essay.write_text(f"# The sea\n\nA gull cried: a{'a' * 90}.\n")
    before = plant(book / "build", *NAMES)
    done = here("build", cwd=book)
    assert "error[L001]" in done.stderr
    assert done.returncode == 1
    assert held(book / "build") == before


# --- what no files in a repository can show -------------------------------------------------------


def test_an_image_that_is_a_link_out_of_the_folder_is_not_opened(book: Path) -> None:
    outside = book.parent / "secret.png"
    shutil.copy(book / "manuscript" / "images" / "boat.png", outside)
    (book / "manuscript" / "images" / "boat.png").unlink()
    (book / "manuscript" / "images" / "boat.png").symlink_to(outside)
    done = here("build", "epub", cwd=book)
    assert "error[S015]: `images/boat.png` is outside the book's folder" in done.stderr
    assert done.returncode == 1


def test_an_essay_that_is_a_link_out_of_the_folder_is_not_read(book: Path) -> None:
    outside = book.parent / "secret.md"
    outside.write_text("# A secret\n\nNot for print.\n")
    (book / "manuscript" / "03-secret.md").symlink_to(outside)
    done = here("build", "epub", "--keep-going", cwd=book)
    assert "warning[S015]: `manuscript/03-secret.md` leads out of the book's folder" in done.stderr
    assert "secret" not in "".join(zipfile.ZipFile(book / "build" / NAMES[0]).namelist())


def test_an_empty_folder_is_no_book(tmp_path: Path) -> None:
    done = here("build", cwd=tmp_path)
    assert "error[B011]: there is no Markdown file (.md) here" in done.stderr
    assert done.returncode == 1
    assert held(tmp_path) == {}


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes only there")
def test_a_file_name_that_is_no_text_does_no_harm(book: Path) -> None:
    essay = os.fsencode(book / "manuscript") + b"/03-sj\xf6n.md"
    with open(essay, "w") as file:
        file.write("# The lake\n\nIt was calmer.\n")
    done = here("build", "epub", cwd=book)
    assert done.returncode in (0, 1)
    assert "own fault" not in done.stderr


def test_an_essay_that_is_a_folder_or_a_pipe_is_passed_over(book: Path) -> None:
    (book / "manuscript" / "03-lake.md").mkdir()
    os.mkfifo(book / "manuscript" / "04-pipe.md")
    done = here("build", "epub", cwd=book)
    assert done.returncode in (0, 1)
    assert "own fault" not in done.stderr
