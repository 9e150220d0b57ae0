"""What no face has is told with its place, and printed as something that can be read."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest

from bokbygg.book import Kind
from bokbygg.build import build
from bokbygg.fonts import FAMILIES, characters_of, face, has_a_face, lacking, script_of
from bokbygg.fonts.coverage import _EVERYDAY
from bokbygg.pdf.standins import stand_in
from bokbygg.read import find
from tests.bookmaking import lay_out


def printed(xhtml: str, own: str = "") -> str:
    root: Element = fromstring(xhtml)
    stand_in(root, frozenset(own))
    for span in root.iter("span"):
        assert span.attrib.pop("data-stands-for")
        assert span.attrib == {"class": "no-glyph", "lang": "und", "dir": "ltr"}
        span.attrib.clear()
    return tostring(root, encoding="unicode")


@pytest.mark.parametrize(
    ("xhtml", "expected"),
    [
        ("<p>calm</p>", "<p>calm</p>"),
        ("<p>a ☃ b</p>", "<p>a <span>[U+2603]</span> b</p>"),
        ("<p>☃<i>☃</i>☃</p>", "<p><span>[U+2603]</span><i><span>[U+2603]</span></i>"
         "<span>[U+2603]</span></p>"),
        ("<p>北京 and 道.</p>", "<p><span>[BeiJing]</span> and <span>[Dao]</span>.</p>"),
        ("<p>👩\u200d🚀</p>", "<p><span>[U+1F469 U+1F680]</span></p>"),
        ("<p data-title='☃'>a</p>", '<p data-title="[U+2603]">a</p>'),
        ("<p><svg>☃</svg></p>", "<p><svg>☃</svg></p>"),
    ],
)  # fmt: skip
def test_a_stand_in_is_readable(xhtml: str, expected: str) -> None:
    assert printed(xhtml) == expected


def test_the_faces_of_the_book_count() -> None:
    assert printed("<p>☃</p>", own="☃") == "<p>☃</p>"


@pytest.mark.parametrize(
    "text",
    [
        "åäö ÅÄÖ “x” – … \u202f\u00a0\u2009 ﬁ €",
        "Ελληνικά ἀρχή",
        "Русский ѣ Ђ",
        "שָׁלוֹם",
        "السَّلامُ پگچ ۱۲",
        "हिन्दी বাংলা தமிழ் తెలుగు สวัสดี ភាសា",
        "❤\ufe0f soft\u00adhyphen zwj\u200dx",
        "e\u0301 a\u030a \u1ebf ǆ",
        "→ ≤ ∞ ✓ ❦ ½",
    ],
)
def test_what_books_are_written_in_lacks_nothing(text: str) -> None:
    assert lacking(text) == frozenset()


def test_what_is_passed_over_in_the_search_is_in_the_text_face() -> None:
    have = characters_of([Path(face("EB Garamond").path).read_bytes()])  # type: ignore[union-attr]
    passed = {chr(code) for code in range(0x2100) if not _EVERYDAY.match(chr(code))}
    missing = {one for one in passed - have if one.strip() and one.isprintable()}
    assert missing == {"\u2011"} - have


def test_scripts() -> None:
    assert script_of("漢") == "Han"
    assert script_of("☃") == ""
    assert has_a_face("Arabic")
    assert has_a_face("Thai")
    assert not has_a_face("Hangul")
    assert len(FAMILIES) == len(set(FAMILIES))


def test_a_damaged_font_file_has_no_characters() -> None:
    assert characters_of([b"", b"not a font"]) == frozenset()


def test_every_missing_character_is_told_once_an_essay(tmp_path: Path) -> None:
    files = {"a.md": "# A\n\nIt ☃ was ☃ 漢字漢字.\n", "b.md": "# B ☃\n\nCalm.\n"}
    lay_out(tmp_path, files)
    found = build(find(tmp_path), [Kind.PRINT]).findings
    told = [(f.code, f.span.path, f.span.line, f.span.column) for f in found if f.span]
    assert [one for one in told if one[0] in {"P001", "P020"}] == [
        ("P001", "a.md", 3, 4),
        ("P020", "a.md", 3, 12),
        ("P001", "b.md", 1, 5),
    ]


def test_the_title_of_the_book_counts_too(tmp_path: Path) -> None:
    lay_out(tmp_path, {"bok.toml": '[book]\ntitle = "☃"\n', "a.md": "# A\n\nCalm.\n"})
    found = build(find(tmp_path), [Kind.PRINT]).findings
    assert [one.message for one in found if one.code == "P001"] == [
        "no face has `☃` (U+2603, snowman)"
    ]
