"""The sample book and the torture book in programs that people read with, and before the judges of
shops."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bokbygg.book import Book, BoundPiece, Edition, Kind, Text, plain
from bokbygg.build import build
from bokbygg.check import check_epub
from bokbygg.compose import Entry, cut, entries
from bokbygg.diagnostics import Level
from bokbygg.read import find
from tests.bookmaking import book_of, codes
from tests.epub_judge import epubcheck
from tests.golden import TORTURE
from tests.naive_ebook import naive
from tests.needs import needs, needs_tools

HERE = Path(__file__).parent
ROOT = HERE.parent
FOLDERS = {"sample": ROOT, "torture": TORTURE}


@cache
def made(name: str) -> bytes:
    """A book's EPUB."""
    result = build(find(FOLDERS[name]), [Kind.EPUB])
    assert [found for found in result.findings if found.level is not Level.NOTE] == []
    return result.outputs[0].data


@cache
def source(name: str) -> tuple[Book, Edition]:
    """The book as it is before it is bound: all of it that stands in the e-book."""
    book, edition = book_of(FOLDERS[name])
    return cut(book, Kind.EPUB), edition


@pytest.fixture(params=FOLDERS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def path(name: str, tmp_path: Path) -> Path:
    file = tmp_path / "book.epub"
    file.write_bytes(made(name))
    return file


def squeezed(text: str) -> str:
    return "".join(text.split())


def stretches(pieces: Iterable[BoundPiece]) -> Iterator[str]:
    """What a book prints of pieces, without blanks, line by line."""
    for piece in pieces:
        if isinstance(piece, Text):
            yield from filter(None, map(squeezed, piece.text.split("\u2028")))


# --- judges -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["sample", pytest.param("torture", marks=pytest.mark.long)])
def test_epubcheck_says_nothing_at_all(name: str, tmp_path: Path) -> None:
    assert epubcheck(made(name), tmp_path) == ()


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
    assert report["a11y-metadata"]["empty"] == []
    told = [
        finding["earl:test"]["dct:title"]
        for document in report["assertions"]
        for finding in document["assertions"]
    ]
    return report["earl:result"]["earl:outcome"], told


@pytest.mark.long
def test_ace_finds_no_barrier(path: Path, tmp_path: Path) -> None:
    assert ace(path, tmp_path) == ("pass", [])


@pytest.mark.long
def test_the_judges_bite(tmp_path: Path) -> None:
    """A careless e-book of the same text passes none of them."""
    path = tmp_path / "naive.epub"
    path.write_bytes(data := naive(source("sample")[0]))
    assert any("ERROR" in message for message in epubcheck(data, tmp_path))
    outcome, told = ace(path, tmp_path)
    assert outcome == "fail"
    assert {"epub-lang", "metadata-accessmode", "image-alt"} <= set(told)
    assert len(codes(check_epub(data, "naive.epub", judge=False))) > 5
    assert check_book(path) != []


NO_FAULT = (
    re.compile(r"font.* has a MIME type that does not match its extension"),
    re.compile(r": Expected selector .* to come before selector "),
)
"""What Check Book of calibre 6 says without reason: its table of types is older than EPUB 3.3, and
rules of the same elements may stand in any order where they do not set the same."""


def check_book(book: Path) -> list[str]:
    """What calibre's Check Book finds."""
    needs("calibre-debug")
    done = subprocess.run(
        ["calibre-debug", "-e", HERE / "reader" / "checkbook.py", "--", book],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox",
        },
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    (found,) = re.findall(r"^CHECKED (.*)$", done.stdout, re.M)
    messages = (f"{file}: {message}" for _, file, message in json.loads(found))
    return [one for one in messages if not any(known.search(one) for known in NO_FAULT)]


@pytest.mark.long
def test_calibre_finds_nothing_to_mend(path: Path) -> None:
    assert check_book(path) == []


# --- a browser ----------------------------------------------------------------------------------


def shown_in_browser(book: Path) -> dict[str, Any]:
    """What foliate-js makes of a book in Chromium."""
    tools = needs_tools("foliate-js", "puppeteer-core")
    done = subprocess.run(
        ["node", HERE / "reader" / "open.cjs", tools, book],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    shown: dict[str, Any] = json.loads(done.stdout)
    assert (shown["errors"], shown["outside"]) == ([], [])
    return shown


def as_shown(contents: Iterable[Entry]) -> list[dict[str, object]]:
    """Lines of the contents as foliate-js shows them."""
    return [
        {
            "label": entry.line + (f" – {entry.author}" if entry.author else ""),
            "href": f"EPUB/{entry.href}",
            "under": as_shown(entry.children),
        }
        for entry in contents
    ]


@pytest.mark.long
def test_a_browser_reader_shows_all_of_it(name: str, path: Path) -> None:
    shown = shown_in_browser(path)
    book, edition = source(name)
    imprint, told = book.imprint, shown["metadata"]
    assert (told["title"], told["subtitle"]) == (imprint.title, imprint.subtitle)
    assert (told["language"], told["publisher"]) == (imprint.lang, imprint.publisher)
    assert told["identifier"] == imprint.identifier_of("epub")
    authors = told["author"] if isinstance(told["author"], list) else [told["author"]]
    assert [one["sortAs"] for one in authors][: len(imprint.authors)] == [
        person.file_as for person in imprint.authors
    ]
    assert shown["toc"] == as_shown(entries(book, edition))
    assert {"toc", "cover", "bodymatter"} <= {each for (each,) in shown["landmarks"]}
    for item in book.spine:
        said = squeezed(shown["texts"][f"EPUB/{item.slug}.xhtml"])
        at = 0
        for words in (*stretches(item.title if item.shows_title else ()), *stretches(item.body)):
            at = said.index(words, at) + len(words)
        for note in item.notes:
            assert all(words in said for words in stretches(note.body))


@pytest.mark.long
def test_notes_pop_up_in_a_browser_reader(name: str, path: Path) -> None:
    """The first call of each essay, clicked."""
    shown = shown_in_browser(path)["notes"]
    noted = [item for item in source(name)[0].spine if item.notes]
    assert set(shown) == {f"EPUB/{item.slug}.xhtml" for item in noted}
    for item in noted:
        popped = shown[f"EPUB/{item.slug}.xhtml"]
        assert popped["call"] == "1"
        said = squeezed(popped["text"])
        assert all(words in said for words in stretches(item.notes[0].body))
        for other in item.notes[1:]:
            assert not all(words in said for words in stretches(other.body))


# --- calibre and MuPDF --------------------------------------------------------------------------

TOLD = {
    "sample": {
        "Title": "Ordet är fritt: Fem essäer om konsten att svara",
        "Title sort": "Ordet är fritt",
        "Author(s)": "Ragnar Hedlöf [Hedlöf, Ragnar]",
        "Publisher": "Bokförlaget Kvittens",
        "Languages": "swe",
        "Published": "2010-12-13T00:00:00+00:00",
    },
    "torture": {
        "Title": "Allt på en gång: En provbok",
        "Title sort": "Allt på en gång",
        "Author(s)": "Märta Sandgren & Elof Bäck [Sandgren, Märta & Bäck, Elof]",
        "Publisher": "Provförlaget",
        "Tags": "DNL, LIT000000, Essäer, typsättning, noter, prov",
        "Series": "Provböckerna #3",
        "Languages": "swe",
        "Published": "2026-11-23T00:00:00+00:00",
        "Identifiers": "isbn:9789199200019",
    },
}


@pytest.mark.long
def test_calibre_reads_what_the_book_says_of_itself(name: str, path: Path) -> None:
    needs("ebook-meta")
    done = subprocess.run(["ebook-meta", path], capture_output=True, text=True, check=True)
    told = dict(re.findall(r"^(\S[^:]*?)\s*: (.*)$", done.stdout, re.M))
    assert told == TOLD[name] | {"Comments": source(name)[0].imprint.description}


@pytest.mark.long
def test_calibre_reads_every_word_in_order(name: str, path: Path, tmp_path: Path) -> None:
    needs("ebook-convert")
    text = tmp_path / "book.txt"
    subprocess.run(["ebook-convert", path, text], capture_output=True, check=True)
    in_order(source(name)[0], squeezed(text.read_text("utf-8")))


def in_order(book: Book, said: str) -> None:
    """Assert that all words of a book are said, essay by essay, notes after the text of theirs."""
    at = 0
    for item in book.spine:
        for words in (*stretches(item.title if item.shows_title else ()), *stretches(item.body)):
            assert words in said[at:], words
            at = said.index(words, at) + len(words)
        for note in item.notes:
            for words in stretches(note.body):
                assert words in said[at:], words


@pytest.mark.long
def test_mutool_reads_every_word(name: str, path: Path) -> None:
    """An engine that knows little of CSS: figures side by side, and cells, come in its own order,
    essays in ours."""
    needs("mutool")
    done = subprocess.run(
        ["mutool", "draw", "-q", "-F", "txt", path], capture_output=True, text=True, check=True
    )
    said = squeezed(done.stdout)
    first, *others = source(name)[0].spine
    at = said.index(next(stretches(first.body))[:30])
    for item in others:
        if item.shows_title:
            at = said.index(squeezed(plain(item.title)), at)
    for item in (first, *others):
        for piece in (*item.body, *(piece for note in item.notes for piece in note.body)):
            if isinstance(piece, Text):
                assert [word for word in piece.text.split() if word not in said] == []
