"""What is relied on of WeasyPrint's boxes, which are private to it. Where one of these tests fails,
WeasyPrint has been exchanged for a version that has it otherwise: see `bokbygg.pdf.boxes`."""

from __future__ import annotations

from typing import Any

import pytest

from bokbygg.pdf.boxes import (
    Area,
    Stood,
    hyphen_of,
    is_line,
    is_picture,
    is_seen,
    is_text,
    notes_of,
    pseudo,
    sheets,
    tables_in,
)
from tests.pdf_bench import Trial, lay, note

WORDS = "Den som väntar på något gott väntar aldrig för länge. " * 4
ROWS = "".join(f"<tr><td>rad {number}</td><td>{WORDS}</td></tr>" for number in range(20))


@pytest.fixture(scope="module")
def trial() -> Trial:
    return lay(
        f"<p>{WORDS}{note(1, 'En not.')}</p>"
        "<p class='drop'>Initial.</p><ul><li>punkt</li></ul>"
        "<p style='visibility: hidden'>osynlig</p>"
        "<div style='position: absolute; top: 1in'>placerad</div>"
        f"<table><thead><tr><th>huvud</th><th>till</th></tr></thead><tbody>{ROWS}</tbody></table>"
        "<p style='width: 3em'>sammansättningsmöjligheter</p>",
        ".drop::first-letter { float: left }",
    )


def texts(trial: Trial) -> list[Stood]:
    return [
        one
        for sheet in sheets(trial.forme.rendered)
        for one in sheet.boxes
        if is_text(one.box) and one.box.text.strip()
    ]


def of(trial: Trial, text: str) -> Stood:
    return next(one for one in texts(trial) if text in one.box.text)


def test_a_page_has_a_size_and_boxes(trial: Trial) -> None:
    first, *_ = sheets(trial.forme.rendered)
    assert (round(first.width), round(first.height)) == (559, 794)
    assert 0 < first.text_height < first.height
    assert any(is_line(one.box) for one in first.boxes)


def test_a_text_box_has_text_element_place_and_style(trial: Trial) -> None:
    box = of(trial, "Den som").box
    assert box.element.tag == "p"
    assert box.text == box.pango_layout.text
    for length in (box.position_x, box.position_y, box.width, box.height, box.baseline):
        assert isinstance(length, int | float)
    assert box.pango_layout.justification_spacing >= 0
    assert hyphen_of(box) == "\u2010"
    assert is_seen(box)
    assert not is_seen(of(trial, "osynlig").box)


def test_text_in_the_middle_of_a_word_ends_with_a_hyphen(trial: Trial) -> None:
    assert of(trial, "sam").box.text.endswith("\u2010")


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Den som", Area.TEXT),
        ("placerad", Area.PLACED),
        ("En not.", Area.NOTES),
        ("En bok", Area.MARGIN),
    ],
)
def test_areas_are_told_apart(trial: Trial, text: str, area: Area) -> None:
    assert of(trial, text).area is area


def test_a_note_stands_in_its_area_with_its_id(trial: Trial) -> None:
    assert of(trial, "En not.").note == "havet_note-1"
    first, *_ = sheets(trial.forme.rendered)
    area = notes_of(first)
    assert area is not None
    assert [child.element.get("id") for child in area.children] == ["havet_note-1"]


@pytest.mark.parametrize(
    ("made", "text"),
    [("footnote-call", "1"), ("footnote-marker", "1"), ("first-letter", "I"), ("marker", "•")],
)
def test_what_a_style_sheet_adds_says_what_it_is(trial: Trial, made: str, text: str) -> None:
    found = [one.box.text.strip() for one in texts(trial) if pseudo(one.box) == made]
    assert text in found or (made == "marker" and found)


def test_the_rest_of_the_first_word_follows_its_letter(trial: Trial) -> None:
    assert of(trial, "nitial.").box.element is next(
        one.box.element for one in texts(trial) if pseudo(one.box) == "first-letter"
    )


def test_a_table_s_head_is_the_same_element_on_each_page(trial: Trial) -> None:
    heads = [one for one in texts(trial) if one.box.text == "huvud"]
    assert len(heads) > 1
    assert all(one.again for one in heads)
    assert len({one.box.element for one in heads}) == 1
    assert not of(trial, "rad 3").again


def test_a_table_has_a_wrapper(trial: Trial) -> None:
    found: list[Any] = []
    for sheet in sheets(trial.forme.rendered):
        found += [table for one in sheet.boxes for table in tables_in(one.box)]
    assert found
    assert all(table.element.tag == "table" for table in found)


def test_lines_count_from_the_head_of_their_page(trial: Trial) -> None:
    for sheet in sheets(trial.forme.rendered):
        lines = [one.line for one in sheet.boxes if is_line(one.box)]
        assert lines == list(range(1, len(lines) + 1))


def test_a_picture_is_no_text() -> None:
    trial = lay("<p>a <img src='a.png' alt='b'/></p>")
    assert not any(is_picture(one.box) for one in texts(trial))
