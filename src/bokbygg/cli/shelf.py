"""`bokbygg shelf build`: many books, on one site with one catalogue."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bokbygg.cli import interrupts, options, report
from bokbygg.cli.exits import Exit, exit_code
from bokbygg.diagnostics import Diagnostic, Fault, Level

if TYPE_CHECKING:
    from bokbygg.shelf import Shelf

_EXAMPLES = """
Examples:

  bokbygg shelf build books              each folder in it a book; the site in books/build/

  bokbygg shelf build books --to site    the site in a folder of its own

  bokbygg shelf build books --scheduler tcp://10.0.0.1:8786   made by a Dask cluster
"""


class Doing(StrEnum):
    """What can be done with a shelf."""

    BUILD = "build"


def shelf(
    doing: Annotated[Doing, typer.Argument(help="Make the books and their site.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of book folders.")],
    to: Annotated[
        Path | None,
        typer.Option(
            "--to", metavar="FOLDER", help="Where to put the site.", show_default="DIR/build"
        ),
    ] = None,
    scheduler: Annotated[
        str,
        typer.Option(
            "--scheduler",
            metavar="ADDRESS",
            help="Let the workers of a Dask cluster make the books.",
            show_default=False,
        ),
    ] = "",
    epubcheck: Annotated[
        bool, typer.Option("--epubcheck", help="Ask EPUBCheck, too: some seconds a book.")
    ] = False,
    jobs: options.Jobs = options.CORES,
    strict: options.Strict = False,
    as_json: options.AsJson = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Make many books side by side, and one site of them all: a shelf, each book's pages, and one
    catalogue for reading apps. A book with an error leaves the others alone."""
    from bokbygg.cli.progress import progress
    from bokbygg.shelf import build

    site = to or folder / "build"
    try:
        with progress(quiet=quiet, programs=as_json) as tell:
            done = build(folder, site, judge=epubcheck, jobs=jobs, scheduler=scheduler, tell=tell)
            interrupts.pass_on()
    except Fault as fault:
        report.tell(fault.findings, "", 0)
        raise typer.Exit(Exit.FAULTS) from None
    if as_json:
        print(json.dumps(_as_json(done, site), indent=2))
    else:
        _tell(done, folder, site, -1 if quiet else int(verbose))
    raise typer.Exit(exit_code(_all(done), strict=strict))


def _all(done: Shelf) -> tuple[Diagnostic, ...]:
    return (*done.findings, *(found for book in done.books for found in book.findings))


def _tell(done: Shelf, folder: Path, site: Path, verbosity: int) -> None:
    for book in done.books:
        if report.tally((one for one in book.findings if one.level is not Level.NOTE), verbosity):
            print(f"{folder / book.name}:", file=sys.stderr)
        report.tell_briefly(book.findings, report.way_to(folder / book.name), verbosity)
    report.tell(done.findings, report.way_to(folder), verbosity)
    for book in done.books:
        if book.state == "failed":
            stays = "its last edition stays" if book.slug else "it is not on the site"
            print(f"{folder / book.name}: failed; {stays}", file=sys.stderr)
    if done.placed is None:
        print("no book was made; the site is as it was", file=sys.stderr)
        return
    states = [book.state for book in done.books]
    counts = (f"{states.count(one)} {one}" for one in dict.fromkeys(sorted(states)))
    changed = f"{len(done.placed.changed)} files changed, {len(done.placed.gone)} gone"
    print(f"{site}  ({len(states)} books: {', '.join(counts)}; {changed})")


def _as_json(done: Shelf, site: Path) -> dict[str, object]:
    return {
        "site": site.as_posix(),
        "changed": done.placed.changed if done.placed else [],
        "gone": done.placed.gone if done.placed else [],
        "books": [
            {
                "folder": book.name,
                "slug": book.slug,
                "state": book.state,
                "diagnostics": [found.as_json() for found in book.findings],
            }
            for book in done.books
        ],
        "diagnostics": [found.as_json() for found in done.findings],
    }


shelf.__doc__ = f"{shelf.__doc__}\n{_EXAMPLES}"
