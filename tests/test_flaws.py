"""What is seen on printed pages, told at its place in the author's files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bokbygg.book import Kind
from bokbygg.build import build
from bokbygg.diagnostics import Diagnostic
from bokbygg.proof.looks import look
from bokbygg.read import find
from tests.bench.seen import fallen, rivers
from tests.bookmaking import lay_out
from tests.needs import needs
from tests.program import here

LONG = "Gunvors sommarstugeförening sammanträdde i brandstationens samlingssal"
SETTINGS = '[book]\ntitle = "Bok"\nauthor = "A"\nlang = "sv"\n'
PLAIN = f'{SETTINGS}[pdf]\npage-size = "90mm 120mm"\njustification = "plain"\ncss = "own.css"\n'


def seen(folder: Path, text: str, css: str = "", settings: str = PLAIN) -> list[Diagnostic]:
    """What is said of the pages of a book of one essay."""
    files = {"bok.toml": settings, "a.md": f"# A\n\n{text}\n", "own.css": css}
    lay_out(folder, files)
    return list(look(find(folder), lay=True))


def test_a_loose_line_is_told_with_page_line_and_place(tmp_path: Path) -> None:
    found = seen(tmp_path, " ".join([LONG] * 4))
    loose = [each for each in found if each.code == "L050"]
    assert loose
    assert all(each.span and each.span.path == "a.md" and each.span.line == 3 for each in loose)
    assert all(each.message.startswith("page ") for each in loose)
    columns = [each.span.column for each in loose if each.span]
    assert columns == sorted(columns)
    for each in loose:
        start = each.message.partition("`")[2][:8]
        assert each.span
        line = " ".join([LONG] * 4)[each.span.column - 1 :]
        assert line.startswith(start[:4])


def test_three_hyphens_in_a_row_are_told(tmp_path: Path) -> None:
    words = "kommunikationen i tidningarna " * 7
    codes = [each.code for each in seen(tmp_path, words)]
    assert "L051" in codes


def test_lines_left_alone_are_told(tmp_path: Path) -> None:
    css = "p { orphans: 1; widows: 1 } header.opening { margin: 0 }"
    text = "\n\n".join(f"{LONG} {'med kaffe och kaka ' * n}" for n in range(1, 15))
    found = [each for each in seen(tmp_path, text, css) if each.code == "L055"]
    assert found
    assert all("page" in each.message for each in found)


def test_a_heading_at_the_foot_is_told(tmp_path: Path) -> None:
    css = "h2 { break-after: page; margin: 0 }"
    found = seen(tmp_path, f"{LONG}\n\n## Sedan\n\n{LONG}", css)
    assert [each.code for each in found if each.code == "L056"] == ["L056"]


def test_a_last_page_of_few_lines_is_told(tmp_path: Path) -> None:
    text = f"{LONG}.\n\n<div class=rest>Slut.</div>"
    found = seen(tmp_path, text, ".rest { break-before: page }")
    assert [each.code for each in found if each.code == "L057"] == ["L057"]


def test_verse_headings_and_ragged_lists_are_no_flaws(tmp_path: Path) -> None:
    text = "## En lång rubrik som inte får plats på en rad alls här\n\n- " + "\n- ".join([LONG] * 4)
    assert [each.code for each in seen(tmp_path, text) if each.code in ("L050", "L052")] == []


def test_what_is_kept_is_looked_at_without_being_laid_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("BOKBYGG_NO_CACHE", raising=False)
    text = " ".join([LONG] * 3)
    lay_out(tmp_path / "book", {"bok.toml": PLAIN, "a.md": f"# A\n\n{text}\n", "own.css": ""})
    book = find(tmp_path / "book")
    assert look(book, lay=False) == ()
    laid = look(book, lay=True)
    assert [each.code for each in laid if each.code == "L050"]
    assert look(book, lay=False) == laid


def test_a_build_does_not_tell_of_looks(tmp_path: Path) -> None:
    text = " ".join([LONG] * 3)
    lay_out(tmp_path, {"bok.toml": PLAIN, "a.md": f"# A\n\n{text}\n", "own.css": ""})
    found = build(find(tmp_path), [Kind.PRINT]).findings
    assert [each.code for each in found if each.code.startswith("L05")] == []


def test_the_command_tells_of_looks_where_they_are_asked_for(tmp_path: Path) -> None:
    text = " ".join([LONG] * 3)
    lay_out(tmp_path, {"bok.toml": PLAIN, "a.md": f"# A\n\n{text}\n", "own.css": ""})
    command = ("check", "--select", "L050", "--layout", "--no-epubcheck", "--format", "json")
    done = here(*command, cwd=tmp_path)
    codes = {each["code"] for each in json.loads(done.stdout)["diagnostics"]}
    assert codes == {"L050"}


# --- counted again from the file alone ------------------------------------------------------------


def printed(folder: Path) -> Path:
    """The PDF of the book in a folder."""
    needs("mutool")
    made = folder / "made.pdf"
    made.write_bytes(build(find(folder), [Kind.PRINT], keep_going=True).outputs[0].data)
    return made


STRIPED = "den gamla stilla {} vid sjön, och snön föll på "


def test_rivers_are_those_that_the_file_has(tmp_path: Path) -> None:
    text = "".join(map(STRIPED.format, ("byn", "vägen", "gården", "ladan", "kullen", "ön"))) * 2
    found = [each for each in seen(tmp_path, f"Snön föll på {text}") if each.code == "L054"]
    counted = [*rivers(printed(tmp_path))]
    assert counted
    told = [re.findall(r"page (\d+).* river of (\d+)", each.message)[0] for each in found]
    front = counted[0].page - int(told[0][0])
    assert {(str(river.page - front), str(river.rows)) for river in counted} == {*told}
    assert all(each.span and each.span.line == 3 for each in found)


def test_no_river_runs_through_ragged_lines(tmp_path: Path) -> None:
    text = "".join(map(STRIPED.format, ("byn", "vägen", "gården", "ladan"))) * 2
    assert "L054" not in {each.code for each in seen(tmp_path, text, "p { text-align: left }")}


def test_signs_in_another_face_are_those_that_the_file_has(tmp_path: Path) -> None:
    found = seen(tmp_path, "Vägen ut ❤ var\nlåst ❤ och *väl* gömd.")
    (one,) = (each for each in found if each.code == "L058")
    assert one.span
    assert (one.span.line, one.span.column) == (3, 10)
    counted = fallen(printed(tmp_path), ["EB Garamond"])
    assert counted.total() == 2
    assert "(2 such" in one.message


def test_a_family_that_the_book_has_not_is_told(tmp_path: Path) -> None:
    found = seen(tmp_path, "Text.", 'p { font-family: "Lucida", serif }')
    (one,) = (each for each in found if each.code == "L058")
    assert "`T` is set in EB Garamond, since Lucida has it not" in one.message
    assert "(5 such" in one.message
