"""A book read in the browser: what `bokbygg publish` puts into `read/`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree, html

from bokbygg.book import Output
from bokbygg.check.output.opened import opened
from bokbygg.diagnostics import Level
from bokbygg.doctor import State, of_site
from bokbygg.languages import LANGUAGES, Reading, reading
from bokbygg.publish import Site, publish
from bokbygg.publish.offer import offer
from bokbygg.publish.reading import Room, paging, reading_room
from bokbygg.publish.reading.markup import as_html
from bokbygg.read import find
from tests.bookmaking import lay_out

BOOK = {
    "manuscript/bok.toml": """
[book]
title = "Vinter"
author = "Anna Åkesson"
lang = "sv"
date = 2026-11-23
slug = "vinter"
identifier = "urn:uuid:7c1f4c1e-3f0e-4a52-9a36-5d1d5b2f8a10"

[epub]
page-list = true

[content]
chapters = [{ part = "Is", chapters = ["01-havet.md", "02-fjallet.md"] }]
""",
    "manuscript/01-havet.md": """# Havet

[Vattnet]{.index} var kallt,[^1] [sa hon](02-fjallet.md).

## Djupet

Det var mörkt.

[^1]: Fyra grader.
""",
    "manuscript/02-fjallet.md": "# Fjället\n\nSnön låg *kvar*.\n",
    "styles/web.css": "body { background: url(mark.svg) }\n",
    "styles/mark.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = lay_out(tmp_path_factory.mktemp("read"), BOOK)
    return publish(find(folder), judge=False)


def page_of(site: Site, name: str) -> html.HtmlElement:
    return html.document_fromstring(site.files[f"vinter/read/{name}"].decode())


def ways(page: html.HtmlElement) -> dict[str, str]:
    return {link.get("rel"): link.get("href") for link in page.iter("link")}


def test_every_document_is_a_page_in_the_books_order(site: Site) -> None:
    name, seen = "cover.html", []
    while name:
        seen.append(name)
        name = ways(page_of(site, name)).get("next", "")
    assert seen == [
        *("cover.html", "title-page.html", "imprint.html", "index.html"),
        *("is.html", "havet.html", "fjallet.html", "index-2.html", "colophon.html"),
    ]
    assert {ways(page_of(site, one))["contents"] for one in seen} == {"index.html"}


def test_no_link_leads_nowhere(site: Site) -> None:
    pages = {name: html.document_fromstring(data.decode()) for name, data in site.files.items()
             if name.endswith(".html")}  # fmt: skip
    followed = 0
    for name, page in pages.items():
        for address in page.xpath("//@href | //@src"):
            target = urlsplit(urljoin(f"http://here/{name}", address))
            if target.scheme != "http":
                continue
            assert target.netloc == "here"
            path = target.path.removeprefix("/")
            assert path in site.files, (name, address)
            if target.fragment:
                assert pages[path].xpath("//*[@id=$id]", id=target.fragment), (name, address)
                followed += 1
    assert followed > 10


def test_a_page_is_html_and_asks_for_no_script(site: Site) -> None:
    for name, data in site.files.items():
        if name.startswith("vinter/read/") and name.endswith(".html"):
            text = data.decode()
            assert text.startswith("<!DOCTYPE html>")
            assert not any(mark in text for mark in ("<script", "xml:", "epub:", "xmlns", "/>"))
            assert text.count("<h1") == 1


def test_a_note_leads_back_to_its_call(site: Site) -> None:
    page = page_of(site, "havet.html")
    (call,) = page.xpath("//a[@role='doc-noteref']")
    (note,) = page.xpath("//*[@id=$id]", id=call.get("href")[1:])
    assert "Fyra grader." in note.text_content()
    assert note.tag == "div"  # an aside would be a landmark of its own
    (back,) = note.xpath(".//a[@role='doc-backlink']")
    assert back.get("href") == f"#{call.get('id')}"


def test_the_contents_lead_to_every_page_of_the_printed_book(site: Site) -> None:
    contents = page_of(site, "index.html")
    (listed,) = contents.xpath("//nav[@role='doc-pagelist']")
    assert "hidden" not in listed.attrib
    links = {link.text_content(): link.get("href") for link in listed.iter("a")}
    assert links["3"] == "havet.html#page_3"
    (begun,) = page_of(site, "havet.html").xpath("//*[@id='page_3']")
    assert (begun.get("data-page"), begun.get("role")) == ("3", None)


def test_the_contents_of_the_books_page_reach_headings_within_parts(site: Site) -> None:
    page = html.document_fromstring(site.files["vinter/index.html"].decode())
    links = page.xpath("//div[@class='contents']//a")
    assert [(link.text_content(), link.get("href").partition("#")[0]) for link in links] == [
        ("Is", "read/is.html"),
        ("Havet", "read/havet.html"),
        ("Djupet", "read/havet.html"),
        ("Fjället", "read/fjallet.html"),
        ("Register", "read/index-2.html"),
    ]


def test_the_manifest_tells_reading_apps_the_same(site: Site) -> None:
    told = json.loads(site.files["vinter/read/manifest.json"])
    assert told["metadata"]["title"] == "Vinter"
    assert told["metadata"]["readingProgression"] == "ltr"
    named = [*told["readingOrder"], *told["resources"]]
    assert {f"vinter/read/{each['href']}" for each in named} <= site.files.keys()
    assert all(each["type"] for each in named)
    assert told["toc"][0]["children"][0]["children"] == [
        {"href": "havet.html#havet--djupet", "type": "text/html", "title": "Djupet"}
    ]
    assert {"title": "3", "href": "havet.html#page_3", "type": "text/html"} in told["pageList"]


def test_the_catalogue_offers_it(site: Site) -> None:
    (publication,) = json.loads(site.files["opds.json"])["publications"]
    links = {link["type"]: link["href"] for link in publication["links"]}
    assert links["application/webpub+json"] == "vinter/read/manifest.json"


def test_a_style_sheet_of_the_authors_own_takes_the_place_of_ours(site: Site) -> None:
    assert site.files["css/web.css"].decode() == BOOK["styles/web.css"]
    assert site.files["css/mark.svg"].decode() == BOOK["styles/mark.svg"]


def test_one_that_asks_for_something_elsewhere_is_refused(tmp_path: Path) -> None:
    sheet = {"styles/read.css": "p { color: red }\np { background: url(//a.example/b) }\n"}
    refused = publish(find(lay_out(tmp_path, BOOK | sheet)), judge=False)
    assert refused.files == {}
    (found,) = [each for each in refused.findings if each.level is Level.ERROR]
    assert "a.example" in found.message
    assert found.span is not None
    assert (found.span.path, found.span.line) == ("styles/read.css", 2)


# --- turning pages ------------------------------------------------------------------------------


def with_engine(folder: Path, version: str, *, whole: bool = True) -> Path:
    """Put into a folder what npm would, as far as we look."""
    place = folder / "node_modules" / "foliate-js"
    files = {"package.json": json.dumps({"version": version})}
    if whole:
        files |= {name: f"// {name}" for name in parts_of_foliate()}
    return lay_out(place, files)


def parts_of_foliate() -> tuple[str, ...]:
    from bokbygg.publish.reading.engine import _PARTS

    return _PARTS


def room(tmp_path: Path, site: Site) -> Room:
    """The room of a book whose folder is `tmp_path/shelf/book`."""
    epub = site.files["vinter/vinter.epub"]
    offered, _ = offer({"epub": Output(name="vinter.epub", data=epub)}, "")
    return reading_room(opened(epub), offered, tmp_path / "shelf" / "book")


def test_without_foliate_the_chapters_stand_alone(site: Site, tmp_path: Path) -> None:
    made = room(tmp_path, site)
    assert not made.paged
    assert "vinter/read/pages.html" not in made.files
    (found,) = made.findings
    assert (found.code, found.level) == ("U020", Level.NOTE)
    assert "npm install foliate-js@1.0.1" in found.hint
    assert b"pages.html" not in site.files["vinter/index.html"]


def test_foliate_is_found_above_the_books_folder_and_taken_along(
    site: Site, tmp_path: Path
) -> None:
    with_engine(tmp_path, "1.0.1")
    made = room(tmp_path, site)
    assert (made.paged, made.findings) == (True, ())
    taken = {name.removeprefix("vinter/read/foliate-js/"): data for name, data in made.files.items()
             if "/foliate-js/" in name}  # fmt: skip
    assert taken == {name: f"// {name}".encode() for name in parts_of_foliate()}
    page = html.document_fromstring(made.files["vinter/read/pages.html"].decode())
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; script-src 'self';")
    scripts = page.xpath("//script")
    assert [(each.get("src"), each.text) for each in scripts] == [("turning.js", None)]
    assert page.body.get("data-book") == "../vinter.epub"
    options = {each.text: each.get("value") for each in page.iter("option")}
    assert options["3"] == "EPUB/havet.xhtml#page_3"
    assert b"pages.html" in made.files["vinter/read/havet.html"]


@pytest.mark.parametrize(("version", "whole"), [("1.2.0", True), ("1.0.1", False)])
def test_another_foliate_is_not_used(site: Site, tmp_path: Path, version: str, whole: bool) -> None:
    with_engine(tmp_path / "shelf" / "book", version, whole=whole)
    made = room(tmp_path, site)
    assert not made.paged
    assert [found.code for found in made.findings] == ["U021"]


def test_doctor_names_the_command_that_brings_it(tmp_path: Path) -> None:
    (lacking,) = of_site(tmp_path)
    assert lacking.state is State.USEFUL
    assert "npm install foliate-js@1.0.1" in dict(lacking.remedies)["npm"]
    with_engine(tmp_path, "0.9.0")
    (other,) = of_site(tmp_path)
    assert other.found.startswith("0.9.0 is not 1.0.1: ")
    with_engine(tmp_path, "1.0.1")
    (found,) = of_site(tmp_path / "book")
    assert found.state is State.FOUND


def test_our_scripts_bring_in_one_another_alone() -> None:
    """What the page runs is listed in one place: nothing is missing there, nothing is left over."""
    folder = Path(paging.__file__).parent / "page"
    scripts = {path.name: path.read_text("utf-8") for path in folder.glob("*.js")}
    assert set(scripts) == set(paging._OURS)
    imported = re.findall(r'from "\./([\w.]+)"', "".join(scripts.values()))
    assert set(imported) == set(scripts) - {"turning.js"}


# --- HTML ---------------------------------------------------------------------------------------

HTML = {
    "<p>a &lt; b &amp; c</p>": "<p>a &lt; b &amp; c</p>",
    '<p title="&quot;a&quot;">b</p>': '<p title="&quot;a&quot;">b</p>',
    "<span/>": "<span></span>",
    "<p>a<br/>b</p>": "<p>a<br>b</p>",
    "<pre>\n\na</pre>": "<pre>\n\n\na</pre>",
    '<p xml:lang="de">a</p>': '<p lang="de">a</p>',
    '<p xml:lang="de" lang="de">a</p>': '<p lang="de">a</p>',
    '<a href="b.xhtml#c">a</a>': '<a href="[b.xhtml#c]">a</a>',
    "<p>a<!-- b --><?c d?>e</p>": "<p>ae</p>",
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><a xlink:href="b"/></svg>': (
        '<svg viewBox="0 0 1 1"><a href="[b]"></a></svg>'
    ),
}


@pytest.mark.parametrize("xhtml", HTML)
def test_xhtml_becomes_html(xhtml: str) -> None:
    spaces = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:xlink="http://www.w3.org/1999/xlink"'
    element = etree.fromstring(f"<body {spaces}>{xhtml}</body>")[0]
    assert as_html(element, lambda address: f"[{address}]") == HTML[xhtml]


# --- words --------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if not tag.startswith("en")])
def test_every_language_has_words_of_its_own(tag: str) -> None:
    ours, english = reading(tag), reading("en")
    same = [name for name in Reading.__slots__ if getattr(ours, name) == getattr(english, name)]
    assert same == []
    assert "Send to Kindle" in ours.kindle
