"""The faces that an e-book carries: which, with which characters, and how the book names them."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from bokbygg.book import Faces
from bokbygg.epub.binding import bind
from bokbygg.epub.wanted import wanted
from tests.bookmaking import book_of, lay_out
from tests.epub_judge import epubcheck

SETTINGS = '[book]\ntitle = "Hav"\nauthor = "Ada Ek"\nlang = "sv"\ndate = 2026\n'


def opened(folder: Path, text: str, **more: str) -> dict[str, bytes]:
    """The files of an e-book with one essay."""
    lay_out(folder, {"bok.toml": SETTINGS, "a.md": f"# Havet\n\n{text}\n", **more})
    with zipfile.ZipFile(BytesIO(bind(*book_of(folder)).data)) as archive:
        return {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()}


def faces(files: dict[str, bytes]) -> list[str]:
    return sorted(Path(name).stem for name in files if name.startswith("fonts/"))


def letters(data: bytes) -> set[str]:
    return {chr(code) for code in TTFont(BytesIO(data)).getBestCmap()}


PLAIN = ["eb-garamond", "eb-garamond-italic"]


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("Det var lugnt.", []),
        ("Det var **lugnt**.", ["eb-garamond-bold"]),
        ("Det var ***lugnt***.", ["eb-garamond-bold", "eb-garamond-bold-italic"]),
        ("Det var `lugnt`.", ["bok-code-pro"]),
        ("Det var [שלום]{lang=he}.", ["frank-ruhl-libre"]),
        ("Det var 漢字.", []),
        ("Det var $x^2$.", ["stix-two-math"]),
    ],
)
def test_a_book_carries_the_faces_it_needs(tmp_path: Path, text: str, more: list[str]) -> None:
    assert faces(opened(tmp_path, text)) == sorted([*PLAIN, *more])


def test_a_face_that_stands_in_has_only_what_the_other_lacks(tmp_path: Path) -> None:
    files = opened(tmp_path, "Det var [שלום]{lang=he} lugnt.")
    assert letters(files["fonts/frank-ruhl-libre.ttf"]) == set("שלום")


def test_formulas_have_a_face_that_can_stretch_its_signs(tmp_path: Path) -> None:
    files = opened(tmp_path, r"Det var $\left(\frac{h}{2}\right) - \sqrt{\alpha}$ och $\forall$.")
    data = files["fonts/stix-two-math.ttf"]
    font = TTFont(BytesIO(data))
    assert {"h", "ℎ", "𝛼", "√", "−", "(", "∀"} <= letters(data)
    assert "Q" not in letters(data)
    stretched = font["MATH"].table.MathVariants.VertGlyphCoverage.glyphs
    assert font.getBestCmap()[ord("(")] in stretched
    assert 'math { font-family: "STIX Two Math", math, serif }' in files["css/faces.css"].decode()
    assert "noto-serif" not in faces(files)


def test_every_printed_character_is_in_a_face(tmp_path: Path) -> None:
    files = opened(tmp_path, "Zażółć gęślą jaźń. Ξένος. Добрый. Łódź är inte `λ`.")
    carried = {letter for name in files if "fonts/" in name for letter in letters(files[name])}
    text = re.sub("<[^>]*>", "", files["a.xhtml"].decode())
    assert {letter for letter in text if letter.isprintable()} <= carried


def test_hyphens_that_only_an_e_reader_sets_are_there(tmp_path: Path) -> None:
    assert set("-\u2010") <= letters(opened(tmp_path, "Lugnt.")["fonts/eb-garamond.ttf"])


def test_the_sheet_names_each_face_as_its_file_does(tmp_path: Path) -> None:
    """calibre's book check compares them, and some e-readers look a face up by its own name."""
    files = opened(tmp_path, "Det var **lugnt** i `a`.")
    rules = re.findall(
        r'@font-face \{ font-family: "(.+?)"; font-style: (\w+); font-weight: (\w+); '
        r'src: url\("\.\./(.+?)"\) \}',
        files["css/faces.css"].decode(),
    )
    assert {href for *_, href in rules} == {name for name in files if name.startswith("fonts/")}
    for family, style, weight, href in rules:
        font = TTFont(BytesIO(files[href]))
        assert font["name"].getDebugName(1) == family
        assert (font["head"].macStyle & 2 == 2) == (style == "italic")
        assert (font["OS/2"].usWeightClass == 700) == (weight == "bold")


