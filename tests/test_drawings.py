"""A drawing comes into the book as one file that only shows something, its ids its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from bokbygg.read.drawings import Drawing, drawing
from tests.bookmaking import book_of, lay_out

HEAD = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="40" height="30"'
)


def made(inside: str, name: str = "sea") -> Drawing:
    return drawing(f"<svg {HEAD}>{inside}</svg>".encode(), name)


def inside(inside: str, name: str = "sea") -> str:
    """What stands between the tags of a drawing that was made of this."""
    text = made(inside, name).data.decode()
    return text[text.index(">", text.index("<svg")) + 1 : text.rindex("</svg>")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<g id="a"/><use href="#a"/>', '<g id="sea_svg-a"/><use href="#sea_svg-a"/>'),
        (
            '<g id="a"/><use xlink:href="#a"/>',
            '<g id="sea_svg-a"/><use xlink:href="#sea_svg-a"/>',
        ),
        (
            '<g id="a"/><rect fill="url(#a)"/>',
            '<g id="sea_svg-a"/><rect fill="url(#sea_svg-a)"/>',
        ),
        (
            '<g id="a"/><rect style="fill: url(\'#a\')"/>',
            '<g id="sea_svg-a"/><rect style="fill: url(#sea_svg-a)"/>',
        ),
        (
            '<g id="a"/><style>#a, g #a:hover { fill: #abc }</style>',
            '<g id="sea_svg-a"/><style>#sea_svg-a, g #sea_svg-a:hover { fill: #abc }</style>',
        ),
        (
            '<g id="abc"/><style>@media print { #abc { fill: #abc; mask: url("#abc") } }</style>',
            '<g id="sea_svg-abc"/><style>@media print { #sea_svg-abc '
            "{ fill: #abc; mask: url(#sea_svg-abc) } }</style>",
        ),
        (
            '<g id="a"><set begin="a.click; b.end" attributeName="x" to="1"/></g>',
            '<g id="sea_svg-a"><set begin="sea_svg-a.click; b.end" attributeName="x" to="1"/></g>',
        ),
        (
            '<g id="a b"/><g id="å"/><use href="#å"/><use href="#a%20b"/>',
            '<g id="sea_svg-a-b"/><g id="sea_svg-x"/><use href="#sea_svg-x"/>'
            '<use href="#sea_svg-a-b"/>',
        ),
        ('<g id="a"/><g id="a"/>', '<g id="sea_svg-a"/><g/>'),
        ('<a href="#gone"><g/></a>', '<a href="#gone"><g/></a>'),
    ],
)
def test_ids_and_all_that_leads_to_them_bear_the_drawings_name(before: str, after: str) -> None:
    assert inside(before) == after


def test_an_id_of_a_drawing_whose_name_is_a_number_begins_with_a_letter() -> None:
    assert inside('<g id="a"/>', "2024") == '<g id="x-2024_svg-a"/>'


def test_words_stand_where_they_stood_when_something_between_them_goes() -> None:
    svg = "<text>Sea<script>x()</script> and <!-- ice --><inkscape:x/>ice</text>"
    assert inside(svg) == "<text>Sea and ice</text>"


def test_a_drawing_loses_what_its_program_noted_and_says_whose_it_was() -> None:
    svg = (
        '<metadata><x xmlns="urn:x">anna</x></metadata><inkscape:guide/>'
        '<rect inkscape:label="anna"/>'
    )
    found = made(svg)
    assert b"anna" not in found.data
    assert b"inkscape" not in found.data
    assert found.tidied == ("Inkscape",)
    assert made("<metadata>anna</metadata><rect/>").tidied == ("the drawing program",)
    assert found.lost == ()


def test_a_drawing_for_browsers_shows_what_it_has_for_others() -> None:
    svg = "<switch><foreignObject><p/></foreignObject><text>Sea</text></switch>"
    assert inside(svg) == "<switch><text>Sea</text></switch>"
    assert made(svg).lost == ("a piece of a web page (`foreignObject`)",)


@pytest.mark.parametrize(
    ("svg", "faces"),
    [
        ('<text font-family="Helvetica, serif">Sea</text>', ("Helvetica",)),
        ("<text style=\"font-family: 'My Face'\">Sea</text>", ("My Face",)),
        ("<style>text { font-family: Georgia }</style><text>Sea</text>", ("Georgia",)),
        ('<text font-family="EB Garamond">Sea</text>', ()),
        ('<text font-family="sans-serif">Sea</text>', ()),
        ('<g font-family="Helvetica"><rect/></g>', ()),
    ],
)
def test_a_face_that_is_not_in_the_book_is_named(svg: str, faces: tuple[str, ...]) -> None:
    assert made(svg).faces == faces


@pytest.mark.parametrize(
    ("svg", "reason"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg" width="0" height="9"/>', "nothing wide"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 0"/>', "nothing wide"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="9e9"/>', ""),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="9999999"/>', "larger than any page"),
        ("<svg/>", "not SVG"),
        ("<svg", "not well-formed"),
        ("", "not well-formed"),
    ],
)
def test_what_cannot_be_drawn_is_refused(svg: str, reason: str) -> None:
    if not reason:
        assert drawing(svg.encode(), "sea").width == 300
        return
    with pytest.raises(ValueError, match=reason):
        drawing(svg.encode(), "sea")


def test_two_drawings_with_the_same_ids_have_none_in_common(tmp_path: Path) -> None:
    svg = f'<svg {HEAD}><g id="a"/><use href="#a"/></svg>'
    text = "# A\n\n![One](en/b.svg) ![Two](en-b.svg)\n"
    book, _ = book_of(lay_out(tmp_path, {"a.md": text, "en/b.svg": svg, "en-b.svg": svg}))
    ids = [etree.fromstring(asset.data)[0].get("id") for asset in book.assets]
    assert len(set(ids)) == 2
