"""The pages of the printed book, listed in the e-book: each begins where MuPDF finds it on paper.

`books/pages` has everything at which a page may break: drop caps, nested lists, tables and code
longer than a page, columns, long notes, capitals set by a style sheet, soft hyphens.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from bokbygg.book import Kind, Output, Run, Text
from bokbygg.build import build
from bokbygg.read import find
from tests.bookmaking import codes, lay_out
from tests.epub_judge import epubcheck
from tests.needs import needs
from tests.paper import Break, breaks, pages, squashed

BOOKS = Path(__file__).parent / "books"
ROOT = Path(__file__).parents[1]
FOLDERS = {"shipped": ROOT, "torture": BOOKS / "torture", "pages": BOOKS / "pages"}

NS = {
    "h": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
}

MADE = {
    *("title-page.xhtml", "imprint.xhtml", "nav.xhtml"),
    *("list-of-figures.xhtml", "list-of-tables.xhtml", "index.xhtml"),
}
"""Documents that each edition words in its own way."""


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(name, marks=pytest.mark.long) if name == "torture" else name
        for name in FOLDERS
    ],
)
def made(request: pytest.FixtureRequest) -> tuple[Output, Output]:
    """Both books of a folder."""
    result = build(find(FOLDERS[request.param]), list(Kind), keep_going=True)
    epub, pdf = result.outputs
    return epub, pdf


def part(output: Output, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(output.data)) as archive:
        return etree.fromstring(archive.read(f"EPUB/{name}"))


def listed(epub: Output) -> list[tuple[str, str]]:
    """The page list: labels and addresses."""
    links = part(epub, "nav.xhtml").xpath("//h:nav[@epub:type='page-list']//h:a", namespaces=NS)
    return [(link.text, link.get("href")) for link in links]


# --- on paper -------------------------------------------------------------------------------------


def began_before(lead: str, before: str, page_before: str) -> bool:
    """Whether what stands on a page before its first whole word is the rest of a word that was
    divided, the head of a table once more, an ornament or a drop cap, which is drawn first."""
    divided = re.search(r"[-\u2010]\s*$", page_before.split("\n\n")[-1]) or "\u2010" in page_before
    if lead == "" or (divided and before.endswith(lead)):
        return True
    return len(lead) == 1 or lead in before


def check(one: Break, paper: dict[str, str]) -> None:
    """The words after a break begin its page, those before it stand on the page before."""
    labels = [*paper]
    at = labels.index(one.label)
    page, page_before = squashed(paper[one.label]), squashed(paper[labels[at - 1]])
    before = squashed(one.before)
    after = squashed(one.after)[:12]
    assert after in page, f"page {one.label}: `{one.after[:40]}` is not on it"
    lead = page[: page.index(after)]
    if lead and not before.endswith(lead) and before.endswith(lead[1:]):
        lead = lead[1:]  # a drop cap further down the page, which is drawn first
    assert began_before(lead, before, paper[labels[at - 1]]), f"page {one.label}: {lead} before"
    if before.endswith(lead):
        before = before[: len(before) - len(lead)]
    assert before[-10:] in page_before, f"page {one.label}: `{before[-20:]}` is not before it"


def test_each_page_begins_where_it_does_on_paper(
    made: tuple[Output, Output], tmp_path: Path
) -> None:
    needs("mutool")
    epub, pdf = made
    paper = pages(pdf.data, tmp_path)
    found = breaks(epub.data)
    inside = [one for one in found if one.href not in MADE and squashed(one.before)]
    opening = [one for one in found if one.href not in MADE and not squashed(one.before)]
    assert len(inside) > 10
    for one in inside:
        check(one, paper)
    # Of the pages that begin where a document does, the last is its own; those before it have no
    # text of the book: they are blank, or end with notes.
    for one, following in zip(opening, [*opening[1:], None], strict=True):
        own = following is None or following.href != one.href
        said = squashed(one.after)[:12]
        assert (said in squashed(paper[one.label])) == own, f"page {one.label}"


def test_every_page_of_the_e_book_s_text_is_listed(made: tuple[Output, Output]) -> None:
    epub, pdf = made
    found = [one.label for one in breaks(epub.data)]
    assert [label for label, _ in listed(epub)] == found
    assert len(set(found)) == len(found)
    assert pdf.page_map is not None
    labels = [start.label for start in pdf.page_map.starts]
    assert [label for label in labels if label in set(found)] == found
    missing = {start.href for start in pdf.page_map.starts if start.label not in set(found)}
    assert missing <= {"half-title.xhtml", "stampeln.xhtml", ""}


# --- in the file ----------------------------------------------------------------------------------


def test_each_line_of_the_list_leads_to_its_page(made: tuple[Output, Output]) -> None:
    epub, _ = made
    for label, href in listed(epub):
        name, _, anchor = href.partition("#")
        (found,) = part(epub, name).xpath(f"//*[@id='{anchor}']")
        assert found.get("aria-label") == label
        assert found.get("role") == "doc-pagebreak"
        assert "".join(found.itertext()) == ""


def test_no_page_begins_inside_a_heading_or_a_note(made: tuple[Output, Output]) -> None:
    epub, _ = made
    for name in {href.partition("#")[0] for _, href in listed(epub)}:
        where = "ancestor::h:h1 or ancestor::h:h2 or ancestor::h:aside[@role]"
        query = f"//*[@epub:type='pagebreak'][{where}]"
        assert part(epub, name).xpath(query, namespaces=NS) == []


def test_old_e_readers_have_the_list_too(made: tuple[Output, Output]) -> None:
    epub, _ = made
    ncx = part(epub, "toc.ncx")
    targets = ncx.xpath("//ncx:pageTarget", namespaces=NS)
    assert [
        (one.findtext(".//{*}text"), one.find("{*}content").get("src")) for one in targets
    ] == listed(epub)
    orders = {
        one.find("{*}content").get("src"): int(one.get("playOrder"))
        for one in ncx.xpath("//ncx:pageTarget | //ncx:navPoint", namespaces=NS)
    }
    assert sorted(orders.values()) == list(range(1, len(orders) + 1))
    own = [int(one.get("playOrder")) for one in targets]
    assert own == sorted(own)


def test_the_file_is_sound(made: tuple[Output, Output], tmp_path: Path) -> None:
    epub, _ = made
    assert epubcheck(epub.data, tmp_path) == ()


def test_the_package_says_whose_pages_they_are() -> None:
    epub, _ = build(find(FOLDERS["pages"]), list(Kind)).outputs
    package = part(epub, "package.opf")
    said = {
        name: package.xpath(f"//opf:meta[@property='{name}']/text()", namespaces=NS)
        for name in ("pageBreakSource", "source-of", "schema:accessibilityFeature")
    }
    assert said["pageBreakSource"] == ["urn:isbn:9789100000028"]
    assert said["source-of"] == ["pagination"]
    assert "pageNavigation" in said["schema:accessibilityFeature"]
    assert package.xpath("//dc:source/text()", namespaces=NS) == ["urn:isbn:9789100000028"]


@given(
    text=st.text(st.characters(categories=("L", "Z")), min_size=2, max_size=40),
    cuts=st.lists(st.integers(0, 39), max_size=4),
    at=st.integers(1, 39),
)
def test_a_text_that_is_parted_knows_its_places(text: str, cuts: list[int], at: int) -> None:
    starts = sorted({0, *(cut for cut in cuts if cut < len(text))})
    runs = tuple(Run(start, 1 + n, 7 * n + 1, n % 2 == 0) for n, start in enumerate(starts))
    whole = Text(text=text, runs=runs)
    at = min(at, len(text) - 1)
    before, after = whole.parted(at)
    assert before.text + after.text == text
    places = [before.place(index) for index in range(len(before.text))]
    places += [after.place(index) for index in range(len(after.text))]
    assert places == [whole.place(index) for index in range(len(text))]


# --- which books have one -------------------------------------------------------------------------

TOML = '[book]\ntitle = "Hav"\nauthor = "A"\nlang = "sv"\ndate = 2026-11-24\nidentifier = "x:y"\n'
LISTED = f"{TOML}[epub]\npage-list = true\n"
LONG = " ".join(f"Ord {number} är ett ord." for number in range(400))


def test_the_e_book_alone_has_the_same_list(tmp_path: Path) -> None:
    folder = lay_out(tmp_path, {"bok.toml": LISTED, "a.md": f"# A\n\n{LONG}\n"})
    (alone,) = build(find(folder), [Kind.EPUB]).outputs
    both, _ = build(find(folder), list(Kind)).outputs
    assert alone.data == both.data
    assert len(listed(alone)) > 5


def test_a_book_may_do_without_it(tmp_path: Path) -> None:
    folder = lay_out(tmp_path, {"bok.toml": f"{TOML}[epub]\npage-list = false\n", "a.md": "# A\n"})
    epub, _ = build(find(folder), list(Kind)).outputs
    assert breaks(epub.data) == []
    assert listed(epub) == []
    text = etree.tostring(part(epub, "package.opf")).decode()
    assert "pageBreakSource" not in text
    assert "pageNavigation" not in text
    assert part(epub, "toc.ncx").xpath("//ncx:pageList", namespaces=NS) == []


def test_without_pango_the_e_book_has_no_list_and_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_pango(name: str) -> None:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr("bokbygg.pdf.composing.import_module", no_pango)
    monkeypatch.setattr("bokbygg.cache.kept", lambda name: None)
    folder = lay_out(tmp_path, {"bok.toml": LISTED, "a.md": f"# A\n\n{LONG}\n"})
    result = build(find(folder), [Kind.EPUB])
    assert [(one.code, one.message) for one in result.findings if one.code == "E090"] == [
        (
            "E090",
            "the e-book lists no pages: the layout engine does not start: "
            "cannot load library 'libpango-1.0-0'",
        )
    ]
    assert listed(result.outputs[0]) == []


def test_an_essay_of_the_e_book_alone_has_no_pages(tmp_path: Path) -> None:
    files = {
        "bok.toml": LISTED,
        "a.md": f"# A\n\n{LONG}\n",
        "b.md": f"---\nonly: epub\n---\n\n# B\n\n{LONG}\n",
        "c.md": f"---\nonly: pdf\n---\n\n# C\n\n{LONG}\n",
        "d.md": f"# D\n\n{LONG}\n",
    }
    epub, pdf = build(find(lay_out(tmp_path, files)), list(Kind)).outputs
    named = {href.partition("#")[0] for _, href in listed(epub)}
    assert "b.xhtml" not in named
    assert {"a.xhtml", "d.xhtml"} <= named
    assert pdf.page_map is not None
    lacking = {one.label for one in pdf.page_map.starts if one.href == "c.xhtml"}
    assert lacking
    assert not lacking & {label for label, _ in listed(epub)}


def test_a_book_whose_essays_are_all_for_the_e_book_has_no_list(tmp_path: Path) -> None:
    files = {"bok.toml": LISTED, "a.md": f"---\nonly: epub\n---\n\n# A\n\n{LONG}\n"}
    result = build(find(lay_out(tmp_path, files)), [Kind.EPUB])
    assert codes(result.findings) == []
    assert listed(result.outputs[0]) == []


def test_notes_at_the_end_of_the_book_have_pages(tmp_path: Path) -> None:
    calls = " ".join(f"Ord[^{number}]." for number in range(1, 60))
    notes = "\n\n".join(f"[^{number}]: Not {number}. {LONG[:500]}" for number in range(1, 60))
    text = LISTED + '[content]\nnotes = "book"\n'
    folder = lay_out(tmp_path, {"bok.toml": text, "a.md": f"# A\n\n{calls}\n\n{notes}\n"})
    epub, pdf = build(find(folder), list(Kind)).outputs
    inside = [one for one in breaks(epub.data) if one.href == "endnotes.xhtml" and one.before]
    assert len(inside) > 10
    needs("mutool")
    paper = pages(pdf.data, tmp_path)
    for one in inside[1:]:
        assert squashed(one.after)[:20] in squashed(paper[one.label])


@pytest.mark.parametrize(("lang", "title"), [("fa", "صفحه‌ها"), ("he", "עמודים"), ("de", "Seiten")])
def test_labels_are_as_printed(lang: str, title: str, tmp_path: Path) -> None:
    text = LISTED.replace('"sv"', f'"{lang}"')
    folder = lay_out(tmp_path, {"bok.toml": text, "a.md": f"# A\n\n{LONG}\n"})
    epub, pdf = build(find(folder), list(Kind)).outputs
    (nav,) = part(epub, "nav.xhtml").xpath("//h:nav[@epub:type='page-list']", namespaces=NS)
    assert nav.get("aria-label") == title
    assert pdf.page_map is not None
    printed = {start.label for start in pdf.page_map.starts}
    assert {label for label, _ in listed(epub)} <= printed
    assert all(href.isascii() for _, href in listed(epub))
    assert epubcheck(epub.data, tmp_path) == ()


def test_an_edition_without_numbers_of_its_own_is_told_apart(tmp_path: Path) -> None:
    folder = lay_out(tmp_path, {"bok.toml": LISTED, "a.md": f"# A\n\n{LONG}\n"})
    project = find(folder)
    epub, _ = build(project, list(Kind)).outputs
    (source,) = part(epub, "package.opf").xpath(
        "//opf:meta[@property='pageBreakSource']/text()", namespaces=NS
    )
    assert source != "x:y"
    assert source.startswith("urn:uuid:")
