"""`bokbygg publish`: what readers, reading apps and search engines find, and how it gets there."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import pytest
from lxml import etree, html

from bokbygg import files
from bokbygg.book import Output
from bokbygg.diagnostics import Fault
from bokbygg.languages import LANGUAGES, language, shopfront
from bokbygg.publish import Site, place, publish, room_for
from bokbygg.publish.described import as_opds
from bokbygg.publish.front import front
from bokbygg.publish.offer import offer
from bokbygg.publish.placing import LIST
from bokbygg.read import find
from tests.bookmaking import lay_out
from tests.program import here

TITLE = "Snö & </script> ”tystnad”"
BOOK = {
    "manuscript/bok.toml": f"""
[book]
title = '{TITLE}'
subtitle = "Essäer"
author = ["Anna Åkesson", "Nils Berg"]
publisher = "Förlaget"
lang = "sv"
date = 2026-11-23
slug = "sno"
description = "Om vinterns < ljud."
identifier = "urn:uuid:7c1f4c1e-3f0e-4a52-9a36-5d1d5b2f8a10"
isbn = {{ print = "978-0-306-40615-7" }}

[publish]
url = "https://example.org/books"
sample = 1
""",
    "manuscript/01-a.md": "# Havet\n\nVattnet var kallt.\n\n## Djupet\n\nDet var mörkt.\n",
    "manuscript/02-b.md": "# Fjället\n\nSnön låg kvar.\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("published"), BOOK)


@pytest.fixture(scope="module")
def site(folder: Path) -> Site:
    return publish(find(folder), judge=False)


def page_of(site: Site, name: str) -> html.HtmlElement:
    return html.document_fromstring(site.files[name])


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_a_site_has_the_books_pages_and_catalogues(site: Site) -> None:
    assert [name for name in site.files if "/read/" not in name] == [
        *(
            "atom.xml",
            "css/read.css",
            "css/turn.css",
            "css/web.css",
            "index.html",
            "opds-all.xml",
            "opds.json",
            "opds.xml",
            "sitemap.xml",
        ),
        *("sno/SHA256SUMS", "sno/cover.jpg", "sno/editions.json", "sno/index.html"),
        *("sno/sno-sample.epub", "sno/sno.epub", "sno/sno.kepub.epub", "sno/sno.onix.xml"),
        "sno/sno.pdf",
    ]


def test_checksums_are_those_of_the_files(site: Site) -> None:
    lines = [line.split("  ") for line in site.files["sno/SHA256SUMS"].decode().splitlines()]
    assert {name: checksum for checksum, name in lines} == {
        name: hashlib.sha256(site.files[f"sno/{name}"]).hexdigest()
        for name in (
            *("cover.jpg", "editions.json", "sno-sample.epub", "sno.epub", "sno.kepub.epub"),
            *("sno.onix.xml", "sno.pdf"),
        )
    }


def test_the_books_page_says_what_the_book_is(site: Site) -> None:
    page = page_of(site, "sno/index.html")
    assert page.get("lang") == "sv"
    assert words(page.find(".//h1")) == TITLE
    text = words(page)
    assert "Anna Åkesson och Nils Berg" in text
    assert "Om vinterns < ljud." in text
    assert "Utgiven av Förlaget, 23 november 2026" in text
    contents = [words(line) for line in page.xpath("//div[@class='contents']/ol/li")]
    assert contents == ["Havet Djupet", "Fjället"]


def test_several_books_stand_on_a_shelf(site: Site) -> None:
    epub = Output(name="sno.epub", data=site.files["sno/sno.epub"])
    snow, _ = offer({"epub": epub}, "")
    ice = replace(snow, slug="is", book=replace(snow.book, title="Is", lang="de"), cover="")
    page = html.document_fromstring(front([snow, ice]).decode())
    assert words(page.find(".//h1")) == "Förlaget"
    cards = page.xpath("//article")
    titles = [(words(card.find(".//h2")), card.find(".//h2/a").get("href")) for card in cards]
    assert titles == [(TITLE, "sno/index.html"), ("Is", "is/index.html")]
    assert [card.get("lang") for card in cards] == [None, "de"]
    assert [image.get("src") for image in page.iter("img")] == ["sno/cover.jpg"]
    other = replace(ice, book=replace(ice.book, publisher="Verlag"))
    page = html.document_fromstring(front([snow, other]).decode())
    assert words(page.find(".//h1")) == "Böcker"


def test_accessibility_is_what_the_e_book_promises(site: Site) -> None:
    said = [
        words(line) for line in page_of(site, "sno/index.html").xpath("//ul[@class='access']/li")
    ]
    shop = shopfront("sv")
    assert said == [
        shop.adjustable,
        "Texten kan läsas upp, förstoras och visas som punktskrift.",
        shop.uncertified,
        shop.linked,
        shop.still,
    ]


@pytest.mark.parametrize("name", ["index.html", "sno/index.html"])
def test_pages_ask_for_nothing_but_the_site(site: Site, name: str) -> None:
    page = page_of(site, name)
    links = page.xpath("//a/@href | //img/@src | //link/@href")
    places = [link.partition("#")[0] for link in links if not link.startswith("data:")]
    targets = [urljoin(f"http://here/{name}", one).removeprefix("http://here/") for one in places]
    assert targets
    assert set(targets) <= site.files.keys()
    assert {script.get("type") for script in page.iter("script")} <= {"application/ld+json"}


def test_search_engines_read_the_same(site: Site) -> None:
    (script,) = page_of(site, "sno/index.html").iter("script")
    told = json.loads(script.text)
    assert told["name"] == TITLE
    assert told["image"] == "https://example.org/books/sno/cover.jpg"
    encodings = {each["encoding"]["encodingFormat"]: each for each in told["workExample"]}
    epub = encodings["application/epub+zip"]
    assert epub["encoding"]["sha256"] == hashlib.sha256(site.files["sno/sno.epub"]).hexdigest()
    assert epub["accessibilityHazard"] == ["none"]
    assert encodings["application/pdf"]["numberOfPages"] > 0


def test_a_reading_app_walks_from_the_root_to_the_e_book(site: Site) -> None:
    root = feedparser.parse(site.files["opds.xml"])
    assert not root.bozo
    base = "https://example.org/books/"
    (section,) = [link.href for link in root.entries[0].links if link.rel == "subsection"]
    shelf = feedparser.parse(site.files[section.removeprefix(base)])
    assert not shelf.bozo
    (book,) = shelf.entries
    assert book.id == "urn:uuid:7c1f4c1e-3f0e-4a52-9a36-5d1d5b2f8a10"
    links = {link.type: link for link in book.links if link.rel.endswith("/open-access")}
    epub = site.files[links["application/epub+zip"].href.removeprefix(base)]
    assert epub.startswith(b"PK")
    assert int(links["application/epub+zip"].length) == len(epub)
    assert book.updated == "2026-11-23T00:00:00Z"


def test_atom_and_opds_2_tell_of_the_same_book(site: Site) -> None:
    atom = feedparser.parse(site.files["atom.xml"])
    (publication,) = json.loads(site.files["opds.json"])["publications"]
    assert not atom.bozo
    assert atom.entries[0].id == publication["metadata"]["identifier"]
    assert publication["metadata"]["author"] == ["Anna Åkesson", "Nils Berg"]
    assert publication["images"] == [
        {"href": "https://example.org/books/sno/cover.jpg", "type": "image/jpeg"}
    ]


def test_a_book_without_a_cover_has_no_picture_in_opds_2(site: Site) -> None:
    """The schema wants one at least where there are any, and none that is a drawing alone."""
    offered, _ = offer({"epub": Output(name="sno.epub", data=site.files["sno/sno.epub"])}, "")
    drawn = replace(offered, book=replace(offered.book, cover_type="image/svg+xml"))
    for each in (replace(offered, cover=""), drawn):
        (publication,) = json.loads(as_opds([each], "Förlaget"))["publications"]
        assert "images" not in publication


def test_the_sitemap_names_every_page(site: Site) -> None:
    root = etree.fromstring(site.files["sitemap.xml"])
    named = [str(each.text) for each in root.iter("{*}loc")]
    base = "https://example.org/books/"
    assert named[:2] == [base, f"{base}sno/"]
    assert {each.removeprefix(base) for each in named[2:]} == {
        name for name in site.files if name.startswith("sno/read/") and name.endswith(".html")
    }


def test_the_same_book_has_the_same_site_and_without_an_address_no_sitemap(
    site: Site, tmp_path: Path
) -> None:
    homeless = dict(BOOK)
    homeless["manuscript/bok.toml"] = BOOK["manuscript/bok.toml"].replace("url =", "# url =")
    again = publish(find(lay_out(tmp_path, homeless)), judge=False)
    assert site.files.keys() - again.files.keys() == {"sitemap.xml"}
    assert [
        found.code for found in again.findings if found.code < "U020" and found.code[0] == "U"
    ] == ["U004"]
    assert b"https://example.org" not in b"".join(again.files.values())
    unlinked = ("sno/sno.epub", "sno/sno.pdf", "sno/sno.kepub.epub", "sno/cover.jpg")
    assert all(again.files[name] == site.files[name] for name in unlinked)


# --- into the folder ----------------------------------------------------------------------------


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != LIST
    }


SUMS = {"a/SHA256SUMS": b"4"}
SMALL = Site(
    slug="a", files={"index.html": b"1", "a/a.epub": b"2", "a/old": b"3", **SUMS}, findings=()
)
NEXT = replace(SMALL, files={"index.html": b"new", "a/a.epub": b"2", **SUMS})


@pytest.mark.parametrize("in_one_step", [True, False])
def test_a_site_takes_the_place_of_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool
) -> None:
    if not in_one_step:
        monkeypatch.setattr(files, "_swapped", lambda *_: False)
    out = tmp_path / "site"
    place(SMALL, out)
    (out / "CNAME").write_bytes(b"example.org")
    (out / ".git" / "refs").mkdir(parents=True)  # git knows a repository by it, empty or not
    os.utime(out / "a" / "a.epub", (1000, 1000))
    placed = place(NEXT, out)
    assert (placed.changed, placed.gone) == (("index.html",), ("a/old",))
    assert held(out) == {**NEXT.files, "CNAME": b"example.org"}
    assert (out / "a" / "a.epub").stat().st_mtime == 1000
    assert (out / ".git" / "refs").is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_has_not_changed_is_not_touched(tmp_path: Path) -> None:
    place(SMALL, tmp_path / "site")
    before = (tmp_path / "site").stat().st_ino
    placed = place(SMALL, tmp_path / "site")
    assert (placed.changed, placed.gone) == ((), ())
    assert (tmp_path / "site").stat().st_ino == before


def test_only_to_tell_changes_nothing(tmp_path: Path) -> None:
    place(SMALL, tmp_path / "site")
    assert place(NEXT, tmp_path / "site", only_tell=True).changed == ("index.html",)
    assert held(tmp_path / "site") == SMALL.files


@pytest.mark.parametrize("step", ["_put", "_carry", "_swapped"])
def test_a_run_that_fails_leaves_the_site_of_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    out = tmp_path / "site"
    place(SMALL, out)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(files, step, full)
        with pytest.raises(Fault, match="No space left"):
            place(NEXT, out)
    assert held(out) == SMALL.files
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_a_killed_run_has_left_is_mended(tmp_path: Path) -> None:
    out = tmp_path / "site"
    place(SMALL, out)
    out.rename(tmp_path / ".site.old")  # killed between two renames
    (tmp_path / ".site.new").mkdir()
    place(NEXT, out)
    assert held(out) == NEXT.files
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def refused(site: Site, folder: Path) -> str:
    before = held(folder)
    with pytest.raises(Fault) as fault:
        place(site, folder)
    assert held(folder) == before
    return fault.value.findings[0].code


def test_a_folder_that_holds_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear")
    assert refused(SMALL, tmp_path) == "U001"


def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path: Path) -> None:
    with pytest.raises(Fault) as fault:
        room_for(tmp_path / ("x" * 300))  # longer than a name may be
    assert "cannot be written" in fault.value.findings[0].message


def test_the_site_of_another_book_is_refused(tmp_path: Path) -> None:
    place(SMALL, tmp_path / "site")
    other = replace(SMALL, slug="b", files={"b/b.epub": b"2"})
    assert refused(other, tmp_path / "site") == "U002"


@pytest.mark.parametrize("name", ["new.html", "a/page/mine.txt", "dir"])
def test_a_file_of_your_own_is_never_written_over(tmp_path: Path, name: str) -> None:
    out = tmp_path / "site"
    place(SMALL, out)
    lay_out(out, {name: "mine"})
    more = {"new.html": b"", "a/page": b"", "dir/x": b""}
    assert refused(replace(SMALL, files={**SMALL.files, **more}), out) == "U003"


# --- words and command --------------------------------------------------------------------------


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_has_words_of_its_own(tag: str) -> None:
    shop = shopfront(tag)
    if not tag.startswith("en"):
        assert shop != shopfront("en")
    assert "{certifier}" in shop.certified
    assert "{standard}" in shop.certified


def test_a_language_without_words_has_those_of_english() -> None:
    assert shopfront("eo") == shopfront("en")
    assert shopfront("pt-PT") != shopfront("pt-BR") == shopfront("pt")
    assert shopfront(language("pt-AO").tag) == shopfront("pt-PT")


def test_the_command_tells_what_it_has_put_where(folder: Path, tmp_path: Path) -> None:
    done = here(
        "publish",
        "--to",
        tmp_path / "out",
        "--no-epubcheck",
        "--no-ace",
        "--quiet",
        "-j1",
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    assert f"{tmp_path / 'out' / 'sno' / 'sno.epub'}  (" in done.stdout
    assert (tmp_path / "out" / "sno" / "index.html").is_file()
