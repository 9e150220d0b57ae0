"""A book held against an earlier state of it: what was changed, essay by essay and page by page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from bokbygg.diagnostics import Diagnostic, Fault
from bokbygg.history import folder_at
from bokbygg.proof.comparewords import Change, changes, paired
from bokbygg.proof.map import ProofMap
from bokbygg.proof.placing import Box, Places
from bokbygg.proof.rounds import kept, rounds
from bokbygg.read import Project, find, read, text_at
from bokbygg.rules.proofs import NO_SUCH_STATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A change, and where it is seen in the new state: a box for each printed line; none for what
    is not printed, or is gone with its file."""

    change: Change
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What was changed in a file: its paths then and now, either empty where it was not there, the
    title of its essay, and the changes in their order."""

    then: str
    now: str
    title: str
    found: tuple[Found, ...]


def compared(before: Mapping[str, str], told: ProofMap) -> tuple[Compared, ...]:
    """What is other in a proof than it was in the texts `before`, by path."""
    titles = {essay.path: essay.title for essay in told.essays}
    order = {essay.path: number for number, essay in enumerate(told.essays)}
    places = Places(told.runs())
    now = told.texts
    pairs = sorted(paired(before, now), key=lambda one: (order.get(one.now, len(order)), one))
    found: list[Compared] = []
    for then, path in pairs:
        made = changes(path or then, before.get(then, ""), now.get(path, ""))
        if made or then != path:
            at = tuple(Found(change=one, boxes=_boxes(one, now, places)) for one in made)
            found.append(Compared(then=then, now=path, title=titles.get(path, ""), found=at))
    return tuple(found)


def _boxes(change: Change, texts: Mapping[str, str], places: Places) -> tuple[Box, ...]:
    if change.path not in texts:
        return ()
    lines = texts[change.path].split("\n")
    boxes: list[Box] = []
    for number in range(change.line, change.end[0] + 1):
        first = change.column if number == change.line else 1
        last = change.end[1] if number == change.end[0] else len(lines[number - 1]) + 1
        boxes += places.boxes(change.path, number, first, max(last - first, 1))
    return tuple(boxes)


def texts_at(project: Project, name: str, *, drafts: bool = False) -> Mapping[str, str]:
    """The texts of a state of the book that git has kept, by path.

    Raises Fault where there is no such state.
    """
    with state_called(project, name) as folder:
        return dict(_texts(folder, drafts=drafts))


def round_called(project: Project, name: str) -> ProofMap | None:
    """The map of the round of a number, if it is kept."""
    number = int(name) if name.isascii() and name.isdecimal() and len(name) < 7 else 0
    return kept(project, number) if number in rounds(project) else None


@contextmanager
def state_called(project: Project, name: str) -> Iterator[Project]:
    """The book as git has kept it under a name. Raises Fault where there is no such state."""
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(folder_at(project.root, name))
        except Fault as fault:
            raise Fault(_no_state(project, name, fault)) from None
        yield find(folder)


def _no_state(project: Project, name: str, fault: Fault) -> Diagnostic:
    known = rounds(project)
    numbers = ", ".join(map(str, known))
    hint = f"proofs were made of rounds {numbers}" if known else "no proof has been made yet"
    why = fault.findings[0].message
    return NO_SUCH_STATE.found(f"there is no proof of round `{name}`, and {why}", hint=hint)


def _texts(project: Project, *, drafts: bool) -> Iterator[tuple[str, str]]:
    for sheet in read(project, drafts=drafts).sheets:
        paths = {sheet.source.path, *(one.path for one in sheet.source.segments)}
        for path in sorted(paths):
            yield path, text_at(project, path)
