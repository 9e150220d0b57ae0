"""Covers: every design with titles of every sort, read back as PDF and as JPEG; a picture that the
author gives; and where they end up in the book."""

from __future__ import annotations

import re
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bokbygg import covernames as named
from bokbygg.book import Asset, Contributor, CoverWish, Imprint, Kind, Series
from bokbygg.build import build
from bokbygg.cover import covered
from bokbygg.cover.contact import contact
from bokbygg.cover.designs import DESIGNS
from bokbygg.cover.given import given
from bokbygg.cover.made import chosen, made
from bokbygg.cover.palettes import PALETTES, READABLE, contrast
from bokbygg.cover.raster import LARGEST
from bokbygg.cover.sheet import CSS, HEIGHT, WIDTH, Box, Line, Sheet, page
from bokbygg.cover.wording import capitals, wording
from bokbygg.diagnostics import Fault
from bokbygg.pdf.leaf import leaf
from bokbygg.read import find
from bokbygg.rules.machine import NO_PANGO
from tests.bookmaking import book_of, lay_out, png
from tests.epub_judge import epubcheck
from tests.needs import needs
from tests.program import bokbygg, held, here

LONG = "Om konsten att läsa långsamt och andra försök att förstå det svenska språkets tystnader"
SERIES = Series(name="Norrsken", number="7")


def imprint(
    title: str,
    *people: str,
    subtitle: str = "",
    lang: str = "sv",
    publisher: str = "",
    series: Series | None = None,
) -> Imprint:
    return Imprint(
        title=title,
        subtitle=subtitle,
        authors=tuple(Contributor(name=name) for name in people),
        contributors=(),
        lang=lang,
        date=None,
        modified=datetime(2026, 1, 1, tzinfo=UTC),
        identifier="urn:x",
        isbn="",
        isbn_written="",
        rights="",
        publisher=publisher,
        description="",
        edition_number="",
        slug="bok",
        cover=None,
        series=series,
    )


TITLES = {
    "one word": imprint("Havet", "Åsa Öman"),
    "usual": imprint(
        "Ordet är fritt", "Ragnar Hedlöf", subtitle="Fem essäer", publisher="Kvittens"
    ),
    "long": imprint(
        LONG,
        *("Birgitta Ternevik", "Ragnar Hedlöf", "Zofia Łącka-Świętosławska"),
        subtitle="Essäer i urval ur fyrtio år av skrivande och tigande vid samma bord",
        publisher="Bokförlaget Kvittens",
        series=SERIES,
    ),
    "long word": imprint("Kyrkogårdsförvaltningsnämndens översiktsplan", "Éva Ångström"),
    "Polish": imprint("Źdźbło żółci i święty spokój", "Zofia Łącka", lang="pl"),
    "Arabic": imprint("كتاب الكلمات الحرة", "أحمد الراوي", subtitle="مقالات", lang="ar"),
    "Hebrew": imprint("ספר המילים", "דוד כהן", lang="he"),
    "Greek": imprint("Ελεύθερος λόγος", "Άννα Παππά", lang="el"),
    "two scripts": imprint("Tolv dagar i القاهرة", "Nils Berg", subtitle="A journey"),
    "many names": imprint("Röster", *(f"Författare Nummer {n}" for n in range(1, 15))),
    "nobody": imprint("Ingen"),
    "a sign": imprint("…", "N. N."),
    "hostile": imprint("W" * 300, "M" * 200, subtitle="i" * 400, publisher="Å" * 200),
    "very long": imprint("ord " * 300, "N. N.", subtitle="många ord " * 60),
}


def sheet_of(design: str, book: Imprint, palette: str = "navy") -> tuple[Sheet, str]:
    said = wording(book)
    sheet = DESIGNS[design](said, PALETTES[palette])
    return sheet, said.direction


QUICK = {"one word", "usual", "long", "Arabic", "hostile"}
EVERY = [
    pytest.param(design, title, marks=() if title in QUICK else pytest.mark.long)
    for design, title in product(DESIGNS, TITLES)
]


def bare(text: str) -> str:
    """A text without regard to blanks, capitals and how it is divided."""
    return "".join(text.replace("-", "").split()).casefold().replace("ss", "ß")


