"""The sample book in programs that people read with, and before the judges of shops."""

from __future__ import annotations

import json
import os
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bokbygg.book import Kind, plain
from bokbygg.build import build, gather
from bokbygg.read import find
from tests.epub_judge import epubcheck
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


@pytest.mark.long
def test_ace_finds_no_barrier(book: Path, tmp_path: Path) -> None:
    tools = needs_tools("@daisy/ace")
    ace = tools / "node_modules" / "@daisy" / "ace" / "bin" / "ace-puppeteer.js"
    subprocess.run(
        ["node", ace, "-f", "-s", "-o", tmp_path / "ace", book],
        env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": "/usr/bin/chromium"},
        capture_output=True,
        check=True,
        timeout=300,
    )
    report = json.loads((tmp_path / "ace" / "report.json").read_text("utf-8"))
    told = [
        finding["earl:test"]["dct:title"]
        for document in report["assertions"]
        for finding in document["assertions"]
    ]
    assert told == []
    assert report["earl:result"]["earl:outcome"] == "pass"


@pytest.mark.long
def test_mutool_reads_every_essay(book: Path) -> None:
    needs("mutool")
    done = subprocess.run(
        ["mutool", "draw", "-q", "-F", "txt", book], capture_output=True, text=True, check=True
    )
    for words in ("Nyckeln till anslagstavlan", "Birgitta Ternevik", "Vem äger Twitter?"):
        assert words in done.stdout
