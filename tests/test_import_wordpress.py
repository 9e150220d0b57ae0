"""A WordPress site becomes a book: every post and page is an essay, or the report says why not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from bokbygg.book import Kind
from bokbygg.build import build
from bokbygg.diagnostics import Fault, Level
from bokbygg.importers import IMPORTERS, Harvest, as_markdown, chosen, files, look, put
from bokbygg.importers.markup import fragment, plain_text
from bokbygg.read import find
from tests.bookmaking import chapter_of, lay_out, png
from tests.epub_judge import epubcheck
from tests.program import bokbygg

CORPUS = Path(__file__).parents[2] / "shared/corpora/wordpress/themeunittestdata.wordpress.xml"

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Snö &amp; is</title><link>https://snow.example</link><language>sv</language>
<wp:base_blog_url>https://snow.example</wp:base_blog_url>
<wp:author><wp:author_login>anna</wp:author_login>
<wp:author_display_name>Anna Åkesson</wp:author_display_name></wp:author>
"""


def item(number: int, title: str, text: str = "", more: str = "", **said: str) -> str:
    values = {"post_type": "post", "status": "publish", "post_date": "2020-02-01 10:00:00"} | said
    told = "".join(f"<wp:{key}>{value}</wp:{key}>" for key, value in values.items())
    return (
        f"<item><title><![CDATA[{title}]]></title><link>https://snow.example/{number}/</link>"
        f"<dc:creator>anna</dc:creator><wp:post_id>{number}</wp:post_id>{told}{more}\n"
        f"<content:encoded><![CDATA[{text}]]></content:encoded></item>\n"
    )


def export(*items: str) -> str:
    return HEAD + "".join(items) + "</channel></rss>"


def taken(folder: Path, *items: str, uploads: Path | None = None) -> Harvest:
    lay_out(folder, {"site.xml": export(*items)})
    material = look(folder / "site.xml", uploads=uploads)
    return chosen(IMPORTERS, material).take(material, "")


def body(folder: Path, text: str, more: str = "") -> str:
    return taken(folder, item(1, "A", text, more)).essays[0].body


def remarks(harvest: Harvest) -> list[str]:
    return [f"{one.line}: {one.said}: {one.before}" for one in harvest.remarks]


# --- which entries, in which order ----------------------------------------------------------------


def test_pages_come_first_then_posts_by_their_dates(tmp_path: Path) -> None:
    harvest = taken(
        tmp_path,
        item(1, "Late", "Text.", post_date="2021-01-01 00:00:00"),
        item(2, "Early", "Text.", post_date="2019-01-01 00:00:00"),
        item(3, "Child", "Text.", post_type="page", post_parent="4"),
        item(4, "Page", "Text.", post_type="page", post_parent="0"),
    )
    assert [one.head["title"] for one in harvest.essays] == ["Page", "Child", "Early", "Late"]
    book = harvest.settings["book"]
    assert (book["title"], book["author"], book["lang"]) == ("Snö & is", "Anna Åkesson", "sv")


def test_many_posts_stand_in_parts_by_their_years(tmp_path: Path) -> None:
    posts = [item(n, f"P{n}", "Text.", post_date=f"20{10 + n}-01-01 00:00:00") for n in range(12)]
    assert [one.part for one in taken(tmp_path, *posts).essays][:2] == ["2010", "2011"]


def test_drafts_stay_drafts_and_what_has_no_text_is_named(tmp_path: Path) -> None:
    harvest = taken(
        tmp_path,
        item(1, "Draft", "Text.", status="draft"),
        item(2, "Locked", "Text.", post_password="x"),
        item(3, "Empty", ""),
        item(4, "Gone", "Text.", status="trash"),
        item(5, "Menu", "", post_type="nav_menu_item"),
    )
    assert [one.head.get("draft") for one in harvest.essays] == [True, True]
    said = "\n".join(remarks(harvest))
    assert "a post without any text or picture that was found: Empty" in said
    assert "a post whose status is `trash`: Gone" in said
    assert "1 of the kind `nav_menu_item`" in said


def test_a_post_without_a_title_gets_its_opening_words(tmp_path: Path) -> None:
    harvest = taken(tmp_path, item(1, "", "One two three four five six seven eight."))
    assert harvest.essays[0].head["title"] == "One two three four five six …"
    assert "a title, from the opening words" in "\n".join(remarks(harvest))


def test_pages_that_are_each_others_parents_are_not_lost(tmp_path: Path) -> None:
    one = item(1, "A", "Text.", post_type="page", post_parent="2")
    two = item(2, "B", "Text.", post_type="page", post_parent="1")
    assert len(taken(tmp_path, one, two).essays) == 2


# --- what a text says -----------------------------------------------------------------------------


def test_lines_of_old_posts_are_paragraphs(tmp_path: Path) -> None:
    text = "One.\nStill one.\n\nTwo.\n\n<ul>\n<li>item</li>\n</ul>\n\nThree."
    assert body(tmp_path, text) == "One.\\\nStill one.\n\nTwo.\n\n- item\n\nThree.\n"


