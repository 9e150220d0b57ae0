"""The numbers of chapters and parts: in openings, contents, navigation, bookmarks, references."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from bokbygg.book import Book, Document, Edition, Kind
from bokbygg.collate.numbers import chapter_number, part_number
from bokbygg.compose import documents, entries
from bokbygg.epub.navigation import nav, ncx
from bokbygg.languages import LANGUAGES
from bokbygg.pdf import press
from tests.bookmaking import book_of, lay_out
from tests.pdf_bench import Printed

SV = LANGUAGES["sv"].words
Files = dict[str, str | bytes]


def files(style: str, depth: int = 1) -> Files:
    toml = (
        '[book]\ntitle = "Bok"\nauthor = "A"\nlang = "sv"\ndate = 2026\n'
        f'[content]\nnumber-chapters = "{style}"\ntoc-depth = {depth}\nfront = ["f.md"]\n'
        'chapters = [{ part = "Vatten", chapters = ["a.md", "m.md", "b.md"] },'
        ' { part = "Sten", chapters = ["c.md", "d.md", "e.md"] }]\n'
    )
    return {
        "bok.toml": toml,
        "f.md": "# Före\n\nText.\n",
        "a.md": "# Hav\n\n## Våg\n\nText.\n\n### Skum\n\nSe [](e.md).\n\n## Bris\n\nText.\n",
        "m.md": "---\ntitle: Paus\nrole: interlude\n---\n\nText.\n",
        "b.md": "# Sjö\n\nText.\n",
        "c.md": "---\ntitle: Berg\nnumber: false\n---\n\nText.\n",
        "d.md": "---\ntitle: Ö\nonly: epub\n---\n\nText.\n",
        "e.md": "---\ntitle: Fell\nlang: en\n---\n\nText.\n",
    }


def made(folder: Path, style: str, kind: Kind = Kind.EPUB, depth: int = 1) -> tuple[Book, Edition]:
    return book_of(lay_out(folder, files(style, depth)), kind)


def one(of: tuple[Document, ...], name: str) -> str:
    return next(document.xhtml for document in of if document.href == f"{name}.xhtml")


@pytest.mark.parametrize(
    ("style", "count", "chapter", "part"),
    [
        ("1", 3, "3", "Del 3"),
        ("I", 4, "IV", "Del IV"),
        ("word", 3, "Kapitel tre", "Del tre"),
        ("word", 21, "Kapitel 21", "Del 21"),
    ],
)
def test_a_number_is_written_as_the_book_wants_it(
    style: str, count: int, chapter: str, part: str
) -> None:
    assert chapter_number(count, style, SV).label == chapter
    assert part_number(count, style, SV).label == part


def test_chapters_are_counted_through_the_parts_and_nothing_else_is(tmp_path: Path) -> None:
    book, _ = made(tmp_path, "1")
    assert {item.slug: item.label for item in book.spine} == {
        "f": "",
        "a": "1",
        "m": "",
        "b": "2",
        "c": "",
        "d": "",
        "e": "3",
    }
    assert [part.label for part in book.parts] == ["Del 1", "Del 2"]


def test_unless_asked_for_there_are_no_numbers(tmp_path: Path) -> None:
    book, _ = made(tmp_path, "none")
    assert {item.label for item in book.spine} == {""}
    assert {part.label for part in book.parts} == {""}


def test_a_number_stands_over_the_title_in_the_books_language(tmp_path: Path) -> None:
    pages = documents(*made(tmp_path, "word"))
    number = '<span class="chapter-number"{}>{}</span> {}</h1>'
    assert number.format("", "Kapitel ett", "Hav") in one(pages, "a")
    foreign = ' lang="sv" xml:lang="sv"'
    assert number.format(foreign, "Kapitel tre", "Fell") in one(pages, "e")
    assert '<span class="part-number">Del två</span> Sten</h1>' in one(pages, "sten")
    assert "number" not in one(pages, "m")


def test_contents_navigation_and_ncx_say_the_numbers(tmp_path: Path) -> None:
    book, edition = made(tmp_path, "I")
    assert [entry.line for entry in entries(book, edition)] == [
        "Före",
        "Del I. Vatten",
        "Del II. Sten",
    ]
    tree = etree.fromstring(nav(book, edition, ()).xhtml.encode())
    links = ["".join(link.itertext()) for link in tree.iter("{*}a")]
    assert links[:4] == ["Före", "Del I. Vatten", "I. Hav", "Paus"]
    assert "<text>II. Sjö</text>" in ncx(book, edition)


def test_a_reference_says_the_number(tmp_path: Path) -> None:
    pages = documents(*made(tmp_path, "word"))
    assert '<a class="cross-ref" href="e.xhtml">kapitel\u00a0tre</a>' in one(pages, "a")


def test_the_contents_are_as_deep_as_wanted(tmp_path: Path) -> None:
    def outline(depth: int) -> list[object]:
        book, edition = made(tmp_path / str(depth), "none", Kind.PRINT, depth)
        first = entries(book, edition)[1].children[0]
        return [
            [entry.plain, *(below.plain for below in entry.children)] for entry in first.children
        ]

    assert outline(1) == []
    assert outline(2) == [["Våg"], ["Bris"]]
    assert outline(3) == [["Våg", "Skum"], ["Bris"]]


def test_printed_contents_give_the_page_of_each_heading(tmp_path: Path) -> None:
    printed = Printed(press(*made(tmp_path, "1", Kind.PRINT, depth=3)).data)
    assert printed.page("v") == (
        "Innehåll Före vii Del 1 Vatten 1 1 Hav 3 Våg 3 Skum 3 Bris 3 Paus 5 2 Sjö 7 "
        "Del 2 Sten 9 Berg 11 3 Fell 13 v"
    )


def test_bookmarks_say_the_numbers(tmp_path: Path) -> None:
    printed = Printed(press(*made(tmp_path, "1", Kind.PRINT)).data)
    with printed.pdf.open_outline() as outline:
        tree = {item.title: [child.title for child in item.children] for item in outline.root}
    assert tree["Del 1. Vatten"] == ["1. Hav", "Paus", "2. Sjö"]
    assert tree["Del 2. Sten"] == ["Berg", "3. Fell"]
