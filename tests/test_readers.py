"""The sample book in programs that people read with, and before the judges of shops."""

from __future__ import annotations

import json
import os
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bokbygg.book import Kind, Text, plain
from bokbygg.build import build, gather
from bokbygg.check import check_epub
from bokbygg.read import find
from tests.bookmaking import codes
from tests.epub_judge import epubcheck
from tests.naive_ebook import naive
from tests.needs import needs, needs_tools

HERE = Path(__file__).parent
ROOT = HERE.parent


@cache
def sample() -> bytes:
    """The sample book's EPUB."""
    result = build(find(ROOT), [Kind.EPUB])
    assert result.findings == ()
    return result.outputs[0].data


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.epub"
    path.write_bytes(sample())
    return path


def test_epubcheck_says_nothing_at_all(tmp_path: Path) -> None:
    needs("java")
    assert epubcheck(sample(), tmp_path) == ()


@pytest.mark.long
def test_a_browser_reader_shows_all_of_it(book: Path) -> None:
    tools = needs_tools("foliate-js", "puppeteer-core")
    done = subprocess.run(
        ["node", HERE / "reader" / "open.cjs", tools, book],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    shown: dict[str, Any] = json.loads(done.stdout)
    whole, _ = gather(find(ROOT), [Kind.EPUB], drafts=False, jobs=1)
    assert (shown["errors"], shown["outside"]) == ([], [])
    assert shown["metadata"]["title"] == whole.imprint.title
    assert shown["metadata"]["language"] == "sv"
    titles = [entry["label"].split(" – Birgitta")[0] for entry in shown["toc"]]
    assert titles == [plain(item.title) for item in whole.spine]
    for item in whole.spine:
        said = "".join(shown["texts"][f"EPUB/{item.slug}.xhtml"].split())
        for stretch in (item.body, *(note.body for note in item.notes)):
            for piece in plain(stretch).split("\n"):
                longest = max(piece.split("\u2028"), key=len)
                assert "".join(longest.split())[:20] in said


def ace(book: Path, folder: Path) -> tuple[str, list[str]]:
    """The outcome of Ace by DAISY, and what it finds."""
    tools = needs_tools("@daisy/ace")
    program = tools / "node_modules" / "@daisy" / "ace" / "bin" / "ace-puppeteer.js"
    subprocess.run(
        ["node", program, "-f", "-s", "-o", folder / "ace", book],
        env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": "/usr/bin/chromium"},
        capture_output=True,
        check=True,
        timeout=300,
    )
    report = json.loads((folder / "ace" / "report.json").read_text("utf-8"))
    told = [
        finding["earl:test"]["dct:title"]
        for document in report["assertions"]
        for finding in document["assertions"]
    ]
    return report["earl:result"]["earl:outcome"], told


@pytest.mark.long
def test_ace_finds_no_barrier(book: Path, tmp_path: Path) -> None:
    assert ace(book, tmp_path) == ("pass", [])


@pytest.mark.long
def test_the_judges_bite(tmp_path: Path) -> None:
    """A careless e-book of the same text passes none of them."""
    whole, _ = gather(find(ROOT), [Kind.EPUB], drafts=False, jobs=1)
    path = tmp_path / "naive.epub"
    path.write_bytes(data := naive(whole))
    assert any("ERROR" in message for message in epubcheck(data, tmp_path))
    outcome, told = ace(path, tmp_path)
    assert outcome == "fail"
    assert {"epub-lang", "metadata-accessmode", "image-alt"} <= set(told)
    assert len(codes(check_epub(data, "naive.epub", judge=False))) > 5


@pytest.mark.long
def test_calibre_reads_what_the_book_says_of_itself(book: Path) -> None:
    needs("ebook-meta")
    done = subprocess.run(["ebook-meta", book], capture_output=True, text=True, check=True)
    told = dict(re.findall(r"^(\S[^:]*?)\s*: (.*)$", done.stdout, re.M))
    assert told["Title"].startswith("Ordet är fritt")
    assert told["Author(s)"] == "Ragnar Hedlöf [Hedlöf, Ragnar]"
    assert told["Publisher"] == "Bokförlaget Kvittens"
    assert told["Languages"] == "swe"
    assert told["Published"].startswith("2010-12-13")


@pytest.mark.long
def test_calibre_reads_every_word_in_order(book: Path, tmp_path: Path) -> None:
    needs("ebook-convert")
    text = tmp_path / "book.txt"
    subprocess.run(["ebook-convert", book, text], capture_output=True, check=True)
    said = "".join(text.read_text("utf-8").split())
    whole, _ = gather(find(ROOT), [Kind.EPUB], drafts=False, jobs=1)
    at = said.index("".join(plain(whole.spine[0].body).split())[:40])
    for item in whole.spine:
        for piece in item.body:
            if isinstance(piece, Text):
                for line in piece.text.split("\u2028"):
                    words = "".join(line.split())
                    assert words in said[at:], words
        at = said.index("".join(plain(item.body).split())[:20], at)
        for note in item.notes:
            assert "".join(plain(note.body).split())[:20] in said[at:]


@pytest.mark.long
def test_mutool_reads_every_essay(book: Path) -> None:
    needs("mutool")
    done = subprocess.run(
        ["mutool", "draw", "-q", "-F", "txt", book], capture_output=True, text=True, check=True
    )
    for words in ("Nyckeln till anslagstavlan", "Birgitta Ternevik", "Vem äger Twitter?"):
        assert words in done.stdout
