"""`bokbygg doctor`: what the machine has, what it lacks, and the command that brings it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bokbygg.cli import options
from bokbygg.cli.exits import Exit

if TYPE_CHECKING:
    from bokbygg.doctor import Examination

_SIGNS = {"found": "ok", "needed": "MISSING", "useful": "without"}


def doctor(project: options.ProjectFolder = Path(), as_json: options.AsJson = False) -> None:
    """Tell what this machine has and lacks for the book; exit with 4 where something that every
    book needs is missing."""
    from bokbygg.doctor import State, of_languages, of_machine, of_site, of_storage

    languages = of_languages(_languages(project))
    seen = (*of_machine(), *languages, *of_site(project), *of_storage(project))
    if as_json:
        print(json.dumps({"examinations": [each.as_json() for each in seen]}, indent=2))
    else:
        _table(seen)
    lacks = any(each.state is State.NEEDED for each in seen)
    raise typer.Exit(Exit.MACHINE_LACKS if lacks else Exit.DONE)


def _languages(project: Path) -> tuple[str, ...]:
    """The languages of the folder's essays; none where it is no book."""
    from bokbygg.collate.house import book_language
    from bokbygg.diagnostics import Fault
    from bokbygg.read import find, read

    try:
        manuscript = read(find(project), drafts=True)
    except Fault:
        return ()
    if not manuscript.sheets:
        return ()
    told = [book_language(manuscript), *(sheet.meta.lang for sheet in manuscript.sheets)]
    return tuple(dict.fromkeys(tag for tag in told if tag))


def _table(seen: Iterable[Examination]) -> None:
    rows = tuple(seen)
    wide = max(len(row.name) for row in rows)
    for row in rows:
        print(f"{_SIGNS[row.state.value]:8} {row.name:{wide}}  {row.found}")
        for packager, command in row.remedies:
            print(f"{'':8} {'':{wide}}    {packager + ':':11} {command}")
    lacking = sum(row.state.value == "needed" for row in rows)
    print()
    print(f"{lacking} missing that every book needs" if lacking else "ready to make books")
