"""How covers measure type and break titles: by HarfBuzz, in agreement with the layout engine."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bokbygg.cover.breaking import Place, broken, fit
from bokbygg.cover.measure import Type, bearings, extents, families, ink, width
from bokbygg.cover.palettes import PALETTES, READABLE, contrast
from bokbygg.cover.sheet import CSS, Line, Sheet, page
from bokbygg.fonts import FAMILIES

SERIF = Type()
WIDE = Place(width=1300, height=1200, largest=300)


# --- measuring ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Ordet är fritt", SERIF),
        ("ÅNGSTRÖM", Type(weight=700, tracking=0.12, capitals=True)),
        ("affisch", Type(italic=True)),
        ("Ordet är fritt", Type(family="Jost", weight=600)),
        ("كتاب الكلمات", SERIF),
        ("1789–2024", SERIF),
    ],
)
def test_a_line_is_as_wide_as_it_is_set(text: str, type_: Type) -> None:
    """Laid out by WeasyPrint, the black of the line is where it was reckoned to be."""
    from bokbygg.cover.raster import drawn
    from bokbygg.pdf.leaf import leaf

    line = Line(text=text, x=100, y=1000, size=100, colour="#000000", type_=type_)
    xhtml, _ = page(Sheet(ground="#ffffff", marks=(line,)), "und", "ltr")
    picture = drawn(leaf(xhtml, CSS).pdf).convert("L").point(lambda shade: 255 * (shade < 128))
    left, top, right, bottom = picture.getbbox()
    head, tail = bearings(text, type_) if text.isascii() or text[0] < "\u0590" else (0.0, 0.0)
    reckoned = (width(text, type_) - head - tail - type_.tracking) * 100
    assert right - left == pytest.approx(reckoned, abs=6 if text[0] < "\u0590" else 30)
    above, below = ink(text, type_)
    assert 1000 - top == pytest.approx(above * 100, abs=3)
    assert bottom - 1000 == pytest.approx(below * 100, abs=3)


def test_a_line_in_two_scripts_has_two_families() -> None:
    assert families("Ordet שלום", SERIF) == ("EB Garamond", "Frank Ruhl Libre")
    assert families("كتاب", SERIF)[0] == "Amiri"


def test_a_mark_goes_with_the_letters_before_it() -> None:
    assert families("كتاب.", SERIF) == ("Amiri", "EB Garamond")
    assert families("漢字", SERIF) == ("EB Garamond",)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_face_has_heights(family: str) -> None:
    heights = extents(family)
    assert 0.5 < heights.cap < heights.ascent < 1.5


# --- breaking -------------------------------------------------------------------------------------


def lines(title: str, place: Place = WIDE) -> tuple[str, ...]:
    return fit(title, SERIF, place).lines


@pytest.mark.parametrize(
    ("title", "broken"),
    [
        ("Havet", ("Havet",)),
        ("Ordet är fritt", ("Ordet", "är fritt")),
        ("The Far Side of the Ice", ("The Far Side", "of the Ice")),
        ("Nord-Sydlig historia", ("Nord-Sydlig", "historia")),
        ("Kyrkogårds-förvaltningen", ("Kyrkogårds-", "förvaltningen")),
    ],
)
def test_a_title_is_broken_where_it_reads_well(title: str, broken: tuple[str, ...]) -> None:
    assert lines(title) == broken


def test_no_line_ends_in_a_little_word_that_can_go_to_the_next() -> None:
    assert lines("Konsten att läsa långsamt") == ("Konsten", "att läsa", "långsamt")


def test_a_blank_that_does_not_break_is_kept() -> None:
    found = lines("Lagen 9\u00a0kap. och dess mening i vår tid")
    assert any("9\u00a0kap." in line for line in found)


TITLES = st.text(st.sampled_from("abcåäöIMWij -–’1سלж\u00a0"), min_size=1, max_size=120).filter(
    lambda text: text.strip(" ") != ""
)


@settings(max_examples=60, deadline=None)
@given(TITLES)
def test_every_title_fits_and_none_of_it_is_lost(title: str) -> None:
    fitted = fit(title, SERIF, WIDE)
    assert "".join(fitted.lines).replace(" ", "") == title.replace(" ", "")
    assert all(width(line, SERIF) * fitted.size <= WIDE.width + 1e-6 for line in fitted.lines)
    assert fitted.height + fitted.size <= WIDE.height + 1e-6
    assert 0 < fitted.size <= WIDE.largest


def test_no_word_is_divided_but_at_its_own_hyphen() -> None:
    title = "Kyrkogårdsförvaltningsnämndens översiktsplan"
    assert lines(title) == tuple(title.split())


def test_a_soft_hyphen_is_seen_where_a_line_ends_at_it_alone() -> None:
    title = "Realisations\u00advinst\u00adbeskattnings\u00adutredningen"
    assert lines(title) == ("Realisations-", "vinst-", "beskattnings-", "utredningen")
    assert list(broken(title, SERIF, 1)) == [(title.replace("\u00ad", ""),)]


def test_a_title_as_long_as_a_page_takes_no_longer_than_a_moment() -> None:
    title = "ord " * 2000
    assert "".join(lines(title)).count("ord") == 2000


def test_lines_are_as_even_as_can_be() -> None:
    found = list(broken("bara fyra lika ord", SERIF, 3))
    assert found[:2] == [("bara fyra lika ord",), ("bara fyra", "lika ord")]


# --- colours --------------------------------------------------------------------------------------


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", PALETTES)
def test_what_is_printed_can_be_read(name: str) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1 for text, 3 to 1 for large letters."""
    palette = PALETTES[name]
    assert contrast(palette.ink, palette.ground) >= READABLE
    assert contrast(palette.dark, palette.paper) >= READABLE
    assert contrast(palette.mark, palette.paper) >= 3
    assert contrast(palette.accent, palette.ground) >= 3


@pytest.mark.parametrize("name", PALETTES)
def test_a_tone_is_near_its_ground(name: str) -> None:
    assert 1.05 < contrast(PALETTES[name].tone, PALETTES[name].ground) < 2
