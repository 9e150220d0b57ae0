"""Projects of other tools become books: their order, their parts, their dialects."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from bokbygg.book import Kind
from bokbygg.build import build
from bokbygg.importers import IMPORTERS, Essay, Harvest, Sort, as_markdown, chosen, files, look, put
from bokbygg.read import find
from tests.bookmaking import lay_out
from tests.epub_judge import epubcheck

FOREIGN = Path(__file__).parent / "books/foreign"
CORPORA = Path(__file__).parents[2] / "shared/corpora"


def taken(folder: Path, project: Mapping[str, str | bytes], kind: str) -> Harvest:
    lay_out(folder / "in", project)
    material = look(folder / "in")
    importer = chosen(IMPORTERS, material)
    assert importer.name == kind
    return importer.take(material, "")


def shown(kind: str) -> Harvest:
    """What comes of the small project made for that tool in `books/foreign`."""
    material = look(FOREIGN / kind)
    importer = chosen(IMPORTERS, material)
    assert importer.name == kind
    return importer.take(material, "")


def by_slug(harvest: Harvest) -> dict[str, Essay]:
    return {essay.slug: essay for essay in harvest.essays}


def left(harvest: Harvest) -> list[tuple[str, int, str, str]]:
    """What was not carried: path, line, what, the words."""
    return [
        (one.path, one.line, one.said, one.before)
        for one in harvest.remarks
        if one.sort is Sort.LEFT
    ]


# --- mdBook ---------------------------------------------------------------------------------------


def test_a_summary_gives_order_and_parts() -> None:
    harvest = shown("mdbook")
    assert [(one.slug, one.part) for one in harvest.essays] == [
        ("preface", ""),
        ("winter", "Winter"),
        ("ice", "Winter"),
        ("spring", ""),
    ]
    assert harvest.essays[0].head["role"] == "preface"
    book = harvest.settings["book"]
    assert (book["title"], book["author"], book["lang"]) == ("Snow", "Anna Ek", "sv")


def test_links_lead_to_essays_and_what_is_missing_is_named() -> None:
    harvest = shown("mdbook")
    essays = by_slug(harvest)
    assert "See [ice](essay:ice#thin) and gone.\n" in essays["winter"].body
    assert "```rust\nlet a = 1;\n```" in essays["winter"].body
    assert "![Boat](images/boat.png) <!-- picture: no.png -->" in essays["ice"].body
    assert "From another file.\n\n```\n[../../code/main.rs]\n```" in essays["ice"].body
    assert "[Winter] and the text." in essays["spring"].body
    assert "[winter]: essay:winter" in essays["spring"].body
    said = left(harvest)
    assert ("src/ice/ice.md", 5, "a picture that was not found", "no.png (No)") in said
    assert ("src/winter.md", 0, "2 lines of Rust that mdBook hides", "") in said
    assert ("src/SUMMARY.md", 0, "a chapter that is planned and has no file", "Later") in said
    assert any("`../../code/main.rs`, which is to be taken in" in what for _, _, what, _ in said)
    assert any(path == "src/spring.md" and words == "../no.md" for path, _, _, words in said)


def test_a_summary_of_gitbook_has_parts_under_small_headings_and_places_in_chapters(
    tmp_path: Path,
) -> None:
    summary = """# Summary

### Winter

