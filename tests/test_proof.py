"""Proofs: the book's own pages on larger sheets, with a map that leads from each printed character
back into the author's file."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest

from bokbygg.diagnostics import Fault
from bokbygg.proof.attached import NAME, embedded
from bokbygg.proof.making import Proof, Wish, keep, proof
from bokbygg.proof.map import ProofMap, Run
from bokbygg.proof.rounds import kept, rounds
from bokbygg.read import find
from tests.program import bokbygg

PARAGRAPH = (
    'Den som "väntar" på något gott -- i *många* år, 3 % av livet... -- väntar aldrig för länge, '
    "sade min [farmor](https://example.org) i köket, där `vi` satt. " * 6
)

RICH = f"""---
title: Havet
subtitle: En "saga"
---

{PARAGRAPH}

## Om *båtar*[^1]

- {PARAGRAPH}
- Två

  > {PARAGRAPH}

| Båt | Segel |
|-----|-------|
| Eka | inget |
| Jolle | ett & ett halvt |

{PARAGRAPH}
hit och dit.

[^1]: Se *Sjökortet*, {PARAGRAPH}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Proof:
    """A book with all that an essay may hold, and no findings of text."""
    folder = tmp_path_factory.mktemp("proof")
    write(folder, RICH)
    return proof(find(folder), Wish(date="2026-03-01"))


def told(made: Proof) -> ProofMap:
    assert made.map is not None
    return made.map


def data(made: Proof) -> bytes:
    assert made.output is not None
    return made.output.data


def test_each_printed_character_leads_to_the_same_one_in_the_file(made: Proof) -> None:
    lines = {path: text.split("\n") for path, text in told(made).texts.items()}
    exact = 0
    for run in told(made).runs():
        for index, character in enumerate(run.text):
            place = run.at(index)
            if place is None or not run.literal or character.isspace():
                continue
            assert lines[place.path][place.line - 1][place.column - 1] == character
            exact += 1
    assert exact > 2500


def test_the_words_of_the_map_are_those_that_another_program_finds_there(made: Proof) -> None:
    import pypdfium2

    with pypdfium2.PdfDocument(data(made)) as pdf:
        for number, page in enumerate(pdf):
            text = page.get_textpage()
            for run in told(made).runs(number):
                if run.place is None or len(run.text) < 8:
                    continue
                middle = (run.bottom + run.top) / 2
                found = text.get_text_bounded(run.left - 1, middle - 1, run.right + 1, middle + 1)
                assert _plain(run.text) in _plain(found)


def _plain(text: str) -> str:
    return "".join(one for one in text if one.isalpha() and one.isascii())


def test_the_map_goes_with_the_file_as_one_that_belongs_to_it(made: Proof) -> None:
    with pikepdf.open(io.BytesIO(data(made))) as pdf:
        assert pdf.Root.AF[0].UF == NAME
        assert embedded(pdf) == made.map


def test_a_map_is_the_same_after_it_was_packed(made: Proof) -> None:
    assert ProofMap.unpacked(told(made).packed()) == made.map


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-20],
        lambda data: data[:40] + b"\0\0\0" + data[43:],
        lambda data: b"something else",
        lambda data: b"bokbygg proof map\n",
    ],
)
def test_a_damaged_map_is_refused(made: Proof, damage: Callable[[bytes], bytes]) -> None:
    with pytest.raises(ValueError, match=r"damaged|no map"):
        ProofMap.unpacked(damage(told(made).packed()))


def test_the_map_of_one_page_is_what_stands_on_it(made: Proof) -> None:
    every = told(made).runs()
    by_page: dict[int, list[Run]] = {}
    for run in every:
        by_page.setdefault(run.page, []).append(run)
    for number in range(len(told(made).pages)):
        assert list(told(made).runs(number)) == by_page.get(number, [])


# --- what the reader sees -------------------------------------------------------------------------


FAULTY = """---
title: Havet
---

Det var en gång gång ett hav som låg stilla. Ingen visste varför , och ingen frågade.

Sedan kom en (båt med två segel. Den for förbi.
"""


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Proof:
    folder = tmp_path_factory.mktemp("faulty") / "book"
    folder.mkdir()
    write(folder, FAULTY)
    return proof(find(folder), Wish(date="2026-03-01"))


