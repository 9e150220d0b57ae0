"""The ways into the book: contents, landmarks, and the same for older e-readers."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from bokbygg.book import Markup, Text
from bokbygg.compose import Entry, entries
from bokbygg.epub.navigation import Landmark, Point, depth, landmarks, nav, ncx, points
from bokbygg.epub.pages import cover_page
from tests.epub_sample import BOOK, COVER, DOCUMENTS, EDITION, IMPRINT, essay, text

NS = {
    "h": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
}


def outline(contents: tuple[Entry, ...]) -> list[object]:
    """The contents as nested lists of plain labels."""
    return [
        [entry.plain, outline(entry.children)] if entry.children else entry.plain
        for entry in contents
    ]


def toc() -> etree._Element:
    tree = etree.fromstring(nav(BOOK, EDITION, DOCUMENTS).xhtml.encode())
    (found,) = tree.xpath("//h:nav[@epub:type='toc']", namespaces=NS)
    return found


def test_parts_hold_essays_and_essays_their_second_level_headings() -> None:
    assert outline(entries(BOOK, EDITION)) == [
        "Förord",
        ["Vatten", [["Havet & dess barn", ["Toppar"]]]],
        "The Fells",
        "Efterord",
    ]


def test_a_line_leads_to_its_document_or_heading() -> None:
    part = entries(BOOK, EDITION)[1]
    assert part.href == "vatten.xhtml"
    assert part.children[0].href == "havet.xhtml"
    assert part.children[0].children[0].href == "havet.xhtml#havet--topp"


def test_a_title_keeps_its_emphasis() -> None:
    title = (Markup(xhtml='<em class="y">'), Text(text="Om <hav>"), Markup(xhtml="</em>"))
    (entry,) = entries(replace(BOOK, front=(essay("a", title),), parts=(), back=()), EDITION)
    assert entry.label == '<em class="y">Om &lt;hav&gt;</em>'
    assert entry.plain == "Om <hav>"


def test_the_contents_show_author_and_language() -> None:
    links = toc().xpath(".//h:a", namespaces=NS)
    shown = {link.get("href"): "".join(link.itertext()) for link in links}
    assert shown["havet.xhtml"] == "Havet & dess barn – Bo Ek"
    assert shown["fjall.xhtml"] == "The Fells"
    assert {link.get("href"): link.get("lang") for link in links if link.get("lang")} == {
        "fjall.xhtml": "en"
    }


def test_lines_say_what_they_lead_to() -> None:
    kinds = toc().xpath(".//h:li/@class", namespaces=NS)
    assert kinds == ["essay", "part", "essay", "heading", "essay", "essay"]


def test_the_contents_nest_lists_in_items() -> None:
    nested = toc().xpath("./h:ol/h:li/h:ol/h:li/h:ol/h:li/h:a/@href", namespaces=NS)
    assert nested == ["havet.xhtml#havet--topp"]


def test_the_contents_are_a_page_in_the_language_of_the_book() -> None:
    page = nav(BOOK, EDITION, DOCUMENTS)
    tree = etree.fromstring(page.xhtml.encode())
    assert (page.href, page.role, page.title) == ("nav.xhtml", "contents", "Innehåll")
    assert tree.get("lang") == "sv"
    assert tree.xpath("string(//h:h1)", namespaces=NS) == "Innehåll"
    styles = tree.xpath("//h:link/@href", namespaces=NS)
    assert styles == ["css/book.css", "css/epub.css"]


def test_landmarks_name_what_readers_go_to() -> None:
    spine = (cover_page(IMPRINT, COVER, EDITION), *DOCUMENTS)
    found = {mark.epub_type: (mark.href, mark.label) for mark in landmarks(spine, "sv")}
    assert found == {
        "toc": ("nav.xhtml", "Innehåll"),
        "cover": ("cover.xhtml", "Omslag"),
        "titlepage": ("title-page.xhtml", "Titelsida"),
        "copyright-page": ("imprint.xhtml", "Impressum"),
        "foreword": ("forord.xhtml", "Forord"),
        "bodymatter": ("vatten.xhtml", "Textens början"),
        "afterword": ("efterord.xhtml", "Efterord"),
        "colophon": ("colophon.xhtml", "Kolofon"),
    }


@pytest.mark.parametrize(
    ("epub_type", "guide_type"),
    [
        ("cover", "cover"),
        ("titlepage", "title-page"),
        ("bodymatter", "text"),
        ("copyright-page", "copyright-page"),
        ("acknowledgments", "acknowledgements"),
        ("afterword", "other.afterword"),
    ],
)
def test_a_landmark_has_a_name_for_old_readers(epub_type: str, guide_type: str) -> None:
    assert Landmark(epub_type=epub_type, label="", href="").guide_type == guide_type


def test_landmarks_are_hidden_from_the_page() -> None:
    tree = etree.fromstring(nav(BOOK, EDITION, DOCUMENTS).xhtml.encode())
    (found,) = tree.xpath("//h:nav[@epub:type='landmarks']", namespaces=NS)
    assert found.get("hidden") == "hidden"


def test_the_cover_is_described_by_title_and_authors() -> None:
    tree = etree.fromstring(cover_page(IMPRINT, COVER, EDITION).xhtml.encode())
    (picture,) = tree.xpath("//h:img", namespaces=NS)
    assert picture.get("src") == "images/omslag.png"
    assert picture.get("alt") == "Omslag: Havet & fjället, Anna Åberg och Bo Ek"


def test_the_ncx_says_what_the_contents_say() -> None:
    tree = etree.fromstring(ncx(BOOK, EDITION).encode())
    labels = tree.xpath("//ncx:navPoint/ncx:navLabel/ncx:text/text()", namespaces=NS)
    places = tree.xpath("//ncx:navPoint/ncx:content/@src", namespaces=NS)
    links = toc().xpath(".//h:a", namespaces=NS)
    assert places == [link.get("href") for link in links]
    assert labels[2] == "Havet & dess barn"
    assert tree.xpath("//ncx:navPoint/@playOrder", namespaces=NS) == list("123456")
    assert tree.xpath("string(//ncx:meta[@name='dtb:depth']/@content)", namespaces=NS) == "3"
    assert tree.xpath("string(//ncx:docTitle)", namespaces=NS) == "Havet & fjället"
    assert tree.xpath("//ncx:docAuthor/ncx:text/text()", namespaces=NS) == ["Anna Åberg", "Bo Ek"]
    assert tree.get("{http://www.w3.org/XML/1998/namespace}lang") == "sv"


def line(href: str, children: tuple[Entry, ...] = ()) -> Entry:
    return Entry(kind="essay", label=href, plain=href, href=href, children=children)


def in_order(numbered: tuple[Point, ...]) -> list[Point]:
    return [p for point in numbered for p in (point, *in_order(point.children))]


def test_lines_that_lead_to_one_place_share_their_order() -> None:
    numbered = in_order(points((line("a", (line("a"), line("b"))), line("a"), line("c"))))
    assert [point.order for point in numbered] == [1, 1, 2, 1, 3]
    assert [point.number for point in numbered] == [1, 2, 3, 4, 5]


CONTENTS = st.recursive(
    st.builds(line, st.sampled_from("abcdef")),
    lambda inner: st.builds(
        line, st.sampled_from("abcdef"), st.lists(inner, max_size=4).map(tuple)
    ),
    max_leaves=20,
)


@given(st.lists(CONTENTS, max_size=5).map(tuple))
def test_orders_count_places_and_numbers_count_lines(contents: tuple[Entry, ...]) -> None:
    flat = in_order(points(contents))
    assert [point.number for point in flat] == list(range(1, len(flat) + 1))
    places = list(dict.fromkeys(point.entry.href for point in flat))
    assert [point.order for point in flat] == [places.index(p.entry.href) + 1 for p in flat]


def test_depth_counts_levels() -> None:
    chain = [line("a")]
    for _ in range(3):
        chain.append(line("b", (chain[-1],)))
    assert [depth((one,)) for one in chain] == [1, 2, 3, 4]
    assert all(depth((b,)) > depth((a,)) for a, b in pairwise(chain))
    assert depth(()) == 0


def test_a_title_of_one_word_needs_no_author() -> None:
    (entry,) = entries(replace(BOOK, front=(essay("a", text("Hav")),), parts=(), back=()), EDITION)
    assert (entry.author, entry.lang, entry.children) == ("", "", ())
