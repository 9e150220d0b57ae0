"""Variants of a book: `bokbygg build --edition NAME` and the table `[edition.NAME]`."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from bokbygg.book import Book, Kind, plain
from bokbygg.build import build, gather
from bokbygg.diagnostics import Level
from bokbygg.read import find
from tests.bookmaking import lay_out
from tests.epub_judge import epubcheck
from tests.program import bokbygg, here

TOML = """\
[book]
title = "Snow and Silence"
author = "Anna Åkesson"
lang = "en"
date = 2026-11-23
isbn = "978-0-306-40615-7"

[content]
front = ["foreword.md"]
chapters = [
  { part = "Snow", chapters = ["01-snow.md", "02-ice.md"] },
  { part = "Water", chapters = ["03-sea.md"] },
]

[edition.sample]
title = "Snow: a sample"
only = ["foreword.md", "01-*.md"]

[edition.no-sea]
except = ["03-sea.md"]
book.isbn = { epub = "0-8044-2957-X" }

[edition.slip]
only = ["01-snwo.md", "9*.md"]
"""
FILES: dict[str, str | bytes] = {
    "manuscript/bok.toml": TOML,
    "manuscript/foreword.md": "# Foreword\n\nOf [ice](02-ice.md) and [the sea](03-sea.md#waves).\n",
    "manuscript/01-snow.md": "# Snow\n\nIt fell.\n",
    "manuscript/02-ice.md": "# Ice\n\nIt bore.\n",
    "manuscript/03-sea.md": "# Sea\n\n## Waves\n\nIt rose.\n",
    "manuscript/notes.md": "# Notes\n\nNot for the book.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "book", FILES)


def book(folder: Path, edition: str = "") -> Book:
    return gather(find(folder), [Kind.EPUB], drafts=False, jobs=1, variant=edition)[0]


def titles(made: Book) -> list[str]:
    return [plain(item.title) for item in made.spine]


def codes(made: Book) -> list[str]:
    return [found.code for found in made.findings]


@pytest.mark.parametrize(
    ("edition", "essays", "parts"),
    [
        ("", ["Foreword", "Snow", "Ice", "Sea"], ["Snow", "Water"]),
        ("sample", ["Foreword", "Snow"], ["Snow"]),
        ("no-sea", ["Foreword", "Snow", "Ice"], ["Snow"]),
    ],
)
def test_the_essays_of_an_edition(
    edition: str, essays: list[str], parts: list[str], folder: Path
) -> None:
    made = book(folder, edition)
    assert titles(made) == essays
    assert [plain(part.title) for part in made.parts] == parts
    assert not [found for found in made.findings if found.level is not Level.NOTE]


def test_what_led_to_an_essay_that_is_left_out_is_text(folder: Path) -> None:
    made = book(folder, "sample")
    assert plain(made.spine[0].body) == "Of ice and the sea."
    found = [found for found in made.findings if found.code == "B043"]
    assert [(one.level, one.span and one.span.column) for one in found] == [
        (Level.NOTE, 4),
        (Level.NOTE, 25),
    ]
    assert found[0].message == "`02-ice.md` is not in this edition, so the link is left out"
    assert "B043" not in codes(book(folder))


def test_patterns_of_an_edition_that_mean_nothing_are_told_with_their_places(folder: Path) -> None:
    made = book(folder, "slip")
    found = {one.code: one for one in made.findings if one.span and one.span.line == 24}
    assert {code: one.span and one.span.column for code, one in found.items()} == {
        "B009": 9,
        "B010": 23,
    }
    assert found["B009"].hint == "did you mean `01-snow.md`?"


def test_an_edition_has_identifier_and_name_of_its_own(folder: Path) -> None:
    whole, sample, no_sea = (book(folder, name).imprint for name in ("", "sample", "no-sea"))
    assert whole.identifier == "urn:isbn:9780306406157"
    assert (sample.title, sample.slug) == ("Snow: a sample", "snow-and-silence-sample")
    assert (sample.isbn, sample.isbns) == ("", ())
    assert sample.identifier.startswith("urn:uuid:")
    assert no_sea.slug == "snow-and-silence-no-sea"
    assert [one.digits for one in no_sea.isbns] == ["9780804429573"]
    assert len({one.identifier for one in (whole, sample, no_sea)}) == 3


def test_the_derived_identifier_of_an_edition_is_its_own_and_stays(folder: Path) -> None:
    (folder / "manuscript/bok.toml").write_text(
        TOML.replace('isbn = "978-0-306-40615-7"', ""), "utf-8"
    )
    names = ("", "sample", "no-sea")
    made = [book(folder, name).imprint.identifier for name in names]
    assert len(set(made)) == 3
    assert made == [book(folder, name).imprint.identifier for name in names]


# --- the command ----------------------------------------------------------------------------------


def test_build_makes_the_edition_beside_the_book(folder: Path) -> None:
    for options in ((), ("--edition", "sample")):
        done = bokbygg("build", "epub", *options, cwd=folder)
        assert done.returncode == 0, done.stderr
    names = sorted(path.name for path in (folder / "build").iterdir())
    assert names == ["snow-and-silence-sample.epub", "snow-and-silence.epub"]
    with zipfile.ZipFile(folder / "build" / names[0]) as archive:
        package = etree.fromstring(archive.read("EPUB/package.opf"))
    dc = "{http://purl.org/dc/elements/1.1/}"
    assert [one.text for one in package.iter(f"{dc}title")] == ["Snow: a sample"]
    assert "978" not in "".join(one.text or "" for one in package.iter(f"{dc}identifier"))


def test_all_that_a_book_can_say_of_itself_is_sound(tmp_path: Path) -> None:
    toml = (
        TOML.replace('isbn = "978-0-306-40615-7"', "")
        + """