class Note(NamedTuple):
    """A highlight: its page from 0, its area, what it says, whose it is, the rule, whether it
    brings its own look."""

    page: int
    area: list[float]
    says: str
    by: str
    rule: str
    looks: bool


def notes(made: Proof) -> list[Note]:
    with pikepdf.open(io.BytesIO(data(made))) as pdf:
        return [
            Note(
                number,
                [float(length) for length in note.Rect],
                str(note.Contents),
                str(note.T),
                str(note.Subj),
                "/N" in note.AP,
            )
            for number, page in enumerate(pdf.pages)
            for note in page.obj.get("/Annots", pikepdf.Array())
            if note.Subtype == "/Highlight"
        ]


def test_a_finding_is_a_highlight_over_the_words_it_means(faulty: Proof) -> None:
    import pypdfium2

    marked = {}
    with pypdfium2.PdfDocument(data(faulty)) as pdf:
        for note in notes(faulty):
            assert (note.by, note.looks) == ("bokbygg", True)
            text = pdf[note.page].get_textpage().get_text_bounded(*note.area)
            marked[note.rule] = text.strip()
    assert marked["W003"] == "gång gång"
    assert marked["T006"] == "("


def test_a_pop_up_says_what_is_wrong_and_where(faulty: Proof) -> None:
    said = {note.rule: note.says for note in notes(faulty)}
    assert "`gång` stands twice" in said["W003"]
    assert "01-havet.md:5:12  [W003]" in said["W003"]


def test_the_margins_say_round_date_lines_places_and_findings(faulty: Proof) -> None:
    text = _text(data(faulty), essay(faulty))
    for words in ("KORREKTUR", "omgång 1", "1 mars 2026", "01-havet.md:5", "01-havet.md:7", "W003"):
        assert words in text


def essay(made: Proof) -> int:
    """The page with the essay."""
    return next(number for number, page in enumerate(told(made).pages) if page.slug == "havet")


def _text(pdf: bytes, number: int) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as opened:
        return str(opened[number].get_textpage().get_text_bounded())


def test_findings_lines_and_places_can_be_hidden_each_by_itself(faulty: Proof) -> None:
    with pikepdf.open(io.BytesIO(data(faulty))) as pdf:
        shown = pdf.Root.OCProperties
        assert [str(one.Name) for one in shown.OCGs] == [
            "Anmärkningar",
            "Radnummer",
            "Ställen i manus",
        ]
        shown.D.OFF, shown.D.ON = pikepdf.Array([shown.OCGs[2]]), shown.OCGs[:2]
        hidden = io.BytesIO()
        pdf.save(hidden)
    assert is_blank_at_the_left(hidden.getvalue(), essay(faulty))
    assert not is_blank_at_the_left(data(faulty), essay(faulty))


