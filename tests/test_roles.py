"""The parts of a book: their names in the vocabularies, their order, the pages made of settings."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from bokbygg.book import Document, Kind
from bokbygg.compose import contents_place, documents
from bokbygg.languages import LANGUAGES
from bokbygg.pdf import press
from bokbygg.roles import ROLES, Titling, place
from tests.bookmaking import book_of, codes, lay_out
from tests.pdf_bench import Printed

EPUB_TYPES = frozenset(
    (
        *("cover", "frontmatter", "bodymatter", "backmatter", "volume", "part", "chapter"),
        *("division", "subchapter", "abstract", "foreword", "preface", "prologue", "introduction"),
        *("preamble", "conclusion", "epilogue", "afterword", "epigraph", "toc", "toc-brief"),
        *("landmarks", "loa", "loi", "lot", "lov", "appendix", "colophon", "credits", "keywords"),
        *("index", "glossary", "bibliography", "titlepage", "halftitlepage", "copyright-page"),
        *("seriespage", "endnotes", "acknowledgments", "imprint", "imprimatur", "contributors"),
        *("other-credits", "errata", "dedication", "revision-history"),
    )
)
"""Terms for sections (EPUB Structural Semantics Vocabulary 1.1)."""

ARIA_ROLES = frozenset(
    (
        *("doc-abstract", "doc-acknowledgments", "doc-afterword", "doc-appendix"),
        *("doc-bibliography", "doc-chapter", "doc-colophon", "doc-conclusion", "doc-credit"),
        *("doc-credits", "doc-dedication", "doc-endnotes", "doc-epigraph", "doc-epilogue"),
        *("doc-errata", "doc-example", "doc-foreword", "doc-glossary", "doc-index"),
        *("doc-introduction", "doc-notice", "doc-pagelist", "doc-part", "doc-preface"),
        *("doc-prologue", "doc-pullquote", "doc-qna", "doc-toc"),
    )
)
"""Roles that a section may have (DPUB-ARIA 1.1, ARIA in HTML)."""

ORDER = """half-title title-page imprint dedication epigraph contents list-of-figures
list-of-tables foreword preface introduction part chapter interlude afterword appendix notes
acknowledgements about index colophon""".split()

Files = dict[str, str | bytes]
H = "{http://www.w3.org/1999/xhtml}"


def composed(folder: Path, files: Files, kind: Kind = Kind.PRINT) -> tuple[Document, ...]:
    """The documents of a book, without the marks that say where their text comes from."""
    book, edition = book_of(lay_out(folder, files), kind)
    assert set(codes(book.findings)) <= {"B005", "B006", "B007", "B008"}
    made = documents(book, edition)
    return tuple(replace(one, xhtml=re.sub(r"<\?text[^?]*\?>", "", one.xhtml)) for one in made)


def role(name: str, text: str = "Text.") -> str:
    return f"---\nrole: {name}\n---\n\n{text}\n"


def test_roles_stand_in_the_order_of_books() -> None:
    assert list(ROLES) == ORDER
    assert [place(name) for name in ORDER] == list(range(len(ORDER)))


@pytest.mark.parametrize("name", ROLES)
def test_a_role_is_called_as_its_vocabularies_call_it(name: str) -> None:
    assert ROLES[name].epub_type in EPUB_TYPES | {""}
    assert ROLES[name].aria in ARIA_ROLES | {""}


@pytest.mark.parametrize("name", ROLES)
def test_every_language_has_a_word_for_a_role(name: str) -> None:
    assert all(ROLES[name].title(row.words) for row in LANGUAGES.values())


def test_a_book_has_the_pages_that_books_have(tmp_path: Path) -> None:
    files: Files = {"a.md": "# A\n\nText.\n"}
    in_print = composed(tmp_path, files)
    assert [one.role for one in in_print] == [
        "half-title",
        "title-page",
        "imprint",
        "contents",
        "chapter",
        "colophon",
    ]
    ebook = composed(tmp_path, files, Kind.EPUB)
    assert [one.role for one in ebook] == ["title-page", "imprint", "chapter", "colophon"]
    assert contents_place(ebook) == 2


@pytest.mark.parametrize("name", [row.name for row in ROLES.values() if row.page and row.template])
def test_an_essay_stands_in_place_of_the_page_that_would_be_made(name: str, tmp_path: Path) -> None:
    made = composed(tmp_path, {"a.md": "# A\n\nText.\n", "x.md": role(name, "Mina ord.")})
    (one,) = [one for one in made if one.role == name]
    assert "Mina ord." in one.xhtml
    assert [one.role for one in made] == [
        "half-title",
        "title-page",
        "imprint",
        "contents",
        "chapter",
        *(["index"] if name == "index" else []),  # made only where something is marked for it
        "colophon",
    ]


def test_pages_that_are_made_stand_before_the_first_essay_that_follows_them(tmp_path: Path) -> None:
    toml = '[content]\nfront = ["tack.md", "till.md"]\nchapters = ["a.md"]\n'
    files: Files = {
        "bok.toml": toml,
        "till.md": role("dedication"),
        "tack.md": role("foreword"),
        "a.md": "# A\n\nText.\n",
    }
    assert [one.role for one in composed(tmp_path, files)][3:6] == [
        "contents",
        "foreword",
        "dedication",
    ]


@pytest.mark.parametrize("name", ["dedication", "epigraph", "imprint"])
def test_a_page_without_heading_is_called_by_its_role(name: str, tmp_path: Path) -> None:
    files: Files = {
        "bok.toml": '[book]\nlang = "sv"\n',
        "a.md": "# A\n\nText.\n",
        "x.md": role(name, "# Rubrik\n\nTill Eva"),
        "y.md": role(name, "Till Bo"),
    }
    made = [one for one in composed(tmp_path, files) if one.role == name]
    words = LANGUAGES["sv"].words
    assert [one.title for one in made] == ["Rubrik", ROLES[name].title(words)]
    for one in made:
        (section,) = etree.fromstring(one.xhtml.encode()).iter(f"{H}section")
        assert section.get("aria-label") == one.title
        assert list(section.iter(f"{H}h1", f"{H}h2")) == []


def test_a_page_that_is_but_a_heading_prints_it(tmp_path: Path) -> None:
    files: Files = {"a.md": "# A\n\nText.\n", "x.md": role("dedication", "# Till Eva")}
    (one,) = [one for one in composed(tmp_path, files) if one.role == "dedication"]
    assert ">Till Eva</h2>" in one.xhtml


@pytest.mark.parametrize("name", ["imprint", "colophon"])
def test_a_page_of_many_lines_does_not_run_off_its_head(name: str, tmp_path: Path) -> None:
    files: Files = {"a.md": "# A\n\nText.\n", "x.md": role(name, "En kort rad.\n\n" * 70)}
    printed = Printed(press(*book_of(lay_out(tmp_path, files), Kind.PRINT)).data)
    assert " ".join(printed.pages).count("En kort rad.") == 70


def test_a_title_page_keeps_its_lines_in_their_order(tmp_path: Path) -> None:
    text = "Anna Ek\n\n# Havet\n\nEssäer\n"
    files: Files = {"a.md": "# A\n\nText.\n", "x.md": role("title-page", text)}
    (one,) = [one for one in composed(tmp_path, files) if one.role == "title-page"]
    lines = [text.strip() for text in etree.fromstring(one.xhtml.encode())[1].itertext()]
    assert [line for line in lines if line] == ["Anna Ek", "Havet", "Essäer"]
    assert one.title == "Havet"


@pytest.mark.parametrize("name", [name for name in ROLES if ROLES[name].keeps_lines])
def test_a_page_of_lines_keeps_them(name: str, tmp_path: Path) -> None:
    made = composed(tmp_path, {"a.md": "# A\n\nText.\n", "x.md": role(name, "Till Eva\n*och* Bo")})
    (one,) = [one for one in made if one.role == name]
    assert "Till Eva<br/>" in one.xhtml


def test_lines_that_an_editor_folded_are_not_kept(tmp_path: Path) -> None:
    text = f"{'Ett ord till. ' * 5}\noch ett."
    made = composed(tmp_path, {"a.md": "# A\n\nText.\n", "x.md": role("imprint", text)})
    (one,) = [one for one in made if one.role == "imprint"]
    assert "<br/>" not in one.xhtml


def test_a_motto_may_be_given_in_the_front_matter(tmp_path: Path) -> None:
    head = "---\nrole: epigraph\nepigraph: { text: Allt flyter., source: Herakleitos }\n---\n"
    made = composed(tmp_path, {"a.md": "# A\n\nText.\n", "x.md": head})
    (one,) = [one for one in made if one.role == "epigraph"]
    assert '<p>Allt flyter.</p>\n<p class="source">Herakleitos</p>' in one.xhtml


@pytest.mark.parametrize(
    "text",
    [
        "Allt flyter.\n\n– Herakleitos",
        "Allt flyter.\n-- Herakleitos",
        "> Allt flyter.\n>\n> — Herakleitos\n\n> Inget *flyter*.\n> — Parmenides",
    ],
)
def test_a_motto_ends_with_whose_words_it_is(text: str, tmp_path: Path) -> None:
    made = composed(tmp_path, {"a.md": "# A\n\nText.\n", "x.md": role("epigraph", text)})
    (one,) = [one for one in made if one.role == "epigraph"]
    assert '<p>Allt flyter.</p>\n<p class="source">Herakleitos</p>' in one.xhtml
    assert one.xhtml.count('class="source"') == 1 + text.count("Parmenides")


def test_an_essay_whose_role_says_its_title_needs_none(tmp_path: Path) -> None:
    files: Files = {
        "bok.toml": '[book]\nlang = "sv"\n',
        "a.md": "# A\n\nText.\n",
        "x.md": role("afterword"),
    }
    (one,) = [one for one in composed(tmp_path, files) if one.role == "afterword"]
    assert one.title == "Efterord"


def test_only_pages_with_a_title_are_lines_of_the_contents(tmp_path: Path) -> None:
    essays: Files = {f"{n}.md": role(n, f"# {n}\n\nText.") for n in ROLES if ROLES[n].template}
    made = composed(tmp_path, essays)
    (contents,) = [one for one in made if one.role == "contents"]
    lines = etree.fromstring(contents.xhtml.encode()).iter(f"{H}a")
    listed = [name for name in ORDER if ROLES[name].titling is Titling.ALWAYS]
    assert [line.get("href") for line in lines] == [
        f"#{name}" for name in listed if ROLES[name].template
    ]
