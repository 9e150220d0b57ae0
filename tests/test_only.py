"""One essay alone, to look at: `bokbygg build --only ESSAY`."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from bokbygg.book import Book, Kind
from bokbygg.build import build
from bokbygg.compose.alone import alone, found
from bokbygg.diagnostics import Fault
from bokbygg.read import find
from tests.bookmaking import book_of, lay_out, png
from tests.epub_judge import epubcheck
from tests.pdf_bench import Printed
from tests.program import bokbygg, plant

FILES: dict[str, str | bytes] = {
    "bok.toml": (
        '[book]\ntitle = "Vatten"\nauthor = "Anna"\nlang = "sv"\ndate = 2026\n'
        'isbn = "9780306406157"\n[content]\nnumber-chapters = "1"\n'
        'front = ["forord.md"]\n'
        'chapters = ["01-bäck.md", { part = "Stort", chapters = ["10-hav.md", "1984.md"] }]\n'
    ),
    "forord.md": "# Förord\n\nFörst.\n",
    "01-bäck.md": '# Bäck\n\nSmalt.\n\n![En bäck](back.png "Bäcken"){#fig-back}\n',
    "10-hav.md": (
        "# Hav\n\nBrett[^1], se [bäcken](01-bäck.md), [](#fig-back), [](1984.md){.page} och "
        '[](#fig-hav).\n\n![Ett hav](hav.png "Havet"){#fig-hav}\n\n[^1]: Mycket brett.\n'
    ),
    "1984.md": "# Ett år\n\nLångt. [Dit](gone.md)\n",
    "back.png": png(300, 200),
    "hav.png": png(200, 100),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with an error in its last essay."""
    return lay_out(tmp_path / "vatten", FILES)


@pytest.fixture
def book(folder: Path) -> Book:
    """The same, collated."""
    return book_of(folder)[0]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("10-hav.md", "hav"),
        ("10-hav", "hav"),
        ("hav", "hav"),
        ("HAV", "hav"),
        ("Ett år", "t-1984"),
        ("1984", "t-1984"),  # the name of a file goes before any number
        ("forord", "forord"),
        ("1", "back"),  # the number it has in the book
        ("2", "hav"),
        ("3", "t-1984"),
        ("10", "hav"),  # the number of its file
    ],
)
def test_an_essay_is_found_by_what_its_author_calls_it(name: str, slug: str, book: Book) -> None:
    assert found(book, name).slug == slug


def test_without_chapter_numbers_a_number_counts_the_chapters(folder: Path) -> None:
    text = str(FILES["bok.toml"]).replace('number-chapters = "1"\n', 'number-chapters = "none"\n')
    lay_out(folder, {"bok.toml": text})
    assert found(book_of(folder)[0], "3").slug == "t-1984"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("hva", "did you mean `10-hav.md`?"),
        ("4", "`bokbygg list` names the essays"),
        ("0", "`bokbygg list` names the essays"),
        ("", "`bokbygg list` names the essays"),
    ],
)
def test_an_unknown_one_is_told_with_what_was_meant(name: str, hint: str, book: Book) -> None:
    with pytest.raises(Fault) as fault:
        found(book, name)
    (finding,) = fault.value.findings
    assert (finding.code, finding.hint) == ("P060", hint)


def test_faults_of_other_essays_are_no_hindrance(folder: Path) -> None:
    assert build(find(folder), list(Kind)).failed
    made = build(find(folder), list(Kind), only="hav")
    assert [one.name for one in made.outputs] == ["vatten-only-hav.epub", "vatten-only-hav.pdf"]
    assert {one.span.path for one in made.findings if one.span} <= {"10-hav.md", "bok.toml"}
    assert build(find(folder), list(Kind), only="1984").failed


def test_numbers_are_those_of_the_book_and_words_stand_where_links_led_out(folder: Path) -> None:
    data = build(find(folder), [Kind.PRINT], only="hav").outputs[0].data
    printed = Printed(data)
    (text,) = printed.pages
    assert text.startswith("2 Hav")  # the number of the chapter
    assert "se bäcken, figur 1.1, kapitel 3 och figur 2.1." in text.replace("\u00a0", " ")
    assert "Figur 2.1. Havet" in text.replace("\u00a0", " ")
    assert "Mycket brett." in text
    assert not [one for one in printed.annotations() if "URI" in str(one)]


@pytest.mark.parametrize("name", ["forord", "hav", "bäck"])
def test_the_ebook_is_sound_and_can_not_be_taken_for_the_book(name: str, folder: Path) -> None:
    (made,) = build(find(folder), [Kind.EPUB], only=name).outputs
    assert epubcheck(made.data, folder.parent) == ()
    with ZipFile(BytesIO(made.data)) as archive:
        names = archive.namelist()
        package = archive.read("EPUB/package.opf").decode()
    essays = [one for one in names if one.endswith(".xhtml") and not one.endswith("nav.xhtml")]
    assert len(essays) == 1
    assert len([one for one in names if one.endswith(".png")]) == (name != "forord")
    assert "9780306406157" not in package
    assert "urn:uuid:" in package


def test_its_identifier_is_always_the_same_and_that_of_no_other(book: Book) -> None:
    urns = [alone(book, item).imprint.identifier for item in (*book.spine, *book.spine)]
    assert len(set(urns)) == len(book.spine)


def test_an_essay_of_another_edition_is_told_of(folder: Path) -> None:
    lay_out(folder, {"1984.md": "---\nonly: epub\n---\n# Ett år\n\nLångt.\n"})
    made = build(find(folder), [Kind.PRINT], only="1984")
    assert made.failed
    assert "B062" in [one.code for one in made.findings]


def test_the_command_leaves_the_book_alone(folder: Path) -> None:
    before = plant(folder / "build", "vatten.epub", "vatten.pdf")
    done = bokbygg("build", "pdf", "--only", "hav", cwd=folder)
    assert done.returncode == 0
    assert done.stdout.startswith("build/vatten-only-hav.pdf  (")
    assert {name: (folder / "build" / name).read_bytes() for name in before} == before
    done = bokbygg("build", "--only", "hva", cwd=folder)
    assert done.returncode == 1
    assert "error[P060]: no essay of the book is called `hva`" in done.stderr
    assert "hint: did you mean `10-hav.md`?" in done.stderr
