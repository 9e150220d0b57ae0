"""The rounds of a book's proofs: their maps, kept in its folder."""

from __future__ import annotations

import re
from dataclasses import replace

from bokbygg.proof.map import ProofMap
from bokbygg.read import Project

FOLDER = ".bokbygg/proofs"
"""Where the maps are kept, from the book's folder."""


def kept_name(number: int) -> str:
    """Where the map of a round is kept, from the book's folder."""
    return f"{FOLDER}/{number}.map"


def rounds(project: Project) -> tuple[int, ...]:
    """The rounds whose maps are kept, in order."""
    folder = project.resolve(project.root, FOLDER)
    try:
        names = project.looks.names(folder) if folder is not None else ()
    except OSError:
        return ()
    return tuple(
        sorted(int(name[:-4]) for name in names if re.fullmatch(r"[1-9]\d{0,5}\.map", name))
    )


def kept(project: Project, number: int) -> ProofMap | None:
    """The map of a round; None where it is not kept, or cannot be read."""
    path = project.resolve(project.root, kept_name(number))
    if path is None:
        return None
    try:
        return ProofMap.unpacked(project.looks.data(path))
    except (OSError, ValueError):
        return None


def numbered(project: Project, told: ProofMap) -> ProofMap:
    """A map with the number of its round: a new one, or that of the last, where nothing is other
    than it was then. What is the same was so at the date and the revision of that round."""
    numbers = rounds(project)
    if not numbers:
        return replace(told, round=1)
    last = kept(project, numbers[-1])
    if last is not None:
        same = replace(told, round=last.round, date=told.date or last.date, revision=last.revision)
        if same == last:
            return last
    return replace(told, round=numbers[-1] + 1)