def test_every_document_reads_that_sheet_first_so_that_others_may_say_otherwise(
    tmp_path: Path,
) -> None:
    files = opened(tmp_path, "Lugnt.")
    for name in files:
        if name.endswith(".xhtml"):
            assert re.findall(r'href="(css/.+?)"', files[name].decode())[0] == "css/faces.css"


def test_a_book_may_go_without(tmp_path: Path) -> None:
    lay_out(tmp_path, {"bok.toml": SETTINGS, "a.md": "# Havet\n\nLugnt.\n"})
    book, edition = book_of(tmp_path)
    data = bind(book, replace(edition, faces=None)).data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if "font" in name or "faces" in name]
        assert b"ibooks" not in archive.read("EPUB/package.opf")


def test_a_book_may_be_set_in_another_family(tmp_path: Path) -> None:
    lay_out(tmp_path, {"bok.toml": SETTINGS, "a.md": "# Havet\n\n*Lugnt.*\n"})
    book, edition = book_of(tmp_path)
    data = bind(book, replace(edition, faces=Faces(text="Source Sans 3"))).data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert b'body { font-family: "Bok Sans 3", serif }' in archive.read("EPUB/css/faces.css")


def test_names_that_the_author_has_taken_are_left_to_him(tmp_path: Path) -> None:
    css = '@font-face { font-family: Own; src: url("../fonts/eb-garamond.ttf") } p { color: red }'
    lay_out(
        tmp_path,
        {
            "manuscript/bok.toml": SETTINGS + '[epub]\ncss = ["styles/faces.css"]\n',
            "manuscript/a.md": "# Havet\n\nLugnt.\n",
            "styles/faces.css": css,
            "fonts/eb-garamond.ttf": b"his own",
        },
    )
    with zipfile.ZipFile(BytesIO(bind(*book_of(tmp_path)).data)) as archive:
        assert archive.read("EPUB/fonts/eb-garamond.ttf") == b"his own"
        assert b"fonts/eb-garamond-2.ttf" in archive.read("EPUB/css/faces-2.css")
        assert archive.read("EPUB/css/faces.css").decode() == css


def test_apple_books_is_told(tmp_path: Path) -> None:
    package = opened(tmp_path, "Lugnt.")["package.opf"].decode()
    assert '<meta property="ibooks:specified-fonts">true</meta>' in package
    assert 'prefix="ibooks: http' in package


def test_epubcheck_has_nothing_to_say_of_a_book_in_many_scripts(tmp_path: Path) -> None:
    text = "Det var ***lugnt*** `λ` [שלום]{lang=he} [سلام]{lang=ar} [नमस्ते]{lang=hi}."
    lay_out(tmp_path, {"bok.toml": SETTINGS, "a.md": f"# Havet\n\n{text}\n"})
    assert epubcheck(bind(*book_of(tmp_path)).data, tmp_path) == ()


# --- what style sheets ask for --------------------------------------------------------------------


def bold(*sheets: str) -> set[tuple[str, ...]]:
    return {tuple(sorted(subject)) for subject in wanted(sheets).bold}


def test_headings_are_bold_until_a_sheet_says_no() -> None:
    assert ("h1",) in bold("p { margin: 0 }")
    assert ("h1",) not in bold("h1, h2 { font-weight: normal }")


@pytest.mark.parametrize(
    ("rule", "subject"),
    [
        ("dt { font-weight: bold }", ("dt",)),
        ("p.lead, dd { font: italic 600 1em/1.2 serif }", (".lead", "p")),
        ("@media print { dt { font-weight: 700 } }", ("dt",)),
        ("section.a > h1 + p:first-child { font-weight: bolder }", (".a", "h1", "p", "section")),
        ("* { font-weight: bold }", ()),
    ],
)
def test_a_rule_is_about_the_names_in_its_selector(rule: str, subject: tuple[str, ...]) -> None:
    assert subject in bold(rule)


def test_generated_text_counts_where_there_is_something_to_generate_it() -> None:
    asked = wanted(['hr.scene::before { content: "\\2042" } q { quotes: "»" "«" }'])
    assert asked.characters({"hr", ".scene"}) == {"\u2042"}
    assert asked.characters({"q"}) == {"»", "«"}
    assert asked.characters({"p"}) == set()
