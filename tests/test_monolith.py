"""The joined book is what one layout of all of it would have been: pages, text, outline, links and
pixels."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from tests.bench import equal, monolith
from tests.bench.books import write_book
from tests.needs import needs
from tests.program import bokbygg

ROOT = Path(__file__).parent.parent


def _printed(book: Path, folder: Path) -> Path:
    done = bokbygg("build", "pdf", "-q", "-C", book, "-o", folder, cwd=book)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.pdf"))


def _plain(folder: Path) -> Path:
    """Our own book with its lines broken as WeasyPrint alone breaks them."""
    shutil.copytree(ROOT / "manuscript", folder / "book/manuscript")
    settings = folder / "book/manuscript/bok.toml"
    said = settings.read_text("utf-8")
    settings.write_text(said.replace("[pdf]\n", '[pdf]\njustification = "plain"\n'), "utf-8")
    return folder / "book"


@pytest.mark.long
@pytest.mark.parametrize("which", ["ours", "generated"])
def test_the_press_joins_what_one_layout_would_have_been(tmp_path: Path, which: str) -> None:
    needs("pdftotext")
    book = _plain(tmp_path) if which == "ours" else write_book(tmp_path / "book", essays=3)
    ours = _printed(book, tmp_path / "out")
    monolith.write(book, ours, tmp_path / "whole.pdf")
    found = equal.differences(ours, tmp_path / "whole.pdf")
    assert [one for one in found if not equal.explained(one)] == []


# --- the comparison itself can tell ------------------------------------------------------------


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own book, printed."""
    needs("pdftotext")
    return _printed(ROOT, tmp_path_factory.mktemp("printed"))


def _no_page(whole: pikepdf.Pdf) -> None:
    del whole.pages[-1]


def _no_link(whole: pikepdf.Pdf) -> None:
    page = next(page for page in whole.pages if len(page.obj.get("/Annots", ())) > 1)
    del page.obj.Annots[0]


def _wrong_link(whole: pikepdf.Pdf) -> None:
    link = next(one for one in whole.pages[4].obj.Annots)
    link.Dest = pikepdf.Array([whole.pages[0].obj, pikepdf.Name.Fit])
    link.A = pikepdf.Dictionary()


def _wrong_mark(whole: pikepdf.Pdf) -> None:
    whole.Root.Outlines.First.Title = pikepdf.String("Another")


def _a_stroke(whole: pikepdf.Pdf) -> None:
    stroke = b"q 0.5 0 0 RG 1 w 90 300 m 94 300 l S Q"
    whole.pages[8].contents_add(whole.make_stream(stroke))


def _no_text(whole: pikepdf.Pdf) -> None:
    whole.pages[9].obj.Contents = whole.make_stream(b"")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_no_page, ["number of pages"]),
        (_no_link, ["links of page 5"]),
        (_wrong_link, ["links of page 5"]),
        (_wrong_mark, ["outline"]),
        (_a_stroke, ["pixels of page 9"]),
        (_no_text, ["text of page 10", "pixels of page 10"]),
        (lambda whole: None, []),
    ],
)
def test_what_differs_is_seen(
    pdf: Path, tmp_path: Path, spoil: Callable[[pikepdf.Pdf], None], told: list[str]
) -> None:
    with pikepdf.open(pdf) as whole:
        spoil(whole)
        whole.save(tmp_path / "spoilt.pdf")
    found = equal.differences(tmp_path / "spoilt.pdf", pdf)
    assert [difference.partition(":")[0] for difference in found] == told
