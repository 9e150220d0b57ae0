"""Pieces become XHTML: well-formed for any text, every id once, every link with a place."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bokbygg.book import Document, Kind
from bokbygg.compose import documents
from tests.bookmaking import book_of, lay_out, png, unmarked

Files = dict[str, str | bytes]
H = "{http://www.w3.org/1999/xhtml}"


def composed(folder: Path, files: Files, kind: Kind) -> tuple[Document, ...]:
    """Every document of a book in a folder."""
    book, edition = book_of(lay_out(folder, files), kind)
    return documents(book, edition)


def one(folder: Path, essay: str, kind: Kind) -> str:
    """The XHTML of an essay `a.md`, beside an essay `b.md`."""
    files: Files = {"a.md": essay, "b.md": "# B\n\n## Plats\n\nText.\n"}
    made = (d.xhtml for d in composed(folder, files, kind) if d.href == "a.xhtml")
    return unmarked(next(made))


# --- what differs between the editions ------------------------------------------------------------

NOTED = "# A\n\nEtt[^x] två[^x].\n\n[^x]: Se *här*.\n"


def test_in_the_ebook_notes_stand_after_the_text_with_a_way_back(tmp_path: Path) -> None:
    xhtml = one(tmp_path, NOTED, Kind.EPUB)
    assert '<a class="noteref" id="a_call-1" epub:type="noteref"' in xhtml
    assert 'id="a_call-1-2"' in xhtml
    assert xhtml.count('<aside class="note" id="a_note-1"') == 1
    assert 'role="doc-backlink" href="#a_call-1"' in xhtml


def test_in_print_a_note_stands_where_it_is_called_first(tmp_path: Path) -> None:
    xhtml = one(tmp_path, NOTED, Kind.PRINT)
    note = '<span class="footnote" id="a_note-1" data-number="1">Se <em>här</em>.</span>'
    assert f"<p>Ett{note} två<a " in xhtml
    assert "<aside" not in xhtml


def test_in_print_a_note_that_only_a_note_calls_follows_it(tmp_path: Path) -> None:
    xhtml = one(tmp_path, "# A\n\nEtt[^1].\n\n[^1]: Två[^2].\n\n[^2]: Tre[^1].\n", Kind.PRINT)
    assert '<span class="p inner-note" id="a_note-2"><span class="note-number">2</span>Tre' in xhtml
    assert xhtml.count("Två") == xhtml.count("Tre") == 1


@pytest.mark.parametrize(
    ("kind", "to_essay", "to_place"),
    [(Kind.EPUB, "b.xhtml", "b.xhtml#b--plats"), (Kind.PRINT, "#b", "#b--plats")],
)
def test_a_link_is_an_address_of_its_edition(
    kind: Kind, to_essay: str, to_place: str, tmp_path: Path
) -> None:
    xhtml = one(tmp_path, "# A\n\n[x](b.md) [y](b.md#plats)\n", kind)
    assert f'<a href="{to_essay}">x</a> <a href="{to_place}">y</a>' in xhtml


def test_a_heading_of_the_book_is_printed_with_its_markup(tmp_path: Path) -> None:
    head = '---\ntitle: Om *havet* & <b>\nsubtitle: En "resa"\nlang: sv\n'
    head += (
        "author: [Ann Ek, Bo Al, Cy Öd]\nepigraph: { text: Nu *är* det, source: Ordspråk }\n---\n"
    )
    xhtml = one(tmp_path, f"{head}\nText.\n", Kind.EPUB)
    assert '<h1 id="a_title">Om <em>havet</em> &amp;</h1>' in xhtml
    assert '<p class="subtitle">En ”resa”</p>' in xhtml
    assert '<p>Nu <em>är</em> det</p>\n<p class="source">Ordspråk</p>' in xhtml


@pytest.mark.parametrize(
    ("lang", "direction"), [("sv", "ltr"), ("ar", "rtl"), ("he", "rtl"), ("ckb", "rtl")]
)
def test_a_document_says_its_language_and_direction(
    lang: str, direction: str, tmp_path: Path
) -> None:
    xhtml = one(tmp_path, f"---\ntitle: A\nlang: {lang}\n---\n\nText.\n", Kind.EPUB)
    assert f'lang="{lang}" xml:lang="{lang}" dir="{direction}">' in xhtml


# --- any book at all ------------------------------------------------------------------------------

_WORDS = """
ord <b> </i> &amp; & ]]> " <!-- --> `k<` *e* ~~s~~ <br> <div> \\ 𝔘 {#x} [^1] [^2] ^[not]
[x](b.md) [y](#salt) [z](b.md#salt) [q](gone.md) <https://a.se/?a=1&b=2> [d](https://a.se/"'<>)
![i](i.png) ![](gone.png) [s]{.k} [s]{lang=en} [p]{#plats} [p]{#salt}
"""
_WORD = st.sampled_from([*_WORDS.split(), "\x0b", "\x1b", "\ufffe"])
_LINE = st.lists(_WORD | st.text(max_size=6), min_size=1, max_size=6).map(" ".join)
_BLOCK = st.tuples(
    st.sampled_from(
        ["", "> ", "- ", "1. ", "# ", "## ", "### ", "[^1]: ", "[^2]: ", "::: k\n", "| "]
    ),
    _LINE,
).map("".join)
_ESSAY = st.lists(_BLOCK | st.just("## Salt"), max_size=8).map("\n\n".join)
_BOOK = st.fixed_dictionaries({"a.md": _ESSAY, "b.md": _ESSAY, "sub/a.md": _ESSAY})
_TOML = (
    '[book]\ntitle = "T"\n[content]\nchapters = ["a.md", { part = "A", chapters = ["**/*.md"] }]\n'
)


def ids(document: Document) -> list[str]:
    root = etree.fromstring(document.xhtml.encode())
    return [element.get("id") for element in root.iter() if element.get("id")]


def links(document: Document) -> Iterator[tuple[str, str]]:
    """Document and id that each link within the book leads to."""
    for link in etree.fromstring(document.xhtml.encode()).iter(f"{H}a"):
        href = link.get("href", "")
        if not re.match(r"[a-z]+:", href):
            name, _, place = href.partition("#")
            yield name or document.href, place


@settings(max_examples=60, deadline=None)
@given(_BOOK)
def test_in_the_ebook_ids_are_unique_and_links_arrive(files: Files) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = composed(Path(folder), {**files, "bok.toml": _TOML, "i.png": png(1, 1)}, Kind.EPUB)
    places = {document.href: Counter(ids(document)) for document in made}
    for document in made:
        assert set(places[document.href].values()) <= {1}
        for name, place in links(document):
            assert name in places
            assert not place or place in places[name]


@settings(max_examples=60, deadline=None)
@given(_BOOK)
def test_in_print_ids_are_unique_in_the_whole_book_and_links_arrive(files: Files) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = composed(Path(folder), {**files, "bok.toml": _TOML, "i.png": png(1, 1)}, Kind.PRINT)
    places = Counter(name for document in made for name in ids(document))
    assert {name for name, count in places.items() if count > 1} == set()
    for document in made:
        for _, place in links(document):
            assert place in places


_ANYTHING = st.text(st.characters(codec="utf-8"), max_size=40)


@settings(max_examples=80, deadline=None)
@given(title=_ANYTHING, text=_ANYTHING, alt=_ANYTHING, kind=st.sampled_from(list(Kind)))
def test_any_text_gives_well_formed_xhtml(title: str, text: str, alt: str, kind: Kind) -> None:
    head = "".join(character if character.isprintable() else " " for character in title)
    quoted = head.replace("\\", "\\\\").replace('"', '\\"')
    essay = f'---\ntitle: "{quoted}"\n---\n\n{text}\n\n![{alt}]({alt})\n'
    toml = f'[book]\ntitle = "{quoted}"\nauthor = "{quoted}"\nrights = "{quoted}"\n'
    with tempfile.TemporaryDirectory() as folder:
        for document in composed(Path(folder), {"bok.toml": toml, "a.md": essay}, kind):
            etree.fromstring(document.xhtml.encode())


def test_the_imprint_prints_the_isbn_as_its_author_wrote_it(tmp_path: Path) -> None:
    files: Files = {"bok.toml": '[book]\nisbn = "978-0-306-40615-7"\n', "a.md": "# A\n\nText.\n"}
    made = {document.role: document.xhtml for document in composed(tmp_path, files, Kind.EPUB)}
    assert "ISBN 978-0-306-40615-7" in made["imprint"]
