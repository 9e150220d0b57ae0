"""What a screen reader is told of the printed book: notes, their calls, the contents, languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from bokbygg.book import Kind
from bokbygg.pdf import press
from tests.bookmaking import book_of, lay_out
from tests.pdf_bench import SENTENCE, Printed

BOOK = {
    "bok.toml": """[book]
title = "Hav"
author = "Anna Åberg"
lang = "sv"
date = 2026-11-24
identifier = "urn:uuid:5f1c7c1e-2f7a-4a55-9d0e-0a3b5a8d8e11"

[content]
toc-depth = 2
""",
    "a.md": (
        f"# Vågor\n\nText[^1] och *mera*[^2]. {SENTENCE}\n\n## Dyningar\n\n[I call]{{lang=en}}.\n\n"
        "[^1]: En not.\n\n[^2]: Första stycket.\n\n    Andra stycket.\n"
    ),
    "b.md": "---\ntitle: Tides\nlang: en\n---\n\nThe tide comes in.[^1]\n\n[^1]: And goes.\n",
    "c.md": (
        "# Tabeller\n\n| År | Mål |\n|----|----:|\n| 1 | 2 |\n\n[^x]\n\n"
        f"[^x]: {'Mycket lång not. ' * 200}\n"
    ),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return Printed(press(*book_of(lay_out(tmp_path_factory.mktemp("book"), BOOK), Kind.PRINT)).data)


def elements(printed: Printed) -> Iterator[Any]:
    """All structure elements, each before those below it."""
    pending = [printed.pdf.Root.StructTreeRoot.K[0]]
    while pending:
        one = pending.pop()
        if hasattr(one, "keys") and "/S" in one:
            yield one
            kids: Any = one.get("/K", pikepdf.Array())
            below = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
            pending.extend(reversed(below))


def kinds(of: Any) -> list[str]:
    """The types of the elements right below one."""
    return [str(kid.S) for kid in of.K if hasattr(kid, "keys") and "/S" in kid]


def of_kind(printed: Printed, kind: str) -> list[Any]:
    return [one for one in elements(printed) if str(one.S) == kind]


def test_each_note_is_a_note_with_its_number_first(printed: Printed) -> None:
    notes = of_kind(printed, "/Note")
    assert [str(one.ID) for one in notes] == [
        "a_note-1",
        "a_note-2",
        "b_note-1",
        "c_note-1",
    ]
    assert all(first_of(one) == "/Lbl" for one in notes)


def first_of(element: Any) -> str:
    """The type of the first element below one that says anything."""
    (kind, kid), *_ = zip(kinds(element), element.K, strict=False)
    return first_of(kid) if kind == "/NonStruct" else kind


def test_each_call_is_a_reference(printed: Printed) -> None:
    assert len(of_kind(printed, "/Reference")) == 3  # the fourth, of a note at the end, is a link


def test_the_contents_are_told_as_such_level_by_level(printed: Printed) -> None:
    (outer, *inner) = of_kind(printed, "/TOC")
    assert kinds(outer) == ["/TOCI"] * 3
    assert inner
    assert not [one for one in elements(printed) if str(one.S) == "/L"]


def test_passages_in_another_language_say_so(printed: Printed) -> None:
    languages = {str(one.Lang) for one in elements(printed) if "/Lang" in one}
    assert languages == {"sv", "en"}
    (called,) = [one for one in of_kind(printed, "/Span") if str(one.get("/Lang", "")) == "en"]
    assert called is not None


def test_all_names_are_listed_and_lead_to_their_elements(printed: Printed) -> None:
    names = list(printed.pdf.Root.StructTreeRoot.IDTree.Names)
    listed = {str(name): element for name, element in zip(names[::2], names[1::2], strict=True)}
    named = {str(one.ID): one for one in elements(printed) if "/ID" in one}
    assert listed.keys() == named.keys() >= {"a_note-1", "b_note-1"}
    assert all(listed[name].objgen == named[name].objgen for name in named)
    assert list(listed) == sorted(listed)


def test_cells_of_tables_know_their_headers(printed: Printed) -> None:
    headers = {str(one.ID) for one in of_kind(printed, "/TH")}
    cells = of_kind(printed, "/TD")
    assert cells
    assert all({str(name) for name in one.A.Headers} <= headers for one in cells)


@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_3U"])
def test_it_is_as_the_standards_ask(profile: str, printed: Printed, tmp_path: Path) -> None:
    page = pytest.importorskip("page")
    printed.pdf.save(tmp_path / "book.pdf")
    report = page.validate_pdf(
        str(tmp_path / "book.pdf"), profile=getattr(page.ValidationProfile, profile)
    )
    assert report.is_compliant, str(report)
