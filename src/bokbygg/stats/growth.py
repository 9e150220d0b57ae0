"""Words of an earlier state of the book's folder, kept by git."""

from __future__ import annotations

from bokbygg.build import essays
from bokbygg.history import TEXTS, folder_at
from bokbygg.read import Project, find


def words_at(project: Project, tag: str, *, drafts: bool = False) -> tuple[tuple[str, int], ...]:
    """The essays of the book as it was at a tag (or any other name git has for a state), by path,
    with their words, counted as they are now.

    Raises Fault where there is no git, no history of the folder, or no such state in it.
    """
    with folder_at(project.root, tag, TEXTS) as folder:
        _, chapters = essays(find(folder), drafts=drafts, jobs=1)
    return tuple((chapter.path, chapter.words) for chapter in chapters)