@pytest.mark.parametrize(("design", "title"), EVERY)
def test_every_line_is_on_the_page_and_all_is_said(design: str, title: str, tmp_path: Path) -> None:
    """Laid out, and read back by pdftotext."""
    needs("pdftotext")
    book = TITLES[title]
    sheet, direction = sheet_of(design, book)
    kept = tuple(mark for mark in sheet.marks if not getattr(mark, "bleeds", False))
    xhtml, assets = page(replace(sheet, marks=kept), book.lang, direction)
    laid = leaf(xhtml, CSS, assets)
    assert (laid.strays, laid.pages) == ((), 1)
    (tmp_path / "cover.pdf").write_bytes(laid.pdf)
    done = subprocess.run(
        ["pdftotext", "-raw", tmp_path / "cover.pdf", "-"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    if direction == "ltr" and "القاهرة" not in book.title:
        found = bare(done.stdout)
        for text in (book.title, book.subtitle, *(one.name for one in book.authors)):
            for word in text.split():
                shown = (word, capitals(word, book.lang))
                assert any(bare(one) in found for one in shown)


@pytest.mark.parametrize(("design", "title"), EVERY)
def test_no_line_stands_on_another(design: str, title: str) -> None:
    """Baselines of the lines that are to be read are apart by most of the smaller one's size."""
    sheet, _ = sheet_of(design, TITLES[title])
    read = sorted((line for line in sheet.lines if not line.bleeds), key=lambda line: line.y)
    for above, below in pairwise(read):
        beside = {above.anchor, below.anchor} == {"start", "end"}
        if not beside:
            assert below.y - above.y >= 0.6 * min(above.size, below.size)


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("title", ["one word", "usual", "long", "long word", "Polish", "Arabic"])
def test_the_title_can_be_read_on_a_shelf(design: str, title: str) -> None:
    """At a tenth, 160 px wide, a title of usual length has letters of 8 px or more."""
    book = TITLES[title]
    sheet, _ = sheet_of(design, book)
    first = re.split("[ \u00ad]", capitals(wording(book).title, book.lang))[0]
    lines = [line for line in sheet.lines if first in capitals(line.text, book.lang)]
    assert max(line.size for line in lines) / 10 >= (6.5 if title == "long" else 8)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("design", DESIGNS)
def test_what_is_said_can_be_read_on_what_it_stands_on(design: str, palette: str) -> None:
    """Each line against the topmost box under it, else the ground: WCAG 2.2, 1.4.3."""
    sheet, _ = sheet_of(design, TITLES["usual"], palette)
    for at, mark in enumerate(sheet.marks):
        if not isinstance(mark, Line) or mark.bleeds:
            continue
        under = [
            box.colour
            for box in sheet.marks[:at]
            if isinstance(box, Box)
            and not box.border
            and box.x <= mark.x <= box.x + box.width
            and box.y <= mark.y <= box.y + box.height
        ]
        ground = under[-1] if under else sheet.ground
        large = mark.size >= 120
        assert contrast(mark.colour, ground) >= (3 if large else READABLE), mark.text


def test_designs_differ_in_more_than_colour() -> None:
    """No two put the title at the same place in the same size."""
    places = set()
    for design in DESIGNS:
        sheet, _ = sheet_of(design, TITLES["usual"])
        line = next(one for one in sheet.lines if one.text.casefold().startswith("ordet"))
        places.add((round(line.x), round(line.y), round(line.size)))
    assert len(places) == len(DESIGNS)


def test_the_settings_know_the_designs_and_the_palettes() -> None:
    assert tuple(DESIGNS) == named.DESIGNS
    assert tuple(PALETTES) == named.PALETTES


# --- as a picture ---------------------------------------------------------------------------------


def opened(data: bytes) -> Any:
    image = Image.open(BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("design", DESIGNS)
def test_a_cover_is_a_jpeg_as_shops_take_it(
    design: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    data = made(TITLES["usual"], CoverWish(design=design, palette="sea"))
    image = opened(data)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (WIDTH, HEIGHT))
    assert 20_000 < len(data) <= LARGEST
    assert len(image.resize((160, 256)).getcolors(100_000)) > 10


def test_the_same_title_gives_the_same_bytes_with_and_without_a_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = []
    for folder in ("a", "b"):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / folder))
        data += [made(TITLES["usual"], CoverWish()), made(TITLES["usual"], CoverWish())]
    assert len(set(data)) == 1


def test_a_spoilt_cache_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    whole = made(TITLES["one word"], CoverWish())
    (kept,) = (tmp_path / "bokbygg" / "covers").iterdir()
    kept.write_bytes(kept.read_bytes()[:5000])
    assert made(TITLES["one word"], CoverWish()) == whole


def test_the_title_chooses_design_and_palette() -> None:
    choices = {chosen(CoverWish(), wording(imprint(f"Bok {n}", "A"))) for n in range(200)}
    assert {design for design, _ in choices} == set(DESIGNS)
    assert {palette for _, palette in choices} == set(PALETTES)
    assert chosen(CoverWish(design="grid"), wording(TITLES["usual"]))[0] == "grid"


def test_a_sheet_shows_all_designs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    image = opened(contact(TITLES["one word"], CoverWish(palette="rose")))
    assert image.width > 4 * 480
    assert len(list((tmp_path / "bokbygg" / "covers").iterdir())) == len(DESIGNS)


# --- what it says ---------------------------------------------------------------------------------


def test_an_editor_stands_where_there_is_no_author() -> None:
    book = replace(
        imprint("Röster"),
        contributors=(Contributor(name="Eva Ek", role="edt"), Contributor(name="T", role="trl")),
    )
    assert wording(book).people == ("Redaktör: Eva Ek",)


def test_a_very_long_word_may_be_divided_by_the_patterns_of_its_language() -> None:
    title = imprint("Realisationsvinstbeskattningsutredningen i korthet", "Bo Ek")
    said = wording(title).title
    assert said.replace("\u00ad", "") == title.title
    parts = said.split()[0].split("\u00ad")
    assert len(parts) > 2
    assert min(map(len, parts)) >= 2
    assert "\u00ad" not in wording(replace(title, lang="ka")).title
    assert "\u00ad" not in wording(imprint("Informationssamhället", "Bo Ek")).title


@pytest.mark.parametrize("design", DESIGNS)
def test_a_long_name_stands_on_two_lines_rather_than_in_small_type(design: str) -> None:
    name = "Birgitta Ternevik och Karl-Gustaf von Otterstedt"
    sheet, _ = sheet_of(design, imprint("Havet", name))
    lines = [one for one in sheet.lines if one.text.casefold().startswith("birgitta")]
    assert all(line.size >= 36 for line in lines), [line.size for line in lines]


def test_capitals_are_those_of_the_language() -> None:
    assert capitals("istanbul ışığı", "tr") == "İSTANBUL IŞIĞI"
    assert capitals("istanbul", "sv") == "ISTANBUL"
    assert capitals("Ελεύθερος λόγος", "el") == "ΕΛΕΥΘΕΡΟΣ ΛΟΓΟΣ"


def test_series_and_house_are_named() -> None:
    sheet, _ = sheet_of("plain", TITLES["long"])
    assert sheet.lines[-1].text == "Bokförlaget Kvittens · Norrsken 7"


# --- a picture that the author gives --------------------------------------------------------------


def picture(image: Any, kind: str, media_type: str, **options: Any) -> Asset:
    file = BytesIO()
    image.save(file, kind, **options)
    suffix = kind.lower()
    return Asset(
        href=f"images/omslag.{suffix}",
        path=f"manuscript/omslag.{suffix}",
        media_type=media_type,
        data=file.getvalue(),
        width=image.width,
        height=image.height,
    )


def codes(asset: Asset) -> list[str]:
    return [found.code for found in given(asset)[1]]


def test_a_good_jpeg_is_left_as_it_is() -> None:
    asset = picture(Image.new("RGB", (1600, 2560), "teal"), "JPEG", "image/jpeg")
    data, findings = given(asset)
    assert data is asset.data
    assert findings == ()


@pytest.mark.parametrize(
    ("mode", "kind", "media_type"),
    [
        ("L", "JPEG", "image/jpeg"),
        ("RGBA", "PNG", "image/png"),
        ("P", "GIF", "image/gif"),
        ("RGB", "WEBP", "image/webp"),
    ],
)
def test_any_other_picture_becomes_an_rgb_jpeg(mode: str, kind: str, media_type: str) -> None:
    asset = picture(Image.new(mode, (1600, 2560)), kind, media_type)
    image = opened(given(asset)[0])
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (1600, 2560))
    assert codes(asset) == ["B092"]


