"""Several readers' copies -> notes, in the order of the manuscript."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bokbygg.build import essays
from bokbygg.diagnostics import Diagnostic
from bokbygg.proof.marks.mark import Note
from bokbygg.proof.marks.noting import Kept, Noting
from bokbygg.proof.marks.reading import Copy
from bokbygg.proof.rounds import kept, rounds
from bokbygg.read import Project, read, text_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """The notes of all copies that could be read, in the order of the manuscript, those without a
    place last; and what is to be said of the copies."""

    notes: tuple[Note, ...]
    findings: tuple[Diagnostic, ...]


def gathered(project: Project, copies: Iterable[Copy], *, jobs: int = 1) -> Notes:
    """The notes of copies of a project's book."""
    held, order = _held(project, jobs)
    notes: dict[str, Note] = {}
    findings: list[Diagnostic] = []
    for copy in copies:
        found, said = Noting(copy, held).notes()
        findings += said
        for note in found:
            known = notes.get(note.mark.id)
            notes[note.mark.id] = _merged(known, note) if known else note
    placed = sorted(notes.values(), key=lambda note: _place(note, order))
    return Notes(notes=tuple(placed), findings=tuple(findings))


def _merged(first: Note, second: Note) -> Note:
    """One mark that came in two copies, the answers of both with it."""
    replies = tuple(dict.fromkeys((*first.mark.replies, *second.mark.replies)))
    state = second.mark.state or first.mark.state
    return replace(first, mark=replace(first.mark, replies=replies, state=state))


def _place(note: Note, order: Sequence[str]) -> tuple[int, int, int, int, str]:
    if note.start is None:
        return len(order) + 1, 0, 0, note.mark.page, f"{note.copy} {note.mark.id}"
    path = note.start.path
    file = order.index(path) if path in order else len(order)
    return file, note.start.line, note.start.column, note.mark.page, note.mark.id


def _held(project: Project, jobs: int) -> tuple[Kept, tuple[str, ...]]:
    """What notes are held against, and the files of the book in their order."""
    order = tuple(sheet.source.path for sheet in read(project, drafts=True).sheets)
    maps = tuple(told for number in reversed(rounds(project)) if (told := kept(project, number)))
    names = {file.path for told in maps for file in told.files}
    names |= {project.name(path) for path in project.essays()}
    texts = {name: text for name in sorted({*names, *order}) if (text := text_at(project, name))}
    chapters = cache(lambda: essays(project, drafts=True, jobs=jobs)[1])
    return Kept(texts=texts, maps=maps, chapters=chapters), order
