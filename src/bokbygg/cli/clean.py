"""`bokbygg clean`: take away what is kept between runs, and the books if asked."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bokbygg import cache
from bokbygg.cli import options, report
from bokbygg.cli.exits import Exit
from bokbygg.diagnostics import Fault

if TYPE_CHECKING:
    from bokbygg.unchanged import Made

_EXAMPLES = """
Examples:

  bokbygg clean             what is kept of all your books

  bokbygg clean --show      only tell how much that is, and where

  bokbygg clean --outputs   also the books in build/, as far as bokbygg made them
"""


def clean(
    project: options.ProjectFolder = Path(),
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FOLDER", help="Where the books were put."),
    ] = None,
    outputs: Annotated[bool, typer.Option("--outputs", help="Also the books made here.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Only tell; take nothing away.")] = False,
    as_json: options.AsJson = False,
) -> None:
    """Take away what is kept between runs: it makes books sooner, and `build` makes it again."""
    books, folder = _books(project, output) if outputs else ((), Path())
    place = cache.home()
    kept = cache.holds() if show else cache.clear()
    gone = books if show else [one for one in books if _removed(folder / one.name)]
    if as_json:
        print(_as_json(place, kept, [(folder / one.name, one.size) for one in gone]))
    else:
        for line in _lines(place, kept, show=show):
            print(line)
        for one in gone:
            done = "would go" if show else "removed"
            print(f"{done}: {folder / one.name}  ({report.size(one.size)})")
    raise typer.Exit(Exit.DONE if len(gone) == len(books) else Exit.FAULTS)


def _books(project: Path, output: Path | None) -> tuple[tuple[Made, ...], Path]:
    """The books of ours that stand in their folder, and the folder."""
    from bokbygg.read import find
    from bokbygg.unchanged import known_of

    try:
        root = find(project).root
    except Fault as fault:
        report.tell(fault.findings, "", 0)
        raise typer.Exit(Exit.FAULTS) from None
    folder = report.place(root, output)
    return tuple(one for one in known_of(root) if one.stands_in(folder)), folder


def _removed(path: Path) -> bool:
    try:
        path.unlink()
    except OSError as error:
        typer.echo(f"`{path}` cannot be removed: {error.strerror}", err=True)
        return False
    return True


def _lines(place: Path | None, kept: Iterable[cache.Held], *, show: bool) -> Iterable[str]:
    if place is None:
        yield "nothing is kept: there is no folder for it that is yours alone"
        return
    kept = tuple(kept)
    if show:
        for held in kept:
            yield f"{held.sort:12}{held.count:>7}  {report.size(held.size):>8}"
    count, size = sum(held.count for held in kept), sum(held.size for held in kept)
    if not count:
        yield f"nothing is kept in {place}"
        return
    told = f"{count} kept piece{'s' if count > 1 else ''}, {report.size(size)}"
    most = f"of {report.size(cache.limit())} at most, " if show else ""
    yield f"{told}, {most}in {place}" if show else f"removed: {told}, from {place}"


def _as_json(
    place: Path | None, kept: Iterable[cache.Held], books: Iterable[tuple[Path, int]]
) -> str:
    told = {
        "folder": str(place) if place else None,
        "limit": cache.limit(),
        "kept": [{"sort": one.sort, "count": one.count, "bytes": one.size} for one in kept],
        "outputs": [{"path": path.as_posix(), "bytes": size} for path, size in books],
    }
    return json.dumps(told, indent=2)


clean.__doc__ = f"{clean.__doc__}\n{_EXAMPLES}"
