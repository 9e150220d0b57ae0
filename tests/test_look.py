"""The table [style]: faces, sizes and margins without CSS, in both editions."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from statistics import median

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from bokbygg.book import Edition, Faces, Kind
from bokbygg.build import build
from bokbygg.diagnostics import Diagnostic, Level
from bokbygg.fonts import face
from bokbygg.read import edition, find, read
from tests.bookmaking import lay_out
from tests.epub_judge import epubcheck

ROOT = Path(__file__).parent.parent
Files = dict[str, str | bytes]
BOOK = '[book]\ntitle = "Havet"\nauthor = "A"\nlang = "sv"\ndate = 2026\nidentifier = "urn:x:y"\n'
ESSAY = (
    "# Havet\n\nDet var *lugnt* och `stilla`.\n\n## Sedan\n\n" + "Havet låg blankt. " * 200 + "\n"
)


def files(style: str, **more: str | bytes) -> Files:
    named = {name.replace("__", "/").replace("_", "."): data for name, data in more.items()}
    return {"manuscript/bok.toml": BOOK + style, "manuscript/a.md": ESSAY, **named}


def dressed(folder: Path, style: str, kind: Kind) -> tuple[Edition, tuple[Diagnostic, ...]]:
    project = find(lay_out(folder, files(style)))
    return edition(project, read(project).settings, kind)


def look(folder: Path, style: str, kind: Kind = Kind.PRINT) -> str:
    """The text of the generated sheet, or nothing where there is none."""
    made, findings = dressed(folder, style, kind)
    assert findings == ()
    return next((sheet.css for sheet in made.stylesheets if sheet.href == "css/look.css"), "")


@cache
def font(family: str, *, italic: bool = False, bold: bool = False) -> bytes:
    """A font file that says it belongs to a family of this name."""
    one = face("Amiri", italic=italic, weight=700 if bold else 400)
    assert one is not None
    with TTFont(one.path) as made:
        for record in list(made["name"].names):
            if record.nameID in (1, 4, 16):
                record.string = family
            elif record.nameID == 6:
                record.string = family.replace(" ", "")
        made.save(data := BytesIO())
    return data.getvalue()


# --- the sheet ------------------------------------------------------------------------------------


def test_without_wishes_there_is_no_sheet(tmp_path: Path) -> None:
    for kind in Kind:
        assert look(tmp_path, "", kind) == ""


@pytest.mark.parametrize(
    ("style", "css"),
    [
        ('font = "Noto Serif"', ':root { --face: "Noto Serif" }'),
        ('font = "noto serif"', ':root { --face: "Noto Serif" }'),
        ('mono-font = "Source Sans 3"', ':root { --mono: "Source Sans 3" }'),
        ('font-size = "12.5pt"', ":root { --size: 12.5pt }"),
        ("line-height = 1.5", ":root { --lead: calc(1.5 * var(--size)) }"),
        ('line-height = "16pt"', ":root { --lead: 16pt }"),
        (
            'font-size = "14pt"\nline-height = 1.3',
            ":root { --size: 14pt; --lead: calc(1.3 * var(--size)) }",
        ),
    ],
)
def test_the_theme_is_given_other_values(style: str, css: str, tmp_path: Path) -> None:
    assert look(tmp_path, f"[style]\n{style}\n").strip() == css
    assert look(tmp_path, f"[style]\n{style}\n", Kind.EPUB) == ""


def test_margins_are_mirrored(tmp_path: Path) -> None:
    css = look(tmp_path, '[style]\nmargins = { top = "20mm", outer = "25mm", inner = "15mm" }\n')
    assert css.strip().split("\n") == [
        "@page { margin-top: 20mm }",
        "@page :left { margin-left: 25mm; margin-right: 15mm }",
        "@page :right { margin-left: 15mm; margin-right: 25mm }",
    ]


def test_the_sheet_stands_after_the_theme_and_before_the_authors_own(tmp_path: Path) -> None:
    more: Files = {"styles/look.css": "p { margin: 0 }", "styles/own.css": "p { margin: 0 }"}
    settings = '[pdf]\ncss = ["styles/own.css", "styles/look.css"]\n[style]\nfont-size = "12pt"\n'
    project = find(lay_out(tmp_path, {**files(settings), **more}))
    made, _ = edition(project, read(project).settings, Kind.PRINT)
    names = [sheet.href for sheet in made.stylesheets]
    assert names == [
        *("css/book.css", "css/print.css", "css/look.css", "css/own.css", "css/look-own.css")
    ]


def test_words_are_divided_unless_the_author_says_no(tmp_path: Path) -> None:
    for kind in Kind:
        css = look(tmp_path, "[typography]\nhyphenate = false\n", kind)
        assert css.strip() == "html, body { hyphens: manual }"
        assert look(tmp_path, "[typography]\nhyphenate = true\n", kind) == ""


def test_an_e_book_carries_the_family_that_is_asked_for(tmp_path: Path) -> None:
    made, _ = dressed(tmp_path, '[style]\nfont = "Noto Serif"\n', Kind.EPUB)
    assert made.faces == Faces(text="Noto Serif")
    assert made.set_in.text == "Noto Serif"


@pytest.mark.parametrize(
    ("name", "code", "hint"),
    [
        ("Noto Seriff", "B044", "did you mean `Noto Serif`?"),
        ("Times New Roman", "B044", "name a font file, or one of `EB Garamond`"),
        ("fonts/none.otf", "B044", "name a font file in the book's folder"),
        ("../../none.otf", "B044", "name a font file in the book's folder"),
        ("a.md.ttf", "B044", "name a font file"),
    ],
)
def test_a_font_that_is_not_to_be_had(name: str, code: str, hint: str, tmp_path: Path) -> None:
    made, (finding,) = dressed(tmp_path, f'[style]\nfont = "{name}"\n', Kind.PRINT)
    assert (finding.code, finding.level) == (code, Level.ERROR)
    assert finding.hint.startswith(hint)
    assert finding.span is not None
    assert finding.span.line == 8
    assert made.set_in.text == "EB Garamond"


# --- fonts of the book's own ----------------------------------------------------------------------


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A book with a family of its own beside a font of another."""
    more: Files = {
        "manuscript/fonts/Prov-Regular.ttf": font("Provsnitt"),
        "manuscript/fonts/Prov-Lutande.ttf": font("Provsnitt", italic=True),
        "manuscript/fonts/Prov-Fet.ttf": font("Provsnitt", bold=True),
        "manuscript/fonts/annan.ttf": font("Annan", italic=True),
        "manuscript/fonts/trasig.ttf": b"no font",
    }
    return lay_out(tmp_path, {**files('[style]\nfont = "fonts/Prov-Regular.ttf"\n'), **more})


