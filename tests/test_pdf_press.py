"""A whole book through the press: numbers, blank pages, links, bookmarks, metadata."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest

from bokbygg.book import Kind
from bokbygg.pdf import press
from tests.bookmaking import book_of, lay_out
from tests.pdf_bench import SENTENCE, Printed

LONG = SENTENCE * 40

FILES = {
    "manuscript/bok.toml": """[book]
title = "Havet & fjället"
author = "Anna Åberg"
lang = "sv"
date = 2021-05-12
identifier = "urn:uuid:5f1c7c1e-2f7a-4a55-9d0e-0a3b5a8d8e11"
publisher = "Exempelförlaget"
description = "Essäer om vatten och sten."
keywords = ["hav", "sten & is"]
isbn = { pdf = "978-91-0-000000-4", epub = "0-8044-2957-X" }

[content]
front = ["forord.md"]
back = ["efterord.md"]
chapters = [
  { part = "Vatten", chapters = ["hav.md", "sjo.md"] },
  { part = "Sten", chapters = ["fjall.md"] },
]
""",
    "manuscript/forord.md": f"---\ntitle: Förord\n---\n\n{LONG}\n\n{LONG}\n",
    "manuscript/hav.md": (
        "---\ntitle: Havets djup\n---\n\nSe [fjället](fjall.md#toppen).[^1]\n\n"
        f"{LONG}\n\n## Vågorna {{#vagorna}}\n\n{LONG}\n\n[^1]: Notens ord.\n"
    ),
    "manuscript/sjo.md": f"---\ntitle: Sjöns lugn\n---\n\n{SENTENCE}\n",
    "manuscript/fjall.md": (
        "---\ntitle: Fjällets tystnad\n---\n\n[Ut](https://example.org/a).\n\n## Toppen {#toppen}\n"
        f"\n{SENTENCE}\n"
    ),
    "manuscript/efterord.md": f"---\ntitle: Efterord\n---\n\n{SENTENCE}\n",
}

TITLES = ("Förord", "Vatten", "Havets djup", "Sjöns lugn", "Sten", "Fjällets tystnad", "Efterord")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    output = press(*book_of(lay_out(tmp_path_factory.mktemp("book"), FILES), Kind.PRINT))
    assert output.findings == ()
    return output.data


@pytest.fixture(scope="module")
def printed(data: bytes) -> Printed:
    return Printed(data)


def test_the_file_says_what_it_is_about_and_what_it_is_known_by(printed: Printed) -> None:
    told = printed.pdf.open_metadata()
    assert told["pdf:Keywords"] == "hav, sten & is"
    assert told["dc:identifier"] == "urn:isbn:9789100000004"
    assert told["dc:title"] == "Havet & fjället"
    assert printed.pdf.docinfo["/Keywords"] == "hav, sten & is"


def test_a_file_of_another_number_has_another_id(printed: Printed, tmp_path: Path) -> None:
    toml = FILES["manuscript/bok.toml"].replace("978-91-0-000000-4", "978-0-306-40615-7")
    other = press(*book_of(lay_out(tmp_path, FILES | {"manuscript/bok.toml": toml}), Kind.PRINT))
    ids = [str(one.trailer.ID[0]) for one in (printed.pdf, Printed(other.data).pdf)]
    assert ids[0] != ids[1]


def test_front_matter_is_numbered_in_roman_and_the_body_from_one(printed: Printed) -> None:
    assert printed.labels[:6] == ["i", "ii", "iii", "iv", "v", "vi"]
    body = printed.labels[printed.labels.index("1") :]
    assert body == [str(number) for number in range(1, len(body) + 1)]


def test_every_essay_begins_on_a_recto(printed: Printed) -> None:
    openings = [label for label in printed.labels if _opens(printed.page(label))]
    assert len(openings) == len(TITLES)
    assert [printed.labels.index(label) % 2 for label in openings] == [0] * len(TITLES)


def _opens(page: str) -> bool:
    return page.startswith(TITLES) and "Innehåll" not in page


def test_a_blank_page_is_blank(printed: Printed) -> None:
    assert printed.page("ii") == printed.page("vi") == ""
    assert printed.page("2") == ""


def test_the_contents_tell_the_truth(printed: Printed) -> None:
    contents = printed.page("v")
    told = {title: re.search(rf"{title} (\w+)", contents) for title in TITLES}
    labels = {title: found[1] for title, found in told.items() if found}
    assert labels.keys() == set(TITLES)
    assert all(printed.page(label).startswith(title) for title, label in labels.items())


def test_a_book_opens_with_half_title_title_page_and_imprint(printed: Printed) -> None:
    assert printed.page("i") == "Havet & fjället"
    assert printed.page("iii") == "Havet & fjället Anna Åberg ❦ Exempelförlaget"
    assert printed.page("iv") == (
        "Havet & fjället Anna Åberg Utgiven av Exempelförlaget, 2021 "
        "ISBN 0-8044-2957-X (EPUB) ISBN 978-91-0-000000-4 (PDF)"
    )


def test_a_book_ends_with_its_colophon(printed: Printed) -> None:
    assert (
        printed.pages[-1]
        == "❦ Satt med EB Garamond (SIL Open Font License 1.1). Gjord med bokbygg."
    )


def test_pages_that_stand_alone_bear_no_number_and_the_contents_do(printed: Printed) -> None:
    assert not re.search(r"\bi+v?\b", "".join(printed.pages[:4]))
    assert printed.page("v").endswith(" v")


def test_running_heads_name_book_and_essay(printed: Printed) -> None:
    opening = int(next(label for label in printed.labels if _is(printed, label, "Havets djup")))
    assert printed.page(str(opening)).startswith("Havets djup")
    assert f"{opening + 1} Havet & fjället" in printed.page(str(opening + 1))
    assert f"Havets djup {opening + 2}" in printed.page(str(opening + 2))


def _is(printed: Printed, label: str, title: str) -> bool:
    return label.isdecimal() and printed.page(label).startswith(title)


def test_a_note_is_printed_once_on_the_page_of_its_call(printed: Printed) -> None:
    holding = [page for page in printed.pages if "Notens ord" in page]
    assert len(holding) == 1
    assert "Se fjället" in holding[0]


def test_links_lead_somewhere(printed: Printed) -> None:
    names = pikepdf.NameTree(printed.pdf.Root.Names.Dests)
    targets = [str(one.Dest) for one in printed.annotations() if "/Dest" in one]
    assert len(targets) == len(TITLES) + 1
    assert [target for target in targets if target not in names] == []
    addresses = [str(one.A.URI) for one in printed.annotations() if "/A" in one]
    assert addresses == ["https://example.org/a"]


def test_links_are_printed_too(printed: Printed) -> None:
    assert {int(one.F) for one in printed.annotations()} == {4}


def test_bookmarks_show_the_parts(printed: Printed) -> None:
    with printed.pdf.open_outline() as outline:
        tree = {item.title: [child.title for child in item.children] for item in outline.root}
    assert tree == {
        "Innehåll": [],
        "Förord": [],
        "Vatten": ["Havets djup", "Sjöns lugn"],
        "Sten": ["Fjällets tystnad"],
        "Efterord": [],
    }


def test_the_file_says_what_it_is(printed: Printed) -> None:
    info = printed.pdf.docinfo
    assert str(info.Title) == "Havet & fjället"
    assert str(info.Author) == "Anna Åberg"
    assert str(info.Subject) == "Essäer om vatten och sten."
    assert str(info.CreationDate) == str(info.ModDate) == "D:20210512000000Z"
    assert str(printed.pdf.Root.Lang) == "sv"
    xmp = printed.pdf.Root.Metadata.read_bytes().decode()
    assert "Havet &amp; fjället" in xmp
    assert "Anna Åberg" in xmp


def test_the_page_is_a5(printed: Printed) -> None:
    width, height = printed.pdf.pages[0].mediabox[2:]
    assert (round(width), round(height)) == (420, 595)


def test_only_our_faces_are_used_and_all_are_embedded(printed: Printed) -> None:
    assert all(name.startswith("EB-Garamond") for name in printed.faces())
    assert all(printed.faces().values())


@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_3U"])
def test_the_file_keeps_to_the_standards_for_all_readers_and_for_archives(
    data: bytes, profile: str
) -> None:
    page = pytest.importorskip("page")
    report = page.validate_pdf_bytes(data, profile=getattr(page.ValidationProfile, profile))
    assert report.is_compliant, str(report)


def test_openings_anywhere_save_pages(tmp_path: Path, printed: Printed) -> None:
    toml = FILES["manuscript/bok.toml"] + '\n[pdf]\nopenings = "any"\n'
    folder = lay_out(tmp_path, {**FILES, "manuscript/bok.toml": toml})
    saved = Printed(press(*book_of(folder, Kind.PRINT)).data)
    assert len(saved.pages) < len(printed.pages)
    assert saved.page("2") == ""
    assert saved.page("3").startswith("Havets djup")
    parts = [label for label in saved.labels if saved.page(label) in ("Vatten", "Sten")]
    assert [int(label) % 2 for label in parts] == [1, 1]
