"""`bokbygg serve`: the books in a browser, made anew after each save."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from bokbygg.cli import interrupts, options, report
from bokbygg.cli.exits import Exit
from bokbygg.cli.progress import progress
from bokbygg.cli.rounds import Told
from bokbygg.diagnostics import Fault
from bokbygg.events import Event

_EXAMPLES = """
Examples:

  bokbygg serve              PDF and EPUB side by side, on http://127.0.0.1:8000/

  bokbygg serve epub --open  the EPUB alone, in a browser at once
"""


def serve(
    targets: options.Targets = None,
    project: options.ProjectFolder = Path(),
    output: options.OutputFolder = None,
    port: options.Port = 8000,
    drafts: options.Drafts = False,
    edition: options.Edition = "",
    only: options.Only = "",
    keep_going: options.KeepGoing = False,
    jobs: options.Jobs = options.CORES,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
    as_json: options.AsJson = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Show the book in a browser, made again after each change: the pages of the PDF and the
    EPUB beside them, on this machine alone."""
    kinds = options.kinds(targets)
    if "print" in options.names(targets):
        raise typer.BadParameter("the workbench shows epub and pdf; `print` is for `bokbygg build`")
    from bokbygg.read import find
    from bokbygg.serve import serving
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
        still = quiet or as_json or not report.is_lively(sys.stderr)
        with progress(quiet=still) as tell, serving(port) as server:
            _welcome(server.address, port, server.port, as_json=as_json)
            if open_page:
                typer.launch(server.address)

            def both(event: Event) -> None:
                tell(event)
                server.tell(event)

            for each in rounds(wish, both, interrupts.pass_on):
                server.show(each.result, each.seconds)
                told.of(each)
    except Fault as fault:
        report.tell(fault.findings, "", 0)
        raise typer.Exit(Exit.FAULTS) from None


def _welcome(address: str, wanted: int, port: int, *, as_json: bool) -> None:
    """Say where the page is."""
    if as_json:
        print(json.dumps({"address": address}), flush=True)
    else:
        taken = f" (port {wanted} is taken)" if port != wanted else ""
        print(f"the book is at {address}{taken}; Ctrl-C ends it", flush=True)


serve.__doc__ = f"{serve.__doc__}\n{_EXAMPLES}"
