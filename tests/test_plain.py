"""Two essays by two authors in a folder without any settings become an EPUB and a PDF in which
everything stands in its place. Both books are read back with other programs than ours."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from tests.bookmaking import lay_out
from tests.epub_judge import epubcheck
from tests.needs import needs
from tests.program import bokbygg, held, plant

PLAIN = Path(__file__).parent / "books" / "plain"
NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ops": "http://www.idpf.org/2007/ops",
}
AUTHORS = ["Anna Åkesson", "Nils Berg"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with both books."""
    folder = tmp_path_factory.mktemp("plain")
    done = bokbygg("build", "-C", PLAIN, "-o", folder, cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


# --- the EPUB, read with zipfile and lxml ---------------------------------------------------------


def xml(made: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(made / "plain.epub") as archive:
        return etree.fromstring(archive.read(f"EPUB/{name}"))


def found(root: etree._Element, path: str) -> list[str]:
    """What an XPath finds, as text with single blanks."""
    nodes = root.xpath(path, namespaces=NAMES)
    return [" ".join("".join(getattr(n, "itertext", lambda n=n: [n])()).split()) for n in nodes]


def test_epubcheck_has_nothing_to_say(made: Path, tmp_path: Path) -> None:
    assert epubcheck((made / "plain.epub").read_bytes(), tmp_path) == ()


def test_both_authors_are_creators_and_the_language_is_swedish(made: Path) -> None:
    package = xml(made, "package.opf")
    assert found(package, "//dc:creator") == AUTHORS
    assert found(package, "//dc:language") == ["sv"]
    for name in ("kajen.xhtml", "isen.xhtml", "nav.xhtml"):
        assert found(xml(made, name), "/h:html/@lang") == ["sv"]


def test_the_contents_name_each_essay_and_its_author(made: Path) -> None:
    lines = found(xml(made, "nav.xhtml"), "//h:nav[@ops:type='toc']/h:ol/h:li/h:a")
    assert lines == ["Kajen – Anna Åkesson", "Isen – Nils Berg"]


@pytest.mark.parametrize(
    ("name", "title", "author", "text", "note"),
    [
        (
            "kajen.xhtml",
            "Kajen",
            "Anna Åkesson",
            "”Kom 9–16”, sa hon – och gick.1 Mer står i den andra essän.",
            "1 Kajen byggdes 1891.",
        ),
        (
            "isen.xhtml",
            "Isen",
            "Nils Berg",
            "Han sa ’nej’ och ”ja”.1 Tillbaka till kajen.",
            "1 Isen låg till den 9 maj.",
        ),
    ],
)
def test_an_essay_has_its_title_its_author_its_text_and_its_own_note(
    made: Path, name: str, title: str, author: str, text: str, note: str
) -> None:
    essay = xml(made, name)
    assert found(essay, "//h:h1") == [title]
    assert found(essay, "//h:header/h:p") == [author]
    assert found(essay, "//h:section/h:p")[0] == text
    assert found(essay, "//h:aside[@ops:type='footnote']") == [note]


def test_every_link_between_the_essays_arrives(made: Path) -> None:
    assert found(xml(made, "kajen.xhtml"), "//h:p/h:a[not(@class)]/@href") == [
        "isen.xhtml#isen--under-isen"
    ]
    assert found(xml(made, "isen.xhtml"), "//*[@id='isen--under-isen']") == ["Under isen"]
    assert found(xml(made, "isen.xhtml"), "//h:p/h:a[not(@class)]/@href") == ["kajen.xhtml"]


# --- the PDF, read with pdftotext and pikepdf -----------------------------------------------------


@pytest.fixture(scope="module")
def pages(made: Path) -> list[str]:
    """The text of each page."""
    needs("pdftotext")
    run = ("pdftotext", "-layout", str(made / "plain.pdf"), "-")
    text = subprocess.run(run, check=True, capture_output=True, encoding="utf-8").stdout
    return [" ".join(page.split()) for page in text.split("\f")]


@pytest.fixture
def pdf(made: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(made / "plain.pdf") as opened:
        yield opened


def test_the_pages_hold_what_the_ebook_holds(pages: list[str]) -> None:
    whole = "\f".join(pages)
    first = next(page for page in pages if page.startswith("Kajen Anna Åkesson"))
    second = next(page for page in pages if page.startswith("Isen Nils Berg"))
    # whether the reader sees a blank before a raised number depends on its size
    first, second = (page.replace(". 1 ", ".1 ") for page in (first, second))
    assert "”Kom 9–16”, sa hon – och gick.1 Mer står i den andra essän." in first
    assert "Han sa ’nej’ och ”ja”.1 Tillbaka till kajen." in second
    assert "Under isen Där är det mörkt – nästan svart." in second
    assert first.endswith("1 Kajen byggdes 1891. 1")
    assert second.endswith("1 Isen låg till den 9 maj. 3")
    assert whole.count("Kajen byggdes 1891.") == whole.count("Isen låg till den 9 maj.") == 1


def test_the_printed_contents_name_essays_authors_and_pages(pages: list[str]) -> None:
    contents = next(page for page in pages if "Innehåll" in page)
    assert "Kajen Anna Åkesson 1 Isen Nils Berg 3" in contents


def test_every_link_in_the_pdf_leads_to_a_page_of_it(pdf: pikepdf.Pdf) -> None:
    names = pdf.Root.Names.Dests.Names
    places = {str(names[i]): names[i + 1][0] for i in range(0, len(names), 2)}
    links = [
        (number, str(link.Dest))
        for number, page in enumerate(pdf.pages)
        for link in page.get("/Annots", [])
    ]
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    arrivals = {name: numbers[places[name].objgen] for _, name in links}
    assert arrivals == {"kajen": 6, "isen": 8, "isen--under-isen": 8}
    assert (6, "isen--under-isen") in links
    assert (8, "kajen") in links


def test_the_pdf_says_what_it_is(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.Root.Lang) == "sv"
    assert str(pdf.docinfo.Author) == ", ".join(AUTHORS)
    with pdf.open_outline() as outline:
        titles = [entry.title for entry in outline.root]
    assert titles[-2:] == ["Kajen", "Isen"]


# --- with faults in it ----------------------------------------------------------------------------


def test_a_dead_link_and_a_missing_image_are_both_named_and_the_last_books_stay(
    tmp_path: Path,
) -> None:
    book = Path(shutil.copytree(PLAIN, tmp_path / "plain"))
    essay = (book / "manuscript" / "01-kajen.md").read_text("utf-8")
    essay = essay.replace("02-isen.md#", "02-issen.md#").replace(
        "[^1]:", "![En båt](bilder/båt.jpg)\n\n[^1]:"
    )
    lay_out(book, {"manuscript/01-kajen.md": essay})
    before = plant(book / "build", "plain.epub", "plain.pdf")
    done = bokbygg("build", cwd=book)
    assert done.returncode == 1
    assert "error[S001]: there is no essay `02-issen.md#under-isen`" in done.stderr
    assert " --> manuscript/01-kajen.md:7:48\n" in done.stderr
    assert "hint: did you mean `02-isen.md`?" in done.stderr
    assert "error[S003]: there is no image `bilder/båt.jpg`" in done.stderr
    assert " --> manuscript/01-kajen.md:9:1\n" in done.stderr
    assert "hint: put the file at `manuscript/bilder/båt.jpg`, or mend the name" in done.stderr
    assert held(book / "build") == before
