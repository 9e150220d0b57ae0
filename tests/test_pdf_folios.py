"""Page numbers that stand in the text: each is that of the page its place stands on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring, tostring

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bokbygg.book import Document, Kind
from bokbygg.pdf import folios, press
from bokbygg.pdf.composing import Composing, Laid
from bokbygg.pdf.folios import Shown
from bokbygg.pdf.join import join
from bokbygg.pdf.laying import Wish, Workshop
from bokbygg.pdf.pagination import Pagination
from bokbygg.pdf.placing import labels
from bokbygg.pdf.sheet import Place
from tests.bookmaking import book_of, lay_out
from tests.epub_sample import IMPRINT
from tests.pdf_bench import SENTENCE, Printed, edition, essay, lay, tried

PLACES = f"<h2 id='hav'>Hav</h2><p>{SENTENCE * 60}</p><h2 id='berg'>Berg</h2><p>{SENTENCE}</p>"


def test_a_page_number_that_is_asked_for_is_filled_in() -> None:
    root = fromstring('<p>sidan <span data-page-of="hav"/>, <em data-page-of="x"/></p>')
    folios.fill(root, Shown(guess="00", numbers={"hav": "12"}))
    assert "".join(root.itertext()) == "sidan 12, 00"
    assert 'data-page-of="hav"' in tostring(root, encoding="unicode")


def test_each_id_is_on_the_page_where_its_element_begins() -> None:
    found = labels([lay(PLACES).placed])
    assert found["havet"] == found["hav"] == "1"
    assert found["berg"] == "3"


def test_front_matter_has_its_own_numerals() -> None:
    trial = tried(Composing(edition(), ()), essay(PLACES), Place(number=5, roman=True))
    found = labels([trial.placed])
    assert (found["hav"], found["berg"]) == ("v", "vii")


def test_the_number_is_printed() -> None:
    document = essay('<p>Se sidan <span data-page-of="berg"></span>.</p>')
    shown = Shown(numbers={"berg": "217"})
    (page,) = tried(Composing(edition(), ()), document, shown=shown).pages
    texts = [box.text for box in page._page_box.descendants() if hasattr(box, "text")]
    assert "217" in " ".join(texts)


# --- how they settle ------------------------------------------------------------------------------

Pages = Callable[[Mapping[str, tuple[str, int]]], Mapping[str, str]]
"""From what is printed for each id, and its room, to the page it then stands on."""


def settle(names: str, pages: Pages) -> tuple[dict[str, str], dict[str, str], int]:
    """What a press that lays out by `pages` comes to: what is printed, where things stand, and in
    how many rounds."""
    rounds: list[Shown] = []

    def book(shown: Shown) -> Mapping[str, str]:
        rounds.append(shown)
        return pages({name: shown.of(name) for name in names})

    found, shown = folios.settled(book, dict, frozenset(names), Shown(guess="00"))
    assert shown == rounds[-1]
    return {n: shown.of(n)[0] for n in names}, dict(found), len(rounds)


def test_numbers_that_move_nothing_are_right_in_the_second_round() -> None:
    printed, stand, rounds = settle("ab", lambda shown: {"a": "7", "b": "112"})
    assert printed == stand == {"a": "7", "b": "112"}
    assert rounds == 2


def test_a_number_that_flees_from_itself_is_caught_in_a_room_of_its_own() -> None:
    def pages(shown: Mapping[str, tuple[str, int]]) -> Mapping[str, str]:
        width = max(len(shown["a"][0]), shown["a"][1])
        return {"a": "99" if width > 2 else "100"}

    printed, stand, rounds = settle("a", pages)
    assert printed == stand == {"a": "99"}
    assert rounds < 10


def test_a_number_that_no_room_holds_is_given_up_and_the_others_are_right() -> None:
    def pages(shown: Mapping[str, tuple[str, int]]) -> Mapping[str, str]:
        return {"a": "99" if len(shown["a"][0]) > 2 else "100", "b": "12"}

    printed, stand, _ = settle("ab", pages)
    assert printed == {"a": "?", "b": "12"}
    assert stand["b"] == "12"


def test_what_stands_on_no_page_is_a_question_mark() -> None:
    printed, _, _ = settle("ab", lambda shown: {"a": "7"})
    assert printed == {"a": "7", "b": "?"}


_FACTORS = st.lists(st.integers(-3, 60), min_size=9, max_size=9)


@given(_FACTORS, st.lists(st.integers(1, 130), min_size=3, max_size=3))
def test_whatever_the_numbers_move_each_is_right_in_the_end(
    factors: list[int], starts: list[int]
) -> None:
    def pages(shown: Mapping[str, tuple[str, int]]) -> Mapping[str, str]:
        widths = [max(len(text), room) for text, room in shown.values()]
        rows = [factors[at : at + 3] for at in (0, 3, 6)]
        moved = [sum(f * w for f, w in zip(row, widths, strict=True)) for row in rows]
        return {n: str(abs(s + m) or 1) for n, s, m in zip("abc", starts, moved, strict=True)}

    printed, stand, _ = settle("abc", pages)
    assert printed == stand


# --- in a book ------------------------------------------------------------------------------------


def references(count: int, to: str) -> str:
    return "".join(f'sida <span data-page-of="{to}"></span>, ' for _ in range(count))


@pytest.mark.parametrize("sentences", range(20, 32, 2))
def test_a_reference_that_moves_its_own_target_is_right(sentences: int) -> None:
    body = f"<p>{SENTENCE * sentences}</p><p>{references(60, 'berg')}</p>"
    body += f"<h2 id='berg'>Berg</h2><p>{SENTENCE}</p>"
    documents = [essay(f"<p>{SENTENCE * 230}</p>", slug="forst"), essay(body)]
    with Workshop(edition(), ()) as workshop:
        placed, _ = Pagination(workshop=workshop, openings="any").pages(documents)
        data = join(placed, IMPRINT, workshop.files).data
    assert said(data) == {labels(placed)["berg"]}


def said(data: bytes) -> set[str]:
    """The page numbers that a book's text prints, read from its pages."""
    return set(re.findall(r"sida\s+([\divxl?]+)", " ".join(Printed(data).pages)))


