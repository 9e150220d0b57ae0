"""E-books become manuscripts; ours come back as they were."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from bokbygg.book import Kind
from bokbygg.build import build
from bokbygg.importers import IMPORTERS, Harvest, Sort, as_markdown, chosen, files, look, put
from bokbygg.read import find
from tests.archives_sample import hostile, packed
from tests.bookmaking import lay_out, png
from tests.epub_judge import epubcheck
from tests.program import bokbygg

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
CONTAINER = (
    f'{XML}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="OEBPS/book.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def ebook(pages: Mapping[str, str], **extra: str | bytes) -> dict[str, str | bytes]:
    """An e-book of pages by their names, in order."""
    items = "".join(
        f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>'
        for name in pages
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in pages)
    found: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": f'{XML}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Snow</dc:title>'
        "<dc:creator>Anna Ek</dc:creator><dc:language>sv</dc:language><dc:date>2020</dc:date>"
        f"</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>",
    }
    for name, body in pages.items():
        found[f"OEBPS/{name}.xhtml"] = (
            f'{XML}<html xmlns="http://www.w3.org/1999/xhtml" '
            f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head>{body}</html>'
        )
    return found | {f"OEBPS/{name}": data for name, data in extra.items()}


def taken(folder: Path, book: Mapping[str, str | bytes]) -> Harvest:
    lay_out(folder, {"book.epub": packed(book)})
    material = look(folder / "book.epub")
    return chosen(IMPORTERS, material).take(material, "")


def test_pages_are_essays_and_the_book_says_what_it_is(tmp_path: Path) -> None:
    foreword = '<section epub:type="foreword"><h1>Förord</h1><p>a</p></section>'
    harvest = taken(
        tmp_path,
        ebook(
            {
                "title": '<body epub:type="titlepage"><h1>Snow</h1></body>',
                "fore": f"<body>{foreword}</body>",
                "part": '<body epub:type="part"><h1>Winter</h1></body>',
                "one": "<body><h2>One</h2><p>b&nbsp;c</p></body>",
                "more": "<body><p>d</p></body>",
            }
        ),
    )
    assert [(one.head, one.part, one.body) for one in harvest.essays] == [
        ({"title": "Förord", "role": "foreword"}, "", "a\n"),
        ({"title": "One"}, "Winter", "b\u00a0c\n\nd\n"),
    ]
    assert dict(harvest.settings["book"]) | {"date": ""} == {
        "title": "Snow",
        "author": "Anna Ek",
        "lang": "sv",
        "date": "",
    }
    said = [(one.path, one.before) for one in harvest.remarks if one.sort is Sort.LEFT]
    assert said == [("OEBPS/title.xhtml", "Snow")]


def test_notes_on_a_page_of_their_own_go_where_they_are_called(tmp_path: Path) -> None:
    call = '<a id="c1" epub:type="noteref" href="notes.xhtml#n1">1</a>'
    note = '<aside id="n1" epub:type="footnote"><p><a href="one.xhtml#c1">1</a> Said.</p></aside>'
    harvest = taken(
        tmp_path,
        ebook(
            {"one": f"<body><h1>One</h1><p>a{call}.</p></body>", "notes": f"<body>{note}</body>"}
        ),
    )
    assert harvest.essays[0].body == "a[^1].\n\n[^1]: Said.\n"
    assert len(harvest.essays) == 1


def test_links_and_pictures_are_found_from_where_the_page_stands(tmp_path: Path) -> None:
    first = '<p><a href="two.xhtml#x">x</a> <img src="img/b.png" alt="B"/></p>'
    second = '<p id="x">y</p><p><a href="one.xhtml">z</a></p>'
    book = ebook(
        {
            "one": f"<body><h1>One</h1>{first}</body>",
            "two": f'<body><h1 id="t">Two</h1>{second}</body>',
        },
        **{"img/b.png": png(5, 5)},
    )
    one, two = taken(tmp_path, book).essays
    assert one.body == "[x](essay:two#x)\n\n![B](images/b.png)\n"
    assert two.body == "{#x}\ny\n\n[z](essay:one)\n"


def test_a_broken_page_is_read_as_browsers_do(tmp_path: Path) -> None:
    harvest = taken(tmp_path, ebook({"one": "<body><h1>One</h1><p>a<br>b</body>"}))
    assert harvest.essays[0].body == "a\\\nb\n"
    assert "a page that is not well-formed; it was read as browsers do" in {
        one.said for one in harvest.remarks
    }


@pytest.mark.parametrize("way", hostile(ebook({"a": "<body><p>x</p></body>"}), "OEBPS/a.xhtml"))
def test_a_hostile_book_is_a_diagnostic_and_no_file(way: str, tmp_path: Path) -> None:
    data, code = hostile(ebook({"a": "<body><p>x</p></body>"}), "OEBPS/a.xhtml")[way]
    lay_out(tmp_path / "in", {"a.epub": data})
    done = bokbygg("import", "in/a.epub", "--into", "book", cwd=tmp_path)
    assert f"error[{code}]" in done.stderr, done.stderr + done.stdout
    assert done.returncode == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in"]


def test_pictures_outside_the_archive_are_not_opened(tmp_path: Path) -> None:
    lay_out(tmp_path, {"secret.png": png(3, 3)})
    body = (
        '<body><h1>A</h1><p>x <img src="../../../secret.png"/><img src="/secret.png"/></p></body>'
    )
    assert taken(tmp_path, ebook({"one": body})).pictures == ()


# --- our own books --------------------------------------------------------------------------------

ROOT = Path(__file__).parents[1]
MADE_ANEW = (
    *("cover", "title-page", "imprint", "nav", "list-of-figures", "list-of-tables"),
    *("colophon", "kolofon"),
)
DRESSING = "chapter-number section-number figure-number table-number visually-hidden".split()


def words(data: bytes) -> list[str]:
    """The words of an e-book of ours in reading order, pages that are made anew aside."""
    found: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        package = etree.fromstring(archive.read("EPUB/package.opf"))
        items = {one.get("id"): one.get("href") for one in package.iterfind(".//{*}item")}
        for one in package.iterfind(".//{*}itemref"):
            href = items[one.get("idref")]
            if href.removesuffix(".xhtml") in MADE_ANEW:
                continue
            body = etree.fromstring(archive.read(f"EPUB/{href}")).find(".//{*}body")
            for each in body.iter("{*}span"):
                if each.get("class") in DRESSING:
                    each.text = ""
            found += re.findall(r"\w+", " ".join(body.itertext()))
    return found


@pytest.mark.long
@pytest.mark.parametrize("folder", [ROOT, ROOT / "tests/books/torture"])
def test_a_book_of_ours_comes_back_with_the_same_words(folder: Path, tmp_path: Path) -> None:
    first = build(find(folder), [Kind.EPUB]).outputs[0].data
    lay_out(tmp_path, {"book.epub": first})
    material = look(tmp_path / "book.epub")
    harvest = chosen(IMPORTERS, material).take(material, "")
    put(files(harvest, as_markdown(harvest, "book.epub", "epub")), tmp_path / "book", force=False)
    result = build(find(tmp_path / "book"), [Kind.EPUB])
    assert [found for found in result.findings if found.level != "note"] == []
    again = result.outputs[0].data
    assert words(again) == words(first)
    assert epubcheck(again, tmp_path) == ()
