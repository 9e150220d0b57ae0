"""Pages of the finished PDF, essay by essay, or an estimate of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from bokbygg.book import Chapter, plain

WORDS_ON_A_PAGE = 300
"""On a page of our theme in A5, in Swedish and English."""


def estimated(chapters: Sequence[Chapter]) -> tuple[int, ...]:
    """How many pages each essay will about take, an even number where it is to begin on a
    right-hand page."""
    return tuple(max(1, math.ceil(chapter.words / WORDS_ON_A_PAGE)) for chapter in chapters)


def counted(pdf: Path, chapters: Sequence[Chapter]) -> tuple[int, tuple[int, ...]] | None:
    """The pages of a PDF of the book, and those of each essay by its bookmarks: from its own to
    the next one's, 0 for an essay without one. None where there is no such PDF, or it cannot be
    read."""
    import pypdfium2

    if not pdf.is_file():
        return None
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            whole = len(document)
            marks = [
                (mark.get_title(), mark.get_dest().get_index() or 0)
                for mark in document.get_toc(max_depth=3)
                if mark.get_dest() is not None
            ]
    except pypdfium2.PdfiumError:
        return None
    return whole, _by_title(marks, whole, [plain(chapter.title) for chapter in chapters])


def _by_title(
    marks: Sequence[tuple[str, int]], whole: int, titles: Sequence[str]
) -> tuple[int, ...]:
    """Bookmarks are in the book's order, and so are titles: each is looked for after the last."""
    starts: list[int | None] = []
    at = 0
    for title in titles:
        found = next((i for i in range(at, len(marks)) if marks[i][0].endswith(title)), None)
        starts.append(None if found is None else marks[found][1])
        at = at if found is None else found + 1
    ends = [start for start in starts if start is not None] + [whole]
    return tuple(
        0 if start is None else min((end for end in ends if end > start), default=start + 1) - start
        for start in starts
    )
