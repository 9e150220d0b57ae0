"""What is looked at before a book leaves the house, and what keeps it there."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from bokbygg.book import Contributor, Imprint, Isbn, Kind, Output
from bokbygg.build import gather
from bokbygg.diagnostics import Diagnostic
from bokbygg.publish import Site, past, place, publish
from bokbygg.publish.editions.history import (
    Changes,
    Essay,
    Published,
    changes,
    continued,
    last_changes,
    read,
    written,
)
from bokbygg.publish.gate.duties import duties
from bokbygg.publish.gate.judges import ace
from bokbygg.publish.gate.links import broken
from bokbygg.publish.shipped import Shipped, shipped
from bokbygg.read import find
from tests.bookmaking import lay_out
from tests.naive_ebook import naive
from tests.needs import needs_tools

BOOK = {
    "manuscript/bok.toml": """
[book]
title = "Snö"
author = "Anna Åkesson"
publisher = "Förlaget"
lang = "sv"
date = 2026-11-23
isbn = { epub = "978-0-306-40615-7" }

[content]
chapters = ["*.md"]

[publish]
url = "https://example.org/"
""",
    "manuscript/01-havet.md": "# Havet\n\nVattnet var kallt.\n",
    "manuscript/02-snon.md": "# Snön\n\nDen låg kvar.\n",
}
LATER = {
    **BOOK,
    "manuscript/01-havet.md": "# Havet\n\nVattnet var mycket kallt.\n",
    "manuscript/03-isen.md": "# Isen\n\nDen bar.\n",
}


def codes(found: Iterable[Diagnostic]) -> list[str]:
    return [one.code for one in found]


# --- editions -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return publish(find(lay_out(tmp_path_factory.mktemp("first"), BOOK)), judge=False)


def again(files: dict[str, str], folder: Path, before: Site) -> Site:
    return publish(find(lay_out(folder, files)), judge=False, past=before.files)


def test_another_text_in_the_same_edition_is_refused(first: Site, tmp_path: Path) -> None:
    site = again(LATER, tmp_path, first)
    assert not site.files
    (found,) = [one for one in site.findings if one.code == "U031"]
    assert found.message == (
        "the text has changed since 2026-11-23 was published: `Isen` and 1 more"
    )


def test_a_new_edition_says_what_is_new_in_it(first: Site, tmp_path: Path) -> None:
    later = dict(LATER)
    later["manuscript/bok.toml"] = BOOK["manuscript/bok.toml"].replace("11-23", "12-01")
    del later["manuscript/02-snon.md"]
    site = again(later, tmp_path, first)
    page = html.document_fromstring(site.files["sno/index.html"])
    (told,) = page.xpath("//dl[@class='changes']")
    assert [each.text for each in told] == ["Nytt", "Isen", "Ändrat", "Havet", "Borttaget", "Snön"]
    atom = site.files["atom.xml"].decode()
    assert "Ändringar sedan förra utgåvan:\nNytt: Isen\nÄndrat: Havet\nBorttaget: Snön" in atom
    assert "Ändringar" not in site.files["opds-all.xml"].decode()


def test_the_same_edition_again_is_the_same_site(first: Site, tmp_path: Path) -> None:
    place(first, tmp_path / "site")
    kept = past(tmp_path / "site")
    assert kept == {"sno/editions.json": first.files["sno/editions.json"]}
    second = publish(find(lay_out(tmp_path / "book", BOOK)), judge=False, past=kept)
    assert second.files == first.files


def test_a_folder_that_is_no_site_has_no_editions(tmp_path: Path) -> None:
    assert past(tmp_path / "nothing") == {}


ONE = Published(
    number="1",
    date="2026",
    essays=(
        Essay(name="a", title="A", sha256="1"),
        Essay(name="b", title="B", sha256="2"),
    ),
)


def test_an_essay_with_another_name_and_the_same_text_is_no_change() -> None:
    renamed = replace(ONE, essays=(*ONE.essays[:1], Essay(name="c", title="B", sha256="2")))
    assert changes(ONE, renamed) == Changes()
    assert not changes(ONE, renamed)


@pytest.mark.parametrize("other", [{"number": "2"}, {"date": "2027"}])
def test_a_number_or_a_date_is_enough_for_a_new_edition(other: dict[str, Any]) -> None:
    editions, found = continued((ONE,), replace(ONE, **other))
    assert (len(editions), found) == (2, ())
    assert not last_changes(editions)


def test_the_list_of_editions_is_read_as_it_was_written() -> None:
    assert read(written((ONE, ONE))) == (ONE, ONE)


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"editions": [1]}', b"\xff", b"null"])
def test_a_list_that_is_none_is_as_none(data: bytes) -> None:
    assert read(data) == ()


def test_the_list_names_every_essay(first: Site) -> None:
    (edition,) = json.loads(first.files["sno/editions.json"])["editions"]
    assert (edition["number"], edition["date"]) == ("", "2026-11-23")
    assert [each["title"] for each in edition["essays"]] == ["Havet", "Snön"]


# --- duties -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def said(first: Site, tmp_path_factory: pytest.TempPathFactory) -> tuple[Imprint, Shipped]:
    project = find(lay_out(tmp_path_factory.mktemp("said"), BOOK))
    book, _ = gather(project, [Kind.EPUB], drafts=False, jobs=1)
    return book.imprint, shipped(first.files["sno/sno.epub"])


def test_a_book_that_says_all_is_let_out(said: tuple[Imprint, Shipped]) -> None:
    assert codes(duties(*said)) == []


def test_what_the_law_asks_for_has_to_be_said(said: tuple[Imprint, Shipped]) -> None:
    imprint, book = said
    silent = replace(book, access=replace(book.access, summary=""))
    assert codes(duties(imprint, silent)) == ["U033"]
    exempted = replace(book, access=replace(silent.access, exemption="eaa-microenterprise"))
    assert codes(duties(imprint, exempted)) == []
    assert codes(duties(imprint, replace(book, lang="und"))) == ["U034"]


def test_somebody_has_to_answer_for_the_book(said: tuple[Imprint, Shipped]) -> None:
    imprint, book = said
    author = replace(imprint, publisher="")
    assert codes(duties(author, book)) == ["U036"]
    assert codes(duties(replace(author, authors=()), book)) == ["U035"]
    anna = replace(author, publisher="Anna", authors=(Contributor(name="Anna"),))
    assert codes(duties(anna, book)) == []


ISBN = Isbn(digits="9780306406157", written="978-0-306-40615-7")


@pytest.mark.parametrize(
    ("isbns", "message"),
    [
        ((), "the e-book has no ISBN"),
        ((ISBN,), "one ISBN stands for all editions of the book"),
        ((replace(ISBN, edition="print"),), "the e-book has no ISBN of its own"),
        (
            (replace(ISBN, edition="print"), replace(ISBN, edition="epub")),
            "two editions have the same ISBN",
        ),
    ],
)
def test_each_edition_wants_a_number_of_its_own(
    said: tuple[Imprint, Shipped], isbns: tuple[Isbn, ...], message: str
) -> None:
    imprint, book = said
    (found,) = duties(replace(imprint, isbns=isbns), book)
    assert (found.code, found.message) == ("U037", message)


# --- links --------------------------------------------------------------------------------------

PAGES = {
    "index.html": b'<p id="a"><a href="b/index.html#x">1</a> <a href="#a">2</a> <a href="b/">3</a>',
    "b/index.html": b'<p id="x"><img src="../c%20d.png"> <a href="mailto:a@b.se">4</a>',
    "c d.png": b"",
    "feed.xml": b'<feed><link href="https://example.org/b/"/><link href="https://w3.org/"/></feed>',
}


def test_links_that_lead_somewhere_are_let_be() -> None:
    assert list(broken(PAGES, "https://example.org/")) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "why"),
    [
        ("index.html", b"b/index.html#x", b"b/index.html#y", "there is no such place"),
        ("index.html", b'"#a"', b'"#b"', "there is no such place"),
        ("b/index.html", b"../c%20d.png", b"c.png", "the site has no such file"),
        ("feed.xml", b"org/b/", b"org/c/", "the site has no such file"),
    ],
)
def test_links_that_lead_nowhere_are_told(name: str, old: bytes, new: bytes, why: str) -> None:
    files = {**PAGES, name: PAGES[name].replace(old, new)}
    (found,) = broken(files, "https://example.org/")
    assert found.code == "U032"
    assert found.message.endswith(why)
    assert found.span is not None
    assert found.span.path == name


# --- Ace ----------------------------------------------------------------------------------------

EPUB = Output(name="a.epub", data=b"")


def test_a_machine_without_ace_is_told_what_to_install(tmp_path: Path) -> None:
    (found,) = ace(EPUB, tmp_path)
    assert found.code == "U038"
    assert "@daisy/ace" in found.message
    assert "npm install @daisy/ace" in found.hint


def programs(folder: Path, monkeypatch: pytest.MonkeyPatch, report: str) -> Path:
    """A folder with an Ace that says what `report` holds, and a Node and a browser for it."""
    script = folder / "node_modules" / "@daisy" / "ace" / "bin" / "ace-puppeteer.js"
    script.parent.mkdir(parents=True)
    script.write_text(report)
    (folder / "bin").mkdir()
    for name in ("node", "chromium"):
        path = folder / "bin" / name
        path.write_text('#!/bin/sh\nmkdir -p "$5"\ncat "$1" > "$5/report.json"\n')
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder / 'bin'}:/usr/bin:/bin")
    return folder


REPORT = """
{"assertions": [{"earl:testSubject": {"url": "havet.xhtml"}, "assertions": [
  {"earl:test": {"earl:impact": "serious", "dct:title": "image-alt",
                 "help": {"dct:description": "Images must have alternate text"}},
   "earl:result": {"dct:description": "Fix this:\\n  no alt"}},
  {"earl:test": {"earl:impact": "moderate", "dct:title": "landmark"},
   "earl:result": {"dct:description": "One main"}}]}]}
"""


def test_what_is_grave_for_ace_keeps_the_book_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = programs(tmp_path, monkeypatch, REPORT) / "book"
    grave, light = ace(EPUB, folder)
    assert (grave.code, grave.message) == ("U039", "image-alt: Fix this: no alt")
    assert grave.hint == "Images must have alternate text"
    assert grave.span is not None
    assert grave.span.path == "a.epub/havet.xhtml"
    assert (light.code, light.message) == ("U040", "landmark: One main")


def test_an_ace_that_gives_no_answer_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (found,) = ace(EPUB, programs(tmp_path, monkeypatch, "nothing"))
    assert (found.code, found.message) == ("U038", "Ace gave no answer")


@pytest.mark.long
def test_ace_finds_nothing_in_ours_and_much_in_a_plain_one(first: Site, tmp_path: Path) -> None:
    tools = needs_tools("@daisy/ace")
    book, _ = gather(find(lay_out(tmp_path, BOOK)), [Kind.EPUB], drafts=False, jobs=1)
    ours = Output(name="sno.epub", data=first.files["sno/sno.epub"])
    assert ace(ours, tools) == ()
    assert "U039" in codes(ace(Output(name="naive.epub", data=naive(book)), tools))