def is_blank_at_the_left(pdf: bytes, number: int) -> bool:
    """Whether nothing is seen beside the text, left of the book's own page."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as opened:
        seen = opened[number].render(scale=1).to_pil().convert("L")
    return bool(seen.crop((0, 60, 70, seen.height)).getextrema() == (255, 255))


def test_the_book_s_own_page_is_drawn_as_it_is_in_the_book(faulty: Proof, tmp_path: Path) -> None:
    """Neither its lines nor its place on the page may be other than in the book."""
    import pypdfium2

    from bokbygg.book import Kind
    from bokbygg.build import build

    write(tmp_path, FAULTY)
    (printed,) = build(find(tmp_path), [Kind.PRINT]).outputs
    page = essay(faulty)
    left, bottom, *_ = told(faulty).pages[page].area
    with (
        pypdfium2.PdfDocument(printed.data) as own,
        pypdfium2.PdfDocument(data(faulty)) as sheet,
    ):
        there, here = own[page].get_textpage(), sheet[page].get_textpage()
        for number in range(40):
            box = there.get_charbox(number)
            letter = there.get_text_range(number, 1)
            moved = (box[0] + left, box[1] + bottom, box[2] + left, box[3] + bottom)
            assert here.get_text_range(number, 1) == letter
            assert here.get_charbox(number) == pytest.approx(moved, abs=0.02)


# --- rounds ---------------------------------------------------------------------------------------


def test_rounds_are_numbered_and_a_book_unchanged_stays_in_its_round(
    faulty: Proof, tmp_path: Path
) -> None:
    write(tmp_path, FAULTY)
    keep(find(tmp_path), told(faulty))
    again = proof(find(tmp_path), Wish())
    assert (again.map, data(again)) == (faulty.map, data(faulty))
    write(tmp_path, FAULTY + "\n\nEtt stycke till.\n")
    second = proof(find(tmp_path), Wish())
    assert told(second).round == 2
    keep(find(tmp_path), told(second))
    assert rounds(find(tmp_path)) == (1, 2)
    assert kept(find(tmp_path), 1) == faulty.map


def write(folder: Path, essay: str) -> None:
    (folder / "bok.toml").write_text('[book]\ntitle = "En bok"\nlang = "sv"\n', "utf-8")
    (folder / "01-havet.md").write_text(essay, "utf-8")


def test_a_map_that_is_damaged_is_as_good_as_none(faulty: Proof, tmp_path: Path) -> None:
    write(tmp_path, FAULTY)
    (tmp_path / ".bokbygg" / "proofs").mkdir(parents=True)
    (tmp_path / ".bokbygg" / "proofs" / "3.map").write_bytes(told(faulty).packed()[:-9])
    assert kept(find(tmp_path), 3) is None
    assert told(proof(find(tmp_path), Wish())).round == 4


def test_no_map_is_written_or_read_through_a_link_that_leads_out_of_the_folder(
    faulty: Proof, tmp_path: Path
) -> None:
    folder, outside = tmp_path / "book", tmp_path / "outside"
    folder.mkdir()
    (outside / "proofs").mkdir(parents=True)
    (outside / "proofs" / "1.map").write_bytes(told(faulty).packed())
    write(folder, FAULTY)
    (folder / ".bokbygg").symlink_to(outside)
    assert rounds(find(folder)) == ()
    with pytest.raises(Fault, match="leads out of the book's folder"):
        keep(find(folder), told(faulty))


# --- other proofs ---------------------------------------------------------------------------------


def test_a_reading_proof_has_room_between_its_lines_and_divides_no_word(tmp_path: Path) -> None:
    write(tmp_path, RICH)
    made = proof(find(tmp_path), Wish(reading=True))
    page = next(n for n, one in enumerate(told(made).pages) if one.slug == "havet")
    tops = {run.line: run.top for run in told(made).runs(page) if run.line and run.place}
    lines = sorted(tops)[2:12]  # below the title
    leading = [tops[one] - tops[other] for one, other in pairwise(lines)]
    assert min(leading) == pytest.approx(25, abs=0.6)
    every = told(made).runs()
    assert not any(run.text == "\u2010" for run in every)
    assert told(made).kind == "reading"


def test_one_essay_alone_is_a_round_of_its_own(tmp_path: Path) -> None:
    write(tmp_path, FAULTY)
    (tmp_path / "02-land.md").write_text("---\ntitle: Land\n---\n\nEtt land , som ett land.\n")
    made = proof(find(tmp_path), Wish(only="land"))
    assert [one.slug for one in told(made).essays] == ["land"]
    assert told(made).only == "land"
    assert {note.rule for note in notes(made)} == {"T002"}


def test_the_program_makes_a_proof_and_keeps_its_map(tmp_path: Path) -> None:
    write(tmp_path, FAULTY)
    done = bokbygg("proof", "--date", "2026-03-01", "--html", "-q", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line.partition("  ")[0] for line in lines] == [
        "build/en-bok-proof-1.pdf",
        "build/en-bok-proof-1.html",
    ]
    assert kept(find(tmp_path), 1) is not None
    wrong = bokbygg("proof", "--date", "i dag", cwd=tmp_path)
    assert (wrong.returncode, "write it as 2026-03-01" in wrong.stderr) == (2, True)


def test_a_book_with_an_error_in_it_has_no_proof(tmp_path: Path) -> None:
    write(tmp_path, "---\ntitle: [\n---\n\nText\n")
    done = bokbygg("proof", "-q", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("error[")
    assert not (tmp_path / ".bokbygg").exists()