def test_a_font_file_comes_with_its_italic_and_its_bold(own: Path) -> None:
    project = find(own)
    for kind in Kind:
        made, findings = edition(project, read(project).settings, kind)
        assert findings == ()
        sheet = made.stylesheets[2]
        faces = re.findall(r"font-style: (\w+); font-weight: (\w+); src: url\(\"(.*?)\"", sheet.css)
        assert faces == [
            ("normal", "400", "../fonts/prov-regular.ttf"),
            ("italic", "400", "../fonts/prov-lutande.ttf"),
            ("normal", "700", "../fonts/prov-fet.ttf"),
        ]
        assert [asset.href for asset in sheet.assets] == [face[2][3:] for face in faces]
        assert made.set_in.text == "Provsnitt"
        assert made.faces is None


def test_a_variable_font_says_all_its_weights(tmp_path: Path) -> None:
    one = face("Frank Ruhl Libre")
    assert one is not None
    style = '[style]\nfont = "fonts/v.ttf"\n'
    lay_out(tmp_path, {"fonts/v.ttf": one.path.read_bytes()})
    assert "font-weight: 300 900;" in look(tmp_path, style)


def test_both_books_are_set_in_the_font(
    own: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    result = build(find(own), list(Kind))
    assert [found.message for found in result.findings if found.level is not Level.NOTE] == []
    epub, pdf = result.outputs
    assert epubcheck(epub.data, tmp_path_factory.mktemp("epub")) == ()
    with pikepdf.open(BytesIO(pdf.data)) as opened:
        names = {
            str(font["/BaseFont"]).partition("+")[2]
            for page in opened.pages
            for font in page.resources.get("/Font", {}).values()
        }
    assert {"Provsnitt", "Provsnitt-Italic"} <= names
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf.data))
    assert "Satt med Provsnitt" in " ".join(text.split())


# --- pages ----------------------------------------------------------------------------------------

_MM = 72 / 25.4


def pages(folder: Path, style: str) -> pypdfium2.PdfDocument:
    """The printed book with these settings."""
    result = build(find(lay_out(folder, files(style))), [Kind.PRINT])
    assert [found.message for found in result.findings if found.level is Level.ERROR] == []
    return pypdfium2.PdfDocument(result.outputs[0].data)


def lines(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of each line that goes over more than half of a page."""
    text = page.get_textpage()
    rects = [text.get_rect(number) for number in range(text.count_rects())]
    return [rect for rect in rects if rect[2] - rect[0] > page.get_width() / 2]


def test_the_margins_are_those_asked_for_and_mirrored(tmp_path: Path) -> None:
    style = (
        '[pdf]\npage-size = "A5"\n[style]\n'
        'margins = { top = "30mm", outer = "15mm", bottom = "25mm", inner = "40mm" }\n'
    )
    pdf = pages(tmp_path, style)
    full = [(number, lines(page)) for number, page in enumerate(pdf, start=1)]
    full = [(number, found) for number, found in full if len(found) > 15]
    assert {number % 2 for number, _ in full} == {0, 1}
    for number, found in full:
        left, right = (40, 15) if number % 2 else (15, 40)
        assert min(line[0] for line in found) == pytest.approx(left * _MM, abs=1.5)
        assert max(line[2] for line in found) == pytest.approx((148 - right) * _MM, abs=3)
        assert min(line[1] for line in found) > 25 * _MM - 4
        assert max(line[3] for line in found) < (210 - 30) * _MM + 1


@pytest.mark.parametrize(
    ("style", "lead"),
    [
        ("", 14),
        ('font-size = "16pt"', 16 * 14 / 11),
        ('font-size = "10pt"\nline-height = 1.5', 15),
        ('line-height = "18pt"', 18),
    ],
)
def test_lines_stand_as_far_apart_as_asked_for(style: str, lead: float, tmp_path: Path) -> None:
    steps = [
        above[1] - below[1]
        for page in pages(tmp_path, f"[style]\n{style}\n")
        for above, below in pairwise(lines(page))
    ]
    assert median(steps) == pytest.approx(lead, abs=0.3)


def test_all_type_follows_the_size_of_the_text() -> None:
    """Sizes and distances of type in points would stay as they are when the text is set larger."""
    sheet = (ROOT / "styles" / "print.css").read_text("utf-8")
    before, _, rest = sheet.partition("\n:root {")
    root, _, after = rest.partition("}")
    assert "--size: 11pt" in root
    rules = before + after
    fixed = re.findall(r"(?:font-size|line-height|font): [^;}]*?\d(?:pt|mm|px)[^;}]*", rules)
    assert fixed == []
