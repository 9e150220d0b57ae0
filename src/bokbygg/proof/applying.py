"""The edits of readers, put into the author's files: surely, or not at all.

What a reader wants is told by the sort of mark (`wanted`), and made a change of so many characters
of a file (`applyingtext`). Two that are about the same characters are left to the author. Each is
tried on the essays as they are now: they must then print just what was asked for, and all else as
before (`applyingcheck`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bokbygg.check.mending import Mended
from bokbygg.proof.applyingcheck import Trial
from bokbygg.proof.applyingtext import Change, change
from bokbygg.proof.marks.mark import ON_WORDS, Mark, Note, Sort
from bokbygg.proof.marks.offsets import Offsets
from bokbygg.read import Project, original, text_at

_ARROW = re.compile(r"\s*(?:->|→)\s*")
_SETTLED = frozenset({"rejected", "cancelled", "completed"})
"""States by which readers say that nothing is to be done."""

NO_WORDS = "it marks no words"
ONE_PLACE = "another edit is about the same words"
NOTHING = "it does not say what to put there"
NOT_UTF8 = "the file is not in UTF-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A change that `notes` ask for, all of them the same."""

    notes: tuple[Note, ...]
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """An edit that is not made, and why."""

    note: Note
    why: str


def wanted(mark: Mark) -> str | None:
    """The text that a mark wants in the place of the words it is on (empty: none), or inserted;
    None for a remark, which never enters the text: words that are struck out go, whatever is said
    of that, unless it begins with an arrow. Raises ValueError where that is not clear."""
    if mark.state in _SETTLED:
        return None
    arrow = _ARROW.match(mark.said)
    told = _one_line(mark.said[arrow.end() :] if arrow else mark.said)
    if mark.sort in {Sort.REPLACE, Sort.INSERT} and not mark.finding:
        if not told:
            raise ValueError(NOTHING)
        return told
    if arrow:
        if mark.sort not in ON_WORDS and not mark.finding:
            raise ValueError(NO_WORDS)
        return told
    return "" if mark.sort is Sort.STRIKE and not mark.finding else None


def _one_line(text: str) -> str:
    """Text without line ends, which would part paragraphs; blanks at its ends are kept, one at the
    most: they tell whether it is a word of its own."""
    return re.sub(r"\s+", " ", text)


def edits(project: Project, notes: Iterable[Note]) -> tuple[tuple[Edit, ...], tuple[Conflict, ...]]:
    """The edits of notes, in the order of the text file by file, and those that cannot be made.
    None of them has been tried yet."""
    texts: dict[str, Offsets] = {}
    asked: defaultdict[Change, list[Note]] = defaultdict(list)
    conflicts: list[Conflict] = []
    for note in notes:
        try:
            new = wanted(note.mark)
            if new is not None:
                asked[_change(project, note, new, texts)].append(note)
        except ValueError as error:
            conflicts.append(Conflict(note=note, why=str(error)))
    clear, clashing = _parted(sorted(asked))
    conflicts += (Conflict(note=note, why=ONE_PLACE) for each in clashing for note in asked[each])
    return tuple(Edit(notes=tuple(asked[each]), change=each) for each in clear), tuple(conflicts)


def _change(project: Project, note: Note, new: str, texts: dict[str, Offsets]) -> Change:
    if note.start is None or note.end is None:
        raise ValueError("its place in the essays is not known")
    if note.changed or not note.exact:
        raise ValueError(note.doubt or NO_WORDS)
    path = note.start.path
    if path not in texts:
        texts[path] = Offsets(path, text_at(project, path))
    if original(project, path) is None:
        raise ValueError(NOT_UTF8)
    text = texts[path]
    return change(text, (text.at(note.start), text.at(note.end)), note.quote, new)


def _parted(changes: Sequence[Change]) -> tuple[list[Change], list[Change]]:
    """Changes that are about characters of their own, and others."""
    clashing: set[Change] = set()
    for one, other in pairwise(changes):
        if one.path == other.path and (other.start < one.end or one.start == other.start):
            clashing |= {one, other}
    return [each for each in changes if each not in clashing], sorted(clashing)


def tried(trial: Trial, asked: Iterable[Edit]) -> tuple[tuple[Edit, ...], tuple[Conflict, ...]]:
    """The edits after which the essays say just what was asked for, and the others. All of a file
    are tried at once; one by one only where that fails."""
    by_file: defaultdict[str, list[Edit]] = defaultdict(list)
    for edit in asked:
        by_file[edit.change.path].append(edit)
    sound: list[Edit] = []
    conflicts: list[Conflict] = []
    for of_file in by_file.values():
        if not trial.why_not([edit.change for edit in of_file]):
            sound += of_file
            continue
        held: list[Edit] = []
        for edit in of_file:
            if why := trial.why_not([*(one.change for one in held), edit.change]):
                conflicts += (Conflict(note=note, why=why) for note in edit.notes)
            else:
                held.append(edit)
        sound += held
    return tuple(sound), tuple(conflicts)


def made(project: Project, sound: Iterable[Edit]) -> tuple[Mended, ...]:
    """The files with edits in them, for `bokbygg.check.mending` to write: what an author's line
    ends were they are."""
    by_file: defaultdict[str, list[Change]] = defaultdict(list)
    for edit in sound:
        by_file[edit.change.path].append(edit.change)
    found: list[Mended] = []
    for name, changes in sorted(by_file.items()):
        before = original(project, name)
        if before is not None:
            text = _spliced(before.text, changes)
            found.append(Mended(name=name, before=before, text=text, edits=len(changes)))
    return tuple(found)


def _spliced(text: str, changes: Sequence[Change]) -> str:
    r"""A file's text with changes, whose offsets count each of its line ends as one character."""
    longer = re.finditer("\r\n", text)
    after = [match.start() + 1 - earlier for earlier, match in enumerate(longer)]

    def where(offset: int) -> int:
        return offset + bisect_right(after, offset)

    for each in sorted(changes, reverse=True):
        start, end = where(each.start), where(each.end)
        text = text[:start] + each.new + text[end:]
    return text
