"""`bokbygg notes --apply`: edits shown one by one, and put into the essays."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bokbygg.cli import interrupts, notetelling, report, verdicts
from bokbygg.diagnostics import Diagnostic, Span, visible

if TYPE_CHECKING:
    from bokbygg.proof.applying import Conflict, Edit
    from bokbygg.proof.marks.mark import Note
    from bokbygg.proof.marks.memory import Remembered
    from bokbygg.read import Project

_ROUND = 44
"""Characters shown on either side of a change."""

_ASK = "put it in? [y]es, [n]o, [l]ater, [a]ll that follow, [q]uit: "


def applied(
    book: Project, notes: Sequence[Note], known: Remembered, base: str, *, yes: bool
) -> None:
    """Put the edits among notes into the essays, asking of each unless `yes`; what cannot be done
    surely is told of. Remarks are counted, not touched. Raises Fault where files cannot be
    written."""
    from bokbygg.check import mending
    from bokbygg.proof.applying import edits, made, tried
    from bokbygg.proof.applyingcheck import Trial
    from bokbygg.proof.marks import memory

    open_notes = [note for note in notes if not known.became_of(note)]
    asked, conflicts = edits(book, open_notes)
    sound, unsound = tried(Trial(book), asked)
    chosen, declined = (sound, ()) if yes else _asked(book, sound, base)
    if yes:
        for edit in chosen:
            _show(book, edit, base)
    interrupts.pass_on()
    changes = made(book, chosen)
    kept = mending.write(changes)
    became = [(note, memory.APPLIED) for edit in chosen for note in edit.notes]
    became += [(note, memory.DECLINED) for edit in declined for note in edit.notes]
    if became:
        memory.remember(book, known, became)
    verdicts.tell_of_mending(
        len(chosen), [one.name for one in changes], [path.name for path in kept]
    )
    wrong = (*conflicts, *unsound)
    _sum_up(len(open_notes), len(became), len(wrong), sum(len(edit.notes) for edit in sound))
    report.tell([_told(conflict) for conflict in wrong], base, 0)


def _asked(
    book: Project, sound: Sequence[Edit], base: str
) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
    """The edits that the author wants, and those refused for good."""
    chosen: list[Edit] = []
    declined: list[Edit] = []
    every = False
    for number, edit in enumerate(sound, 1):
        _show(book, edit, base)
        answer = "y" if every else _answer(f"{number}/{len(sound)} {_ASK}")
        if answer == "q":
            break
        every = every or answer == "a"
        if answer in {"y", "a"}:
            chosen.append(edit)
        elif answer == "n":
            declined.append(edit)
    return tuple(chosen), tuple(declined)


def _answer(question: str) -> str:
    while True:
        print(question, end="", file=sys.stderr, flush=True)
        said = sys.stdin.readline()
        answer = said.strip().lower()[:1]
        if not said:
            return "q"
        if answer in {"y", "n", "l", "a", "q"}:
            return answer


def _show(book: Project, edit: Edit, base: str) -> None:
    """An edit as a diff of the words round it."""
    from bokbygg.read import text_at

    change = edit.change
    text = text_at(book, change.path)
    before = text[max(0, change.start - _ROUND) : change.start].rpartition("\n")[2]
    after = text[change.end : change.end + _ROUND].partition("\n")[0]
    for note in edit.notes:
        print(notetelling.line(note, base))
    for sign, words in (("-", change.old), ("+", change.new)):
        said = f"{before}[{sign}{words}{sign}]{after}" if words else f"{before}{after}"
        print(visible("  " + sign + " " + said.replace("\n", " ")))


def _told(conflict: Conflict) -> Diagnostic:
    from bokbygg.rules.notes import CONFLICT

    note = conflict.note
    where = note.start
    span = Span(path=where.path, line=where.line, column=where.column) if where else None
    message = f"not put in: {notetelling.said(note)} ({notetelling.whence(note)}): {conflict.why}"
    hint = f"change it by hand if it is right, then `--done {note.mark.id}`"
    return CONFLICT.found(message, span, hint)


def _sum_up(notes: int, dealt: int, conflicts: int, sound: int) -> None:
    remarks = notes - conflicts - sound
    parts = [f"{dealt} dealt with", f"{conflicts} not put in", f"{remarks} remarks to read"]
    print("; ".join(parts), file=sys.stderr)
