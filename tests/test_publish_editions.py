"""What readers get beside the e-book and the PDF: an excerpt, and a file for Kobo's own reader."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from bokbygg.book import Book, Edition, Kind, Output
from bokbygg.build import build, gather
from bokbygg.check import check_epub
from bokbygg.check.output.opened import DC, XHTML, Opened, opened
from bokbygg.diagnostics import Fault
from bokbygg.languages import LANGUAGES, editions, language
from bokbygg.publish.editions.excerpt import Wish
from bokbygg.publish.editions.kepub import kepub, spanned
from bokbygg.publish.editions.making import goods
from bokbygg.read import find
from tests.bookmaking import lay_out
from tests.epub_judge import epubcheck
from tests.needs import needs

HERE = Path(__file__).parent
BOOK = {
    "manuscript/bok.toml": """
[book]
title = "Snö"
author = "Anna Åkesson"
publisher = "Förlaget"
lang = "sv"
date = 2026-11-23
identifier = "urn:uuid:7c1f4c1e-3f0e-4a52-9a36-5d1d5b2f8a10"
isbn = { epub = "978-0-306-40615-7", print = "0-8044-2957-X" }

[accessibility]
certified-by = "Förlaget"

[content]
front = ["forord.md"]
chapters = ["01-havet.md", "02-fjallet.md", "03-the-sea.md"]
""",
    "manuscript/forord.md": "# Förord\n\nLäs [om fjället](02-fjallet.md).\n",
    "manuscript/01-havet.md": (
        "# Havet\n\n”Kallt!” sa hon. Vattnet var *mycket* kallt, "
        "se [fjället](02-fjallet.md#topp), [](02-fjallet.md) och [havet](01-havet.md).[^1]\n\n"
        "    kod. Mer kod.\n\n[^1]: En not.\n"
    ),
    "manuscript/02-fjallet.md": "# Fjället\n\n## Topp {#topp}\n\nSnön låg kvar.\n",
    "manuscript/03-the-sea.md": "---\nauthor: Nils Berg\nlang: en\n---\n\n# The Sea\n\nCold.\n",
}


@cache
def whole(folder: Path) -> tuple[Book, Edition, Output, Output]:
    """The book, how its e-book is dressed, and both files."""
    project = find(folder)
    kinds = [Kind.EPUB, Kind.PRINT]
    epub, pdf = build(project, kinds, keep_going=True).outputs
    book, (dressed, _) = gather(project, kinds, drafts=False, jobs=1)
    return book, dressed, epub, pdf


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("editions"), BOOK)


def sample(folder: Path, essays: int | tuple[str, ...] = 1) -> Output:
    wish = Wish(essays=essays, had_at="https://example.org/books/sno/")
    return goods(*whole(folder), wish)["sample"]


def text_of(book: Opened, name: str) -> str:
    (page,) = [page for page in book.pages if page.path == f"EPUB/{name}"]
    return " ".join("".join(page.root.find(f"{XHTML}body").itertext()).split())


def told(book: Opened, name: str) -> list[str]:
    return [each.text for each in book.metadata() if each.tag == f"{DC}{name}"]


# --- the excerpt --------------------------------------------------------------------------------


def test_an_excerpt_holds_the_front_matter_and_the_first_essays(folder: Path) -> None:
    book = opened(sample(folder).data)
    names = [path.removeprefix("EPUB/") for path in book.spine]
    assert names[-4:] == ["forord.xhtml", "havet.xhtml", "colophon.xhtml", "excerpt-end.xhtml"]
    assert "fjallet.xhtml" not in names


def test_essays_can_be_named_in_its_place(folder: Path) -> None:
    names = opened(sample(folder, ("03-the-sea.md", "Fjället")).data).spine
    assert [name for name in names if name.endswith(("fjallet.xhtml", "the-sea.xhtml"))]
    assert "EPUB/havet.xhtml" not in names
    with pytest.raises(Fault, match="no essay of the book is called"):
        sample(folder, ("04-d.md",))


def test_links_to_what_is_left_out_are_text(folder: Path) -> None:
    book = opened(sample(folder).data)
    assert "se fjället, Fjället och havet." in text_of(book, "havet.xhtml")
    links = {href for page in book.pages for href in page.root.xpath("//@href")}
    assert not [href for href in links if "fjallet" in href]


def test_it_says_what_it_is_and_what_it_is_taken_from(folder: Path) -> None:
    book = opened(sample(folder).data)
    assert told(book, "title") == ["Snö (utdrag)"]
    assert told(book, "type") == ["preview"]
    assert told(book, "source")[0] == "urn:isbn:9780306406157"
    assert told(book, "identifier")[0].startswith("urn:uuid:")
    acquire = [each.get("href") for each in book.metadata() if each.get("rel") == "acquire"]
    assert acquire == ["https://example.org/books/sno/"]
    assert not book.properties("dcterms:conformsTo")


def test_its_last_page_says_what_else_there_is_and_where(folder: Path) -> None:
    text = text_of(opened(sample(folder).data), "excerpt-end.xhtml")
    assert text.startswith("Här slutar utdraget I hela boken finns också: Fjället The Sea – Nils")
    assert "https://example.org/books/sno/" in text
    assert "Utgiven av Förlaget" in text
    assert "978-0-306-40615-7 (EPUB)" in text


def test_our_own_checks_find_no_fault_in_it(folder: Path) -> None:
    made = sample(folder)
    found = check_epub(made.data, made.name, judge=False)
    assert [one.message for one in found] == []


def test_the_same_excerpt_is_the_same_bytes(folder: Path) -> None:
    assert sample(folder).data == sample(folder).data


# --- the file for Kobo --------------------------------------------------------------------------


def documents(data: bytes) -> Iterator[tuple[str, etree._Element]]:
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith(".xhtml") and not name.endswith("nav.xhtml"):
                yield name, etree.fromstring(archive.read(name))


def test_kobo_gets_the_same_text_letter_for_letter(folder: Path) -> None:
    epub = whole(folder)[2].data
    before, after = dict(documents(epub)), dict(documents(kepub(epub)))
    assert before.keys() == after.keys()
    for name, root in before.items():
        assert "".join(root.itertext()) == "".join(after[name].itertext())


def test_every_sentence_is_numbered_by_its_paragraph(folder: Path) -> None:
    root = dict(documents(kepub(whole(folder)[2].data)))["EPUB/havet.xhtml"]
    spans = root.xpath("//*[@class='koboSpan']")
    ids = [span.get("id") for span in spans]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"kobo\.\d+\.\d+", each) for each in ids)
    texts = [span.text for span in spans]
    place = texts.index("”Kallt!” ")
    assert texts[place : place + 4] == ["”Kallt!” ", "sa hon. ", "Vattnet var ", "mycket"]
    paragraph = ids[place].rpartition(".")[0]
    assert ids[place : place + 4] == [f"{paragraph}.{number}" for number in range(1, 5)]


def test_code_stays_as_it_stands_and_all_is_within_the_columns(folder: Path) -> None:
    root = dict(documents(kepub(whole(folder)[2].data)))["EPUB/havet.xhtml"]
    assert not root.xpath("//*[local-name()='pre']//*[@class='koboSpan']")
    (columns,) = root.find(f"{XHTML}body")
    assert columns.get("id") == "book-columns"
    assert [each.get("id") for each in columns] == ["book-inner"]


LEAVES = st.text(alphabet="aå .!?…”\n<&", max_size=12).map(escape)


def elements(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Markup within markup, with text before, between and after."""
    names = st.sampled_from(["em", "a", "p", "div", "pre", "li", "svg"])
    made = st.builds("<{0}>{1}</{0}>{2}".format, names, inner, LEAVES)
    return st.lists(made, max_size=3).map("".join)


