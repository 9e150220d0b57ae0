"""Notes stand at the foot of the page of their call; none is lost and none printed twice."""

from __future__ import annotations

import re

import pytest

from tests.pdf_bench import SENTENCE, Printed, Trial, codes, joined, lay, note


def printed(trial: Trial) -> list[str]:
    return Printed(joined(trial).data).pages


def marked(number: int, length: int = 1) -> str:
    """A note whose first and last word can be found again."""
    return note(number, f"Börjar{number}x {SENTENCE * length}slutar{number}x")


def test_a_note_stands_on_the_page_of_its_call() -> None:
    pages = printed(lay(f"<p>{SENTENCE * 30}</p><p>Här{marked(1)} är den.</p>"))
    (page,) = [page for page in pages if "Börjar1x" in page]
    assert "är den." in page


def test_a_repeated_call_prints_the_number_but_no_second_note() -> None:
    again = '<a class="noteref" id="havet_call-1-2" href="#havet_note-1">1</a>'
    (page,) = printed(lay(f"<p>Först{marked(1)}, igen{again}.</p>"))
    assert page.count("Börjar1x") == 1
    assert "igen1." in page


def test_notes_in_lists_tables_and_headings_are_printed() -> None:
    body = (
        f'<h2 id="havet_a">Rubrik{marked(1)}</h2><ul><li>Punkt{marked(2)}</li></ul>'
        f"<table><tbody><tr><td>Ruta{marked(3)}</td></tr></tbody></table>"
        f"<blockquote><p>Citat{marked(4)}</p></blockquote>"
    )
    text = " ".join(printed(lay(body)))
    assert [text.count(f"Börjar{number}x") for number in range(1, 5)] == [1, 1, 1, 1]


def test_a_note_longer_than_a_page_is_printed_whole_at_the_end() -> None:
    fragment = lay(f"<p>Text{marked(1, 60)} går vidare.</p>")
    assert codes(fragment) == ["L003"]
    text = " ".join(printed(fragment))
    assert text.count("Börjar1x") == 1
    assert text.count("slutar1x") == 1
    assert text.count("min farmor") == 60


@pytest.mark.parametrize(("paragraphs", "length"), [(4, 3), (6, 5), (3, 8), (9, 2)])
def test_no_note_is_lost_where_many_meet(paragraphs: int, length: int) -> None:
    numbers = range(1, paragraphs * 3 + 1)
    body = "".join(
        f"<p>{SENTENCE}{marked(n, length)} {marked(n + 1, length)} {marked(n + 2, length)}"
        f" {SENTENCE * 2}</p>"
        for n in numbers[::3]
    )
    text = " ".join(printed(lay(body)))
    for number in numbers:
        assert text.count(f"Börjar{number}x") == text.count(f"slutar{number}x") == 1, number


@pytest.mark.parametrize("lines", [18, 19, 20])
def test_a_note_is_not_sent_on_for_the_second_line_of_a_paragraph(lines: int) -> None:
    before = "<br/>".join(["Rad."] * lines)
    fragment = lay(f"<p>{before}{marked(1, 2)}</p><p>{SENTENCE * 5}</p>")
    assert codes(fragment) == []
    assert any("Rad." in page and "slutar1x" in page for page in printed(fragment))


def test_text_off_the_page_is_an_error() -> None:
    fragment = lay(f"<p>Numret är {'583121' * 20}.</p>")
    assert set(codes(fragment)) == {"L001"}
    assert re.search(r"falls outside page 1$", fragment.findings[0].message)


def test_a_note_is_set_in_lines_of_its_own_and_not_in_those_of_the_file() -> None:
    written = note(1, "Noten står<em> vid</em>\nfoten\nav sidan.")
    fragment = lay(f"<p>Ord{written}</p>")
    lines = [
        "".join(part.text for part in box.descendants() if hasattr(part, "text"))
        for box in fragment.pages[0]._page_box.descendants()
        if type(box).__name__ == "LineBox"
    ]
    assert "1Noten står vid foten av sidan." in lines
