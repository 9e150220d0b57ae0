"""Proofs: the book's own pages on larger sheets, with a map that leads from each printed character
back into the author's file."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from bokbygg.proof.attached import NAME, embedded
from bokbygg.proof.making import Proof, Wish, keep, proof
from bokbygg.proof.map import ProofMap, Run
from bokbygg.proof.rounds import kept, rounds
from bokbygg.read import find

BOOKS = Path(__file__).parent / "books"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("proof") / "book"
    shutil.copytree(BOOKS / "pages", made)
    return made


@pytest.fixture(scope="module")
def made(folder: Path) -> Proof:
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
    assert exact > 3000


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


def test_rounds_are_numbered_and_a_book_unchanged_stays_in_its_round(
    folder: Path, made: Proof, tmp_path: Path
) -> None:
    own = tmp_path / "book"
    shutil.copytree(folder, own)
    keep(find(own), told(made))
    again = proof(find(own), Wish())
    assert (again.map, data(again)) == (made.map, data(made))
    essay = next(iter(sorted(own.glob("**/*.md"))))
    essay.write_text(essay.read_text("utf-8") + "\n\nEtt stycke till.\n", "utf-8")
    second = proof(find(own), Wish())
    assert told(second).round == 2
    keep(find(own), told(second))
    assert rounds(find(own)) == (1, 2)
    assert kept(find(own), 1) == made.map