def test_white_shows_through_what_is_transparent() -> None:
    asset = picture(Image.new("RGBA", (1600, 2560), (0, 0, 0, 0)), "PNG", "image/png")
    assert opened(given(asset)[0]).getpixel((9, 9)) == (255, 255, 255)


def test_a_huge_picture_is_made_smaller_and_keeps_its_shape() -> None:
    asset = picture(Image.new("RGB", (3000, 4500), "teal"), "JPEG", "image/jpeg")
    image = opened(given(asset)[0])
    assert image.height == HEIGHT
    assert image.width / image.height == pytest.approx(2 / 3, abs=0.01)


def test_a_drawing_becomes_pixels() -> None:
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="160">'
        b'<rect width="100" height="160" fill="#008080"/></svg>'
    )
    asset = Asset(
        href="images/c.svg",
        path="c.svg",
        media_type="image/svg+xml",
        data=svg,
        width=100,
        height=160,
    )
    image = opened(given(asset)[0])
    assert image.size == (1600, 2560)
    red, green, blue = image.getpixel((800, 1200))
    assert (red < 10, abs(green - 128) < 6, abs(blue - 128) < 6) == (True, True, True)
    assert codes(asset) == ["B092"]


@pytest.mark.parametrize(
    ("size", "found"),
    [
        ((1600, 2560), []),
        ((1000, 1600), ["B090"]),
        ((2560, 1600), ["B091"]),
        ((1500, 1500), ["B091"]),
        ((300, 900), ["B090", "B091"]),
    ],
)
def test_size_and_shape_are_looked_at(size: tuple[int, int], found: list[str]) -> None:
    assert codes(picture(Image.new("RGB", size), "JPEG", "image/jpeg")) == found


