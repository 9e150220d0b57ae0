"""Notes in full: what they hold, where they are called, where they stand, and the ways back."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bokbygg.book import Document, Kind, plain
from bokbygg.build import build
from bokbygg.compose import documents, entries
from bokbygg.read import find
from tests.bookmaking import book_of, chapter_of, codes, lay_out
from tests.epub_judge import epubcheck
from tests.pdf_bench import SENTENCE, Printed

Files = dict[str, str | bytes]
NS = {"h": "http://www.w3.org/1999/xhtml", "ops": "http://www.idpf.org/2007/ops"}
TOML = '[book]\ntitle = "T"\nauthor = "A"\nlang = "sv"\ndate = 2026-01-01\n'
MODES = ("pop-up", "chapter", "book")


def book_with(notes: str, files: Files) -> Files:
    return {"bok.toml": f'{TOML}[content]\nnotes = "{notes}"\n', **files}


def composed(folder: Path, files: Files, kind: Kind = Kind.EPUB) -> dict[str, Document]:
    book, edition = book_of(lay_out(folder, files), kind)
    return {document.href: document for document in documents(book, edition)}


def found(document: Document, path: str) -> list[str]:
    """What an XPath finds, as text with single blanks."""
    nodes = etree.fromstring(document.xhtml.encode()).xpath(path, namespaces=NS)
    return [" ".join("".join(n.itertext()).split()) if hasattr(n, "itertext") else n for n in nodes]


# --- where a note is called -----------------------------------------------------------------------


def test_notes_are_numbered_from_the_title_on() -> None:
    text = "# Havet[^t]\n\nLugnt.[^1] ^[Direkt.]\n\n## Ön[^h]\n\n[^1]: Ett.\n[^t]: T.\n[^h]: H.\n"
    chapter = chapter_of(text)
    assert [plain(note.body).strip() for note in chapter.notes] == ["T.", "Ett.", "Direkt.", "H."]
    assert plain(chapter.title) == "Havet"
    assert [plain(heading.title) for heading in chapter.headings] == ["Ön"]
    assert codes(chapter.findings) == []


OPENING = """---
title: "Havet[^t]"
subtitle: "En resa^[Kort.]"
epigraph: { text: "Allt flyter[^m]", source: "Någon[^m]" }
---

Lugnt.[^1]

