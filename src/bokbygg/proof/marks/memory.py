"""Which notes have been dealt with: `.bokbygg/notes.json`, meant for git.

Each note by its mark's id: what became of it (`applied`, `declined`, `done`), and what it said, so
that a person can read the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bokbygg import files
from bokbygg.diagnostics import Diagnostic, Fault, Span
from bokbygg.proof.marks.mark import Note
from bokbygg.read import Project, text_at
from bokbygg.rules import notes as rules
from bokbygg.rules.machine import CANNOT_WRITE

NAME = ".bokbygg/notes.json"
"""Where it is, from the book's folder."""

APPLIED, DECLINED, DONE = "applied", "declined", "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What became of notes, by their ids, and the finding of a file that cannot be read."""

    became: Mapping[str, Mapping[str, str]]
    findings: tuple[Diagnostic, ...] = ()

    def became_of(self, note: Note) -> str:
        """What became of a note; empty for one that is open."""
        return self.became.get(note.mark.id, {}).get("became", "")


def remembered(project: Project) -> Remembered:
    """What the book's folder says."""
    said = text_at(project, NAME)
    if not said:
        return Remembered(became={})
    try:
        told = json.loads(said)["notes"]
        became = {str(key): {str(k): str(v) for k, v in row.items()} for key, row in told.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"`{NAME}` cannot be read: {error}"
        hint = "take the last good one from git, or delete it; then every note is open again"
        return Remembered(
            became={}, findings=(rules.MEMORY_SPOILT.found(message, Span(path=NAME), hint),)
        )
    return Remembered(became=became)


def remember(project: Project, before: Remembered, notes: Iterable[tuple[Note, str]]) -> None:
    """Note down what became of notes. Raises Fault where that cannot be written."""
    became = {key: dict(row) for key, row in before.became.items()}
    for note, what in notes:
        mark = note.mark
        became[mark.id] = {"became": what, "file": note.start.path if note.start else ""}
        became[mark.id] |= {"kind": mark.sort.value, "quote": note.quote, "said": mark.said}
        became[mark.id] |= {"by": mark.by}
    path = project.root / NAME
    said = json.dumps({"notes": became}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    try:
        if not project.inside(path):
            raise OSError(0, "it leads out of the book's folder")
        files.write(path, said.encode("utf-8"))
    except OSError as error:
        message = f"`{NAME}` cannot be written: {error.strerror}"
        hint = "see to it that you may change the file, and that there is room beside it"
        raise Fault(CANNOT_WRITE.found(message, hint=hint)) from None