def test_blocks_leave_no_trace_but_those_filled_in_later(tmp_path: Path) -> None:
    text = (
        "<!-- wp:paragraph -->\n<p>One.</p>\n<!-- /wp:paragraph -->\n\n<!--more-->\n"
        '<!-- wp:latest-posts {"n":3} /-->\n'
        '<!-- wp:embed {"url":"https://film.example/1"} --><figure><div>\n'
        "https://film.example/1\n</div></figure><!-- /wp:embed -->"
    )
    harvest = taken(tmp_path, item(1, "A", text))
    assert harvest.essays[0].body == "One.\n\n<https://film.example/1>\n"
    said = "\n".join(remarks(harvest))
    assert (
        '15: a block that WordPress fills in when the page is shown (`latest-posts`): {"n":3}'
        in said
    )
    assert "something shown from elsewhere; its address stands in the text" in said


def test_a_caption_is_a_caption_and_words_in_brackets_are_words(tmp_path: Path) -> None:
    uploads = lay_out(tmp_path / "up", {"2020/01/boat.png": png(20, 10)})
    text = (
        '[caption id="a" width="300"]<a href="/x/boat.png"><img src='
        '"https://snow.example/wp-content/uploads/2020/01/boat-300x200.png" alt="A boat" /></a> '
        "Our boat[/caption]\n\nHe said so [sic], in [[gallery]] and [unknown a=1]so[/unknown]."
    )
    harvest = taken(tmp_path, item(1, "A", text), uploads=uploads)
    assert '![A boat](images/boat.png "Our boat")' in harvest.essays[0].body
    assert "He said so [sic], in [gallery] and so." in harvest.essays[0].body
    assert [one.href for one in harvest.pictures] == ["images/boat.png"]
    assert "the shortcode `unknown`, which only the site knows: [unknown a=1]" in "\n".join(
        remarks(harvest)
    )


def test_a_gallery_is_pictures_side_by_side(tmp_path: Path) -> None:
    uploads = lay_out(tmp_path / "up", {f"{n}.png": png(10, 10 + n) for n in (7, 8)})
    pictures = [
        item(
            n, f"P{n}", post_type="attachment", post_parent="1", attachment_url=f"https://s/{n}.png"
        )
        for n in (7, 8)
    ]
    harvest = taken(
        tmp_path, item(1, "A", 'Look:\n\n[gallery ids="8,7"]'), *pictures, uploads=uploads
    )
    assert harvest.essays[0].body == "Look:\n\n![P8](images/8.png)\n![P7](images/7.png)\n"


GALLERY = """<!-- wp:gallery --><figure class="wp-block-gallery"><ul>
<li><figure><img src="https://s/7.png" alt="A"><figcaption>One</figcaption></figure></li>
<li><figure><img src="https://s/8.png" alt="B"><figcaption>Two</figcaption></figure></li>
</ul><figcaption>Both of <b>them</b></figcaption></figure><!-- /wp:gallery -->"""


def test_a_gallery_with_a_caption_is_a_figure_of_figures(tmp_path: Path) -> None:
    uploads = lay_out(tmp_path / "up", {f"{n}.png": png(300, 200 + n) for n in (7, 8)})
    harvest = taken(tmp_path, item(1, "A", GALLERY), uploads=uploads)
    assert harvest.essays[0].body == (
        '::: figure\n![A](images/7.png "One")\n![B](images/8.png "Two")\n\nBoth of **them**\n:::\n'
    )
    put(files(harvest, as_markdown(harvest, "site.xml", "WXR")), tmp_path / "book", force=False)
    (ebook,) = build(find(tmp_path / "book"), [Kind.EPUB]).outputs
    assert epubcheck(ebook.data, tmp_path) == ()


def test_uploads_beside_the_export_are_found(tmp_path: Path) -> None:
    lay_out(tmp_path, {"uploads/2020/01/boat.png": png(9, 9)})
    text = '<p><img src="https://s/wp-content/uploads/2020/01/boat-150x150.png" alt="Boat"></p>'
    harvest = taken(tmp_path, item(1, "A", text))
    assert harvest.essays[0].body == "![Boat](images/boat.png)\n"


def test_notes_of_plugins_and_of_the_editor_are_notes(tmp_path: Path) -> None:
    assert (
        body(tmp_path, "A[footnote]Said <b>so</b>.[/footnote] b.")
        == "A[^1] b.\n\n[^1]: Said **so**.\n"
    )
    kept = (
        "<wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value><![CDATA["
        '[{"id":"x1","content":"The note."}]]]></wp:meta_value></wp:postmeta>'
    )
    call = '<sup data-fn="x1" class="fn"><a href="#x1">1</a></sup>'
    text = f"<!-- wp:paragraph --><p>A{call}.</p><!-- /wp:paragraph -->"
    assert body(tmp_path, text, kept) == "A[^1].\n\n[^1]: The note.\n"