FRONT = "---\nrole: foreword\n---\n\n# Förord\n\nHär står mål f0x.\n\n"
ESSAYS = 24


def _essay(number: int) -> str:
    """An essay of a few pages with places of its own, which refers to places before and after."""
    near, far = (number + 1) % ESSAYS, (number * 7 + 3) % ESSAYS
    lines = [f"# Essä {chr(65 + number)}\n"]
    for at in range(3):
        lines.append(f"## Avsnitt {{#p{number}-{at}}}\n\nMål p{number}-{at}x. {SENTENCE * 14}\n")
        lines.append(f"Ref p{near}-{at}: [](#p{near}-{at}){{.page}}. {SENTENCE * (at + 1)}\n")
        lines.append(f"Ref p{far}-{at}: [](#p{far}-{at}){{.page}}.[^{at}]")
        lines.append("Ref f0: [](#f0){.page}.\n")
        lines.append(f"[^{at}]: Ref p{far}-1: [den platsen](#p{far}-1){{.page}} i en not.\n")
    return "\n".join(lines)


@pytest.fixture(scope="module")
def printed_book(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """Folio and text of each page of a book whose essays refer to each other's pages."""
    files = {f"e{number:02}.md": _essay(number) for number in range(ESSAYS)}
    files["forord.md"] = FRONT + "[]{#f0}Ref p3-2: [](#p3-2){.page}.\n"
    files["bok.toml"] = (
        '[book]\ntitle = "B"\nauthor = "A"\nlang = "sv"\ndate = 2026-11-23\nidentifier = "x:y"\n'
        '[content]\nfront = ["forord.md"]\nchapters = ["e*.md"]\n[pdf]\npage-size = "A6"\n'
        'openings = "any"\n'
    )
    folder = lay_out(tmp_path_factory.mktemp("book"), files)
    output = press(*book_of(folder, Kind.PRINT))
    assert [found for found in output.findings if found.code == "L022"] == []
    return list(_pages(output.data))


def _pages(data: bytes) -> Any:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        width, height = page.get_size()
        text = page.get_textpage()
        head = text.get_text_bounded(bottom=height * 0.905)
        foot = text.get_text_bounded(top=height * 0.1)
        folio = re.findall(r"(?<!\S)(\d+|[ivxl]+)(?!\S)", f"{head} {foot}")
        body = text.get_text_bounded(0, height * 0.1, width, height * 0.905)
        yield folio[0] if folio else "", " ".join(body.replace("\ufffe", "").split())
    document.close()


@pytest.mark.long
def test_every_printed_page_number_is_the_folio_of_the_page_its_place_stands_on(
    printed_book: list[tuple[str, str]],
) -> None:
    stands = {
        place: folio
        for folio, text in printed_book
        for place in re.findall(r"(?:Mål|mål) (\w+(?:-\d)?)x", text)
    }
    text = " ".join(text for _, text in printed_book)
    named = re.findall(r"Ref (\w+(?:-\d)?): (?:den platsen \()?sida (\w+)", text)
    assert len(named) == ESSAYS * 12 + 1
    assert [(place, page) for place, page in named if stands[place] != page] == []
    assert max(int(page) for _, page in named if page.isdecimal()) > 99
    assert stands["f0"] in {"v", "vii"}


def test_the_same_book_has_the_same_numbers_again(tmp_path: Path) -> None:
    files = {"a.md": f"# A\n\nSe [](#b){{.page}}. {SENTENCE * 60}\n\n## B {{#b}}\n\nText.\n"}
    folder = lay_out(tmp_path, files)
    assert press(*book_of(folder, Kind.PRINT)).data == press(*book_of(folder, Kind.PRINT)).data


def layouts(*documents: Document) -> list[int]:
    """How many documents were laid out at a time until the numbers were right."""
    rounds: list[int] = []

    class Counting(Workshop):
        def _laid(self, missing: Mapping[str, Wish]) -> Iterator[tuple[str, Laid]]:
            rounds.append(len(missing))
            return super()._laid(missing)

    with Counting(edition(), ()) as workshop:
        Pagination(workshop=workshop, openings="recto").pages(documents)
    return [count for count in rounds if count]


@pytest.fixture
def _nothing_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.mark.usefixtures("_nothing_kept")
def test_only_documents_that_print_a_longer_number_than_was_guessed_are_laid_again() -> None:
    citing = essay(f"<p>{SENTENCE}</p><p>{references(1, 'c')}</p>", slug="a")
    cited = essay(f"<p>{SENTENCE}</p>", slug="c")
    # one page each, and a blank one before a recto
    assert layouts(citing, cited) == [2, 1]
    # so little on a page that it is more than nine pages on, which nobody would think: what is
    # new is laid out, and then, once more, what prints a longer number
    pages = '<p style="break-before: page">Sida.</p>' * 11
    assert layouts(citing, essay(pages, slug="b"), cited) == [1, 1]


@pytest.mark.usefixtures("_nothing_kept")
def test_what_was_laid_out_before_is_not_laid_out_again() -> None:
    documents = essay(f"<p>{SENTENCE}</p>", slug="a"), essay(f"<p>{SENTENCE * 2}</p>", slug="b")
    assert layouts(*documents) == [2, 1]
    assert layouts(*documents) == []
    assert layouts(documents[0], essay(f"<p>{SENTENCE * 3}</p>", slug="b")) == [1]
