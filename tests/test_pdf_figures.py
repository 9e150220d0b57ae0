"""Figures and tables on the printed page: their captions, notes, sizes and tags."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pytest

from bokbygg.book import Kind
from bokbygg.pdf import press
from tests.bookmaking import book_of, lay_out, png
from tests.pdf_bench import SENTENCE, Printed

CAPTION = "Båten *Vega*,[^1] se [isen](#tbl-is).^[En not i bildtexten.]"

TEXT = f"""# Kajen

{SENTENCE * 3}

![En båt på land](bat.png "{CAPTION}"){{#fig-bat}}

{SENTENCE * 3}[^2]

::: {{.figure #fig-par}}
![En båt](bat.png)
![En båt till](bat.png)

Två båtar[^3]
:::

| År | Is |
|----|---:|
| 1912 | 12[^4] |

: Isens tjocklek[^5] {{#tbl-is}}

[^1]: Byggd i Hamnvik.
[^2]: Notens ord i texten.
[^3]: Notens ord i divisionen.
[^4]: Notens ord i cellen.
[^5]: Notens ord i rubriken.
"""
BOK = '[book]\ntitle = "B"\nauthor = "A"\nlang = "sv"\ndate = 2026-11-23\nidentifier = "urn:x:1"\n'


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return printed(tmp_path_factory.mktemp("book"), TEXT)


def printed(folder: Path, text: str) -> bytes:
    files: dict[str, str | bytes] = {"bok.toml": BOK, "a.md": text, "bat.png": png(900, 600)}
    return press(*book_of(lay_out(folder, files), Kind.PRINT)).data


class Element(NamedTuple):
    """A structure element: its name, and of a picture what it shows and where it stands."""

    name: str
    alt: str
    box: list[float]


def elements(data: bytes) -> list[Element]:
    """The structure elements of a file in order."""
    found = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pending: list[Any] = [pdf.Root.StructTreeRoot.K]
        while pending:
            element = pending.pop()
            if isinstance(element, pikepdf.Array):
                pending += reversed(list(element))
            elif isinstance(element, pikepdf.Dictionary):
                if "/S" in element:
                    box: Any = element.A.BBox if "/Alt" in element else []
                    numbers = [float(number) for number in box]
                    found.append(Element(str(element.S), str(element.get("/Alt", "")), numbers))
                pending.append(element.get("/K"))
    return found


def test_captions_say_their_numbers(data: bytes) -> None:
    text = " ".join(Printed(data).pages)
    for label in ("Figur 1. Båten Vega", "Figur 2. Två båtar", "Tabell 1. Isens tjocklek"):
        assert label in text.replace("\u00a0", " ")


def test_each_note_of_a_caption_stands_once_and_on_the_page_of_its_call(data: bytes) -> None:
    pages = Printed(data).pages
    for note, caption in (
        ("Byggd i Hamnvik.", "Båten Vega"),
        ("En not i bildtexten.", "Båten Vega"),
        ("Notens ord i divisionen.", "Två båtar"),
        ("Notens ord i rubriken.", "Isens tjocklek"),
        ("Notens ord i cellen.", "Isens tjocklek"),
    ):
        assert sum(page.count(note) for page in pages) == 1
        assert [note in page for page in pages] == [caption in page for page in pages]


def test_pictures_are_described_and_captions_tagged(data: bytes) -> None:
    found = elements(data)
    described = [one.alt for one in found if one.name == "/Figure"]
    assert described == ["En båt på land", "En båt", "En båt till"]
    assert sum(one.name == "/Caption" for one in found) == 3


def test_the_place_of_a_picture_is_told_in_the_units_of_the_page(tmp_path: Path) -> None:
    data = printed(tmp_path, "# A\n\n![En båt](bat.png){width=5cm}\n")
    (box,) = (one.box for one in elements(data) if one.name == "/Figure")
    left, low, right, high = box
    assert right - left == pytest.approx(50 / 25.4 * 72, abs=0.5)
    assert high - low == pytest.approx((right - left) * 600 / 900, abs=0.5)
    assert 420 > right > left > 54
    assert 595 * 0.8 > high > low > 595 * 0.3


def test_the_file_is_pdf_ua(data: bytes) -> None:
    page = pytest.importorskip("page")
    report = page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, str(report)


@pytest.mark.parametrize(
    ("written", "width"),
    [("", 1.0), ("{width=50%}", 0.5), ("{width=5cm}", 5 / 10.3), ("{height=2cm}", 3 / 10.3)],
)
def test_a_picture_is_as_wide_as_its_author_asked(
    written: str, width: float, tmp_path: Path
) -> None:
    data = printed(tmp_path, f"# A\n\n![En båt](bat.png){written}\n")
    (box,) = (one.box for one in elements(data) if one.name == "/Figure")
    measure = 0.696 * 419.53
    assert box[2] - box[0] == pytest.approx(width * measure, rel=0.02)


def test_pictures_of_one_paragraph_stand_side_by_side(data: bytes) -> None:
    boxes = [one.box for one in elements(data) if one.name == "/Figure"]
    left, right = boxes[1:]
    assert left[2] <= right[0]
    assert left[3] == right[3]
