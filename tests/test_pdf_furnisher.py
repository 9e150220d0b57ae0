"""A book is printed from its own files: nothing else is opened, fetched or embedded."""

from __future__ import annotations

from pathlib import Path

import pytest

from bokbygg.book import Asset
from bokbygg.pdf.composing import Composing
from bokbygg.pdf.tree import ROOT, element_tree
from tests.epub_sample import BOAT
from tests.pdf_bench import Printed, codes, edition, essay, joined, lay, tried

composing = Composing(edition(), (BOAT,))  # the engine starts with our faces

from bokbygg.pdf.furnisher import LARGEST_DATA, Furnisher, RefusedError  # noqa: E402


def test_a_file_of_the_book_is_served() -> None:
    served = Furnisher((BOAT,)).fetch(f"{ROOT}images/bat.png")
    assert served.read() == BOAT.data
    assert served.content_type == "image/png"


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "file:images/bat.png",
        "http://localhost:9/a.png",
        "https://example.org/a.png",
        "ftp://example.org/a.png",
        f"{ROOT}images/other.png",
        f"{ROOT}../images/bat.png",
        "/etc/passwd",
        "data:image/png;base64," + "A" * LARGEST_DATA,
    ],
    ids=lambda address: address[:30],
)
def test_anything_else_is_refused(address: str) -> None:
    furnisher = Furnisher((BOAT,))
    with pytest.raises(RefusedError):
        furnisher.fetch(address)
    assert len(furnisher.refused) == 1


def test_small_data_in_a_style_sheet_is_taken() -> None:
    assert Furnisher(()).fetch("data:text/plain,hej").read() == b"hej"


def test_a_refused_address_becomes_a_finding() -> None:
    fragment = lay('<p>Bild: <img src="https://example.org/a.png" alt="Båt"/></p>')
    assert codes(fragment) == ["P003"]
    assert "`https://example.org/a.png`" in fragment.findings[0].message


def test_a_picture_that_is_none_becomes_a_finding() -> None:
    broken = Asset(href="images/a.png", path="a.png", media_type="image/png", data=b"no picture")
    document = essay('<figure><img src="images/a.png" alt="Båt"/></figure>')
    fragment = tried(Composing(edition(), (broken,)), document)
    assert codes(fragment) == ["P002"]
    assert "`images/a.png`" in fragment.findings[0].message


def test_nothing_can_be_attached(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hemligt")
    head = f'<link rel="attachment" href="{secret.as_uri()}"/>'
    body = f'<p><a rel="attachment" href="{secret.as_uri()}">Öppna</a></p>'
    printed = Printed(joined(tried(composing, essay(body, head=head))).data)
    assert not printed.pdf.attachments
    assert not any(str(one.Subtype) == "/FileAttachment" for one in printed.annotations())


def test_what_could_reach_outside_is_left_out_of_the_tree_but_not_the_text() -> None:
    root = element_tree(
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Ett <script>x</script>två '
        '<a href="fil.xhtml#a">tre</a></p></body></html>'
    )
    assert "".join(root.itertext()) == "Ett två tre"
    assert root.find(".//a").attrib == {}  # type: ignore[union-attr]
