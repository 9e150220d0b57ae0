"""`bokbygg list`: the essays in their order, with titles and words."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bokbygg.cli import options, report
from bokbygg.cli.exits import Exit
from bokbygg.diagnostics import Fault, Level

if TYPE_CHECKING:
    from bokbygg.book import Chapter
    from bokbygg.read import Manuscript


def list_essays(
    project: options.ProjectFolder = Path(),
    drafts: options.Drafts = False,
    edition: options.Edition = "",
    as_json: options.AsJson = False,
) -> None:
    """Show the essays in the book's order, with titles and words."""
    from bokbygg.build import essays
    from bokbygg.read import find

    try:
        book = find(project)
    except Fault as fault:
        report.tell(fault.findings, "", 0)
        raise typer.Exit(Exit.FAULTS) from None
    jobs = os.cpu_count() or 1
    manuscript, chapters = essays(book, drafts=drafts, variant=edition, jobs=jobs)
    errors = [found for found in manuscript.findings if found.level is Level.ERROR]
    if as_json:
        print(json.dumps(_rows(manuscript, chapters), indent=2))
    else:
        report.tell(errors, report.way_to(book.root), 0)
        _table(manuscript, chapters)
    raise typer.Exit(Exit.FAULTS if errors else Exit.DONE)


def _rows(manuscript: Manuscript, chapters: Sequence[Chapter]) -> list[dict[str, object]]:
    from bokbygg.book import plain

    parts = {sheet.slug: part.title for part in manuscript.parts for sheet in part.sheets}
    return [
        {
            "path": chapter.path,
            "slug": chapter.slug,
            "role": chapter.role,
            "part": parts.get(chapter.slug, ""),
            "title": plain(chapter.title),
            "words": chapter.words,
            "lang": chapter.lang,
        }
        for chapter in chapters
    ]


def _table(manuscript: Manuscript, chapters: Sequence[Chapter]) -> None:
    rows = _rows(manuscript, chapters)
    wide = max((len(str(row["title"])) for row in rows), default=0)
    part = ""
    for row in rows:
        if row["part"] != part:
            part = str(row["part"])
            print(f"— {part} —" if part else "—")
        print(f"{row['words']:>7}  {row['title']!s:{wide}}  {row['role']!s:10}  {row['path']}")
    print(f"{sum(chapter.words for chapter in chapters):>7}  words in {len(rows)} essays")
    if manuscript.left_out:
        print(f"         left out: {', '.join(manuscript.left_out)}")
