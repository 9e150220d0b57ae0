"""Themes and formats: how both books are dressed, and that they stay as they were designed."""

from __future__ import annotations

import ctypes
import re
import subprocess
import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image

from bokbygg.book import Kind
from bokbygg.build import build
from bokbygg.diagnostics import Diagnostic, Level
from bokbygg.fonts import given_name
from bokbygg.naming import slugify
from bokbygg.read import edition, find, read
from bokbygg.read.themes import THEMES, filled, shipped, values
from bokbygg.settings.formats import FORMATS
from tests import looks
from tests.bench.faults import pages
from tests.bench.grid import measured
from tests.bookmaking import lay_out
from tests.epub_judge import epubcheck
from tests.needs import needs
from tests.program import bokbygg

BOOK = '[book]\ntitle = "Havet"\nauthor = "A"\nlang = "sv"\ndate = 2026\nidentifier = "urn:x:y"\n'
SENTENCE = "Den som väntar på något gott väntar aldrig för länge, sade min farmor i köket. "
ESSAY = "# Havet\n\n" + (SENTENCE * 4 + "\n\n") * 12 + "`kod` och en not.[^n]\n\n[^n]: Noten.\n"


def lay(folder: Path, settings: str, **more: str) -> Path:
    named = {name.replace("__", "/").replace("_", "."): text for name, text in more.items()}
    files = {"manuscript/bok.toml": BOOK + settings, "manuscript/a.md": ESSAY, **named}
    return lay_out(folder, files)


def findings(folder: Path) -> tuple[Diagnostic, ...]:
    project = find(folder)
    return edition(project, read(project).settings, Kind.PRINT)[1]


@cache
def book(theme: str) -> bytes:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        return looks.printed(theme, Path(folder))


# --- a page of values -----------------------------------------------------------------------------


def test_the_classic_theme_says_what_the_style_sheets_are_without_it() -> None:
    usual = dict(re.findall(r"(?m)^  --([\w-]+): (.+);$", shipped("print.css")))
    classic = values(shipped("classic.css"))
    assert classic.pop("face") == '"EB Garamond"'  # which gives way to the faces of other scripts
    assert {name: usual.get(name) for name in classic} == classic


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_has_values_that_the_style_sheets_ask_for_and_no_rules(theme: str) -> None:
    css = re.sub(r"/\*.*?\*/", "", shipped(f"{theme}.css"), flags=re.DOTALL)
    assert css.count("{") == 1
    asked = set(re.findall(r"var\(--([\w-]+)\)", shipped("print.css"))) | {"scale", "page-size"}
    assert set(re.findall(r"--([\w-]+):", css)) <= asked


def test_values_are_put_in_one_into_the_other() -> None:
    known = {"a": "var(--b)", "b": "1em", "c": "var(--c)"}
    assert filled("p { margin: var(--a) var(--no) }", known) == "p { margin: 1em var(--no) }"
    assert filled("p { margin: var(--c) }", known) == "p { margin: var(--c) }"


# --- what is seen ---------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES)
def test_pages_look_as_they_were_designed(theme: str) -> None:
    """`python -m tests.looks` draws them anew."""
    found = {label: image for label, image in looks.drawn(book(theme)) if label in looks.PAGES}
    assert sorted(found) == sorted(looks.PAGES)
    apart = {
        label: looks.differs(image, Image.open(looks.kept(theme, label)).convert("L"))
        for label, image in found.items()
    }
    assert {label: said for label, said in apart.items() if said} == {}


def test_the_pictures_tell_a_page_of_another_theme() -> None:
    classic, modern = (
        Image.open(looks.kept(theme, "1")).convert("L") for theme in ("classic", "modern")
    )
    assert looks.differs(classic, modern)


def sizes(pdf: bytes) -> Iterator[tuple[float, str]]:
    """The size of type of each character that is seen."""
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        for at in range(text.count_chars()):
            letter = chr(pdfium.FPDFText_GetUnicode(text, at))
            if not letter.isspace() and not pdfium.FPDFText_IsGenerated(text, at):
                yield pdfium.FPDFText_GetFontSize(text, at), letter


