"""The e-book and the manuscript inside the PDF that is read, on request; and the PDF read back by a
checker of what screen readers say."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest

from bokbygg.book import Finish, Kind
from bokbygg.build import Result, build
from bokbygg.read import find
from tests.bookmaking import lay_out
from tests.needs import needs

BOOK = {
    "bok.toml": """
[book]
title = "Hav"
author = "Anna Åberg"
lang = "sv"
date = 2026-11-24
[pdf]
attach = ["epub", "source"]
""",
    "hav.md": """
# Vågor

Havet[^1] var *lugnt*, [the sea]{lang=en} var det inte.

## Dyningar

- en våg
- en till

| År | Mål |
|----|----:|
| 1 | 2 |

![En ritad våg](wave.svg)

@include "delar/slut.md"

[^1]: En not.
""",
    "delar/slut.md": "Det blev kväll.\n",
    "wave.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="9">'
    '<path d="M0 0H9V9"/></svg>',
}


def made(folder: Path) -> Result:
    return build(find(lay_out(folder, BOOK)), list(Kind))


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return made(tmp_path_factory.mktemp("hav"))


def files(pdf: pikepdf.Pdf) -> dict[str, bytes]:
    return {name: one.get_file().read_bytes() for name, one in pdf.attachments.items()}


def test_the_e_book_and_the_texts_are_in_it_as_they_are(result: Result) -> None:
    epub, pdf = result.outputs
    held = files(pikepdf.open(io.BytesIO(pdf.data)))
    assert held["hav.epub"] == epub.data
    assert held["hav.md"].decode() == BOOK["hav.md"]
    assert held["delar/slut.md"].decode() == BOOK["delar/slut.md"]
    assert sorted(held) == ["bok.toml", "delar/slut.md", "hav.epub", "hav.md"]


def test_each_says_what_it_is_to_the_book(result: Result) -> None:
    pdf = pikepdf.open(io.BytesIO(result.outputs[1].data))
    told = {str(one.UF): str(one.AFRelationship) for one in pdf.Root.AF}
    assert told.pop("hav.epub") == "/Alternative"
    assert set(told.values()) == {"/Source"}
    kinds = {str(one.UF): str(one.EF.F.Subtype) for one in pdf.Root.AF}
    assert kinds["hav.epub"] == "/application/epub+zip"
    assert kinds["hav.md"] == "/text/markdown"
    assert all(str(one.Desc) and "/Size" in one.EF.F.Params for one in pdf.Root.AF)


def test_the_pages_find_their_way_as_before(result: Result) -> None:
    pdf = pikepdf.open(io.BytesIO(result.outputs[1].data))
    assert "/Dests" in pdf.Root.Names
    assert pdf.Root.StructTreeRoot.K


def test_the_same_book_gives_the_same_bytes(result: Result, tmp_path: Path) -> None:
    assert made(tmp_path).outputs[1].data == result.outputs[1].data


def test_the_pdf_alone_has_the_e_book_in_it_too(result: Result, tmp_path: Path) -> None:
    (pdf,) = build(find(lay_out(tmp_path, BOOK)), [Kind.PRINT]).outputs
    assert pdf.data == result.outputs[1].data


def test_nothing_is_in_it_that_was_not_asked_for(tmp_path: Path) -> None:
    plain = {**BOOK, "bok.toml": BOOK["bok.toml"].replace('attach = ["epub", "source"]', "")}
    read, printed = build(find(lay_out(tmp_path, plain)), [Kind.PRINT, Finish.PRINTER]).outputs
    for one in (read, printed):
        assert not pikepdf.open(io.BytesIO(one.data)).attachments


@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_3U"])
def test_it_is_as_the_standards_ask(profile: str, result: Result, tmp_path: Path) -> None:
    page = pytest.importorskip("page")
    path = tmp_path / "book.pdf"
    path.write_bytes(result.outputs[1].data)
    report = page.validate_pdf(str(path), profile=getattr(page.ValidationProfile, profile))
    assert report.is_compliant, str(report)


def test_poppler_reads_its_parts_in_their_order(result: Result, tmp_path: Path) -> None:
    needs("pdfinfo")
    path = tmp_path / "book.pdf"
    path.write_bytes(result.outputs[1].data)
    run = ("pdfinfo", "-struct-text", path)
    told = subprocess.run(run, check=True, capture_output=True, encoding="utf-8").stdout
    told = told[told.index("Vågor", told.rindex("TOCI")) :]
    parts = ("H2", "Note", "LI", "Table", "TH", "TD", "Figure")
    assert all(f"{part}" in told for part in parts)
    assert told.index("Dyningar") < told.index("en våg") < told.index("Figure")


@pytest.mark.long
def test_a_critic_of_what_is_read_out_has_nothing_to_say(result: Result, tmp_path: Path) -> None:
    outloud = pytest.importorskip("outloud")
    path = tmp_path / "book.pdf"
    path.write_bytes(result.outputs[1].data)
    said = outloud.check(path)
    assert [str(one) for one in said.findings] == []
