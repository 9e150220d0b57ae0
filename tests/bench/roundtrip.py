"""Marks by programs that are not ours, on the proof of a book, and where they come back to.

    python -m tests.bench.roundtrip [FOLDER]

By PyMuPDF, MuPDF's own shell, Poppler and hand, a hundred each, over the whole book; then the same
files saved anew by qpdf and by Ghostscript, cropped and turned, and without a map, with the rounds
kept in the folder and without those. Which words are marked is drawn by lot from a seed.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bokbygg.proof.making import Wish as ProofWish
from bokbygg.proof.making import keep, proof
from bokbygg.proof.marks.gathering import gathered
from bokbygg.proof.marks.mark import Note
from bokbygg.proof.marks.reading import read_copy
from bokbygg.read import find
from tests import marking
from tests.planning import Line, Planned, lines, planned

SEED = 2026
EACH = 100
_ON_WORDS = ("Highlight", "Underline", "Squiggly", "StrikeOut")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of a file's marks: how many there were, and how many of them on words or in a
    gap; by verdict, how they came back."""

    name: str
    marks: int
    precise: int
    came: Counter[str]

    def __str__(self) -> str:
        came = self.came
        return (
            f"{self.name:36} {self.marks} marks, {came['exact']} of {self.precise} exact, "
            f"{came['paragraph']} in the right paragraph, {came['wrong']} wrong, "
            f"{came['lost']} lost"
        )


def results(book: Path) -> Iterator[Result]:
    """What becomes of marks on the proof of a book, program by program and way by way."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        shutil.copytree(book, folder / "book")
        project = find(folder / "book")
        done = proof(project, ProofWish())
        assert done.output is not None
        assert done.map is not None
        keep(project, done.map)
        data = done.output.data
        plans = _plans(lines(data, [page.area for page in done.map.pages]), done.map.texts)
        for name, put in _programs(folder).items():
            chosen = plans[name]
            marked = put(data, [plan.wish for plan in chosen])
            yield _result(name, folder / "book", marked, chosen)
            for way, save in _ways(folder).items():
                yield _result(f"{name}, {way}", folder / "book", save(marked), chosen)
            bare = marking.without_map(marked, folder)
            yield _result(f"{name}, no map", folder / "book", bare, chosen)
            rounds = folder / "book/.bokbygg"
            rounds.rename(folder / "aside")
            yield _result(f"{name}, no map and no round", folder / "book", bare, chosen)
            (folder / "aside").rename(rounds)


def _plans(found: Sequence[Line], texts: dict[str, str]) -> dict[str, list[Planned]]:
    """For each program its marks, each of another sort."""
    lot = random.Random(SEED)
    by_kind: defaultdict[str, list[Planned]] = defaultdict(list)
    for kind, plan in planned(found, texts):
        by_kind[kind].append(plan)
    for plans in by_kind.values():
        lot.shuffle(plans)
    made: dict[str, list[Planned]] = {}
    for name in ("PyMuPDF", "mutool", "Poppler", "Acrobat"):
        few = [
            by_kind[kind].pop() for kind in ("over", "divided") for _ in range(12) if by_kind[kind]
        ]
        carets = [by_kind["caret"].pop() for _ in range(0 if name == "Poppler" else 25)]
        words = [by_kind["words"].pop() for _ in range(20)]
        notes = [_note(by_kind["word"].pop()) for _ in range(8)]
        words += [by_kind["word"].pop() for _ in range(EACH - len(few + carets + words + notes))]
        kinds = ("Replace", "StrikeOut", "Highlight") if name == "Acrobat" else _ON_WORDS
        dressed = [
            replace(plan, wish=replace(plan.wish, subtype=kinds[n % len(kinds)], said="x"))
            for n, plan in enumerate([*few, *words])
        ]
        made[name] = [
            *dressed,
            *notes,
            *(replace(c, wish=replace(c.wish, said="y")) for c in carets),
        ]
        made[name] = [
            replace(plan, wish=replace(plan.wish, by=f"{n}")) for n, plan in enumerate(made[name])
        ]
    return made


def _note(plan: Planned) -> Planned:
    left, low, _, top = plan.wish.quads[0]
    high = (low + top) / 2
    wish = replace(plan.wish, subtype="Text", quads=((left, high - 20, left + 20, high),), said="z")
    return replace(plan, wish=wish, exact=False)


_Put = Callable[[bytes, list[marking.Wish]], bytes]


def _programs(folder: Path) -> dict[str, _Put]:
    found: dict[str, _Put] = {
        "PyMuPDF": marking.with_pymupdf,
        "mutool": lambda data, wishes: marking.with_mutool(data, wishes, folder),
        "Acrobat": lambda data, wishes: marking.as_acrobat(data, wishes, folder),
    }
    if marking.has_poppler():
        found["Poppler"] = lambda data, wishes: marking.with_poppler(data, wishes, folder)
    return found


def _ways(folder: Path) -> dict[str, Callable[[bytes], bytes]]:
    found: dict[str, Callable[[bytes], bytes]] = {
        "qpdf": lambda data: marking.saved_by_qpdf(data, folder),
        "turned": lambda data: marking.cropped_and_turned(data, folder),
    }
    if shutil.which("gs"):
        found["Ghostscript"] = lambda data: marking.saved_by_ghostscript(data, folder)
    return found


def _result(name: str, book: Path, marked: bytes, plans: Sequence[Planned]) -> Result:
    notes = gathered(find(book), [read_copy("copy.pdf", marked)]).notes
    by_reader = {note.mark.by: note for note in notes}
    came = Counter(verdict(plan, by_reader.get(plan.wish.by)) for plan in plans)
    precise = sum(plan.exact for plan in plans)
    return Result(name=name, marks=len(plans), precise=precise, came=came)


def verdict(plan: Planned, note: Note | None) -> str:
    """How well a mark came back: `exact`, to the `paragraph`, to a `wrong` one, or `lost`."""
    if note is None or note.start is None or note.end is None:
        return "lost"
    if note.start.path != plan.path or note.start.line != plan.start[0]:
        return "wrong"
    ends = (note.start[1:], note.end[1:])
    return "exact" if ends == (plan.start, plan.end) and plan.exact else "paragraph"


if __name__ == "__main__":
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "manuscript"
    for result in results(given):
        print(result)
