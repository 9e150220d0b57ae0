"""The layout engine: what it cannot do becomes a finding or a fault, never a traceback."""

from __future__ import annotations

import sys

import pikepdf
import pytest

from bokbygg.diagnostics import Fault, Level
from bokbygg.pdf.composing import Composing
from tests.pdf_bench import SENTENCE, Printed, edition, essay, joined, lay, note, tried


def test_a_machine_without_pango_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "bokbygg.pdf.engine", None)
    with pytest.raises(Fault) as fault:
        Composing(edition(), ())
    assert [finding.code for finding in fault.value.findings] == ["P010"]


def test_an_essay_that_cannot_be_laid_out_is_named() -> None:
    with pytest.raises(Fault) as fault:
        lay("<div>" * 3000 + "djupt" + "</div>" * 3000)
    (finding,) = fault.value.findings
    assert finding.code == "P006"
    assert "`Havet`" in finding.message


def test_a_document_that_is_no_xml_is_named() -> None:
    with pytest.raises(Fault) as fault:
        lay("<p>Havet<br></p>")
    assert [finding.code for finding in fault.value.findings] == ["P006"]


def test_a_character_no_face_has_is_told_also_where_a_drawing_holds_it() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><text y="9">\u2603</text></svg>'
    assert lay(f"<p>En snögubbe: {drawing}.</p>").laid.fragment.missing == ("\u2603",)


def test_our_own_style_sheets_say_nothing_the_press_does_not_know() -> None:
    from bokbygg.pdf import remarks

    composing = Composing(edition(), ())
    for sheet in edition().stylesheets:
        with remarks.gathered() as lines:
            composing._engine.dress(sheet)
        assert lines == []


def test_what_the_press_does_not_know_in_an_authors_style_sheet_is_a_note() -> None:
    (finding,) = Composing(edition("p { text-wrap: pretty }"), ()).findings
    assert (finding.code, finding.level) == ("P004", Level.NOTE)
    said = "the PDF passes over `text-wrap: pretty`: unknown property"
    assert finding.message == f"`css/own.css`: {said}"


def test_scripts_of_the_world_have_their_faces() -> None:
    text = "<p>Ελληνικά Русский עברית العربية हिन्दी ❦ → ≠ <code>kod</code></p>"
    trial = lay(text)
    assert trial.laid.fragment.missing == ()
    families = {name.split(",")[0] for name in Printed(joined(trial).data).faces()}
    ours = ("EB-Garamond", "Source-", "Noto-", "Frank-Ruhl-Libre", "Amiri")
    assert families
    assert all(family.startswith(ours) for family in families)


def test_the_first_line_of_an_essay_is_not_dressed_again_on_the_next_page() -> None:
    printed = Printed(joined(lay(f"<p>{SENTENCE * 60}</p>")).data)
    contents = [drawn(page) for page in printed.pdf.pages]
    assert len(contents) > 1
    small = next(
        name.encode()
        for name, font in printed.pdf.pages[0].obj.Resources.Font.items()
        if str(font.BaseFont).endswith("Garamond-Small-Caps")
    )
    assert small in contents[0]
    assert small not in contents[1]


def drawn(page: pikepdf.Page) -> bytes:
    """What is drawn on a page."""
    page.contents_coalesce()
    return page.obj.Contents.read_bytes()


def test_a_heading_is_bookmarked_without_its_note() -> None:
    heading = f'<h2 id="havet_a">Våg{note(1, "Om vågor.")}or i mot\u00advind</h2>'
    data = joined(lay(f"{heading}<p>{SENTENCE}</p>")).data
    with Printed(data).pdf.open_outline() as outline:
        assert [child.title for child in outline.root[0].children] == ["Vågor i motvind"]


def test_a_linked_picture_can_be_clicked() -> None:
    svg = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='90' height='60'/%3E"
    body = f'<figure><a href="#havet"><img src="{svg}" alt="Båt"/></a></figure>'
    printed = Printed(joined(lay(body)).data)
    (link,) = printed.annotations()
    left, top, right, bottom = (float(side) for side in link.Rect)
    assert abs(right - left) > 60
    assert abs(bottom - top) > 40


@pytest.mark.parametrize("size", ["A5", "130mm 200mm", "A4"])
def test_the_page_has_the_size_asked_for(size: str) -> None:
    composing = Composing(edition(size=size), ())
    (page,) = tried(composing, essay("<p>Hav.</p>")).pages
    millimetres = round(page.width * 25.4 / 96), round(page.height * 25.4 / 96)
    assert millimetres == {"A5": (148, 210), "130mm 200mm": (130, 200), "A4": (210, 297)}[size]


def test_a_link_that_leads_nowhere_is_told() -> None:
    assert joined(lay('<p><a href="#saknas">Hav</a></p>')).lost == ("saknas",)


def test_a_picture_without_size_stands_in_a_line_from_right_to_left() -> None:
    svg = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 6'/%3E"
    fragment = lay(f'<p dir="rtl">בים <img src="{svg}" alt="Båt"/></p>')
    assert len(fragment.pages) == 1
