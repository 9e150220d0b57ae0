"""The cover as one sheet for a print shop: back, spine and front, read back as PDF, as picture and
by a scanner of barcodes."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from bokbygg import covering
from bokbygg.book import CoverWish, Output, Paper, Printer
from bokbygg.build import Result
from bokbygg.cover.designs import DESIGNS
from bokbygg.cover.palettes import PALETTES
from bokbygg.cover.sheet import HEIGHT, WIDTH, Box, Drawing
from bokbygg.cover.wording import wording
from bokbygg.cover.wrap import barcode, spine
from bokbygg.cover.wrap.front import run_out
from bokbygg.cover.wrap.size import MM as PX
from bokbygg.cover.wrap.size import Size
from bokbygg.languages import language
from bokbygg.pdf.exchange import REQUIRED
from bokbygg.read import find
from tests.bookmaking import lay_out, png
from tests.needs import needs_press
from tests.program import here
from tests.test_cover import imprint

MM = 72 / 25.4
ISBN = "9789170001505"
BOOK = """
[book]
title = "Havet om vintern"
author = "Åsa Öman"
lang = "LANG"
publisher = "Kvittens"
description = "En vinter vid havet, då ingenting hände och allt blev sagt."
isbn = { print = "978-91-7000-150-5" }
[cover]
design = "grid"
palette = "rose"
[print]
profile = "press.icc"
spine = "14mm"
"""


def book(folder: Path, lang: str = "sv", more: str = "") -> Path:
    files: dict[str, str | bytes] = {
        "bok.toml": BOOK.replace("LANG", lang) + more,
        "hav.md": "# Havet\n\nDet var lugnt.\n",
        "press.icc": needs_press(),
    }
    return lay_out(folder, files)


def cover(folder: Path, wish: CoverWish = CoverWish()) -> Result:  # noqa: B008 - frozen
    return covering.cover_for_print(find(folder), wish)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Output:
    result = cover(book(tmp_path_factory.mktemp("hav")))
    assert result.findings == ()
    return result.outputs[0]


@pytest.fixture(scope="module")
def sheet(made: Output) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made.data))


def test_it_is_one_sheet_as_wide_as_two_covers_and_the_spine(sheet: pikepdf.Pdf) -> None:
    (page,) = sheet.pages
    trim = [float(side) for side in page.obj.TrimBox]
    assert trim == pytest.approx([0, 0, (2 * 148 + 14) * MM, 210 * MM], abs=0.05)
    bleed = [float(side) for side in page.obj.BleedBox]
    assert bleed[0] == pytest.approx(-3 * MM, abs=0.05)
    assert bleed[3] == pytest.approx(213 * MM, abs=0.05)


def test_it_has_what_the_standard_asks_for_and_is_not_the_pages(sheet: pikepdf.Pdf) -> None:
    xmp = sheet.Root.Metadata.read_bytes().decode()
    for entry in REQUIRED:
        if entry.where == "xmp":
            assert f"<{entry.key}>" in xmp
    assert str(sheet.Root.OutputIntents[0].S) == "/GTS_PDFX"
    everything = b"".join(thing.unparse(resolved=True) for thing in sheet.objects)
    assert b"/DeviceRGB" not in everything
    content = b"\n".join(part.read_bytes() for part in sheet.pages[0].obj.Contents)
    assert not re.search(rb"\b(rg|RG)\b", content)


def test_a_scanner_reads_the_isbn(made: Output) -> None:
    picture = pypdfium2.PdfDocument(made.data)[0].render(scale=300 / 72).to_pil()
    (found,) = zxingcpp.read_barcodes(picture)
    assert found.format == zxingcpp.BarcodeFormat.EAN13
    assert found.text == ISBN


def test_the_words_are_on_their_panels(made: Output) -> None:
    text = pypdfium2.PdfDocument(made.data)[0].get_textpage().get_text_range()
    assert text.count("Havet om vintern") >= 2
    assert "ISBN 978-91-7000-150-5" in text
    assert "En vinter vid havet" in " ".join(text.split())
    assert text.count("Kvittens") == 3


def ink_between(data: bytes, left: float, right: float) -> list[tuple[int, int]]:
    """Of a stretch of the cut sheet in millimetres: the rows that are not of its first colour."""
    scale = 4.0
    page = pypdfium2.PdfDocument(data)[0]
    shown = page.render(scale=scale).to_pil().convert("RGB")
    off = (page.get_width() / MM - 310) / 2
    per = scale * MM
    box = [round((off + side) * per) for side in (left, right)]
    strip = shown.crop((box[0], round((off + 1) * per), box[1], round((off + 209) * per)))
    ground = strip.getpixel((0, 0))
    dark = []
    for x in range(strip.width):
        column = strip.crop((x, 0, x + 1, strip.height)).getcolors()
        if column is not None and any(colour != ground for _, colour in column):
            dark.append(x)
    return [(dark[0], strip.width - 1 - dark[-1])]


def test_type_stands_in_the_middle_of_the_spine(made: Output) -> None:
    ((before, after),) = ink_between(made.data, 148.5, 161.5)
    assert before > 8
    assert abs(before - after) < 16  # a millimetre and a half: what hangs below the line


@pytest.mark.parametrize(
    ("lang", "upwards"), [("sv", False), ("en", False), ("nb", False), ("fr", True), ("de", True)]
)
def test_a_spine_is_read_as_its_language_has_it(lang: str, upwards: bool) -> None:
    assert language(lang).spine_upwards is upwards


def test_a_french_spine_is_turned_the_other_way(tmp_path: Path, made: Output) -> None:
    french = cover(book(tmp_path, "fr")).outputs[0]
    first, second = (_author(one.data) for one in (made, french))
    assert first > 105 > second  # millimetres from the foot


def _author(data: bytes) -> float:
    """How high on the spine the author's name stands, in millimetres from the foot."""
    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    whole = text.get_text_range()
    for found in re.finditer("Å", whole):
        left, low, *_ = text.get_charbox(found.start())
        if 148 < left / MM < 162:
            return float(low) / MM
    raise AssertionError("no name on the spine")