# --- in the book ----------------------------------------------------------------------------------

TOML = '[book]\ntitle = "Havet"\nauthor = "Åsa Öman"\nlang = "sv"\ndate = 2026\n'


def epub(folder: Path, more: str = "", **files: bytes) -> zipfile.ZipFile:
    lay_out(folder, {"bok.toml": TOML + more, "a.md": "# A\n\nDet var lugnt.\n", **files})
    result = build(find(folder), [Kind.EPUB])
    return zipfile.ZipFile(BytesIO(result.outputs[0].data))


def test_the_book_begins_with_its_cover(tmp_path: Path) -> None:
    archive = epub(tmp_path)
    package = archive.read("EPUB/package.opf").decode()
    assert 'href="images/cover.jpg" id="cover-image" media-type="image/jpeg"' in package
    assert package.index('idref="file-cover.xhtml"') < package.index(
        'idref="file-title-page.xhtml"'
    )
    assert "linear" not in package
    alt = 'alt="Omslag: Havet, Åsa Öman"'
    assert alt in archive.read("EPUB/cover.xhtml").decode()
    assert opened(archive.read("EPUB/images/cover.jpg")).size == (WIDTH, HEIGHT)


def test_epubcheck_has_nothing_to_say_of_it(tmp_path: Path) -> None:
    epub(tmp_path)
    (output,) = build(find(tmp_path), [Kind.EPUB]).outputs
    assert epubcheck(output.data, tmp_path) == ()


def test_a_book_may_go_without_a_cover(tmp_path: Path) -> None:
    names = epub(tmp_path, '[cover]\ndesign = "none"\n').namelist()
    assert not [name for name in names if "cover" in name]


def test_the_settings_decide(tmp_path: Path) -> None:
    data = epub(tmp_path, '[cover]\ndesign = "tiles"\npalette = "moss"\n').read(
        "EPUB/images/cover.jpg"
    )
    assert data == made(imprint("Havet", "Åsa Öman"), CoverWish(design="tiles", palette="moss"))


