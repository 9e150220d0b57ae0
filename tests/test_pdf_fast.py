"""The fast road: our functions in the place of WeasyPrint's come to the same bytes, and stand aside
where they might not."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import weasyprint

from bokbygg import cache
from bokbygg.book import Kind
from bokbygg.build import build
from bokbygg.diagnostics import Level
from bokbygg.pdf.composing import Composing, Laid
from bokbygg.pdf.fast import lines, room, table, verifying, words
from bokbygg.pdf.fast.probe import Probes
from bokbygg.pdf.fast.replacement import source_of
from bokbygg.pdf.sheet import Place
from bokbygg.read import find
from tests.bench.books import write_book
from tests.bookmaking import lay_out
from tests.pdf_bench import SENTENCE, edition, essay
from tests.program import bokbygg
from tests.test_corpora import BOOKS, CORPORA, RUST

BOOK = Path(__file__).parents[1]
TORTURE = Path(__file__).parent / "books/torture"

SCRIPTS = (
    "<p>Han sade »god dag« – och (nästan) alla 1 234 svarade: ”Выйду ночью в поле, 1917” på "
    "ryska; Ο ήλιος ανέβηκε, 1922, och العربية نصّ قصير 123 وآخر eller עברית. Te fi fl AVATAR.</p>"
    '<p lang="ru">Выйду ночью в поле с конём, ночкой тёмной тихо пойдём; — мы (пойдём) с конём по '
    "полю вдвоём, «мы» пойдём с конём по полю, 1917 год.</p>"
    '<p lang="el">Ο ήλιος ανέβηκε πάνω από τη θάλασσα και ο άνεμος έπεσε· τότε οι ναύτες είδαν τη '
    "στεριά, και «κανείς» δεν μίλησε για 40 ημέρες.</p>"
    '<p lang="ar" dir="rtl">وُلد في المدينة القديمة عام 1923 وعاش فيها (حتى وفاته) ثم كتب عنها.</p>'
    f"<p>{SENTENCE * 4} <em>{SENTENCE}</em> <b>och</b> <code>kod i rad</code>, "
    "järn\u00advägs\u00adstation, "
    "f’s ”foo” (bar) ”foo” [bar] «a » b – 10–12 – stron-grönheten – www.exempel.se/en/väg</p>"
    f'<p style="letter-spacing: 0.01em">{SENTENCE * 3}</p>'
    f'<p style="letter-spacing: -0.02em; font-variant: small-caps">{SENTENCE * 3}</p>'
    f'<p style="width: 9em; text-align: left">{SENTENCE * 3}</p>'
)


@pytest.fixture(autouse=True)
def _anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing is kept, and what a test makes of the room is forgotten."""
    monkeypatch.setattr(cache, "kept", lambda _: None)
    yield
    room.remove()
    room.forgive()


def laid(body: str = SCRIPTS, css: str = "") -> Laid:
    """An essay laid out by itself."""
    return Composing(edition(css), ()).lay(essay(body), Place(number=1))


@pytest.fixture
def stock(monkeypatch: pytest.MonkeyPatch) -> Laid:
    """The same by WeasyPrint alone."""
    monkeypatch.setenv(room.STOCK, "1")
    made = laid()
    assert not room.is_installed()
    monkeypatch.delenv(room.STOCK)
    return made


def test_both_ways_come_to_the_same(stock: Laid) -> None:
    assert laid() == stock
    assert room.is_installed()


def test_each_function_is_told_of(stock: Laid) -> None:
    assert stock
    assert table.VERSIONS["weasyprint"] == weasyprint.__version__
    for each in table.REPLACEMENTS:
        assert each.assumes, each.places
        assert each.stock, each.places