* [Ice](ice.md)
    * [Thin ice](ice.md#thin)
* [News](https://example.org/news.md)

### Spring

* [Thaw](thaw.md#first)
"""
    project = {"SUMMARY.md": summary, "ice.md": "# Ice\n\nCold.\n", "thaw.md": "# Thaw\n\nWet.\n"}
    harvest = taken(tmp_path, project, "mdbook")
    assert [(one.slug, one.part) for one in harvest.essays] == [
        ("ice", "Winter"),
        ("thaw", "Spring"),
    ]
    address = "* [News](https://example.org/news.md)"
    assert ("SUMMARY.md", 7, "a line of the summary", address) in left(harvest)


def test_an_include_outside_the_folder_is_not_opened(tmp_path: Path) -> None:
    lay_out(tmp_path, {"secret.md": "secret"})
    project = {"SUMMARY.md": "- [A](a.md)\n", "a.md": "x\n\n{{#include ../secret.md}}\n"}
    harvest = taken(tmp_path, project, "mdbook")
    assert "secret" not in harvest.essays[0].body.replace("secret.md", "")


# --- Pandoc ---------------------------------------------------------------------------------------


def test_folders_for_front_and_back_are_roles() -> None:
    harvest = shown("pandoc")
    assert [(one.head.get("role"), one.body.strip().split("\n")[0]) for one in harvest.essays] == [
        ("foreword", "## Foreword"),
        (None, "## One {#one}"),
        (None, "## Two"),
        ("appendix", "# Glossary"),
    ]
    said = left(harvest)
    assert ("metadata.yaml", 0, "the setting `kdp`", "yes") in said
    assert (
        "text/chapters/01.md",
        5,
        "a citation, which stays as it is written",
        "[@ek2020, p. 3]",
    ) in said
    assert ("text/chapters/01.md", 7, "a command for TeX", "\\newpage") in said
    assert ("notes/idea.md", 0, "a text outside the folder of the book", "") in said
    assert harvest.settings["book"]["author"] == "Anna Ek"


# --- Quarto and bookdown --------------------------------------------------------------------------


def test_quarto_has_parts_callouts_and_cells() -> None:
    harvest = shown("quarto")
    index, ice, appendix = harvest.essays
    assert (ice.part, appendix.head["role"]) == ("Winter", "appendix")
    assert "::: aside\n**Mind**\n\nIt is thin.\n:::" in ice.body
    assert (
        "![Boat](images/boat.png){#fig-boat}\n\nAs in @fig-boat. <https://film.example/1>"
        in ice.body
    )
    assert "```r\nplot(1)\n```" in ice.body
    assert index.body.strip().endswith("See @sec-ice.")
    assert any(line == 14 and "an option of a cell" in what for _, line, what, _ in left(harvest))


def test_bookdown_has_its_parts_in_headings() -> None:
    harvest = shown("bookdown")
    assert [(one.part, one.head.get("role")) for one in harvest.essays] == [
        ("", None),
        ("Winter", None),
        ("", "appendix"),
    ]
    assert "PART" not in harvest.essays[1].body
    assert "plot" not in harvest.essays[1].body
    assert any("a cell of r that is not shown" in what for _, _, what, _ in left(harvest))
    assert harvest.settings["book"]["title"] == "Snow"


# --- Jekyll and Hugo ------------------------------------------------------------------------------


def test_posts_of_jekyll_stand_by_their_dates() -> None:
    harvest = shown("jekyll")
    assert [one.slug for one in harvest.essays] == ["snow", "ice", "later", "about"]
    ice = by_slug(harvest)["ice"]
    assert "See [snow](essay:snow) and [b](essay:about).\n" in ice.body
    assert "~~~~ruby\nputs 1\n~~~~" in ice.body
    assert ice.head["keywords"] == ("cold",)
    assert by_slug(harvest)["later"].head["draft"] is True
    said = left(harvest)
    assert (
        "_posts/2021-01-02-ice.md",
        9,
        "a tag of Liquid, which only the site knows",
        "{% include film.html %}",
    ) in said
    assert any(words == "{: .big}" for _, _, _, words in said)


def test_posts_of_hugo_have_toml_and_shortcodes() -> None:
    harvest = shown("hugo")
    essays = by_slug(harvest)
    assert list(essays) == ["snow", "ice"]
    assert essays["snow"].head["draft"] is True
    assert str(getattr(essays["ice"].head["date"], "iso", "")) == "2021-01-02"
    assert '![Boat](images/boat.png "Ours")' in essays["ice"].body
    assert "<https://www.youtube.com/watch?v=abc> and so." in essays["ice"].body
    assert harvest.settings["book"]["lang"] == "sv-se"


# --- Crowbook -------------------------------------------------------------------------------------


def test_crowbook_lists_its_chapters_with_signs() -> None:
    harvest = shown("crowbook")
    one, thanks = harvest.essays
    assert one.head["title"] == "Chapitre 1"
    assert thanks.head == {"number": False}
    said = left(harvest)
    assert ("snow.book", 8, "a chapter whose file is not in the project", "../About.md") in said
    assert ("snow.book", 1, "the setting `import`", "../common.book") in said
    assert ("aside.md", 0, "a text that the list of chapters does not name", "") in said


def test_settings_that_grow_are_not_read(tmp_path: Path) -> None:
    laughs = "a: &a [x, x]\nb: &b [*a, *a]\ntitle: [*b, *b]\n"
    harvest = taken(tmp_path, {"metadata.yaml": laughs, "front-matter/a.md": "x\n"}, "pandoc")
    assert harvest.settings["book"]["title"] == "in"
    assert any("settings that cannot be read" in what for _, _, what, _ in left(harvest))


# --- projects that nobody of this project made ----------------------------------------------------


@pytest.mark.long
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the folder of strangers' projects is not here")
@pytest.mark.parametrize(
    ("name", "kind", "essays", "missing"),
    [
        ("rustbook", "mdbook", 111, "which is to be taken in and is not there"),
        ("jaeger", "pandoc", 11, "a picture that was not found"),
        ("textesfr/ptafdh", "crowbook", 16, "a chapter whose file is not in the project"),
    ],
)
def test_a_strangers_project_becomes_a_book(
    name: str, kind: str, essays: int, missing: str, tmp_path: Path
) -> None:
    material = look(CORPORA / name)
    importer = chosen(IMPORTERS, material)
    assert importer.name == kind
    harvest = importer.take(material, "")
    assert len(harvest.essays) == essays
    assert any(missing in what for _, _, what, _ in left(harvest))
    put(files(harvest, as_markdown(harvest, name, kind)), tmp_path / "book", force=False)
    result = build(find(tmp_path / "book"), [Kind.EPUB], jobs=2)
    assert not result.failed
    assert epubcheck(result.outputs[0].data, tmp_path) == ()


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the folder of strangers' projects is not here")
def test_every_word_of_a_strangers_novel_is_kept() -> None:
    folder = CORPORA / "textesfr/ptafdh"
    material = look(folder)
    harvest = chosen(IMPORTERS, material).take(material, "")
    for essay in harvest.essays:
        source = (folder / essay.path).read_text("utf-8")
        assert re.findall(r"\w+", essay.body) == re.findall(r"\w+", source)
