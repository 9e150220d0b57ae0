"""The PDF for a print shop, read back: the same pages as the PDF that is read, on sheets to be cut,
in the inks of a press, with all that PDF/X-4 asks for."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from bokbygg.book import Finish, Kind
from bokbygg.build import Result, build, gather
from bokbygg.pdf.exchange import FORBIDDEN, REQUIRED, VERSION
from bokbygg.pdf.inks import Inks, from_lab
from bokbygg.pdf.prepress import make_ready
from bokbygg.pdf.provenance import of_edition
from bokbygg.read import find
from bokbygg.read.printing import printer
from bokbygg.settings import read_settings
from tests.bookmaking import lay_out
from tests.epub_sample import IMPRINT
from tests.needs import needs, needs_press

MM = 72 / 25.4
BLEED = 4 * MM
CSS = """
@page { background: #a0c0e0 }
h1 { color: #a63a28 }
h2 { color: lab(40% 50 20); background: linear-gradient(red, blue) }
p { background: radial-gradient(lime, #fa0, rgba(0, 0, 255, 0.5)) }
.soft { opacity: 0.5 }
"""
ESSAY = """
# Havet

Havet var lugnt,[^1] och [bergen](berg.md#berg) syntes.

## Stranden

![En båt](boat.jpg)

![Ett moln](cloud.png)

[^1]: Som alltid.
"""
SETTINGS = """
[book]
title = "Hav & berg"
lang = "sv"
[pdf]
css = "own.css"
[print]
profile = "press.icc"
bleed = "4mm"
"""


def picture(kind: str, colour: tuple[int, int, int]) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(file, kind)
    return file.getvalue()


def book(folder: Path, settings: str = SETTINGS, css: str = CSS) -> Path:
    files: dict[str, str | bytes] = {
        "bok.toml": settings,
        "own.css": css,
        "hav.md": ESSAY,
        "berg.md": "# Berg\n\nDe var höga.\n",
        "boat.jpg": picture("JPEG", (200, 40, 40)),
        "cloud.png": picture("PNG", (120, 120, 120)),
        "press.icc": needs_press(),
    }
    return lay_out(folder, files)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Result:
    folder = book(tmp_path_factory.mktemp("hav"))
    return build(find(folder), [Kind.PRINT, Finish.PRINTER])


@pytest.fixture(scope="module")
def sheets(made: Result) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made.outputs[1].data))


def content(page: pikepdf.Page) -> bytes:
    return b"\n".join(part.read_bytes() for part in page.obj.Contents.as_list())


def text(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in document]


def test_it_has_its_own_name_and_the_same_text_page_by_page(made: Result) -> None:
    read, printed = made.outputs
    assert (read.name, printed.name) == ("hav-berg.pdf", "hav-berg-print.pdf")
    assert text(printed.data) == text(read.data)
    assert any("Havet var lugnt" in page for page in text(printed.data))


def test_pages_are_laid_out_anew_only_where_something_is_painted_to_their_edge(
    tmp_path: Path,
) -> None:
    for css, same in (("h1 { color: red }", True), ("@page { background: red }", False)):
        project = find(book(tmp_path, css=css))
        kinds = (Kind.PRINT, Finish.PRINTER)
        _, editions = gather(project, kinds, drafts=False, jobs=1)
        read, printed = (of_edition(one, ()).digest for one in editions)
        assert (read == printed) is same


def test_every_entry_that_the_standard_asks_for_is_there(sheets: pikepdf.Pdf) -> None:
    (intent,) = sheets.Root.OutputIntents
    xmp = sheets.Root.Metadata.read_bytes().decode()
    for entry in REQUIRED:
        if entry.where == "xmp":
            found = re.search(rf"<{entry.key}>(.*?)</{entry.key}>", xmp)
            assert found, entry
            told = found[1]
        else:
            holders = {"info": [sheets.trailer.Info], "intent": [intent]}
            holders |= {"trailer": [sheets.trailer], "page": [one.obj for one in sheets.pages]}
            assert all(entry.key in holder for holder in holders[entry.where]), entry
            told = str(holders[entry.where][0][entry.key])
        assert not entry.value or told == entry.value
    assert sheets.pdf_version == VERSION
    assert intent.DestOutputProfile.N == 4
    assert intent.DestOutputProfile.read_bytes() == needs_press()


def test_nothing_is_there_that_paper_does_not_know(sheets: pikepdf.Pdf) -> None:
    assert [key for key in FORBIDDEN["root"] if key in sheets.Root] == []
    assert [key for page in sheets.pages for key in FORBIDDEN["page"] if key in page.obj] == []
    assert not any(b"BDC" in content(page) or b"EMC" in content(page) for page in sheets.pages)
    assert "/Outlines" not in sheets.Root
    assert "/Encrypt" not in sheets.trailer


def test_each_page_is_cut_out_of_a_larger_sheet(sheets: pikepdf.Pdf) -> None:
    assert len(sheets.pages) > 4
    for page in sheets.pages:
        trim, bleed, media = (
            [float(side) for side in page.obj[key]]
            for key in ("/TrimBox", "/BleedBox", "/MediaBox")
        )
        assert trim == pytest.approx([0, 0, 148 * MM, 210 * MM], abs=0.01)
        assert bleed == pytest.approx([-BLEED, -BLEED, trim[2] + BLEED, trim[3] + BLEED], abs=0.01)
        beyond = BLEED + 7 * MM
        assert media == pytest.approx(
            [-beyond, -beyond, trim[2] + beyond, trim[3] + beyond], abs=0.01
        )


def pixels(made: Result, page: int) -> tuple[Image.Image, float]:
    """A page of the sheets, and how many pixels a millimetre has."""
    scale = 3.0
    rendered = pypdfium2.PdfDocument(made.outputs[1].data)[page].render(scale=scale)
    return rendered.to_pil().convert("RGB"), scale * MM


def test_what_is_painted_on_the_page_runs_out_into_the_bleed_and_no_further(made: Result) -> None:
    for page in range(len(text(made.outputs[1].data))):
        shown, mm = pixels(made, page)
        inside, beyond = round(7.2 * mm), round(6.8 * mm)
        white = (255, 255, 255)
        assert shown.getpixel((inside, shown.height // 4)) != white
        assert shown.getpixel((beyond, shown.height // 4)) == white
        assert shown.getpixel((shown.width // 4, shown.height - inside)) != white


def test_marks_stand_in_the_white_beyond_the_bleed(made: Result) -> None:
    shown, mm = pixels(made, 0)
    grey = shown.convert("L")
    row = [grey.getpixel((at, round(3 * mm))) for at in range(grey.width)]
    marks = {
        round(at / mm) for at, light in enumerate(row) if isinstance(light, int) and light < 99
    }
    left = 7 + 4  # millimetres of marks and of bleed
    assert {left, left + 148} <= marks
    free = grey.crop((0, round(6.2 * mm), grey.width, round(6.8 * mm)))
    sides = (round(6.5 * mm), grey.width - round(6.5 * mm))
    assert free.crop((sides[0], 0, sides[1], free.height)).getextrema() == (255, 255)


def test_colours_are_inks_and_black_is_black_alone(sheets: pikepdf.Pdf) -> None:
    whole = b"\n".join(content(page) for page in sheets.pages)
    found = re.findall(rb"(?m)^(.*) (rg|RG|k|K|g|G)$", whole)
    assert not {name for _, name in found} & {b"rg", b"RG"}
    assert (b"0", b"g") in found
    assert any(name == b"k" for _, name in found)
    everything = b"".join(thing.unparse(resolved=True) for thing in sheets.objects)
    assert b"/DeviceRGB" not in everything
    assert b"/Lab" not in everything


def test_pictures_are_in_inks_and_grey_ones_grey(sheets: pikepdf.Pdf) -> None:
    shown = [
        thing
        for thing in sheets.objects
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
    ]
    spaces = {str(one.ColorSpace): one for one in shown}
    assert set(spaces) == {"/DeviceCMYK", "/DeviceGray"}
    grey = pikepdf.PdfImage(spaces["/DeviceGray"]).as_pil_image()
    assert grey.getpixel((5, 5)) == 120


def test_a_red_picture_is_still_red(made: Result) -> None:
    reds = 0
    for page in range(len(text(made.outputs[1].data))):
        red, green, blue = pixels(made, page)[0].split()
        bright, dark = (lambda light: 255 * (light > 160)), (lambda light: 255 * (light < 90))
        neither = ImageChops.multiply(green.point(dark), blue.point(dark))
        both = ImageChops.multiply(red.point(bright), neither)
        reds = max(reds, both.histogram()[255])
    assert reds > 5000


def test_the_same_book_gives_the_same_sheets(made: Result, tmp_path: Path) -> None:
    again = build(find(book(tmp_path)), [Finish.PRINTER])
    assert again.outputs[0].data == made.outputs[1].data


def test_poppler_finds_the_standard_and_every_face_inside(made: Result, tmp_path: Path) -> None:
    needs("pdfinfo", "pdffonts")
    path = tmp_path / "sheets.pdf"
    path.write_bytes(made.outputs[1].data)
    told, faces = (
        subprocess.run([name, path], check=True, capture_output=True, encoding="utf-8").stdout
        for name in ("pdfinfo", "pdffonts")
    )
    assert re.search(r"PDF subtype: +PDF/X-4", told)
    rows = [line.split()[-5] for line in faces.splitlines()[2:]]
    assert rows
    assert set(rows) == {"yes"}


def test_without_a_profile_grey_stays_and_colour_is_told_of(tmp_path: Path) -> None:
    settings = SETTINGS.replace('profile = "press.icc"', "marks = false")
    result = build(find(book(tmp_path, settings)), [Finish.PRINTER])
    assert not result.failed
    said = {found.code for found in result.findings}
    assert {"P080", "P081"} <= said
    sheets = pikepdf.open(io.BytesIO(result.outputs[0].data))
    assert "/OutputIntents" not in sheets.Root
    assert all(page.obj.MediaBox == page.obj.BleedBox for page in sheets.pages)


def test_a_face_outside_the_file_is_an_error() -> None:
    sheet = pikepdf.Pdf.new()
    sheet.add_blank_page()
    face = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.TrueType,
        BaseFont=pikepdf.Name.Elsewhere,
        FontDescriptor=pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor),
    )
    sheet.pages[0].obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=face))
    sheet.Root.Kept = sheet.make_indirect(face)
    wanted, _ = printer(find(Path(__file__).parent / "books" / "whole"), read_settings(None))
    found = make_ready(sheet, IMPRINT, wanted, lambda _: ("", None))
    assert [one.message for one in found if one.code == "P083"] == [
        "the face `Elsewhere` is not inside the file"
    ]


def test_grey_needs_no_profile_and_colour_does() -> None:
    assert Inks(b"").colour(0, 0, 0) == (0,)
    assert Inks(b"").colour(0.5, 0.5, 0.5) == (0.5,)
    assert Inks(b"").colour(1, 0, 0) is None
    cyan, magenta, yellow, _ = Inks(needs_press()).colour(1, 0, 0) or ()
    assert magenta > 0.7
    assert yellow > 0.7
    assert cyan < 0.2


@pytest.mark.parametrize(
    ("lab", "rgb"),
    [((100, 0, 0), (1, 1, 1)), ((0, 0, 0), (0, 0, 0)), ((54.29, 80.8, 69.89), (1, 0, 0))],
)
def test_colours_of_lab_are_known_ones(
    lab: tuple[float, float, float], rgb: tuple[float, float, float]
) -> None:
    assert from_lab(*lab) == pytest.approx(rgb, abs=0.02)