[^1]: Ett.
[^t]: Titel.
[^m]: Motto.
"""


@pytest.mark.parametrize("kind", Kind)
def test_title_subtitle_and_motto_may_call_notes(kind: Kind, tmp_path: Path) -> None:
    made = composed(tmp_path, {"bok.toml": TOML, "a.md": OPENING}, kind)
    essay = made["a.xhtml"]
    assert found(essay, "//h:title") == ["Havet"]
    if kind is Kind.EPUB:
        assert found(essay, "//h:header//h:a[@class='noteref']") == ["1", "2", "3", "3"]
        assert found(essay, "//h:aside")[2] == "3 Motto. b"
    else:
        calls = "//h:header//h:span[@class='footnote']/@data-number"
        assert found(essay, calls) == ["1", "2", "3"]
        assert found(essay, "/h:html/h:body/@data-title") == ["Havet"]


@pytest.mark.parametrize("kind", Kind)
def test_the_contents_know_nothing_of_a_titles_notes(kind: Kind, tmp_path: Path) -> None:
    book, edition = book_of(lay_out(tmp_path, {"bok.toml": TOML, "a.md": OPENING}), kind)
    assert [entry.label for entry in entries(book, edition)] == ["Havet"]


def test_a_heading_that_repeats_the_title_may_call_its_note(tmp_path: Path) -> None:
    text = "---\ntitle: Havet\n---\n\n# Havet[^1]\n\nLugnt.\n\n[^1]: Ett.\n"
    essay = composed(tmp_path, {"a.md": text})["a.xhtml"]
    assert found(essay, "//h:h1 | //h:h2") == ["Havet1"]


def test_bookmarks_and_running_heads_go_without_notes(tmp_path: Path) -> None:
    text = f"{OPENING}\n## Ön[^1]\n\n{SENTENCE * 90}\n"
    folder = lay_out(tmp_path, {"bok.toml": TOML, "a.md": text})
    printed = Printed(build(find(folder), [Kind.PRINT]).outputs[0].data)
    with printed.pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        assert "Havet" in titles
        assert [child.title for item in outline.root for child in item.children] == ["Ön"]
    assert "Havet 3" in printed.page("3") or "3 Havet" in printed.page("3")


def test_a_note_in_a_line_that_stands_elsewhere_is_told_of() -> None:
    from bokbygg.book import FrontMatter, HouseStyle, Sheet, Source
    from bokbygg.parse import parse

    source = Source(path="a.md", text="# A\n\nLugnt.\n\n[^1]: Ett.\n")
    meta = FrontMatter(source="Boken[^1]")
    chapter = parse(
        Sheet(source=source, meta=meta, slug="a", role="chapter"), HouseStyle(lang="sv")
    )
    assert codes(chapter.findings) == ["S006"]


# --- the ways back --------------------------------------------------------------------------------

TWICE = "# A\n\nEtt[^x] två[^x] tre[^y].\n\n[^x]: Se *här*.\n[^y]: Som förut.[^x]\n"


def test_a_call_holds_its_number_alone_and_a_note_begins_with_its_way_back(tmp_path: Path) -> None:
    essay = composed(tmp_path, {"bok.toml": TOML, "a.md": TWICE})["a.xhtml"]
    assert found(essay, "//h:a[@class='noteref'][*]") == []
    assert found(essay, "//h:aside/*[1]/node()[1]/@role") == ["doc-backlink"] * 2
    assert found(essay, "//h:aside/*[1]/node()[1]") == ["1", "2"]


def test_each_further_call_has_its_way_back_behind_the_note(tmp_path: Path) -> None:
    essay = composed(tmp_path, {"bok.toml": TOML, "a.md": TWICE})["a.xhtml"]
    assert found(essay, "//h:aside[1]//h:a[contains(@class, 'backlink')]/@href") == [
        "#a_call-1",
        "#a_call-1-2",
        "#a_call-1-3",
    ]
    assert found(essay, "//h:aside[1]") == ["1 Se här. b c"]
    labels = found(essay, "//h:aside[1]//h:a[@role]/@aria-label")
    assert labels == [
        "Not 1. Tillbaka till texten (a)",
        "Tillbaka till texten (b)",
        "Tillbaka till texten (c)",
    ]


def test_behind_a_list_the_further_ways_back_have_a_line_of_their_own(tmp_path: Path) -> None:
    text = "# A\n\nEtt[^x] två[^x].\n\n[^x]:\n    - en\n    - två\n"
    essay = composed(tmp_path, {"bok.toml": TOML, "a.md": text})["a.xhtml"]
    assert found(essay, "//h:aside/*") == ["1", "en två", "b"]


# --- where the notes stand ------------------------------------------------------------------------

BOTH: Files = {
    "a.md": TWICE,
    "b.md": "---\ntitle: B\nlang: en\n---\n\nOne[^1].\n\n[^1]: See [there](a.md), [here](#c).\n\n"
    "## C\n\nText.\n",
    "c.md": "# Inget\n\nUtan noter.\n",
}


@pytest.mark.parametrize("kind", Kind)
def test_after_each_essay_if_the_author_wants_them_there(kind: Kind, tmp_path: Path) -> None:
    made = composed(tmp_path, book_with("chapter", BOTH), kind)
    assert found(made["a.xhtml"], "//h:section[@class='endnotes']/h:h2") == ["Noter"]
    assert found(made["b.xhtml"], "//h:section[@class='endnotes']/h:h2") == ["Notes"]
    assert found(made["c.xhtml"], "//h:section[@class='endnotes']") == []
    ends = found(made["a.xhtml"], "//h:div[@class='note']")
    letters = " b c" if kind is Kind.EPUB else ""
    assert ends == [f"1 Se här.{letters}", "2 Som förut.1"]
    assert found(made["a.xhtml"], "//h:span[@class='footnote'] | //h:aside") == []


@pytest.mark.parametrize("kind", Kind)
def test_at_the_end_of_the_book_essay_by_essay(kind: Kind, tmp_path: Path) -> None:
    made = composed(tmp_path, book_with("book", BOTH), kind)
    notes = made["endnotes.xhtml"]
    assert found(notes, "//h:h1") == ["Noter"]
    assert found(notes, "//h:h2") == ["A", "B"]
    assert found(notes, "//h:section[@lang]/@lang") == ["en"]
    assert len(found(notes, "//h:div[@class='note']")) == 3
    assert found(made["a.xhtml"], "//h:div[contains(@class, 'note')]") == []
    home, away = ("a.xhtml", "endnotes.xhtml") if kind is Kind.EPUB else ("", "")
    assert found(made["a.xhtml"], "//h:a[@class='noteref']/@href")[0] == f"{away}#a_note-1"
    back = found(notes, "//h:div[@id='a_note-1']//h:a/@href")
    assert back[0] == f"{home}#a_call-1"
    if kind is Kind.EPUB:
        assert back[1:] == ["a.xhtml#a_call-1-2", "#a_call-1-3"]
        links = found(notes, "//h:div[@id='b_note-1']//h:a[not(@class)]/@href")
        assert links == ["a.xhtml", "b.xhtml#b--c"]


def test_a_book_without_notes_has_no_page_for_them(tmp_path: Path) -> None:
    assert "endnotes.xhtml" not in composed(tmp_path, book_with("book", {"c.md": BOTH["c.md"]}))


def test_the_notes_stand_where_books_have_them_and_in_the_contents(tmp_path: Path) -> None:
    files: Files = {**BOTH, "y.md": "---\nrole: afterword\n---\n\nY.\n"}
    files |= {"z.md": "---\nrole: about\n---\n\nZ.\n", "endnotes.md": "# E\n\nEn essä.\n"}
    book, edition = book_of(lay_out(tmp_path, book_with("book", files)))
    hrefs = [document.href for document in documents(book, edition)]
    assert hrefs[-4:] == ["y.xhtml", "endnotes.xhtml", "z.xhtml", "colophon.xhtml"]
    assert "endnotes-2.xhtml" in hrefs
    assert [entry.plain for entry in entries(book, edition)][-3:-1] == ["Efterord", "Noter"]


def many(count: int) -> str:
    calls = " ".join(f"ord[^{n}]" for n in range(count))
    return f"# A\n\n{calls}\n\n" + "\n".join(f"[^{n}]: Not {n}." for n in range(count))


def test_an_ebook_has_a_few_hundred_notes_a_file_and_print_has_one(tmp_path: Path) -> None:
    files = book_with("book", {"a.md": many(200), "b.md": many(200), "c.md": many(700)})
    made = composed(tmp_path, files)
    sizes = {href: len(found(made[href], "//h:div[@class='note']")) for href in made}
    held = {href: size for href, size in sizes.items() if size}
    assert list(held.values()) == [200, 200, 300, 300, 100]
    assert list(held)[:2] == ["endnotes.xhtml", "endnotes_2.xhtml"]
    assert [href for href in made if found(made[href], "//h:h1[. = 'Noter']")] == ["endnotes.xhtml"]
    printed = composed(tmp_path, files, Kind.PRINT)
    assert len(found(printed["endnotes.xhtml"], "//h:div[@class='note']")) == 1100


FULL = """# A[^t]