def test_large_print_is_large_and_divides_no_word() -> None:
    seen = list(sizes(book("large-print")))
    calls = [letter for size, letter in seen if size < 15.99]
    assert set(calls) <= set("1")  # the call of a note, raised
    assert "\u2010" not in {letter for _, letter in seen}


@pytest.mark.parametrize("theme", ["modern", pytest.param("large-print", marks=pytest.mark.long)])
def test_an_e_book_is_dressed_alike(theme: str, tmp_path: Path) -> None:
    folder = lay(tmp_path / "book", f'[style]\ntheme = "{theme}"\n[epub]\npage-list = false\n')
    data = build(find(folder), [Kind.EPUB]).outputs[0].data
    assert epubcheck(data, tmp_path) == ()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        css = {name: archive.read(name).decode() for name in archive.namelist() if "css/" in name}
        fonts = [name for name in archive.namelist() if "fonts/" in name]
    assert "var(" not in "".join(css.values())
    assert "text-align: left" in css["EPUB/css/theme.css"]
    known = {"modern": "Source Sans 3", "large-print": "Atkinson Hyperlegible"}[theme]
    assert f"EPUB/fonts/{slugify(given_name(known))}.ttf" in fonts


# --- themes of one's own --------------------------------------------------------------------------


def test_a_theme_is_put_into_the_book_and_changed(tmp_path: Path) -> None:
    folder = lay(tmp_path, '[style]\ntheme = "mine"\n')
    assert [found.code for found in findings(folder)] == ["B100"]
    done = bokbygg("theme", "copy", "modern", "--as", "mine", cwd=folder)
    assert done.stdout.splitlines()[0] == "styles/mine.css"
    assert findings(folder) == ()
    again = bokbygg("theme", "copy", "classic", "--as", "mine", cwd=folder)
    assert again.returncode == 1
    assert "hint: --force" in again.stderr
    path = folder / "styles" / "mine.css"
    path.write_text(path.read_text("utf-8").replace('"Source Sans 3"', '"Noto Serif"'), "utf-8")
    project = find(folder)
    made, _ = edition(project, read(project).settings, Kind.EPUB)
    assert made.set_in.text == "Noto Serif"


def test_themes_are_listed(tmp_path: Path) -> None:
    said = bokbygg("theme", cwd=tmp_path).stdout
    assert [line.split()[0] for line in said.splitlines()[: len(THEMES)]] == list(THEMES)


def test_a_theme_may_not_be_set_in_what_a_machine_happens_to_have(tmp_path: Path) -> None:
    theme = ':root { --face: "Comic Sans" }'
    folder = lay(tmp_path, '[style]\ntheme = "mine"\n', styles__mine_css=theme)
    (found,) = findings(folder)
    assert (found.code, found.level) == ("B044", Level.ERROR)
    assert "theme `mine`" in found.message


def test_large_print_has_a_page_of_its_own_unless_one_is_asked_for(tmp_path: Path) -> None:
    style = '[style]\ntheme = "large-print"\n'
    for number, (settings, size) in enumerate(
        (("", "170mm 240mm"), ('[pdf]\npage-size = "A5"\n', "A5"))
    ):
        project = find(lay(tmp_path / str(number), style + settings))
        made, _ = edition(project, read(project).settings, Kind.PRINT)
        assert made.page.size == size


# --- formats --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "pocket",
        "A4",
        *(
            pytest.param(name, marks=pytest.mark.long)
            for name in ("A5", "B5", "trade", "6x9", "letter")
        ),
    ],
)
def test_a_format_has_a_measure_and_whole_pages_of_lines(name: str, tmp_path: Path) -> None:
    (known,) = (one for one in FORMATS if one.name == name)
    folder = lay(tmp_path, f'[pdf]\npage-size = "{name}"\n')
    found = measured(build(find(folder), [Kind.PRINT]).outputs[0].data)
    assert found.lead == pytest.approx(known.lead, abs=0.02)
    assert 58 <= found.characters <= 70
    assert found.facing == 1
    assert known.bottom > known.top
    assert known.outer > known.inner


