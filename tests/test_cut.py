"""Essays that stand in one edition alone, those the contents leave out, and lines at their end."""

from __future__ import annotations

from pathlib import Path

from bokbygg.book import Kind
from bokbygg.build import build
from bokbygg.compose import cut, documents, entries
from bokbygg.read import find
from tests.bookmaking import book_of, codes, lay_out, png, unmarked
from tests.epub_judge import epubcheck

Files = dict[str, str | bytes]

TOML = '[book]\ntitle = "Bok"\nauthor = "A"\nlang = "sv"\ndate = 2026\n[content]\n'
HERE: Files = {
    "bok.toml": f'{TOML}chapters = ["a.md", {{ part = "Kartor", chapters = ["e.md"] }}, "p.md"]\n',
    "a.md": "# A\n\nSe [kartan](e.md), [](e.md), [](p.md){.page}[^1].\n\n[^1]: Och [p](p.md).\n",
    "e.md": "---\ntitle: Karta\nonly: epub\n---\n\n![Blå](e.png) ![Grå](b.png)\n",
    "p.md": "---\ntitle: Papper\nonly: pdf\n---\n\nSe [A](a.md). ![Grå](b.png)\n",
    "e.png": png(3, 3),
    "b.png": png(5, 5),
}


def xhtml(folder: Path, kind: Kind, files: Files = HERE) -> dict[str, str]:
    book, edition = book_of(lay_out(folder, files), kind)
    return {one.href: unmarked(one.xhtml) for one in documents(cut(book, kind), edition)}


def test_an_essay_stands_in_its_edition_alone(tmp_path: Path) -> None:
    ebook, in_print = xhtml(tmp_path, Kind.EPUB), xhtml(tmp_path, Kind.PRINT)
    assert {"kartor.xhtml", "e.xhtml"} <= ebook.keys()
    assert "p.xhtml" not in ebook
    assert "p.xhtml" in in_print
    assert not {"kartor.xhtml", "e.xhtml"} & in_print.keys()


def test_links_to_it_are_words_in_the_other_edition(tmp_path: Path) -> None:
    assert "Se kartan, Karta, <a" in xhtml(tmp_path, Kind.PRINT)["a.xhtml"]
    ebook = xhtml(tmp_path, Kind.EPUB)["a.xhtml"]
    assert '<a href="e.xhtml">kartan</a>, <a class="cross-ref" href="e.xhtml">Karta</a>, ' in ebook
    assert 'Papper<a class="noteref"' in ebook
    assert "Och p.</p>" in ebook


def test_such_links_are_told_of(tmp_path: Path) -> None:
    book, _ = book_of(lay_out(tmp_path, HERE))
    assert codes(book.findings) == ["B061"] * 4


def test_pictures_that_it_alone_shows_go_with_it(tmp_path: Path) -> None:
    book, _ = book_of(lay_out(tmp_path, HERE))
    shown = {kind: [asset.path for asset in cut(book, kind).assets] for kind in Kind}
    assert shown == {Kind.EPUB: ["b.png", "e.png"], Kind.PRINT: ["b.png"]}


def test_both_books_are_sound(tmp_path: Path) -> None:
    made = build(find(lay_out(tmp_path / "book", HERE)), list(Kind))
    assert not made.failed
    assert epubcheck(made.outputs[0].data, tmp_path) == ()


def test_the_contents_leave_out_what_wants_no_line(tmp_path: Path) -> None:
    files: Files = {
        "bok.toml": f"{TOML}",
        "a.md": "# A\n\nText.\n",
        "b.md": "---\ntitle: B\ntoc: false\n---\n\nText.\n",
    }
    for kind in Kind:
        book, edition = book_of(lay_out(tmp_path, files), kind)
        assert [entry.plain for entry in entries(book, edition)] == ["A"]
        assert "b.xhtml" in xhtml(tmp_path, kind, files)


def test_contents_without_a_line_would_be_none(tmp_path: Path) -> None:
    files: Files = {"bok.toml": TOML, "a.md": "---\ntitle: A\ntoc: false\n---\n\nText.\n"}
    book, edition = book_of(lay_out(tmp_path, files))
    assert [entry.plain for entry in entries(book, edition)] == ["A"]


def test_an_essay_ends_with_where_it_was_printed_before(tmp_path: Path) -> None:
    head = (
        "---\ntitle: A\nfirst-published: { where: '*Dagens Nyheter*', date: 2021-05-12 }\n"
        "source: 'Samtal med \"Eva\"'\n---\n"
    )
    files: Files = {
        "bok.toml": TOML,
        "a.md": f"{head}\nText.[^1]\n\n[^1]: Not.\n",
        "b.md": "---\ntitle: B\nlang: en\nfirst-published: 2020-03\n---\n\nText.\n",
    }
    for kind in Kind:
        made = xhtml(tmp_path, kind, files)
        assert (
            '<div class="provenance">\n'
            "<p>Först publicerad: <em>Dagens Nyheter</em>, 12 maj 2021</p>\n"
            "<p>Källa: Samtal med ”Eva”</p>\n</div>"
        ) in made["a.xhtml"]
        assert "<p>First published: March 2020</p>" in made["b.xhtml"]
    assert made["a.xhtml"].index("Not.") < made["a.xhtml"].index("provenance")