def test_another_source_keeps_the_stock_in_place(
    stock: Laid, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *rest = table.REPLACEMENTS
    other = dataclasses.replace(first, source="0" * 12)
    monkeypatch.setattr(room, "REPLACEMENTS", (other, *rest))
    assert first.places[0] in room.hindrance()
    assert laid() == stock
    assert not room.is_installed()


def test_another_release_keeps_the_stock_in_place(
    stock: Laid, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    assert room.hindrance() == "weasyprint is 71.0, not 70.0"
    assert laid() == stock


def test_a_wrong_width_is_found_by_the_probe(stock: Laid, monkeypatch: pytest.MonkeyPatch) -> None:
    measured = words.Look.word

    def planted(self: words.Look, text: str) -> words.Word:
        word = measured(self, text)
        if text == "väntar" and not word.odd:
            word.width += 1
        return word

    monkeypatch.setattr(words.Look, "word", planted)
    assert laid() == stock
    assert "otherwise" in room.refused()
    assert not room.is_installed()


def test_what_fails_in_ours_the_stock_does(stock: Laid, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(lines, "_broken", failing)
    assert laid() == stock
    assert not room.refused()


def test_a_difference_is_an_error_where_both_are_run(monkeypatch: pytest.MonkeyPatch) -> None:
    both = verifying.beside(lambda made: made)
    with pytest.raises(verifying.DifferenceError, match="3, where stock has 2"):
        both(_one_more, lambda _: lambda number: number + 2)(1)
    assert both(_one_more, lambda stock: stock)(1) == 2


def _one_more(number: int) -> int:
    return number + 1


def test_a_source_is_its_lines_and_no_others() -> None:
    assert source_of(_one_more) != source_of(laid)
    assert source_of(print) == ""


def test_a_probe_has_one_of_each_sort() -> None:
    probes = Probes()
    body = "<p>Ett <em>två</em></p><p>tre</p><p>fyra <em>fem</em> <b>sex</b></p>"
    xhtml = probes.of(essay(body).xhtml)
    assert "tre" not in xhtml
    assert "fem" not in xhtml
    assert "sex" in xhtml
    assert probes.of(essay(body).xhtml) == ""


@pytest.mark.parametrize("face", ["EB Garamond", "Noto Serif", "Jost", "Atkinson Hyperlegible"])
def test_every_line_is_the_same_in_any_script(face: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(verifying.VERIFY, "1")
    verifying.counted.clear()
    assert laid(css=f"html {{ font-family: '{face}' }}").fragment.count > 1
    assert verifying.counted["split_first_line: ours"] > 10


# --- whole books ----------------------------------------------------------------------------------


def verified(folder: Path) -> None:
    """Make a book with both functions run side by side; a difference would be an error."""
    verifying.counted.clear()
    result = build(find(folder), [Kind.PRINT], keep_going=True, jobs=1)
    assert [each for each in result.findings if each.level is Level.ERROR] == []
    assert verifying.counted["split_first_line: ours"] > 100


@pytest.mark.long
@pytest.mark.parametrize("folder", [BOOK, TORTURE], ids=["shipped", "torture"])
def test_every_line_of_our_books_is_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(verifying.VERIFY, "1")
    verified(folder / "manuscript")


@pytest.mark.long
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the folder of strangers' essays is not here")
@pytest.mark.parametrize(
    ("name", "face"),
    [
        ("osguide/de", "EB Garamond"),
        ("osguide/ar", "Amiri"),
        ("jaeger/manuscript", "Noto Serif"),
        ("textesfr/ptafdh", "Jost"),
    ],
)
def test_every_line_of_strangers_books_is_the_same(
    name: str, face: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(verifying.VERIFY, "1")
    folder = Path(shutil.copytree(CORPORA / name, tmp_path / "book"))
    settings = BOOKS[name][0] or RUST.replace("[content]", "").replace('"en"', f'"{name[-2:]}"')
    (folder / "bok.toml").write_text(f'{settings}\n[style]\nfont = "{face}"\n', "utf-8")
    verified(folder)


@pytest.mark.long
@pytest.mark.parametrize("justification", ["plain", "tuned"])
def test_stock_gives_the_same_file_on_one_process_and_on_two(
    justification: str, tmp_path: Path
) -> None:
    folder = write_book(tmp_path / "book", 8, justification)
    made = []
    for name, more in (("a", ["-j1"]), ("b", ["-j2"]), ("c", ["-j1", "--stock"])):
        where = ["-C", str(folder), "-o", str(tmp_path / name), "--no-cache"]
        done = bokbygg("build", "pdf", "-q", *where, *more, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        made.append((tmp_path / name / "matbok.pdf").read_bytes())
    assert made[0] == made[1] == made[2]


@pytest.mark.long
def test_with_weasyprint_changed_the_book_is_right_and_doctor_tells(tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(Path(weasyprint.__file__).parent, other / "weasyprint")
    changed = other / "weasyprint/text/line_break.py"
    text = changed.read_text("utf-8")
    assert "    ratio = 4  #" in text
    changed.write_text(text.replace("    ratio = 4  #", "    ratio = 2 + 2  #"), "utf-8")
    book = lay_out(tmp_path / "book", {"sea.md": f"# The sea\n\n{SENTENCE * 9}\n"})
    assert book
    made = []
    for name, path in (("a", {}), ("b", {"PYTHONPATH": f"{other}:{BOOK / 'src'}"})):
        where = ["-C", str(tmp_path / "book"), "-o", str(tmp_path / name), "--no-cache"]
        done = bokbygg("build", "pdf", "-q", *where, cwd=tmp_path, **path)
        assert done.returncode == 0, done.stderr
        made.append(next((tmp_path / name).glob("*.pdf")).read_bytes())
        told = bokbygg("doctor", cwd=tmp_path, **path).stdout
        assert ("split_first_line is not what it was" in told) == bool(path)
    assert made[0] == made[1]
