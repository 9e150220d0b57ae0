"""Page numbers that stand in the text."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring, tostring

from bokbygg.pdf import folios
from bokbygg.pdf.composing import Composing
from bokbygg.pdf.sheet import Place
from tests.pdf_bench import SENTENCE, edition, essay, lay

PLACES = f"<h2 id='hav'>Hav</h2><p>{SENTENCE * 60}</p><h2 id='berg'>Berg</h2><p>{SENTENCE}</p>"


def test_a_page_number_that_is_asked_for_is_filled_in() -> None:
    root = fromstring('<p>sidan <span data-page-of="hav">?</span>, <em data-page-of="x">?</em></p>')
    folios.fill(root, {"hav": "12"})
    assert "".join(root.itertext()) == "sidan 12, ?"
    assert 'data-page-of="hav"' in tostring(root, encoding="unicode")


def test_each_id_is_on_the_page_where_its_element_begins() -> None:
    found = folios.labels([lay(PLACES)])
    assert found["havet"] == found["hav"] == "1"
    assert found["berg"] == "3"


def test_front_matter_has_its_own_numerals() -> None:
    fragment = Composing(edition(), ()).lay(essay(PLACES), Place(number=5, roman=True))
    found = folios.labels([fragment])
    assert (found["hav"], found["berg"]) == ("v", "vii")


def test_the_number_is_printed() -> None:
    document = essay('<p>Se sidan <span data-page-of="berg"></span>.</p>')
    laid = Composing(edition(), ()).lay(document, Place(number=1), {"berg": "217"})
    texts = [
        box.text for box in laid.rendered.pages[0]._page_box.descendants() if hasattr(box, "text")
    ]
    assert "217" in " ".join(texts)
