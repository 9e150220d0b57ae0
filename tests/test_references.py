"""References to figures, tables, sections and essays: what an author writes, and what is printed.

In the books of these tests the essay `a` refers and the essay `b` is referred to.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bokbygg.book import Book, Kind
from bokbygg.compose import documents
from tests.bookmaking import book_of, codes, lay_out, png, unmarked

BOK = """[book]
title = "B"
author = "Anna Ek"
lang = "sv"
date = 2026-11-23
identifier = "urn:x:1"

[content]
"""

TARGET = """# Om *isen*

## Sprickor {#sec-sprickor}

### I mitten {#mitten}

![Is](is.png "Isen *ligger*."){#fig-is}

## Lossning {.unnumbered #lossning}

![Is](is.png "En till")

![Is](is.png){#fig-bar}

| År | Is |
|----|----|
| 1912 | 12 |

: Tjocklek {#tbl-is}

{#punkt}
En punkt.
"""


def book(folder: Path, text: str, settings: str = "", target: str = TARGET) -> Book:
    files: dict[str, str | bytes] = {
        "bok.toml": BOK + settings,
        "a.md": f"# A\n\n{text}\n",
        "b.md": target,
        "is.png": png(60, 40),
    }
    return book_of(lay_out(folder, files))[0]


def essay(book: Book, slug: str, kind: Kind = Kind.EPUB) -> str:
    """The text of an essay as an edition has it."""
    from bokbygg.book import Edition, Page

    made = documents(book, Edition(kind=kind, stylesheets=(), page=Page()))
    xhtml = next(one.xhtml for one in made if one.href == f"{slug}.xhtml")
    return unmarked(xhtml).partition("</header>")[2].partition("</section>")[0].strip()


def printed(text: str, folder: Path, settings: str = "", kind: Kind = Kind.EPUB) -> str:
    """What a paragraph of the referring essay comes out as, without tags."""
    made = essay(book(folder, text, settings), "a", kind)
    return re.sub(r"<[^>]*>", "", made).replace("\u00a0", " ")


SECTIONS = "number-sections = true\n"
CHAPTERS = 'number-chapters = "1"\n'

# --- what a reference says ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Se [](#fig-is).", "Se figur 1."),
        ("Se [](b.md#fig-is).", "Se figur 1."),
        ("Se [](b.md#tbl-is).", "Se tabell 1."),
        ("Se @fig-is, @tbl-is.", "Se figur 1, tabell 1."),
        ("Se (@fig-is).", "Se (figur 1)."),
        ("Se [@fig-is] och -@fig-is.", "Se figur 1 och 1."),
        ("Se [bild @fig-is].", "Se bild 1."),
        (r"Figur \@ref(fig:is) och \@ref(tbl-is).", "Figur 1 och 1."),
        ("Nummer [](#fig-is){.number}.", "Nummer 1."),
        ("Se [](#fig-is){.title}.", "Se Isen ligger."),
        ("Se [](b.md).", "Se Om isen."),
        ("Se @sec-sprickor.", "Se Sprickor."),
        ("Se [](b.md#mitten).", "Se I mitten."),
        ("Se [bilden av isen](#fig-is).", "Se bilden av isen."),
        ("[Se @fig-is här](b.md)", "Se figur 1 här"),
    ],
)
def test_a_reference_prints_what_it_leads_to(written: str, said: str, tmp_path: Path) -> None:
    assert printed(written, tmp_path) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("@fig-is visar is.", "Figur 1 visar is."),
        ("*@fig-is* visar is.", "Figur 1 visar is."),
        ("Is. @fig-is visar den. [](#tbl-is) med.", "Is. Figur 1 visar den. Tabell 1 med."),
        ("Se t.ex. @fig-is och s. @fig-is.", "Se t.ex. figur 1 och s. figur 1."),
        ("Se @Fig-is.", "Se Figur 1."),
        ("Is! @fig-is. @fig-is.", "Is! Figur 1. Figur 1."),
    ],
)
def test_a_reference_begins_a_sentence_with_a_capital(
    written: str, said: str, tmp_path: Path
) -> None:
    assert printed(written, tmp_path) == said


@pytest.mark.parametrize("written", ["anna@fig-tree.se", r"\@fig-is", "`@fig-is`", "@figaro"])
def test_what_only_looks_like_a_reference_stays_as_it_is(written: str, tmp_path: Path) -> None:
    assert printed(written, tmp_path) == written.strip("`\\")


def test_a_label_is_not_parted_from_its_number(tmp_path: Path) -> None:
    assert "figur\u00a01" in essay(book(tmp_path, "Se @fig-is."), "a")


def test_a_reference_is_a_link(tmp_path: Path) -> None:
    made = essay(book(tmp_path, "Se @fig-is."), "a")
    assert made == ('<p>Se <a class="cross-ref" href="b.xhtml#b--fig-is">figur\u00a01</a>.</p>')


def test_a_reference_inside_a_link_is_no_link_of_its_own(tmp_path: Path) -> None:
    assert essay(book(tmp_path, "[Se @fig-is](b.md)"), "a").count("<a ") == 1


# --- pages ----------------------------------------------------------------------------------------


def test_print_says_the_page_and_the_e_book_what_stands_there(tmp_path: Path) -> None:
    made = book(tmp_path, "Se [](#fig-is){.page} och [isen](b.md){.page}.")
    assert essay(made, "a", Kind.PRINT) == (
        '<p>Se <a class="page-ref" href="#b--fig-is">sida\u00a0'
        '<span data-page-of="b--fig-is"></span></a> och <a href="#b">isen</a>'
        '<a class="page-ref" href="#b"> (sida\u00a0<span data-page-of="b"></span>)</a>.</p>'
    )
    assert essay(made, "a", Kind.EPUB) == (
        '<p>Se <a class="cross-ref" href="b.xhtml#b--fig-is">figur\u00a01</a> '
        'och <a href="b.xhtml">isen</a>.</p>'
    )


def test_the_page_of_a_place_without_a_name_is_in_an_e_book_that_of_its_essay(
    tmp_path: Path,
) -> None:
    made = book(tmp_path, "Se [](#punkt){.page}.")
    assert 'href="b.xhtml#b--punkt">Om <em>isen</em></a>' in essay(made, "a")
    assert codes(made.findings) == []


# --- numbers --------------------------------------------------------------------------------------


def test_figures_and_tables_bear_their_numbers(tmp_path: Path) -> None:
    made = essay(book(tmp_path, "Text."), "b")
    assert '<span class="figure-number">Figur\u00a01.</span> Isen <em>ligger</em>.' in made
    assert '<span class="table-number">Tabell\u00a01.</span> Tjocklek</caption>' in made
    assert "<figcaption>En till</figcaption>" in made


def test_every_figure_with_a_caption_is_numbered_if_asked_for(tmp_path: Path) -> None:
    made = essay(book(tmp_path, "Text.", "number-figures = true\n"), "b")
    assert re.findall(r"Figur.(\d)\.", made) == ["1", "2"]


def test_figures_are_numbered_through_the_book(tmp_path: Path) -> None:
    made = book(tmp_path, '![Is](is.png "Först"){#fig-ett}\n\nSe @fig-is.')
    assert "figur\u00a02" in essay(made, "a")


def test_sections_are_numbered_in_text_and_contents_if_asked_for(tmp_path: Path) -> None:
    made = book(tmp_path, "Se @sec-sprickor, [](#mitten), [](#lossning).", SECTIONS)
    assert re.sub("<[^>]*>", "", essay(made, "a")) == (
        "Se avsnitt\u00a01, avsnitt\u00a01.1, Lossning."
    )
    target = essay(made, "b")
    assert '<h2 id="b--sec-sprickor"><span class="section-number">1</span> Sprickor</h2>' in target
    assert '<h2 id="b--lossning" class="unnumbered">Lossning</h2>' in target
    titles = ["".join(getattr(p, "text", "") for p in h.title) for h in made.spine[1].headings]
    assert titles == ["1 Sprickor", "1.1 I mitten", "Lossning"]


def test_what_stands_under_a_heading_without_a_number_has_none(tmp_path: Path) -> None:
    target = "# B\n\n## Ett\n\nx\n\n## Två {-}\n\nx\n\n### Under\n\nx\n\n## Tre\n\nx\n"
    made = essay(book(tmp_path, "Text.", SECTIONS, target), "b")
    assert re.findall(r'section-number">([\d.]+)', made) == ["1", "2"]


def test_a_label_among_words_of_another_language_says_which_is_its_own(tmp_path: Path) -> None:
    target = '# B\n\n![Is](is.png "The ice"){#fig-is lang=en}\n'
    made = essay(book(tmp_path, "Text.", "", target), "b")
    assert '<span class="figure-number" lang="sv" xml:lang="sv">Figur\u00a01.</span>' in made


def test_the_words_are_those_of_the_essay_that_refers(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    files: dict[str, str | bytes] = {
        "bok.toml": BOK,
        "a.md": "---\nlang: en\n---\n\n# A\n\nSee @fig-is on [](#fig-is){.page}.\n",
        "b.md": TARGET,
        "is.png": png(60, 40),
    }
    made = book_of(lay_out(tmp_path / "x", files))[0]
    assert "figure\u00a01" in essay(made, "a")
    assert "page\u00a0<span" in essay(made, "a", Kind.PRINT)


def test_figures_of_numbered_chapters_are_numbered_by_chapter(tmp_path: Path) -> None:
    made = book(tmp_path, '![Is](is.png "Först"){#fig-ett}\n\nSe @fig-is.', CHAPTERS)
    assert "Figur\u00a01.1." in essay(made, "a")
    assert "figur\u00a02.1" in essay(made, "a")


def test_sections_of_numbered_chapters_begin_with_the_chapters_number(tmp_path: Path) -> None:
    made = printed("Se [](#mitten) i [](b.md).", tmp_path, SECTIONS + CHAPTERS)
    assert made == "Se avsnitt 2.1.1 i kapitel 2."


def test_an_essay_without_a_number_has_no_numbered_sections_among_numbered_chapters(
    tmp_path: Path,
) -> None:
    target = '---\nnumber: false\n---\n\n# B\n\n## Ett\n\n![Is](is.png "Is"){#fig-is}\n'
    made = book(tmp_path, "Se @fig-is.", SECTIONS + CHAPTERS, target)
    assert "section-number" not in essay(made, "b")
    assert "Figur\u00a01." in essay(made, "b")


# --- what cannot be referred to -------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        *("[](#punkt)", "[](#fig-bar)", "[](#mitten){.number}", "[](b.md){.number}"),
        r"\@ref(mitten)",
    ],
)
def test_a_place_without_number_or_name_is_a_finding(written: str, tmp_path: Path) -> None:
    made = book(tmp_path, f"Se {written}.")
    assert codes(made.findings) == ["S060"]
    assert 'class="missing-reference">[' in essay(made, "a")


@pytest.mark.parametrize(
    "written", ["[](#fig-si)", "@fig-si", r"\@ref(fig:si)", "[](#fig-si){.page}"]
)
def test_a_dead_reference_is_a_finding_like_a_dead_link(written: str, tmp_path: Path) -> None:
    made = book(tmp_path, f"Se {written}.")
    assert codes(made.findings) == ["S002"]
    assert "did you mean `#fig-is`?" in made.findings[-1].hint


def test_a_name_that_two_other_essays_have_is_told_of(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"{name}.md": TARGET for name in ("b", "c")}
    files |= {"a.md": "# A\n\nSe @tbl-is.\n", "bok.toml": BOK, "is.png": png(60, 40)}
    (found,) = (one for one in book_of(lay_out(tmp_path, files))[0].findings if one.code == "S002")
    assert found.message == "`#tbl-is` may be a place in `b.md` and `c.md`"
    assert found.hint == "name the file, too: `b.md#tbl-is`"


def test_a_dead_link_that_asks_for_its_page_is_told_of_once(tmp_path: Path) -> None:
    made = book(tmp_path, "Se [isen](c.md){.page}.")
    assert codes(made.findings) == ["S001"]
    assert essay(made, "a", Kind.PRINT) == "<p>Se isen.</p>"


def test_titles_carry_no_references(tmp_path: Path) -> None:
    made = book(tmp_path, "## Om @fig-is\n\nText.")
    assert codes(made.findings) == ["S061"]
    assert '<h2 id="a--om">Om</h2>' in essay(made, "a")
