"""`bokbygg proof`: the book's pages for a reader's marks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bokbygg.cli import interrupts, options, report
from bokbygg.cli.exits import exit_code
from bokbygg.diagnostics import Diagnostic, Fault

_EXAMPLES = """
Examples:

  bokbygg proof                      the book's pages, to mark: build/<slug>-proof-1.pdf

  bokbygg proof --date 2026-03-01    with the date at the head of each page

  bokbygg proof --reading            with room between the lines, no word divided

  bokbygg proof --html               also a page for a browser: pages, source and findings

  bokbygg proof --only havet         one essay alone
"""


def proof(
    project: options.ProjectFolder = Path(),
    output: options.OutputFolder = None,
    date: Annotated[
        str, typer.Option("--date", metavar="DATE", help="The date to print on the proof.")
    ] = "",
    reading: Annotated[
        bool,
        typer.Option("--reading", help="Wide between the lines, for a pen; not the book's pages."),
    ] = False,
    html: Annotated[
        bool, typer.Option("--html", help="Also one page for a browser, pages beside source.")
    ] = False,
    only: options.Only = "",
    drafts: options.Drafts = False,
    edition: options.Edition = "",
    strict: options.Strict = False,
    jobs: options.Jobs = options.CORES,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Make a PDF for a reader's marks: the book's own pages with margins to write in, and what was
    found in them."""
    _dated(date)
    from bokbygg import build as run
    from bokbygg.cli.progress import progress
    from bokbygg.proof.making import Wish, keep
    from bokbygg.proof.making import proof as make
    from bokbygg.read import find

    findings: tuple[Diagnostic, ...] = ()
    base = ""
    try:
        book = find(project)
        base = report.way_to(book.root)
        wish = Wish(
            date=date, only=only, reading=reading, html=html, drafts=drafts, variant=edition
        )
        with progress(quiet=quiet) as tell:
            made = make(book, wish, jobs=jobs, tell=tell)
        findings = made.findings
        if made.output is not None and made.map is not None:
            interrupts.pass_on()
            folder = report.place(book.root, output)
            outputs = [one for one in (made.output, made.page) if one is not None]
            run.write(outputs, folder)
            keep(book, made.map)
            for one in outputs:
                size = report.size(len(one.data))
                print(f"{folder / one.name}  ({size}, {one.pages} pages)")
    except Fault as fault:
        findings += fault.findings
    report.tell_briefly(findings, base, -1 if quiet else int(verbose))
    raise typer.Exit(exit_code(findings, strict=strict))


def _dated(text: str) -> None:
    from bokbygg.dates import parse_date

    try:
        if text:
            parse_date(text)
    except ValueError as error:
        message = f"{error}; write it as 2026-03-01"
        raise typer.BadParameter(message, param_hint="--date") from None


proof.__doc__ = f"{proof.__doc__}\n{_EXAMPLES}"
