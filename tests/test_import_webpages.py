"""Saved pages become essays: their text, and nothing of what stood round it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bokbygg.book import Kind
from bokbygg.build import build
from bokbygg.importers import IMPORTERS, Harvest, as_markdown, chosen, files, look, put
from bokbygg.read import find
from tests.bookmaking import lay_out, png
from tests.epub_judge import epubcheck
from tests.program import bokbygg

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>{title} | The Blog</title><meta name="author" content="Anna Ek">
<meta property="article:published_time" content="{date}T10:00:00Z"></head>
<body><header><a href="/">The Blog</a><nav><a href="index.html">Home</a></nav></header>
<div class="sidebar">Popular posts</div>
<main><article><h1>{title}</h1>
{body}
<div class="sharedaddy">Share this</div></article></main>
<footer>© The Blog</footer></body></html>"""


def page(title: str, body: str, date: str = "2020-01-01") -> str:
    return PAGE.format(title=title, body=body, date=date)


def taken(path: Path, lang: str = "") -> Harvest:
    material = look(path)
    return chosen(IMPORTERS, material).take(material, lang)


def alone(folder: Path, html: str) -> Harvest:
    lay_out(folder, {"page.html": html})
    return taken(folder / "page.html")


def test_only_the_text_is_taken_and_the_rest_is_named(tmp_path: Path) -> None:
    harvest = alone(tmp_path, page("Snow", "<p>It was cold.</p>"))
    (essay,) = harvest.essays
    assert essay.body == "It was cold.\n"
    assert dict(essay.head)["title"] == "Snow"
    said = {one.before: one.line for one in harvest.remarks}
    assert said == {"The Blog Home": 4, "Popular posts": 5, "Share this": 8, "© The Blog": 9}


def test_a_page_says_who_wrote_it_and_when(tmp_path: Path) -> None:
    book = alone(tmp_path, page("Snow", "<p>It was the coldest of winters.</p>")).settings["book"]
    assert (book["title"], book["author"], book["lang"]) == ("Snow", "Anna Ek", "en")
    assert str(getattr(book["date"], "iso", "")) == "2020-01-01"


def test_a_page_without_marks_is_taken_whole(tmp_path: Path) -> None:
    harvest = alone(tmp_path, "<p>One.</p><p>Two.")
    assert harvest.essays[0].body == "One.\n\nTwo.\n"
    assert harvest.essays[0].head["title"] == "One. Two."
    assert [one.said for one in harvest.remarks] == ["a title, from the opening words"]


def test_links_between_pages_lead_to_essays_and_pictures_come_along(tmp_path: Path) -> None:
    lay_out(
        tmp_path / "site",
        {
            "index.html": page("Home", '<p><a href="b.html">B</a> <a href="a.html">A</a></p>'),
            "a.html": page("A", '<h2 id="x">X</h2><p><a href="b.html#y">b</a></p>'),
            "b.html": page(
                "B", '<p><span id="y">Y</span> <img src="b_files/boat.png" alt="Boat"></p>'
            ),
            "b_files/boat.png": png(9, 9),
        },
    )
    harvest = taken(tmp_path / "site")
    assert [one.slug for one in harvest.essays] == ["home", "b", "a"]
    bodies = {one.slug: one.body for one in harvest.essays}
    assert bodies["home"] == "[B](essay:b) [A](essay:a)\n"
    assert bodies["a"] == "## X\n\n[b](essay:b#y)\n"
    assert bodies["b"] == "[Y]{#y}\n\n![Boat](images/boat.png)\n"
    assert [one.href for one in harvest.pictures] == ["images/boat.png"]


def test_pages_without_a_first_page_stand_by_their_dates(tmp_path: Path) -> None:
    lay_out(
        tmp_path / "site",
        {
            "a.html": page("Late", "<p>x</p>", "2021-01-01"),
            "b.html": page("Early", "<p>x</p>", "2019-01-01"),
        },
    )
    harvest = taken(tmp_path / "site")
    assert [one.head["title"] for one in harvest.essays] == ["Early", "Late"]
    assert harvest.essays[0].body == "x\n"


def test_a_link_to_a_place_that_was_not_carried_leads_to_the_essay(tmp_path: Path) -> None:
    harvest = alone(tmp_path, page("A", '<p><a href="#gone">b</a></p>'))
    assert harvest.essays[0].body == "[b](essay:a)\n"
    assert "links to it lead to its beginning" in [one.said for one in harvest.remarks][-1]


@pytest.mark.parametrize("name", ["../secret.png", "/etc/passwd", "..%2f..%2fsecret.png"])
def test_no_picture_outside_the_folder_is_opened(name: str, tmp_path: Path) -> None:
    lay_out(tmp_path, {"secret.png": png(9, 9)})
    lay_out(tmp_path / "site", {"a.html": page("A", f'<p>x</p><img src="{name}">')})
    harvest = taken(tmp_path / "site")
    assert harvest.pictures == ()
    assert any("a picture that was not found" in one.said for one in harvest.remarks)


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    lay_out(tmp_path, {"secret.html": page("S", "<p>secret</p>")})
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.html").symlink_to(tmp_path / "secret.html")
    done = bokbygg("import", "site", "--into", "book", cwd=tmp_path)
    assert done.returncode == 1
    assert "error[I004]" in done.stderr
    assert not (tmp_path / "book").exists()


def test_a_page_in_an_old_encoding_is_read(tmp_path: Path) -> None:
    html = "<h1>Snö</h1><p>”Kallt – mycket.” Det var så och det är så.</p>"
    lay_out(tmp_path, {"page.html": html.encode("windows-1252")})
    essay = taken(tmp_path / "page.html").essays[0]
    assert essay.head["title"] == "Snö"
    assert "”Kallt – mycket.”" in essay.body


def test_an_empty_page_is_a_diagnostic(tmp_path: Path) -> None:
    lay_out(tmp_path, {"page.html": "<html><body><nav>Home</nav></body></html>"})
    done = bokbygg("import", "page.html", "--into", "book", cwd=tmp_path)
    assert "error[I010]" in done.stderr
    assert done.returncode == 1


TABLE = "<table><tr><th>a<th>b<tr><td>1<td>2</table>"
FIGURE = (
    '<figure><img src="boat.png" alt="Boat"><figcaption>A <i>boat</i></figcaption></figure>'
    '<svg viewBox="0 0 9 9"><title>Box</title><rect width="9" height="9"/></svg>'
)


def test_the_book_is_sound(tmp_path: Path) -> None:
    call = '<sup id="r"><a href="#n">1</a></sup>'
    note = '<ol class="footnotes"><li id="n">A note. <a href="#r">↩</a></li></ol>'
    lay_out(
        tmp_path / "site",
        {
            "a.html": page("A", f"<p>One{call} two.</p>{TABLE}{note}"),
            "b.html": page("B", f'<h2>Two</h2>{FIGURE}<p><a href="a.html">a</a></p>'),
            "boat.png": png(300, 200),
        },
    )
    material = look(tmp_path / "site")
    harvest = chosen(IMPORTERS, material).take(material, "en")
    put(files(harvest, as_markdown(harvest, "site", "html")), tmp_path / "book", force=False)
    result = build(find(tmp_path / "book"), [Kind.EPUB])
    assert [found for found in result.findings if found.level != "note"] == []
    assert epubcheck(result.outputs[0].data, tmp_path) == ()