def test_the_front_of_a_book_bound_on_the_right_is_on_the_left() -> None:
    size = Size(width=100, height=150, spine=10, bleed=3, rtl=True)
    assert (size.front, size.back) == (0, 110)
    size = replace(size, rtl=False)
    assert (size.front, size.back) == (110, 0)


@given(pages=st.integers(1, 2000), weight=st.floats(40, 200), bulk=st.floats(0.8, 2.5))
def test_a_spine_is_as_wide_as_its_leaves_are_thick(pages: int, weight: float, bulk: float) -> None:
    printer = Printer(paper=Paper(weight=weight, bulk=bulk, known=True))
    millimetres = spine.thickness(pages, printer) / PX
    assert millimetres == pytest.approx((pages + 1) // 2 * weight * bulk / 1000)


def test_the_print_shop_knows_its_spine_better() -> None:
    assert spine.thickness(300, Printer(spine=72.0)) == pytest.approx(96)


def test_no_type_on_a_narrow_spine() -> None:
    said = wording(imprint("Havet", "Åsa Öman"))
    size = Size(width=500, height=700, spine=5.9 * PX, bleed=10)
    type_ = next(iter(DESIGNS["plain"](said, PALETTES["navy"]).lines)).type_
    assert spine.lines(said, size, type_, "#000000") == ()
    wide = spine.lines(said, replace(size, spine=8 * PX), type_, "#000000")
    assert [line.text for line in wide] == ["Åsa Öman", "Havet"]


@given(st.integers(0, 10**12 - 1))
@settings(max_examples=50)
def test_every_number_is_95_modules_between_guards(number: int) -> None:
    digits = f"{number:012d}"
    check = -sum(int(digit) * (1, 3)[at % 2] for at, digit in enumerate(digits)) % 10
    bars = barcode.modules(f"{digits}{check}")
    assert len(bars) == 95
    assert (bars[:3], bars[45:50], bars[-3:]) == ("101", "01010", "101")
    assert "00000" not in bars
    assert "11111" not in bars


_NO_NUMBERS = ("9789170001506", "978917000150", "978917000150X", "٩٧٨٩١٧٠٠٠١٥٠٥")


@pytest.mark.parametrize("digits", _NO_NUMBERS)
def test_what_is_no_number_is_no_barcode(digits: str) -> None:
    with pytest.raises(ValueError, match=r"13 digits|last digit"):
        barcode.modules(digits)


@pytest.mark.parametrize("design", DESIGNS)
def test_what_touches_an_edge_of_a_design_runs_on(design: str) -> None:
    said = wording(imprint("Havet om vintern", "Åsa Öman", publisher="Kvittens"))
    wide = run_out(DESIGNS[design](said, PALETTES["navy"]), 140.0, 40.0)
    for mark in wide.marks:
        if isinstance(mark, Drawing) or (isinstance(mark, Box) and not mark.border):
            for low, high, beyond, end in (
                (mark.x, mark.x + mark.width, 140, WIDTH),
                (mark.y, mark.y + mark.height, 40, HEIGHT),
            ):
                assert low > 0 or low <= -beyond + 0.01
                assert high < end or high >= end + beyond - 0.01


def test_a_picture_of_the_author_fills_the_front(tmp_path: Path) -> None:
    folder = book(tmp_path)
    told = (folder / "bok.toml").read_text("utf-8")
    told = told.replace('lang = "sv"', 'lang = "sv"\ncover-image = "own.png"')
    lay_out(folder, {"bok.toml": told, "own.png": png(160, 240)})
    result = cover(folder)
    said = [found for found in result.findings if "dots an inch" in found.message]
    assert [found.message for found in said] == [
        "the cover `own.png` is printed with 26 dots an inch"
    ]
    shown = pikepdf.open(io.BytesIO(result.outputs[0].data))
    assert [
        (int(one.Width), str(one.ColorSpace))
        for one in shown.objects
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
    ] == [(160, "/DeviceGray")]


def test_the_command_makes_it(tmp_path: Path) -> None:
    done = here("cover", "--print", cwd=book(tmp_path))
    assert done.returncode == 0
    assert "havet-om-vintern-cover.pdf" in done.stdout
    assert here("cover", "--print", "--all", cwd=tmp_path).returncode == 2