def test_links_between_posts_lead_to_essays(tmp_path: Path) -> None:
    addresses = ("http://www.snow.example/2#b", "/?p=2", "/d")
    text = " ".join(
        f'<a href="{one}">{name}</a>' for one, name in zip(addresses, "bcd", strict=True)
    )
    harvest = taken(tmp_path, item(1, "A", text), item(2, "B", '<h2 id="b">Head</h2><p>x</p>'))
    assert harvest.essays[0].body == "[b](essay:b#b) [c](essay:b) [d](https://snow.example/d)\n"
    assert harvest.essays[1].body.startswith("## Head {#b}")


# --- files that are not as they should be ---------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (export(item(1, "A", "Text."))[:-60].encode(), "I006"),
        (export(item(1, "Å", "Text.")).encode("latin-1"), "I006"),
        (
            export(item(1, "A", "x"))
            .replace("<rss", '<!DOCTYPE rss [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rss', 1)
            .encode(),
            "I007",
        ),
        (export(item(1, "A", "")).encode(), "I010"),
    ],
    ids=["truncated", "wrong encoding", "nested entities", "empty"],
)
def test_a_broken_export_is_a_diagnostic_and_no_file(
    data: bytes, code: str, tmp_path: Path
) -> None:
    lay_out(tmp_path / "in", {"site.xml": data})
    done = bokbygg("import", "in/site.xml", "--into", "book", cwd=tmp_path)
    assert f"error[{code}]" in done.stderr, done.stderr + done.stdout
    assert done.returncode == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in"]


# --- a site that nobody of this project made ------------------------------------------------------


def _words(text: str) -> str:
    return "".join(re.findall(r"\w+", text))


@pytest.mark.long
@pytest.mark.skipif(not CORPUS.is_file(), reason="the export of a stranger's site is not here")
def test_a_whole_site_becomes_a_book(tmp_path: Path) -> None:
    material = look(CORPUS)
    harvest = chosen(IMPORTERS, material).take(material, "")
    report = as_markdown(harvest, CORPUS.name, "WXR")
    for title, line in _public():
        essays = {one.line for one in harvest.essays}
        assert line in essays or f":{line}: " in report, title
    put(files(harvest, report), tmp_path / "book", force=False)
    result = build(find(tmp_path / "book"), list(Kind), keep_going=True, jobs=2)
    assert [found for found in result.findings if found.level is Level.ERROR] == []
    # a title of 85 letters, which no line has room for, is all that stands in the way
    assert [
        found.code
        for found in build(find(tmp_path / "book"), [Kind.PRINT]).findings
        if found.level is Level.ERROR
    ] == ["L001"]
    ebook, printed = result.outputs
    assert printed.pages > 150
    assert epubcheck(ebook.data, tmp_path) == ()


def _public() -> list[tuple[str, int]]:
    """Every published post and page: its title and line."""
    space = {"wp": "https://wordpress.org/export/1.2/"}
    items = etree.parse(str(CORPUS)).iterfind(".//item")
    return [
        (one.findtext("title"), one.sourceline)
        for one in items
        if one.findtext("wp:post_type", namespaces=space) in {"post", "page"}
        and one.findtext("wp:status", namespaces=space) == "publish"
    ]


@pytest.mark.skipif(not CORPUS.is_file(), reason="the export of a stranger's site is not here")
def test_every_word_of_a_whole_site_is_in_its_essays_or_in_the_report() -> None:
    material = look(CORPUS)
    harvest = chosen(IMPORTERS, material).take(material, "")
    told = _words(" ".join(one.before for one in harvest.remarks))
    by_line = {one.line: one for one in harvest.essays}
    content = "{http://purl.org/rss/1.0/modules/content/}encoded"
    for one in etree.parse(str(CORPUS)).iterfind(".//item"):
        essay = by_line.get(one.sourceline or 0)
        if essay is None:
            continue
        source = re.sub(r"\[[^\[\]]*\]", " ", one.findtext(content) or "")  # shortcodes
        printed = _words(" ".join(_printed(essay.body)))
        for word in re.findall(r"\w+", plain_text(fragment(source))):
            assert word in printed or word in told, (essay.slug, word)


def _printed(body: str) -> list[str]:
    chapter = chapter_of(f"# T\n\n{body}", lang="en")
    pieces = [*chapter.body, *(piece for note in chapter.notes for piece in note.body)]
    return [text for piece in pieces if (text := getattr(piece, "text", ""))]


def test_the_same_site_gives_the_same_files(tmp_path: Path) -> None:
    site = (item(1, "A", "Text."), item(2, "B", "More."))
    assert taken(tmp_path, *site) == taken(tmp_path, *site)


def test_is_found_out_by_itself(tmp_path: Path) -> None:
    lay_out(tmp_path, {"site.xml": export(item(1, "A", "Text."))})
    assert chosen(IMPORTERS, look(tmp_path / "site.xml")).name == "wordpress"
    with pytest.raises(Fault, match="is not there"):
        look(tmp_path / "site.xml", uploads=tmp_path / "nowhere")
