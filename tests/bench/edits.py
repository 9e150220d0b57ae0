"""Edits of a reader, put into a manuscript that its author has gone on writing meanwhile.

    python -m tests.bench.edits [FOLDER] [TIMES]

A hundred replacements, strokes and insertions on the proof of a book. Meanwhile paragraphs are put
in, taken out and moved, sentences deleted and words changed, by lot from a seed; each place that a
mark is on is followed through all that by two signs round it, which the program never sees. In the
end each file must say just what it says with the edits made between those signs, but for those that
were reported.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bokbygg.check.mending import write
from bokbygg.proof.applying import edits, made, tried
from bokbygg.proof.applyingcheck import Trial
from bokbygg.proof.making import Wish as ProofWish
from bokbygg.proof.making import keep, proof
from bokbygg.proof.marks.gathering import gathered
from bokbygg.proof.marks.reading import read_copy
from bokbygg.read import find
from tests import marking
from tests.planning import Planned, lines, planned

EDITS = 100
_OPEN, _CLOSE = 0xF0000, 0xF8000
"""The first of the signs for where a mark begins, and for where it ends."""

_SIGNS = re.compile("[\U000f0000-\U000fffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of edits: how many there were, on words that are still there, made, reported;
    and the files that say something else than they should."""

    edits: int
    alive: int
    made: int
    reported: int
    lost: int
    wrong: tuple[str, ...]


def result(book: Path, seed: int) -> Result:
    """What becomes of a reader's edits of a book that is written on meanwhile."""
    lot = random.Random(seed)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "book"
        shutil.copytree(book, folder)
        done = proof(find(folder), ProofWish())
        assert done.output is not None
        assert done.map is not None
        keep(find(folder), done.map)
        found = lines(done.output.data, [page.area for page in done.map.pages])
        plans = _plans([plan for _, plan in planned(found, done.map.texts)], lot)
        marked = marking.as_acrobat(
            done.output.data, [plan.wish for plan in plans], Path(temporary)
        )
        signed = {
            path: _rewritten(_signed(text, path, plans), lot)
            for path, text in sorted(done.map.texts.items())
        }
        for path, text in signed.items():
            (folder / path).write_text(_SIGNS.sub("", text), "utf-8")
        return _judged(folder, marked, plans, signed)


def _judged(
    folder: Path, marked: bytes, plans: Sequence[Planned], signed: dict[str, str]
) -> Result:
    project = find(folder)
    notes = gathered(project, [read_copy("copy.pdf", marked)]).notes
    asked, conflicts = edits(project, notes)
    sound, unsound = tried(Trial(project), asked)
    write(made(project, sound))
    put = {int(note.mark.by) for edit in sound for note in edit.notes}
    told = {int(each.note.mark.by) for each in (*conflicts, *unsound)}
    wrong = [
        path
        for path, text in signed.items()
        if _bare((folder / path).read_text("utf-8")) != _bare(_expected(text, plans, put))
    ]
    alive = sum(_is_whole(signed[plan.path], number) for number, plan in enumerate(plans))
    return Result(
        edits=len(plans),
        alive=alive,
        made=len(put),
        reported=len(told),
        lost=len(plans) - len(put | told),
        wrong=tuple(wrong),
    )


def _plans(found: list[Planned], lot: random.Random) -> list[Planned]:
    """Marks that are not about the same words."""
    lot.shuffle(found)
    taken: set[tuple[str, int, int]] = set()
    plans: list[Planned] = []
    for plan in found:
        (row, low), (last, high) = plan.start, plan.end
        cells = {(plan.path, row, column) for column in range(low - 2, high + 3)}
        caret = plan.wish.subtype == "Caret"
        if row != last or cells & taken or (caret and sum(_is_caret(p) for p in plans) >= 25):
            continue
        taken |= cells
        number = len(plans)
        kind = "Caret" if caret else "Replace" if number % 3 else "StrikeOut"
        said = "" if kind == "StrikeOut" else f"utbyte{number}"
        wish = replace(plan.wish, subtype=kind, said=said, by=str(number))
        plans.append(replace(plan, wish=wish))
        if len(plans) == EDITS:
            break
    return plans


def _is_caret(plan: Planned) -> bool:
    return plan.wish.subtype == "Caret"


def _signed(text: str, path: str, plans: Sequence[Planned]) -> str:
    """A text with two signs round each place that is marked."""
    rows = [list(row) for row in text.split("\n")]
    for number, plan in enumerate(plans):
        if plan.path == path:
            row = rows[plan.start[0] - 1]
            if plan.start == plan.end:
                at = plan.start[1] - 1
                row[at : at + 1] = [
                    chr(_OPEN + number) + chr(_CLOSE + number) + "".join(row[at : at + 1])
                ]
                continue
            row[plan.start[1] - 1] = chr(_OPEN + number) + row[plan.start[1] - 1]
            row[plan.end[1] - 2] += chr(_CLOSE + number)
    return "\n".join("".join(row) for row in rows)


def _rewritten(text: str, lot: random.Random) -> str:
    """A text after a day's work on it; its head is left alone."""
    head, fence, body = text.rpartition("\n---\n") if text.startswith("---") else ("", "", text)
    blocks = body.split("\n\n")
    after: list[str] = []
    for block in blocks:
        dice = lot.random()
        if dice < 0.12:
            after.append(f"Ett stycke som är nytt, skrivet på dag {lot.randrange(99)}.")
        if dice > 0.95:
            continue
        after.append(_changed(block, lot))
    for at in range(len(after) - 1):
        if lot.random() < 0.08:
            after[at], after[at + 1] = after[at + 1], after[at]
    return head + fence + "\n\n".join(after)


def _changed(block: str, lot: random.Random) -> str:
    if lot.random() < 0.15:
        parts = re.split(r"(?<=[.?!]) ", block)
        del parts[lot.randrange(len(parts))]
        block = " ".join(parts) or "Borta."
    for _ in range(lot.choice((0, 0, 1, 2, 4))):
        words = list(re.finditer(r"(?<= )[a-zåäö]+(?= )", block))
        if words:
            word = lot.choice(words)
            block = (
                block[: word.start()]
                + lot.choice(("ändrat", "helt nytt", "och", "i"))
                + block[word.end() :]
            )
    return block


def _expected(text: str, plans: Sequence[Planned], put: set[int]) -> str:
    """What a file should say where these edits are made."""
    for number in put:
        pair = f"{chr(_OPEN + number)}(.*?){chr(_CLOSE + number)}"
        text = re.sub(pair, plans[number].wish.said, text, flags=re.S)
    return _SIGNS.sub("", text)


def _is_whole(text: str, number: int) -> bool:
    pair = f"{chr(_OPEN + number)}.*?{chr(_CLOSE + number)}"
    return bool(re.search(pair, text, flags=re.S))


def _bare(text: str) -> str:
    """A text without blanks, with which edits deal as an editor would, and emphasis."""
    return re.sub(r"[\s*]+", "", text)


if __name__ == "__main__":
    given = sys.argv[1:]
    source = Path(given[0]) if given else Path(__file__).parents[2] / "manuscript"
    for seed in range(int(given[1]) if len(given) > 1 else 5):
        print(result(source, seed))
