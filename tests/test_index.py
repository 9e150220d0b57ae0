"""The index: what essays mark, sorted by the book's language, with pages in print and links in the
e-book."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from bokbygg import cache
from bokbygg.book import IndexStart, Kind, Output, plain
from bokbygg.compose import documents
from bokbygg.epub import bind
from bokbygg.languages import LANGUAGES, initial, order
from bokbygg.numerals import LATIN, PageSpan, counted, merged
from bokbygg.pdf import laying, press
from tests.bookmaking import book_of, chapter_of, codes, lay_out
from tests.needs import needs
from tests.pdf_bench import SENTENCE

H = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"

TOML = """[book]
title = "Vatten"
author = "Anna Åberg"
lang = "sv"
date = 2026-11-24
identifier = "urn:uuid:5f1c7c1e-2f7a-4a55-9d0e-0a3b5a8d8e12"

[epub]
page-list = true
"""


def marks(text: str) -> list[IndexStart]:
    return [piece for piece in chapter_of(text).body if isinstance(piece, IndexStart)]


def paths(text: str) -> list[str]:
    return [" > ".join(map(plain, term.path)) for mark in marks(text) for term in mark.terms]


# --- marks ---------------------------------------------------------------------------------------


def test_words_are_marked_as_they_stand_or_for_others() -> None:
    assert paths("Den [tunna *isen*]{.index} och [den]{index=is}.") == ["tunna isen", "is"]


def test_a_mark_may_have_several_lines_and_lines_below_lines() -> None:
    text = '[hon]{index="Lagerlöf, Selma > brev; nobelpriset"}'
    assert paths(text) == ["Lagerlöf, Selma > brev", "nobelpriset"]


def test_lines_are_typeset_and_titles_are_in_italics() -> None:
    (mark,) = marks('x[]{index="*Herr Arne* 1903-1904"}')
    assert [getattr(piece, "text", None) for piece in mark.terms[0].path[0]] == [
        None, "Herr Arne", None, " 1903–1904",
    ]  # fmt: skip


def test_the_words_around_a_mark_are_set_as_if_it_were_not_there() -> None:
    marked = chapter_of('Han sa "[hej]{.index} []{index=x}då".')
    assert plain(marked.body) == plain(chapter_of('Han sa "hej då".').body)


def test_words_that_stand_as_they_are_may_be_sorted_as_others() -> None:
    (mark,) = marks('[Ærø]{.index sort="Aro"} och [öar]{.index see="hav"}')[:1]
    assert mark.terms[0].sort == "Aro"
    assert codes(chapter_of('# T\n\n[Ærø]{.index sort="Aro"}').findings) == []


def test_a_division_is_a_passage_from_its_first_text_to_its_last() -> None:
    found = marks('::: {index="is"}\nFörsta.\n\nAndra.\n:::\n\nTredje.')
    assert [mark.reach for mark in found] == ["from", "to"]
    body = chapter_of('::: {index="is"}\nFörsta.\n\nAndra.\n:::\n').body
    assert not plain(body[: body.index(found[0])]).strip()
    assert plain(body[body.index(found[0]) : body.index(found[1])]) == "Första.Andra."


def test_marks_alone_in_a_paragraph_make_no_empty_one() -> None:
    text = '[]{index-from="is"}\n\nText.\n\n[]{index-to="is"}'
    assert [mark.reach for mark in marks(text)] == ["from", "to"]
    assert sum(getattr(p, "xhtml", "").startswith("<p") for p in chapter_of(text).body) == 1


def test_a_heading_may_end_with_marked_words() -> None:
    chapter = chapter_of("# A\n\n## Om [isen]{.index}\n\nText.")
    assert plain(chapter.headings[0].title) == "Om isen"
    assert [plain(term.path[0]) for p in chapter.body if isinstance(p, IndexStart)
            for term in p.terms] == ["isen"]  # fmt: skip


def test_an_end_alone_makes_no_index(tmp_path: Path) -> None:
    folder = lay_out(tmp_path, {"bok.toml": TOML, "a.md": '# A\n\nText.[]{index-to="is"}\n'})
    book, edition = book_of(folder, Kind.EPUB)
    assert all(one.role != "index" for one in documents(book, edition))
    with zipfile.ZipFile(BytesIO(bind(book, edition).data)) as archive:
        assert "EPUB/index.xhtml" not in archive.namelist()


# --- order ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("sv", "1984 alm ek zon Åland ärla öl"),
        ("da", "alm zebra æble ø Aalborg"),
        ("de", "Apfel Äpfel Arm Öl Zaun"),
        ("is", "api á barn þing öl"),
        ("es", "nube ñandú oro"),
        ("pl", "lato łata mama"),
        ("fr", "cote coté côte"),
        ("he", "אב בן כף מים"),
    ],
)
def test_words_stand_in_the_order_of_the_language(tag: str, words: str) -> None:
    row = LANGUAGES[tag]
    given = words.split()[::-1]
    assert sorted(given, key=lambda word: order(word, row)) == words.split()


def test_a_blank_comes_before_letters_and_marks_count_for_nothing() -> None:
    row = LANGUAGES["sv"]
    words = ["is", "is, tunn", "isen", "is-hav"]
    assert sorted(words, key=lambda word: order(word, row)) == ["is", "is, tunn", "isen", "is-hav"]


def test_each_language_has_its_letters() -> None:
    assert initial("Ålen", LANGUAGES["sv"]) == "Å"
    assert initial("Ålen", LANGUAGES["de"]) == "A"
    assert initial("”7 dagar”", LANGUAGES["sv"]) == "0"


# --- pages ---------------------------------------------------------------------------------------


def spans(*pages: str) -> list[tuple[str, str]]:
    made = [PageSpan(first=a, last=b or a, begins=a, ends=b or a)
            for a, _, b in (page.partition("-") for page in pages)]  # fmt: skip
    return [(span.first, span.last) for span in merged(made)]


def test_pages_come_in_order_each_once_and_those_in_a_row_as_one() -> None:
    found = spans("9", "4", "xii", "5", "6-8", "12", "4", "xi")
    assert found == [("xi", "xii"), ("4", "9"), ("12", "12")]


@given(st.sets(st.integers(1, 60)), st.booleans())
def test_merged_pages_are_the_same_pages(pages: set[int], front: bool) -> None:
    labels = [LATIN.page(page, front=front) for page in pages]
    found: list[int] = []
    for first, last in spans(*labels):
        begins, ends = counted(first), counted(last)
        assert begins is not None
        assert ends is not None
        assert not found or begins[1] > found[-1] + 1
        found += range(begins[1], ends[1] + 1)
    assert found == sorted(pages)


# --- the whole book ------------------------------------------------------------------------------


def essay(number: int, more: str = "") -> str:
    return (
        f'# Essä {number}\n\n[]{{index="ämne {number}"}}{SENTENCE * 12}\n\n'
        f'{SENTENCE * 30}{more}\n\nOm [Is]{{.index}} och [Ålar]{{index="ål"}}.[^1]\n\n'
        f'::: {{index="resan; färd > ut"}}\n{SENTENCE * 40}\n\n{SENTENCE * 5}\n:::\n\n'
        "[^1]: En [not]{.index}.\n"
    )


def files(more: str = "") -> dict[str, str | bytes]:
    refers = '[]{index="sik" see="ål"}[]{index="is" see-also="ål"}'
    return {
        "bok.toml": TOML,
        "forord.md": f"# Förord\n\n{refers}Om [is]{{.index}}.\n",
        **{f"{number}.md": essay(number, more if number == 1 else "") for number in (1, 2, 3)},
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("index") / "book", files())


@pytest.fixture(scope="module")
def printed(folder: Path) -> Output:
    output = press(*book_of(folder, Kind.PRINT))
    assert codes(output.findings) == []
    return output


@pytest.fixture(scope="module")
def paper(printed: Output) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(printed.data))


def lines(root: etree._Element) -> dict[str, str]:
    """What the lines of an index say after their words, by their words."""
    found = {}
    for line in root.iter(f"{H}li"):
        if line.get(TYPE) == "index-entry":
            term, *_ = line
            below = [child for child in line if child.tag == f"{H}ul"]
            for child in below:
                line.remove(child)
            said = "".join(line.itertext())
            found["".join(term.itertext())] = " ".join(said.split(",", 1)[-1].split())
            line.extend(below)
    return found


def _ebook(folder: Path, printed: Output) -> etree._Element:
    output = bind(*book_of(folder, Kind.EPUB), printed.page_map)
    with zipfile.ZipFile(BytesIO(output.data)) as archive:
        return etree.fromstring(archive.read("EPUB/index.xhtml"))


def test_print_and_e_book_name_the_same_pages(folder: Path, printed: Output) -> None:
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(printed.data)]
    (page,) = [" ".join(one.split()) for one in pages if one.startswith("Register")]
    told = lines(_ebook(folder, printed))
    assert list(told) == ["färd", "ut", "is", "not", "resan", "sik", "ål", *(
        f"ämne {number}" for number in (1, 2, 3))]  # fmt: skip
    for term, where in told.items():
        assert (f"{term}, {where}" if where != term else term) in page
    assert told["sik"] == "se ål"
    assert told["is"].endswith(", se även ål")
    assert re.fullmatch(r"vii, \d+, \d+, \d+, se även ål", told["is"])
    assert re.fullmatch(r"\d+–\d+(, \d+–\d+)*", told["resan"])


def test_each_page_number_in_print_leads_to_that_page(paper: pikepdf.Pdf) -> None:
    names = paper.Root.Names.Dests.Names
    where = {str(n): d[0].objgen for n, d in zip(names[::2], names[1::2], strict=True)}
    numbers = {page.obj.objgen: page.label for page in paper.pages}
    targets = [
        str(link.Dest if "/Dest" in link else link.A.D)
        for page in paper.pages
        for link in page.obj.get("/Annots", ())
    ]
    marked = [one for one in targets if "_index-" in one]
    assert len(marked) > 10
    assert all(where[one] in numbers for one in marked)


def test_the_index_is_an_index_to_screen_readers(paper: pikepdf.Pdf) -> None:
    kinds = {str(kid.S) for kid in paper.Root.StructTreeRoot.K[0].K}
    assert "/Index" in kinds


def test_without_pages_the_e_book_leads_to_essays_by_their_titles(folder: Path) -> None:
    (index,) = [one for one in documents(*book_of(folder)) if one.role == "index"]
    told = lines(etree.fromstring(index.xhtml.encode()))
    assert told["ål"] == "Essä 1, Essä 2, Essä 3"
    assert told["ut"] == "Essä 1, Essä 2, Essä 3"


def test_an_essay_that_is_not_printed_is_led_to_by_its_title(tmp_path: Path) -> None:
    alone = "---\nonly: epub\n---\n# Bara här\n\nOm [is]{.index}.\n"
    folder = lay_out(tmp_path, {"bok.toml": TOML, "1.md": essay(1), "2.md": alone})
    told = lines(_ebook(folder, press(*book_of(folder, Kind.PRINT))))
    assert re.fullmatch(r"\d, Bara här", told["is"])


@pytest.mark.long
@pytest.mark.parametrize(
    "mark", ['[ord{n}]{{index="l{n}"}}', '[]{{index="l{n}"}}ord{n}'], ids=["words", "place"]
)
def test_each_number_is_that_of_the_page_that_its_word_stands_on(mark: str, tmp_path: Path) -> None:
    needs("pdftotext")
    words = [f"{mark.format(n=n)} händelser" for n in range(400)]
    text = "\n\n".join(" ".join(words[at : at + 25]) for at in range(0, len(words), 25))
    small = {"bok.toml": f'{TOML}\n[pdf]\npage-size = "A6"\n', "a.md": f"# A\n\n{text}\n"}
    output = press(*book_of(lay_out(tmp_path / "book", small), Kind.PRINT))
    path = tmp_path / "book.pdf"
    path.write_bytes(output.data)
    told = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
    )
    labels = [page.label for page in pikepdf.open(path).pages]
    pages = dict(zip(labels, told.stdout.split("\f"), strict=False))
    stands = {word: label for label, page in pages.items()
              for word in re.findall(r"\bord(\d+)\b", page)}  # fmt: skip
    named = {word: label for page in pages.values()
             for word, label in re.findall(r"\bl(\d+), (\d+)", page)}  # fmt: skip
    assert len(named) == 400
    assert named == stands


def test_an_essay_may_bear_the_index_and_a_setting_leaves_it_out(tmp_path: Path) -> None:
    own = {"bok.toml": TOML, "a.md": "# A\n\n[is]{.index}", "r.md": "---\nrole: index\n---\nOm."}
    made = documents(*book_of(lay_out(tmp_path / "own", own)))
    assert [one.href for one in made if one.role == "index"] == ["r.xhtml"]
    assert "index-locator" in made[-2].xhtml
    off = {"bok.toml": f"{TOML}\n[content]\nindex = false", "a.md": "# A\n\n[is]{.index}"}
    made = documents(*book_of(lay_out(tmp_path / "off", off)))
    assert all(one.role != "index" for one in made)


@pytest.mark.long
def test_an_index_is_the_same_to_the_last_byte_however_it_came_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(laying, "WORTH_A_POOL", 0)
    book = lay_out(tmp_path / "book", files())

    def printed(jobs: int = 1) -> bytes:
        return press(*book_of(book, Kind.PRINT), jobs=jobs).data

    first = printed()
    assert printed() == first
    lay_out(book, files(SENTENCE * 240))
    changed = printed()
    assert changed != first
    shutil.rmtree(tmp_path / "cache")
    assert printed(jobs=2) == changed
    lay_out(book, files())
    assert printed(jobs=2) == first
    monkeypatch.setenv(cache.OFF, "1")
    assert printed() == first


# --- lists of figures and tables -----------------------------------------------------------------


def test_figures_and_tables_are_listed_where_asked_for(tmp_path: Path) -> None:
    book = {
        "bok.toml": f'{TOML}\n[content]\nlists = ["figures", "tables"]\nnumber-figures = true\n',
        "a.md": "# A\n\n::: {.figure #b}\nx\n\nEn båt.\n:::\n\nText.\n",
    }
    folder = lay_out(tmp_path, book)
    for kind, href in ((Kind.EPUB, "a.xhtml#a--b"), (Kind.PRINT, "#a--b")):
        made = {one.role: one for one in documents(*book_of(folder, kind))}
        assert "list-of-tables" not in made  # it has none
        root = etree.fromstring(made["list-of-figures"].xhtml.encode())
        (link,) = root.iter(f"{H}a")
        assert link.get("href") == href
        assert "".join(link.itertext()).split() == ["1", "En", "båt."]
    (contents,) = [one for one in documents(*book_of(folder, Kind.PRINT)) if one.role == "contents"]
    assert 'href="#list-of-figures"' in contents.xhtml
