"""`bokbygg build`: make the book."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bokbygg.cli import interrupts, options, report
from bokbygg.cli.exits import exit_code
from bokbygg.diagnostics import Fault

if TYPE_CHECKING:
    from bokbygg.events import Tell
    from bokbygg.unchanged import Outcome, Wish

_EXAMPLES = """
Examples:

  bokbygg build                    both books of this folder, into build/

  bokbygg build epub -C essays     the EPUB of another folder

  bokbygg build print              the PDF for a print shop, build/<slug>-print.pdf

  bokbygg build --edition sample   the variant that [edition.sample] describes

  bokbygg build --only havet       one essay alone, to look at: build/<slug>-only-havet.pdf

  bokbygg build --keep-going       a book all the same, with what is missing marked
"""


def build(
    targets: options.Targets = None,
    project: options.ProjectFolder = Path(),
    output: options.OutputFolder = None,
    drafts: options.Drafts = False,
    edition: options.Edition = "",
    only: options.Only = "",
    strict: options.Strict = False,
    keep_going: options.KeepGoing = False,
    jobs: options.Jobs = options.CORES,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Make all of it anew, and keep nothing of it.")
    ] = False,
    stock: Annotated[
        bool, typer.Option("--stock", help="Lay pages out by WeasyPrint alone: slower, same bytes.")
    ] = False,
    as_json: options.AsJson = False,
    open_books: Annotated[bool, typer.Option("--open", help="Open the books when made.")] = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Make the book: build/<slug>.epub and build/<slug>.pdf."""
    from bokbygg import cache
    from bokbygg.cli.progress import progress
    from bokbygg.unchanged import Wish

    wish = Wish(
        folder=project,
        targets=options.names(targets),
        drafts=drafts,
        variant=edition,
        only=only,
        keep_going=keep_going,
    )
    if no_cache:
        cache.turn_off()
    if stock:
        os.environ["BOKBYGG_STOCK"] = "1"  # workers have it from birth
    with progress(quiet=quiet, programs=as_json) as tell:
        outcome = _stands(wish, output, tell)
        if outcome is None:
            _call_workers(wish, jobs)
            outcome = _run(wish, output, jobs, tell)
    folder = report.place(outcome.root, output)
    if as_json:
        told = report.as_json(outcome.made, outcome.findings, folder)
        print(json.dumps(told, indent=2))
    else:
        verbosity = -1 if quiet else int(verbose)
        report.tell_briefly(outcome.findings, report.way_to(outcome.root), verbosity)
        _summary(outcome, folder, verbosity)
    if open_books:
        for made in outcome.made:
            typer.launch(str(folder / made.name))
    raise typer.Exit(exit_code(outcome.findings, strict=strict))


def _stands(wish: Wish, output: Path | None, tell: Tell) -> Outcome | None:
    """What the last run came to, where nothing has changed and its books stand in their place."""
    from bokbygg.events import Unchanged
    from bokbygg.unchanged import remembered

    last = remembered(wish)
    if last is None or not all(one.stands_in(report.place(last.root, output)) for one in last.made):
        return None
    tell(Unchanged())
    return last


def _call_workers(wish: Wish, jobs: int) -> None:
    """Let the layout engine be taken in by another process while this one reads, where the last run
    tells that it will be wanted."""
    from bokbygg import pool
    from bokbygg.unchanged import last

    before = last(wish) if jobs > 1 else None
    if before is not None and any(pool.is_long(one.pages) for one in before.made):
        pool.call(pool.ENGINE)


def _run(wish: Wish, output: Path | None, jobs: int, tell: Tell) -> Outcome:
    """Make the books and put them in their place."""
    from bokbygg import build as run
    from bokbygg.read import find
    from bokbygg.unchanged import Outcome, remember

    outcome = Outcome(root=wish.folder, made=(), findings=())
    try:
        book = find(wish.folder)
        result = run.build(
            book,
            options.kinds(list(wish.targets)),
            drafts=wish.drafts,
            variant=wish.variant,
            only=wish.only,
            keep_going=wish.keep_going,
            jobs=jobs,
            tell=tell,
        )
        outcome = Outcome(root=book.root, made=(), findings=result.findings)
        interrupts.pass_on()
        run.write(result.outputs, report.place(book.root, output), tell)
    except Fault as fault:
        return replace(outcome, findings=(*outcome.findings, *fault.findings))
    outcome = replace(outcome, made=tuple(map(run.made, result.outputs)))
    remember(wish, outcome, book.looks)
    return outcome


def _summary(outcome: Outcome, folder: Path, verbosity: int) -> None:
    for made in outcome.made:
        told = ", ".join(filter(None, (report.size(made.size), report.paged(made.pages))))
        print(f"{folder / made.name}  ({told})")
    counted = report.tally(outcome.findings, verbosity)
    if not outcome.made:
        books = [path for path in folder.glob("*.*") if path.suffix in {".epub", ".pdf"}]
        stays = ", the last one stays" if books else ""
        print(f"{counted}; no book was made{stays}", file=sys.stderr)
    elif counted and verbosity >= 0:
        print(counted, file=sys.stderr)


build.__doc__ = f"{build.__doc__}\n{_EXAMPLES}"