# --- letters that hang ----------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["classic", "modern"])
def test_a_large_letter_stands_on_the_third_line_as_high_as_the_first(
    theme: str, tmp_path: Path
) -> None:
    folder = lay(tmp_path, f'[style]\ntheme = "{theme}"\ndrop-caps = true\n')
    (folder / "manuscript" / "a.md").write_text("# Havet\n\nH" + "H hh " * 80 + "\n")
    pdf = build(find(folder), [Kind.PRINT]).outputs[0].data
    document = pypdfium2.PdfDocument(pdf)
    labels = [document.get_page_label(index) for index in range(len(document))]
    text = document[labels.index("1")].get_textpage()
    letters = []
    for at in range(text.count_chars()):
        if chr(pdfium.FPDFText_GetUnicode(text, at)) == "H":
            x, y = ctypes.c_double(), ctypes.c_double()
            pdfium.FPDFText_GetCharOrigin(text, at, x, y)
            size = pdfium.FPDFText_GetFontSize(text, at)
            letters.append((size, y.value, text.get_charbox(at, loose=False)[3]))
    large = max(letters)
    heights = sorted({round(y, 1) for size, y, _ in letters if size == letters[-1][0]})[::-1]
    tops = [top for size, y, top in letters if abs(y - heights[0]) < 0.2 and size < large[0]]
    assert large[1] == pytest.approx(heights[2], abs=0.1)
    if theme == "modern":  # in the other the first line has small capitals
        assert large[2] == pytest.approx(tops[-1], abs=0.3)


def test_a_word_with_a_large_letter_is_read_as_one(tmp_path: Path) -> None:
    needs("pdftotext")
    folder = lay(tmp_path, "[style]\ndrop-caps = true\n")
    (folder / "manuscript" / "a.md").write_text(
        f"# Havet\n\nTåget stod {'stilla i skogen ' * 40}\n"
    )
    made = tmp_path / "made.pdf"
    made.write_bytes(build(find(folder), [Kind.PRINT]).outputs[0].data)
    done = subprocess.run(["pdftotext", made, "-"], capture_output=True, check=True)
    words = done.stdout.decode().replace("\u2060", " ").split()
    assert words[words.index("Tåget") + 1] == "stod"
    document = pypdfium2.PdfDocument(made.read_bytes())
    seen = "".join(page.get_textpage().get_text_range() for page in document)
    assert (seen.count("Tåget"), seen.count("åget")) == (1, 1)
    with pikepdf.open(made) as pdf:
        said = [
            str(one.ActualText)
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and "/ActualText" in one
        ]
    assert said == ["Tåget", "\u2060"]


@pytest.mark.parametrize(("marks", "large"), [("small", "TM"), ("large", "”TM"), ("none", "")])
def test_a_mark_before_a_large_letter_is_set_as_it_is_asked_for(
    marks: str, large: str, tmp_path: Path
) -> None:
    needs("mutool")
    folder = lay(tmp_path, f'[style]\ndrop-caps = true\ndrop-cap-marks = "{marks}"\n')
    rest = "stilla i skogen och väntade " * 20
    (folder / "manuscript" / "a.md").write_text(f'# Havet\n\n"Tåget stod", sade hon, {rest}\n')
    (folder / "manuscript" / "b.md").write_text(f"# Ån\n\n– Morfar, {rest}\n")
    made = build(find(folder), [Kind.PRINT])
    assert [found.code for found in made.findings if found.code[0] == "L"] == []
    pdf = tmp_path / "made.pdf"
    pdf.write_bytes(made.outputs[0].data)
    signs = (sign for lines in pages(pdf) for line in lines for sign in line.signs)
    found = [sign.text for sign in signs if sign.size > 40]
    assert found == [*large]