[edition.full.book]
isbn = { epub = "0-8044-2957-X", pdf = "978-91-0-000000-4", print = "978-0-306-40615-7" }
series = { name = "Norr & söder", number = "2.5" }
subject = ["DNL", "LIT000000", "Essays"]
keywords = ["ice & snow"]
translator = "B"
contributors = [{ name = "C", role = "pht", file-as = "C, C" }]
"""
    )
    folder = lay_out(tmp_path / "book", {**FILES, "manuscript/bok.toml": toml})
    (epub,) = build(find(folder), [Kind.EPUB], variant="full").outputs
    assert epub.name == "snow-and-silence-full.epub"
    assert epubcheck(epub.data, tmp_path) == ()
    with zipfile.ZipFile(BytesIO(epub.data)) as archive:
        ncx = etree.fromstring(archive.read("EPUB/toc.ncx"))
    (uid,) = ncx.xpath("//*[@name='dtb:uid']/@content")
    assert uid == "urn:isbn:9780804429573"


def test_check_looks_into_the_edition(folder: Path) -> None:
    asked = ("--edition", "no-sea", "--for", "google", "--no-epubcheck", "-v")
    done = here("check", *asked, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "the file is called `snow-and-silence-no-sea.epub`" in done.stderr


def test_a_finished_file_is_of_no_edition(folder: Path) -> None:
    done = here("check", "book.epub", "--edition", "no-sea", cwd=folder)
    assert done.returncode == 2
    assert "--edition is for the book of a folder" in done.stderr


def test_list_shows_the_essays_of_the_edition(folder: Path) -> None:
    done = here("list", "--json", "--edition", "no-sea", cwd=folder)
    assert [row["slug"] for row in json.loads(done.stdout)] == ["foreword", "snow", "ice"]


def test_an_edition_that_does_not_exist_is_told_and_nothing_made(folder: Path) -> None:
    done = here("build", "epub", "--edition", "smaple", cwd=folder)
    assert done.returncode == 1
    assert "error[B041]: there is no edition `smaple`" in done.stderr
    assert "hint: did you mean `sample`?" in done.stderr
    assert not (folder / "build").exists()
