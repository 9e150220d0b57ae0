"""A book is the same to the last byte however its pages came about: laid out here or by workers,
now or the day before, before another change or after it was taken back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bokbygg import cache
from bokbygg.book import Kind
from bokbygg.pdf import laying, press
from tests.bookmaking import book_of, lay_out
from tests.pdf_bench import SENTENCE

ESSAYS = 6

TOML = """[book]
title = "Vatten"
author = "Anna Åberg"
lang = "sv"
date = 2026-11-24
identifier = "urn:uuid:5f1c7c1e-2f7a-4a55-9d0e-0a3b5a8d8e11"
"""


def essay(number: int, more: str = "") -> str:
    """An essay of about two pages that refers to pages of two others."""
    there, far = (number + 2) % ESSAYS, (number + 5) % ESSAYS
    referring = f"Se [](#p{there}){{.page}} och [](#p{far}){{.page}}.[^1]"
    text = f"{SENTENCE * 30}{more}\n\n## Avsnitt {{#p{number}}}\n\n{SENTENCE * 8}"
    return f"# Essä {number}\n\n{SENTENCE}\n\n{referring}\n\n{text}\n\n[^1]: En not.\n"


def book(folder: Path) -> Path:
    files = {f"{number:02}.md": essay(number) for number in range(ESSAYS)}
    return lay_out(folder, {"bok.toml": TOML, **files})


def printed(folder: Path, jobs: int = 1) -> bytes:
    output = press(*book_of(folder, Kind.PRINT), jobs=jobs)
    assert output.findings == ()
    return output.data


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book, and a cache with nothing in it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return book(tmp_path / "book")


def test_workers_make_the_same_book(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(laying, "WORTH_A_POOL", 0)
    alone = printed(folder)
    shutil.rmtree(tmp_path / "cache")
    assert printed(folder, jobs=2) == alone


def test_what_was_kept_makes_the_same_book_and_so_does_what_is_made_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = printed(folder)
    assert printed(folder) == first
    monkeypatch.setenv(cache.OFF, "1")
    assert printed(folder) == first


def test_a_change_that_is_taken_back_leaves_no_trace(folder: Path, tmp_path: Path) -> None:
    before = printed(folder)
    # nine pages more, so that numbers get a digit more, here and in what refers to them
    lay_out(folder, {"01.md": essay(1, SENTENCE * 240)})
    changed = printed(folder)
    assert changed != before
    shutil.rmtree(tmp_path / "cache")
    assert printed(folder) == changed
    lay_out(folder, {"01.md": essay(1)})
    assert printed(folder) == before


def test_what_was_kept_and_is_spoilt_or_gone_is_made_again(folder: Path, tmp_path: Path) -> None:
    first = printed(folder)
    for sort in ("fragments", "typefaces", "cuts", "styles"):
        kept = sorted(tmp_path.glob(f"cache/**/{sort}/*"))
        assert kept
        for index, path in enumerate(kept):
            data = path.read_bytes()
            if index % 3 == 0:
                path.unlink()
            else:
                path.write_bytes(data[: len(data) // 2] if index % 3 == 1 else data[::-1])
        assert printed(folder) == first


def test_a_picture_that_is_changed_is_printed_anew(folder: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="{}"/></svg>'
    page = f"# Bild\n\n![En form](form.svg)\n\n{SENTENCE}\n"
    lay_out(folder, {"20.md": page, "form.svg": drawing.format("M0 0h9v9z")})
    before = printed(folder)
    lay_out(folder, {"form.svg": drawing.format("M0 0h5v5z")})
    assert printed(folder) != before
