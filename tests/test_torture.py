"""The torture book holds everything an essay can hold, once.

`books/torture/expected` is what its e-book should be, document by document; open them in a
browser. `python -m tests.golden` writes them anew.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pikepdf
import pytest

from bokbygg.book import Document, Kind
from bokbygg.build import Result, build
from bokbygg.diagnostics import Level, as_text
from bokbygg.read import find
from tests.golden import EXPECTED, TORTURE, made

NAMES = sorted(path.name for path in EXPECTED.glob("*.xhtml"))


@cache
def documents() -> dict[str, Document]:
    return {document.href: document for document in made()}


@cache
def books() -> Result:
    return build(find(TORTURE), list(Kind))


@pytest.mark.parametrize("name", NAMES)
def test_each_document_is_as_expected(name: str) -> None:
    assert documents()[name].xhtml == (EXPECTED / name).read_text("utf-8")


def test_there_are_no_other_documents() -> None:
    assert sorted(documents()) == NAMES


@pytest.mark.long
def test_it_says_of_itself_what_is_told_and_no_more() -> None:
    """One note is taller than half a page, and stands at the end of its essay."""
    told = [found for found in books().findings if found.level is not Level.NOTE]
    assert [found.code for found in told] == ["L003"], [as_text(found) for found in told]


@pytest.mark.long
def test_the_printed_book_opens_and_has_pages(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(books().outputs[1].data)
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == books().outputs[1].pages > 30


@pytest.mark.long
@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_3U"])
def test_the_printed_book_keeps_to_the_standards(profile: str) -> None:
    page = pytest.importorskip("page")
    (data,) = (one.data for one in books().outputs if one.name.endswith(".pdf"))
    report = page.validate_pdf_bytes(data, profile=getattr(page.ValidationProfile, profile))
    assert report.is_compliant, str(report)
