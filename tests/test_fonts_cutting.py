"""Faces cut down to what a book prints: read back by fontTools, and shaped by HarfBuzz."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from bokbygg.fonts import FAMILIES, Face, covered, face, first_with, given_name
from bokbygg.fonts.cutting import cut

LETTERS = "Över fjället 1789 – ”affisch”"


def garamond(*, italic: bool = False, weight: int = 400) -> Face:
    found = face("EB Garamond", italic=italic, weight=weight)
    assert found is not None
    return found


def read_back(data: bytes) -> Any:
    """The font, every table of it read and its checksums compared."""
    font = TTFont(BytesIO(data), checkChecksums=2)
    for tag in font.reader.tables:
        font[tag]
    return font


def shaped(data: bytes, text: str, **features: bool) -> list[str]:
    font = uharfbuzz.Font(uharfbuzz.Face(data))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, features)
    return [font.glyph_to_string(info.codepoint) for info in buffer.glyph_infos]


@pytest.mark.parametrize(
    ("italic", "weight", "style", "selection", "mac"),
    [
        (False, 400, "Regular", 0b1000000, 0),
        (True, 400, "Italic", 0b0000001, 2),
        (False, 700, "Bold", 0b0100000, 1),
        (True, 700, "Bold Italic", 0b0100001, 3),
    ],
)
def test_a_cut_face_is_what_its_tables_say(
    italic: bool, weight: int, style: str, selection: int, mac: int
) -> None:
    font = read_back(cut(garamond(italic=italic, weight=weight), LETTERS))
    names = {number: font["name"].getDebugName(number) for number in (0, 1, 2, 4, 13)}
    assert names[1] == "EB Garamond"
    assert names[2] == style
    assert names[4] == f"EB Garamond {style}"
    assert "EB Garamond Project Authors" in names[0]
    assert "SIL Open Font License" in names[13]
    assert font["OS/2"].usWeightClass == weight
    assert font["OS/2"].fsSelection & 0b1100001 == selection
    assert font["head"].macStyle == mac


def test_it_has_the_characters_asked_for_and_no_others() -> None:
    font = read_back(cut(garamond(), LETTERS))
    assert {chr(code) for code in font.getBestCmap()} == set(LETTERS)


def test_it_is_no_variable_font_any_more() -> None:
    assert {"fvar", "gvar", "STAT", "HVAR"}.isdisjoint(read_back(cut(garamond(), LETTERS)).keys())


@pytest.mark.parametrize(
    ("feature", "text"), [("smcp", "fjället"), ("c2sc", "Ö"), ("onum", "1789"), ("pnum", "17")]
)
def test_what_a_style_sheet_can_ask_for_survives(feature: str, text: str) -> None:
    data = cut(garamond(), LETTERS)
    on, off = shaped(data, text, **{feature: True}), shaped(data, text, **{feature: False})
    assert all(one != other for one, other in zip(on, off, strict=True))


def test_ligatures_and_kerning_survive() -> None:
    data = cut(garamond(), LETTERS)
    assert len(shaped(data, "ff")) == 1
    assert "kern" in {
        one.FeatureTag for one in read_back(data)["GPOS"].table.FeatureList.FeatureRecord
    }


def test_letters_that_join_still_join() -> None:
    amiri = face("Amiri")
    assert amiri is not None
    data = cut(amiri, "سلام")
    alone = [glyph for letter in "سلام" for glyph in shaped(data, letter)]
    assert shaped(data, "سلام") != alone[::-1]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_reserved_name_is_not_taken(family: str) -> None:
    """SIL Open Font License 1.1, condition 3."""
    upright = face(family)
    assert upright is not None
    font = read_back(cut(upright, "a"))
    notice = font["name"].getDebugName(0)
    assert font["name"].getDebugName(1) == given_name(family)
    assert ("Reserved Font Name" in notice) == (given_name(family) != family)
    if "Source" in family:
        assert given_name(family) == family.replace("Source", "Bok")


def test_the_same_face_and_characters_give_the_same_bytes() -> None:
    assert cut(garamond(), LETTERS) == cut(garamond(), sorted(set(LETTERS), reverse=True))


@settings(max_examples=25, deadline=None)
@given(st.text(st.sampled_from(sorted(covered("EB Garamond"))), max_size=40))
def test_any_characters_make_a_sound_font(text: str) -> None:
    font = read_back(cut(garamond(), text))
    assert {chr(code) for code in font.getBestCmap() or {}} >= set(text) - {"\0"}


def test_a_family_that_has_no_italic_has_none() -> None:
    assert face("Frank Ruhl Libre", italic=True) is None
    assert face("EB Garamond", weight=900) is None


@pytest.mark.parametrize(
    ("character", "family"),
    [("å", "EB Garamond"), ("ש", "Frank Ruhl Libre"), ("س", "Amiri"), ("漢", "")],
)
def test_each_character_has_the_first_family_that_knows_it(character: str, family: str) -> None:
    assert first_with(character) == family