def test_a_given_picture_goes_before_a_made_one(tmp_path: Path) -> None:
    toml = 'cover-image = "c.png"\n[cover]\ndesign = "tiles"\n'
    lay_out(tmp_path, {"bok.toml": TOML + toml, "a.md": "# A\n\nDet.\n", "c.png": png(1600, 2560)})
    (output,) = build(find(tmp_path), [Kind.EPUB]).outputs
    with zipfile.ZipFile(BytesIO(output.data)) as archive:
        assert "EPUB/images/c.png" not in archive.namelist()
        assert opened(archive.read("EPUB/images/c.jpg")).getpixel((9, 9)) == (128, 128, 128)


def test_a_picture_called_cover_keeps_its_name(tmp_path: Path) -> None:
    text = "# A\n\n![Ett hav](cover.png)\n"
    lay_out(tmp_path, {"bok.toml": TOML, "a.md": text, "cover.png": png(9, 9)})
    book, edition = book_of(tmp_path)
    whole, _ = covered(book, edition.cover)
    assert whole.imprint.cover is not None
    assert whole.imprint.cover.href == "images/cover-2.jpg"


def test_without_pango_the_e_book_goes_without_a_cover(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_press(*_: object) -> bytes:
        raise Fault(NO_PANGO.found("the layout engine does not start", hint="install Pango"))

    monkeypatch.setattr("bokbygg.cover.made.made", no_press)
    lay_out(tmp_path, {"bok.toml": TOML, "a.md": "# A\n\nDet var lugnt.\n"})
    result = build(find(tmp_path), [Kind.EPUB])
    assert [found.code for found in result.findings if found.code[0] == "P"] == ["P030"]
    assert len(result.outputs) == 1


def test_a_variant_may_have_another_cover(tmp_path: Path) -> None:
    lay_out(
        tmp_path,
        {
            "bok.toml": TOML + '[edition.kort.cover]\ndesign = "none"\n[cover]\ndesign = "grid"\n',
            "a.md": "# A\n\nDet.\n",
        },
    )
    for variant, there in (("", True), ("kort", False)):
        (output,) = build(find(tmp_path), [Kind.EPUB], variant=variant).outputs
        with zipfile.ZipFile(BytesIO(output.data)) as archive:
            assert ("EPUB/cover.xhtml" in archive.namelist()) == there


# --- the command ----------------------------------------------------------------------------------


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "book", {"bok.toml": TOML, "a.md": "# A\n\nDet [var](x.md).\n"})


def test_the_command_makes_the_cover_alone(book: Path) -> None:
    done = bokbygg("cover", "--design", "classic", "--palette", "sky", cwd=book)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("build/havet-cover.jpg  (")
    assert opened((book / "build" / "havet-cover.jpg").read_bytes()).size == (WIDTH, HEIGHT)


def test_the_command_shows_all_designs(book: Path) -> None:
    done = here("cover", "--all", "-o", "out", cwd=book)
    assert done.returncode == 0
    assert list(held(book / "out")) == ["havet-covers.jpg"]


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("--design", "clasic"), "did you mean `classic`?"),
        (("--palette", "xyz"), "it is one of navy"),
    ],
)
def test_a_design_that_is_not_there_is_wrong_use(
    arguments: tuple[str, ...], hint: str, book: Path
) -> None:
    done = here("cover", *arguments, cwd=book, COLUMNS="300")
    assert done.returncode == 2
    assert hint in done.stderr


def test_the_command_gives_the_author_his_own_back_unless_asked_for_a_design(book: Path) -> None:
    lay_out(book, {"bok.toml": TOML + 'cover-image = "c.png"\n', "c.png": png(1600, 2560)})
    done = here("cover", "-v", cwd=book)
    assert "note[B092]" in done.stderr
    grey = opened((book / "build" / "havet-cover.jpg").read_bytes())
    assert grey.getpixel((800, 1200)) == (128, 128, 128)
    here("cover", "--design", "plain", "--palette", "sand", cwd=book)
    sand = opened((book / "build" / "havet-cover.jpg").read_bytes())
    assert sand.getpixel((800, 2000)) != (128, 128, 128)


def test_settings_that_cannot_be_read_make_no_cover(book: Path) -> None:
    (book / "bok.toml").write_text("[book\n")
    done = here("cover", cwd=book)
    assert done.returncode == 1
    assert "error[B001]" in done.stderr
    assert not (book / "build").exists()
