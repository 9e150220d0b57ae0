"""Font files of the author's own in the e-book: cut down as far as their makers allow."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from bokbygg.book import Kind, Output
from bokbygg.build import build
from bokbygg.fonts import face
from bokbygg.fonts.given import permission, trimmed
from bokbygg.read import find
from tests.bookmaking import codes, lay_out, png
from tests.epub_judge import epubcheck

ESSAY = "# Prov\n\nHej på er, *alla* ”fint”.\n"


@cache
def font(flavour: str | None = None, rights: int = 0, notice: str = "") -> bytes:
    """A large font file in a format (`woff`, `woff2`, None for TrueType), with `fsType`."""
    whole = face("Noto Serif")
    assert whole is not None
    made = TTFont(whole.path, recalcTimestamp=False)
    made["OS/2"].fsType = rights
    if notice:
        made["name"].setName(notice, 0, 3, 1, 0x409)
    made.flavor = flavour
    held = BytesIO()
    made.save(held)
    return held.getvalue()


def opened(data: bytes) -> Any:
    return TTFont(BytesIO(data))


def bound(folder: Path, name: str, data: bytes, css: str = "") -> Output:
    """The e-book of an essay set in a font file, and what is said of it."""
    toml = '[book]\ntitle = "Prov"\nauthor = "Bo Ek"\nlang = "sv"\ndate = 2026-01-01\n'
    toml += f'[style]\nfont = "fonts/{name}"\n'
    toml += '[epub]\ncss = ["own.css"]\n' if css else ""
    files: dict[str, str | bytes] = {
        "manuscript/bok.toml": toml,
        "manuscript/a.md": ESSAY,
        f"manuscript/fonts/{name}": data,
    }
    files |= {"manuscript/own.css": css} if css else {}
    result = build(find(lay_out(folder, files)), [Kind.EPUB])
    return Output(name="", data=result.outputs[0].data, findings=result.findings)


def carried(output: Output) -> bytes:
    with zipfile.ZipFile(BytesIO(output.data)) as archive:
        (name,) = (name for name in archive.namelist() if "/fonts/" in name)
        return archive.read(name)


@pytest.mark.parametrize(
    "flavour", [None, *(pytest.param(one, marks=pytest.mark.long) for one in ("woff", "woff2"))]
)
def test_a_font_is_cut_down_to_what_the_book_prints(flavour: str | None, tmp_path: Path) -> None:
    whole = font(flavour)
    output = bound(tmp_path / "book", f"Own.{flavour or 'ttf'}", whole)
    data = carried(output)
    made = opened(data)
    assert codes(output.findings) == []
    assert (made.flavor, len(data) < 400_000) == (None, True)
    assert {"å", "H", "”", "A", "-"} <= {chr(code) for code in made.getBestCmap()}
    assert ord("Ж") not in made.getBestCmap()
    assert made["fvar"].axes[0].axisTag == "wght"


def packed_files(folder: Path) -> dict[str, bytes]:
    css = (
        '@font-face { font-family: "X"; src: url("fonts/Own.woff2") format("woff2"), '
        "url('fonts/Own.woff')format('woff'), url(fonts/Own.ttf) }\n"
        'p { background: url("images/own.woff2.png") }\n'
    )
    files: dict[str, str | bytes] = {"manuscript/a.md": ESSAY, "manuscript/own.css": css}
    files |= {f"manuscript/fonts/Own.{one or 'ttf'}": font(one) for one in (None, "woff", "woff2")}
    files["manuscript/images/own.woff2.png"] = png(2, 2)
    files["manuscript/bok.toml"] = '[book]\nlang = "sv"\n[epub]\ncss = ["own.css"]\n'
    result = build(find(lay_out(folder, files)), [Kind.EPUB])
    with zipfile.ZipFile(BytesIO(result.outputs[0].data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_font_packed_for_the_web_is_unpacked_and_called_so(tmp_path: Path) -> None:
    """Kobo knows no WOFF2; a file in an e-book is packed anyhow."""
    files = packed_files(tmp_path)
    css = files["EPUB/css/own.css"].decode()
    named = re.findall(r"""url\(["']?(.+?)["']?\)""", css)
    assert named[-1] == "images/own.woff2.png"
    assert all(f"EPUB/css/{name}" in files for name in named)
    fonts = [name for name in named if "fonts/" in name]
    assert len(fonts) == 3
    assert all(name.endswith(".ttf") for name in fonts)
    assert "format(" not in css


def test_the_same_font_and_book_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = (bound(tmp_path / name, "Own.woff2", font("woff2")) for name in "ab")
    assert one.data == other.data


def test_capitals_that_a_style_sheet_makes_are_kept(tmp_path: Path) -> None:
    plain = bound(tmp_path / "a", "Own.ttf", font())
    cased = bound(tmp_path / "b", "Own.ttf", font(), "h1 { text-transform: uppercase }")
    assert ord("Å") not in opened(carried(plain)).getBestCmap()
    assert ord("Å") in opened(carried(cased)).getBestCmap()


def test_a_font_that_may_not_be_cut_goes_whole(tmp_path: Path) -> None:
    whole = font(rights=0x0100)
    output = bound(tmp_path / "book", "Own.ttf", whole)
    assert carried(output) == whole
    assert "E081" in [found.code for found in output.findings]


def test_a_font_that_may_not_be_embedded_is_told_of(tmp_path: Path) -> None:
    """The author may have a licence that the file does not know of: it goes along."""
    output = bound(tmp_path / "book", "Own.ttf", font(rights=0x0002))
    assert codes(output.findings) == ["E080"]
    assert ord("å") in opened(carried(output)).getBestCmap()


@pytest.mark.parametrize(
    ("rights", "embed", "cut"),
    [
        (0x0000, True, True),
        (0x0002, False, True),
        (0x0004, True, True),
        (0x0008, True, True),
        (0x0104, True, False),
    ],
)
def test_what_a_font_allows(rights: int, embed: bool, cut: bool) -> None:
    allowed = permission(font(rights=rights))
    assert (allowed.embed, allowed.cut) == (embed, cut)


def test_a_reserved_name_is_not_borne_by_what_is_cut() -> None:
    notice = "Copyright 2020 The Press, with Reserved Font Name 'Noto'."
    names = opened(trimmed(font(notice=notice), "abc"))["name"]
    assert names.getDebugName(1).startswith("Bok")
    assert names.getDebugName(0) == notice
    assert opened(trimmed(font(), "abc"))["name"].getDebugName(1) == "Noto Serif"


@pytest.mark.parametrize("data", [b"", b"This is a letter.", font()[:500]])
def test_what_is_no_font_is_left_alone(data: bytes, tmp_path: Path) -> None:
    css = '@font-face { font-family: "X"; src: url("x.ttf") }'
    files: dict[str, str | bytes] = {"manuscript/a.md": ESSAY, "manuscript/x.css": css}
    files["manuscript/x.ttf"] = data
    files["manuscript/bok.toml"] = '[epub]\ncss = ["x.css"]\n'
    result = build(find(lay_out(tmp_path / "book", files)), [Kind.EPUB])
    with zipfile.ZipFile(BytesIO(result.outputs[0].data)) as archive:
        assert data in [archive.read(name) for name in archive.namelist()]


@pytest.mark.long
def test_epubcheck_takes_the_cut_font(tmp_path: Path) -> None:
    output = bound(tmp_path / "book", "Own.woff2", font("woff2"))
    assert epubcheck(output.data, tmp_path) == ()
