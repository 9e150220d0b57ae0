"""`bokbygg watch`: make the book again whenever its author saves."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from bokbygg.cli import interrupts, options, report
from bokbygg.cli.exits import Exit
from bokbygg.cli.progress import progress
from bokbygg.cli.rounds import Told
from bokbygg.diagnostics import Fault

_EXAMPLES = """
Examples:

  bokbygg watch          both books, made anew after each save

  bokbygg watch epub     the EPUB alone

  bokbygg watch --json   one JSON object for each build, for programs
"""


def watch(
    targets: options.Targets = None,
    project: options.ProjectFolder = Path(),
    output: options.OutputFolder = None,
    drafts: options.Drafts = False,
    edition: options.Edition = "",
    only: options.Only = "",
    keep_going: options.KeepGoing = False,
    jobs: options.Jobs = options.CORES,
    as_json: options.AsJson = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Make the book again after each change: until Ctrl-C, in a process that stays warm."""
    kinds = options.kinds(targets)
    from bokbygg.read import find
    from bokbygg.watch import Wish, rounds

    try:
        root = find(project).root
        wish = Wish(
            folder=project,
            output=report.place(root, output),
            targets=kinds,
            drafts=drafts,
            variant=edition,
            only=only,
            keep_going=keep_going,
            jobs=jobs,
        )
        told = Told(
            wish.output, report.way_to(root), -1 if quiet else int(verbose), programs=as_json
        )
        with progress(quiet=quiet or as_json or not report.is_lively(sys.stderr)) as tell:
            for each in rounds(wish, tell, interrupts.pass_on):
                told.of(each)
    except Fault as fault:
        report.tell(fault.findings, "", 0)
        raise typer.Exit(Exit.FAULTS) from None


watch.__doc__ = f"{watch.__doc__}\n{_EXAMPLES}"
