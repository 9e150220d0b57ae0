"""`bokbygg build`: make the book."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bokbygg.cli import interrupts, options, report
from bokbygg.cli.exits import exit_code
from bokbygg.diagnostics import Diagnostic, Fault

if TYPE_CHECKING:
    from bokbygg.book import Output

_EXAMPLES = """
Examples:

  bokbygg build                    both books of this folder, into build/

  bokbygg build epub -C essays     the EPUB of another folder

  bokbygg build --edition sample   the variant that [edition.sample] describes

  bokbygg build --keep-going       a book all the same, with what is missing marked
"""


def build(
    targets: options.Targets = None,
    project: options.ProjectFolder = Path(),
    output: options.OutputFolder = None,
    drafts: options.Drafts = False,
    edition: options.Edition = "",
    strict: options.Strict = False,
    keep_going: options.KeepGoing = False,
    jobs: options.Jobs = options.CORES,
    as_json: options.AsJson = False,
    open_books: Annotated[bool, typer.Option("--open", help="Open the books when made.")] = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Make the book: build/<slug>.epub and build/<slug>.pdf."""
    kinds = options.kinds(targets)
    verbosity = -1 if quiet else int(verbose)
    from bokbygg import build as run
    from bokbygg.cli.progress import progress
    from bokbygg.read import find

    base = ""
    outputs: tuple[Output, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    folder = output or project
    try:
        book = find(project)
        base = report.way_to(book)
        folder = output or Path(base or ".") / "build"
        with progress(quiet=quiet, programs=as_json) as tell:
            result = run.build(
                book,
                kinds,
                drafts=drafts,
                variant=edition,
                keep_going=keep_going,
                jobs=jobs,
                tell=tell,
            )
            outputs, findings = result.outputs, result.findings
            interrupts.pass_on()
            run.write(outputs, folder, tell)
    except Fault as fault:
        outputs, findings = (), (*findings, *fault.findings)
    if as_json:
        print(json.dumps(report.as_json(outputs, findings, folder), indent=2))
    else:
        report.tell(findings, base, verbosity)
        _summary(outputs, findings, folder, verbosity)
    if open_books:
        for made in outputs:
            typer.launch(str(folder / made.name))
    raise typer.Exit(exit_code(findings, strict=strict))


def _summary(
    outputs: tuple[Output, ...], findings: tuple[Diagnostic, ...], folder: Path, verbosity: int
) -> None:
    for made in outputs:
        pages = f", {made.pages} pages" if made.pages else ""
        print(f"{folder / made.name}  ({report.size(len(made.data))}{pages})")
    counted = report.tally(findings, verbosity)
    if not outputs:
        books = [path for path in folder.glob("*.*") if path.suffix in {".epub", ".pdf"}]
        stays = ", the last one stays" if books else ""
        print(f"{counted}; no book was made{stays}", file=sys.stderr)
    elif counted and verbosity >= 0:
        print(counted, file=sys.stderr)


build.__doc__ = f"{build.__doc__}\n{_EXAMPLES}"
