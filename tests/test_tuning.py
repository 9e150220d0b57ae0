"""Paragraphs with faulty lines are broken anew; what they say, and where it stands, stays right.

Faults are counted by `tests.bench.faults`, which sees the finished file alone.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bokbygg.book import Kind, Page
from bokbygg.build import build, gather
from bokbygg.pdf import provenance
from bokbygg.pdf.breaking import LOOSE, TIGHT, Break, Measure, broken
from bokbygg.pdf.composing import Composing
from bokbygg.pdf.layout import Layout, Own
from bokbygg.pdf.sheet import Place
from bokbygg.read import find
from tests.bench.faults import SORTS, faults
from tests.needs import needs
from tests.pdf_bench import edition, essay, note, tried
from tests.program import bokbygg

ROOT = Path(__file__).parent.parent
CORPORA = ROOT.parent / "shared/corpora"


@dataclass(frozen=True)
class Book:
    """A printed book: its file, and how many faults of each sort it has."""

    pdf: Path
    pages: int
    faults: Counter[str]


def printed(book: Path, folder: Path, justification: str) -> Book:
    """A book printed with its lines tuned or plain."""
    settings = next(book.rglob("bok.toml"))
    told = settings.read_text("utf-8")
    table = f'[pdf]\njustification = "{justification}"\n'
    settings.write_text(
        told.replace("[pdf]\n", table) if "[pdf]\n" in told else f"{told}\n{table}", "utf-8"
    )
    made = build(find(book), [Kind.PRINT], keep_going=True).outputs[0]
    pdf = folder / f"{justification}.pdf"
    pdf.write_bytes(made.data)
    settings.write_text(told, "utf-8")
    count, found = faults(pdf)
    return Book(pdf, count, Counter(fault.sort for fault in found))


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Book]:
    """An essay of our own book, tuned and plain."""
    needs("mutool")
    folder = tmp_path_factory.mktemp("ours")
    (folder / "book").mkdir()
    (folder / "book/bok.toml").write_text('[book]\ntitle = "Bok"\nauthor = "A"\nlang = "sv"\n')
    shutil.copy(ROOT / "manuscript/02-vardagar-9-16.md", folder / "book/a.md")
    return {how: printed(folder / "book", folder, how) for how in ("tuned", "plain")}


def test_few_faults_are_left(ours: dict[str, Book]) -> None:
    assert ours["plain"].faults.total() >= 5
    assert ours["tuned"].faults.total() <= ours["plain"].faults.total() / 3


def test_no_sort_of_fault_gets_more(ours: dict[str, Book]) -> None:
    for sort in SORTS:
        assert ours["tuned"].faults[sort] <= ours["plain"].faults[sort]


@pytest.mark.long
@pytest.mark.parametrize("name", ["osguide/de", "jaeger"])
def test_real_books_keep_a_third_of_their_faults_at_most(tmp_path: Path, name: str) -> None:
    needs("mutool")
    if not (CORPORA / name).is_dir():
        pytest.skip(f"{CORPORA / name} is not there")
    done = bokbygg("import", CORPORA / name, "--into", tmp_path / "book", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    tuned, plain = (printed(tmp_path / "book", tmp_path, how) for how in ("tuned", "plain"))
    assert 3 * tuned.faults.total() * plain.pages <= plain.faults.total() * tuned.pages


# --- the map --------------------------------------------------------------------------------------

WORDS = (
    "Man gick till kontoret i gryningen och såg att ingen satt vid de långa fönsterborden, fastän "
    "lamporna lyste; efteråt tyckte alla att det var självklart. "
)


def paragraphs(count: int) -> str:
    return "".join(
        f"<p>{WORDS * (2 + number % 3)}{'Och så. ' * number}</p>" for number in range(count)
    )


@dataclass(frozen=True)
class Ways:
    """An essay laid out in both ways."""

    tuned: Layout
    plain: Layout
    press: Composing


@pytest.fixture(scope="module")
def ways() -> Ways:
    body = f"{paragraphs(7)}<p>{WORDS}{note(1, WORDS * 3)}<em>{WORDS}</em>{WORDS}</p>"
    made = []
    for how in ("tuned", "plain"):
        press = Composing(replace(edition(), page=Page(size="A6", justification=how)), ())
        fragment = press.lay(essay(body), Place(number=1)).fragment
        assert fragment.gaps == ()
        made.append((press, Layout.unpacked(fragment.layout)))
    return Ways(tuned=made[0][1], plain=made[1][1], press=made[0][0])


def test_every_character_is_printed_that_was(ways: Ways) -> None:
    told = [
        sorted(each.text for each in way.characters() if each.source in (Own.PROGRAM, Own.MARKER))
        for way in (ways.tuned, ways.plain)
    ]
    assert [sign for sign in told[0] if sign != " "] == [sign for sign in told[1] if sign != " "]


def test_the_map_has_each_line_as_wide_as_it_is_drawn(ways: Ways) -> None:
    text = [each for each in ways.tuned.stretches() if len(each.text) > 30]
    assert ways.tuned.text != ways.plain.text
    for stretch in text:
        places = ways.press.edges(stretch)
        assert places[0][0] == pytest.approx(stretch.x, abs=0.3)
        assert places[-1][1] == pytest.approx(stretch.x + stretch.width, abs=1.3)


def test_lines_fill_their_measure_and_no_more(ways: Ways) -> None:
    for side in (0, 1):
        lines = [each for each in ways.tuned.stretches() if len(each.text) > 30]
        ends = [each.x + each.width for each in lines if each.page % 2 == side]
        assert max(ends) - sorted(ends)[len(ends) // 2] < 0.5


# --- what stands in a paragraph, or beside it -----------------------------------------------------

LONG = (
    "Tåget rörde sig inte en meter för den sakens skull. Likväl hände det något i vagnen. En man "
    "tog av sig rocken. Två damer som dittills hade suttit med handväskorna i knät ställde dem på "
    "golvet. Det var som om vi först nu hade fått klart för oss att vi inte var bortglömda, och "
    "den som vet att han inte är bortglömd kan sitta i en skog hur länge som helst. "
)
SOFT = re.sub(r"(\w{5})(?=\w{4})", "\\1\u00ad", LONG)
BOX = '<span class="box">x</span>'
ASIDE = '<div class="beside">Vid sidan</div>'
CSS = """.box { display: inline-block; width: 3em }
.beside { float: right; width: 5em; height: 5em }
.initial { float: left; width: 2em; height: 2em }"""
BROKEN_ANEW = {
    "with soft hyphens": f"<p>{SOFT * 3}</p>",
    "with things that are no text": f"<p>{LONG}{BOX} {LONG}{BOX} {LONG * 2}</p>",
    "beside what floats": f"{ASIDE}<p>{LONG * 3}</p>",
    "beside their own initial": f'<p><span class="initial">x</span>{LONG * 3}</p>',
    "below what floats": f"{ASIDE}{'<p>Kort.</p>' * 6}<p>{LONG * 3}</p>",
}


@pytest.mark.parametrize("where", BROKEN_ANEW)
def test_lines_are_not_loose(where: str) -> None:
    counts, ends = [], []
    for how in ("plain", "tuned"):
        dressed = edition(CSS)
        page = replace(dressed.page, size="105mm 190mm", justification=how)
        trial = tried(Composing(replace(dressed, page=page), ()), essay(BROKEN_ANEW[where]))
        boxes = [*Layout.unpacked(trial.laid.fragment.layout).stretches()]
        counts.append(len({box.line for box in boxes if box.spacing and box.ratio > LOOSE}))
        ends.append(max(round(box.x + box.width) for box in boxes if box.spacing > 1))
    assert counts[0] >= 1
    assert counts[1] <= counts[0] / 2
    assert ends[1] <= ends[0]


# --- the switch -----------------------------------------------------------------------------------


def test_nothing_of_the_engine_is_exchanged_outside_of_a_layout() -> None:
    from weasyprint.layout import block, inline, page

    names = ((block, "iter_line_boxes"), (inline, "text_align"), (page, "remake_page"))
    before = [getattr(module, name) for module, name in names]
    composing = Composing(replace(edition(), page=Page(justification="tuned")), ())
    tried(composing, essay("<p>Ord.</p>"))
    assert [getattr(module, name) for module, name in names] == before


def test_what_is_kept_is_named_by_the_switch() -> None:
    dressed = edition()
    other = replace(dressed, page=replace(dressed.page, justification="tuned"))
    keys = [provenance.of_edition(one, ()).digest for one in (dressed, other)]
    assert keys[0] != keys[1]


def test_books_are_tuned_unless_they_say_otherwise(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\nText.\n")
    said = '[book]\ntitle = "B"\nauthor = "A"\nlang = "en"\n'
    (tmp_path / "bok.toml").write_text(said)
    assert gather(find(tmp_path), [Kind.PRINT], drafts=False, jobs=1)[1][0].page.tuned
    (tmp_path / "bok.toml").write_text(f'{said}[pdf]\njustification = "plain"\n')
    assert not gather(find(tmp_path), [Kind.PRINT], drafts=False, jobs=1)[1][0].page.tuned


# --- breaking a paragraph as a whole --------------------------------------------------------------


def words(*lengths: int, hyphens: bool = False) -> list[Break]:
    """The breaks of words that are so many ems long, with blanks of one em between them; with
    hyphens of one em in the middle of those of six or more."""
    found = [Break((), 0, 0, 0, 0, False)]
    at = 0.0
    for number, length in enumerate(lengths):
        if hyphens and length >= 6:
            half = at + length / 2
            found.append(Break((number, 1), half + 1, number, half, number, True))
        at += length
        found.append(Break((number + 1,), at, number, at + 1, number + 1, False))
        at += 1
    return found


def lines(breaks: list[Break], width: float, **more: int) -> list[float]:
    """How long each line is, blanks as they are by nature."""
    way = broken(breaks, Measure(width=width, blank=1), **more)
    assert way is not None
    return [breaks[to].end - breaks[at].start for at, to in pairwise(way.at)]


def test_a_last_line_is_not_too_short() -> None:
    assert lines(words(5, 4, 5, 4, 5, 4, 3), 20)[-1] >= 0.2 * 20


def test_a_page_does_not_end_within_a_word() -> None:
    breaks = words(6, 6, 6, 6, 6, 6, 6, 6, 6, hyphens=True)
    measure = Measure(width=17, blank=1)
    for turn in (1, 2):
        way = broken(breaks, measure, turn=turn)
        assert way is not None
        assert not breaks[way.at[turn]].divided


@given(st.lists(st.integers(1, 12), min_size=1, max_size=40), st.integers(14, 40))
def test_lines_follow_each_other_and_fit(lengths: list[int], width: int) -> None:
    breaks = words(*lengths, hyphens=True)
    way = broken(breaks, Measure(width=width, indent=2, blank=1))
    if way is None:
        return
    assert way.at[0] == 0
    assert way.at[-1] == len(breaks) - 1
    assert all(one < other for one, other in pairwise(way.at))
    for at, to in pairwise(way.at):
        blanks = breaks[to].blanks - breaks[at].passed
        assert breaks[to].end - breaks[at].start <= width + (1 - TIGHT) * blanks + 1e-9