Ett[^x] två[^x] tre[^y].

| A | B |
|---|---|
| 1[^r] | 2 |

: Tabell[^c]

[^t]: T.
[^r]: R.
[^c]: C.
[^y]: Y.
[^x]: Först.

    - en
    - två

    > Citat.

    ```
    kod
      mer
    ```

    | A | B |
    |---|---|
    | 1 | 2 |
"""


@pytest.mark.long
@pytest.mark.parametrize("notes", MODES)
def test_epubcheck_has_nothing_to_say_wherever_they_stand(notes: str, tmp_path: Path) -> None:
    files = book_with(notes, {**BOTH, "d.md": FULL, "e.md": many(400)})
    (made,) = build(find(lay_out(tmp_path, files)), [Kind.EPUB]).outputs
    assert epubcheck(made.data, tmp_path) == ()


_LINE = st.sampled_from(
    ["Ett[^1] två[^1].", "## R[^2]", "> C[^3]", "- P[^1]", "^[Direkt [x](b.md).]", "T^[a[^2]]"]
)
_NOTES = "\n\n[^1]: Ett.[^4]\n[^2]: Två.\n\n    - p\n[^3]: [x](#r).[^1]\n[^4]: Fyra.[^4]\n"


@settings(max_examples=40, deadline=None)
@given(
    notes=st.sampled_from(MODES),
    kind=st.sampled_from(list(Kind)),
    lines=st.lists(_LINE, min_size=1, max_size=6),
)
def test_every_call_finds_its_note_and_every_note_its_calls(
    notes: str, kind: Kind, lines: list[str]
) -> None:
    text = "\n\n".join(["# A[^3]", *lines]) + _NOTES
    files = book_with(notes, {"a.md": text, "b.md": text.replace("# A", "# B")})
    with tempfile.TemporaryDirectory() as folder:
        made = composed(Path(folder), files, kind)
    places: Counter[tuple[str, str]] = Counter()
    for href, document in made.items():
        for anchor in found(document, "//@id"):
            places[href if kind is Kind.EPUB else "", anchor] += 1
    assert set(places.values()) == {1}
    for href, document in made.items():
        classes = "noteref", "backlink"
        for name in classes:
            for link in found(document, f"//h:a[contains(@class, '{name}')]/@href"):
                file, _, anchor = link.partition("#")
                file = file or href if kind is Kind.EPUB else ""
                assert (file, anchor) in places


# --- in print -------------------------------------------------------------------------------------


def pages(folder: Path, text: str, notes: str = "pop-up") -> tuple[list[str], list[str]]:
    """The text of each printed page, and the codes of what was found."""
    result = build(find(lay_out(folder, book_with(notes, {"a.md": text}))), [Kind.PRINT])
    return Printed(result.outputs[0].data).pages, [found.code for found in result.findings]


@pytest.mark.parametrize("notes", MODES)
def test_every_note_is_printed_once_wherever_it_stands(notes: str, tmp_path: Path) -> None:
    text = FULL.replace("Ett[^x]", f"Ett[^x] {SENTENCE * 3}")
    whole = " ".join(pages(tmp_path, text, notes)[0])
    for word in ("T.", "R.", "C.", "Y.", "Först.", "Citat."):
        assert whole.count(word) == 1, word


def test_a_line_end_in_a_note_is_a_blank(tmp_path: Path) -> None:
    note = "\n    ".join(["Först", "sedan", "och", "till", "slut."])
    folder = lay_out(
        tmp_path, {"bok.toml": TOML, "a.md": f"# A\n\nEtt[^1].\n\n[^1]: {note}\n\n    Slut.\n"}
    )
    data = build(find(folder), [Kind.PRINT]).outputs[0].data
    import pypdfium2

    lines = [
        line.strip()
        for page in pypdfium2.PdfDocument(data)
        for line in page.get_textpage().get_text_bounded().splitlines()
    ]
    assert any(line.endswith("Först sedan och till slut.") for line in lines)


def test_a_note_that_would_fill_the_page_stands_at_the_end_of_its_essay(tmp_path: Path) -> None:
    lines = "\n".join(f"    - punkt {n}" for n in range(24))
    text = f"# A\n\n{SENTENCE * 6}\n\nEtt[^1] slut.\n\n{SENTENCE}\n\n[^1]: Lista:\n\n{lines}\n"
    printed, found = pages(tmp_path, text)
    assert "L003" in found
    assert " ".join(printed).count("punkt 23") == 1
    (page,) = [page for page in printed if "Ett" in page]
    assert SENTENCE.strip()[:30] in page.split("slut.")[1]


def test_a_note_in_the_head_of_a_table_over_pages_is_printed_once(tmp_path: Path) -> None:
    rows = "\n".join(f"| rad {n} | text |" for n in range(90))
    text = f"# A\n\n| Rad[^1] | B |\n|---|---|\n{rows}\n\n[^1]: Huvudets not.\n"
    printed, _ = pages(tmp_path, text)
    assert " ".join(printed).count("Huvudets not.") == 1