@given(st.recursive(LEAVES, elements, max_leaves=12))
def test_whatever_stands_in_a_document_its_text_and_its_order_stay(markup: str) -> None:
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{markup}</body></html>'.encode()
    before, after = etree.fromstring(page), etree.fromstring(spanned(page))
    assert "".join(before.itertext()) == "".join(after.itertext())
    ours = after.xpath("//*[@class='koboSpan']")
    assert len({each.get("id") for each in ours}) == len(ours)
    assert all(each.text.strip() for each in ours)
    others = [each.tag for each in after.iter() if each not in ours]
    others.remove(f"{XHTML}div")
    others.remove(f"{XHTML}div")
    kept = [each.tag for each in before.iter()]
    assert sorted(others) == sorted(kept)


def test_kobo_gets_everything_else_as_it_is(folder: Path) -> None:
    epub = whole(folder)[2].data
    with ZipFile(BytesIO(epub)) as one, ZipFile(BytesIO(kepub(epub))) as other:
        assert one.namelist() == other.namelist()
        assert one.namelist()[0] == "mimetype"
        for info in one.infolist():
            assert other.getinfo(info.filename).date_time == info.date_time
            if not info.filename.endswith(".xhtml"):
                assert one.read(info) == other.read(info.filename)


# --- others read them ---------------------------------------------------------------------------


@pytest.mark.long
@pytest.mark.parametrize("kind", ["sample", "kepub"])
@pytest.mark.parametrize("name", ["torture", "pages"])
def test_epubcheck_finds_nothing_in_them(name: str, kind: str, tmp_path: Path) -> None:
    book, dressed, epub, pdf = whole(HERE / "books" / name)
    made = goods(book, dressed, epub, pdf, Wish(essays=1))[kind]
    found = [one for one in epubcheck(made.data, tmp_path) if "OPF-064" not in one]
    assert found == []  # OPF-064: that it was looked at as an excerpt


@pytest.mark.long
@pytest.mark.parametrize("kind", ["sample", "kepub"])
def test_calibre_reads_them(folder: Path, kind: str, tmp_path: Path) -> None:
    needs("ebook-meta", "ebook-convert")
    book, dressed, epub, pdf = whole(folder)
    made = goods(book, dressed, epub, pdf, Wish(essays=1))[kind]
    (tmp_path / made.name).write_bytes(made.data)
    said = subprocess.run(
        ["ebook-meta", made.name], cwd=tmp_path, capture_output=True, check=True, text=True
    )
    assert "Anna Åkesson" in said.stdout
    subprocess.run(
        ["ebook-convert", made.name, "out.txt"], cwd=tmp_path, capture_output=True, check=True
    )
    text = (tmp_path / "out.txt").read_text("utf-8")
    assert "”Kallt!” sa hon. Vattnet var" in text
    assert ("Snön låg kvar." in text) == (kind == "kepub")


# --- words --------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_has_words_of_its_own(tag: str) -> None:
    words = editions(language(tag).tag)
    if not tag.startswith("en"):
        assert words != editions("en")
    assert words.excerpt_title.format(title="X") != words.excerpt_title
    assert not any(each.endswith(":") for each in (words.whole_has, words.whole_at))
