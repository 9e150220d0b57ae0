"""A book that is read from right to left: what stands on which side, in both editions."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from bokbygg.book import Kind, Output
from bokbygg.build import build
from bokbygg.compose.direction import isolated
from bokbygg.numerals import Numerals
from bokbygg.read import find
from tests.bookmaking import chapter_of, lay_out
from tests.epub_judge import epubcheck
from tests.needs import needs

BOOK = Path(__file__).parent / "books" / "hebrew"


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Output, ...]:
    folder = shutil.copytree(BOOK, tmp_path_factory.mktemp("he") / "book")
    return build(find(folder), [Kind.EPUB, Kind.PRINT]).outputs


def documents(epub: Output) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(epub.data)) as archive:
        names = [name for name in archive.namelist() if name.endswith(("xhtml", "opf"))]
        return {Path(name).name: archive.read(name).decode() for name in names}


def test_the_e_book_turns_its_pages_the_other_way(
    outputs: tuple[Output, ...], tmp_path: Path
) -> None:
    pages = documents(outputs[0])
    assert 'page-progression-direction="rtl"' in pages["package.opf"]
    for name, page in pages.items():
        if name.endswith("xhtml"):
            assert re.search(r'<html[^>]* lang="he" xml:lang="he" dir="rtl"', page)
    assert epubcheck(outputs[0].data, tmp_path) == ()


def test_what_runs_from_left_to_right_says_so(outputs: tuple[Output, ...]) -> None:
    page = documents(outputs[0])["t-01.xhtml"]
    assert '<em dir="ltr">GitHub, Inc.</em>' in page
    assert '<code dir="ltr">git push --force</code>' in page
    assert '<pre dir="ltr"' in page
    assert '<span lang="en" xml:lang="en" dir="ltr">a passage in English, with dots.</span>' in page
    assert '<div lang="en" xml:lang="en" dir="ltr">' in page
    assert 'href="https://example.org/he/" dir="ltr"' in page


def test_the_printed_book_is_bound_on_the_right(outputs: tuple[Output, ...]) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    with pikepdf.open(BytesIO(outputs[1].data)) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"
        labels = [str(page.label) for page in pdf.pages]
    assert labels[:6] == ["א", "ב", "ג", "ד", "ה", "ו"]
    assert labels[6:9] == ["1", "2", "3"]


def test_heads_and_numbers_stand_on_their_sides(
    outputs: tuple[Output, ...], tmp_path: Path
) -> None:
    """The title of the book over a verso, which is a right-hand page, its number at the outer
    edge."""
    needs("pdftotext")
    path = tmp_path / "book.pdf"
    path.write_bytes(outputs[1].data)
    run = ["pdftotext", "-bbox", "-f", "10", "-l", "10", str(path), "-"]
    page = subprocess.run(run, check=True, capture_output=True, encoding="utf-8").stdout
    width = float(re.search(r'<page width="([\d.]+)"', page)[1])  # type: ignore[index]
    words = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]+)</word>', page)
    heads = {word: float(x) for x, y, word in words if float(y) < 50}
    assert heads["4"] > 0.8 * width
    assert len(heads) == 3
    assert "This" in [word for _, _, word in words]


@pytest.mark.parametrize(
    ("xhtml", "expected"),
    [
        ("<p>שלום</p>", "<p>שלום</p>"),
        ("<p><em>שלום</em> <em>Ab.</em></p>", '<p><em>שלום</em> <em dir="ltr">Ab.</em></p>'),
        ("<p><em>12</em></p>", "<p><em>12</em></p>"),
        ('<a href="https://a.org/">a.org/</a>', '<a href="https://a.org/" dir="ltr">a.org/</a>'),
        ('<span lang="sv">x</span>', '<span lang="sv" dir="ltr">x</span>'),
        ('<div lang="en"><p>a</p></div>', '<div lang="en" dir="ltr"><p>a</p></div>'),
        ('<pre dir="rtl"><code>a</code></pre>', '<pre dir="rtl"><code dir="ltr">a</code></pre>'),
        ("<p>&lt;pre x</p>", "<p>&lt;pre x</p>"),
    ],
)
def test_isolated(xhtml: str, expected: str) -> None:
    assert isolated(xhtml) == expected


def test_a_passage_from_right_to_left_says_so_in_any_book() -> None:
    chapter = chapter_of("Ordet [سلام]{lang=ar} och [fred]{lang=fr}.")
    markup = [piece.xhtml for piece in chapter.body if hasattr(piece, "xhtml")]
    assert '<span lang="ar" xml:lang="ar" dir="rtl">' in markup
    assert '<span lang="fr" xml:lang="fr">' in markup


@pytest.mark.parametrize(
    ("numerals", "number", "front", "printed"),
    [
        (Numerals(), 12, False, "12"),
        (Numerals(), 12, True, "xii"),
        (Numerals(digits="۰۱۲۳۴۵۶۷۸۹", letters="abjad"), 120, False, "۱۲۰"),
        (Numerals(letters="abjad"), 14, True, "يد"),
        (Numerals(letters="hebrew"), 15, True, "טו"),
        (Numerals(letters="hebrew"), 16, True, "טז"),
        (Numerals(letters="hebrew"), 116, True, "קטז"),
        (Numerals(letters="hebrew"), 21, True, "כא"),
    ],
)
def test_page_numbers(numerals: Numerals, number: int, front: bool, printed: str) -> None:
    assert numerals.page(number, front=front) == printed


def test_notes_pages_and_chapters_are_numbered_in_the_digits_of_the_language(
    tmp_path: Path,
) -> None:
    settings = '[book]\ntitle = "کتاب"\nauthor = "الف"\nlang = "fa"\ndate = 2024\n'
    essay = "# دریا\n\nآرام بود.[^1]\n\n[^1]: یادداشت.\n"
    lay_out(tmp_path, {"bok.toml": settings, "a.md": essay})
    epub, pdf = build(find(tmp_path), [Kind.EPUB, Kind.PRINT]).outputs
    pages = documents(epub)
    assert ">۱</a>" in pages["a.xhtml"]
    assert "۲۰۲۴" in pages["imprint.xhtml"]
    needs("pdftotext")
    path = tmp_path / "book.pdf"
    path.write_bytes(pdf.data)
    run = ["pdftotext", str(path), "-"]
    text = subprocess.run(run, check=True, capture_output=True, encoding="utf-8").stdout
    assert "۱" in text
    assert not re.search("[0-9]", text.replace("License 1.1", ""))
