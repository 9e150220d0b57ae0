"""`bokbygg compare`: what was changed in a book since an earlier state of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bokbygg.cli import interrupts, options, report
from bokbygg.cli.exits import Exit
from bokbygg.diagnostics import Fault, Level

_EXAMPLES = """
Examples:

  bokbygg compare 1                     since the first proof

  bokbygg compare first-draft           since a tag of git

  bokbygg compare v1 v2 --format md     between two of them, as Markdown

  bokbygg compare HEAD~1 --images       and how pages look otherwise, as pictures
"""


def compare(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="A proof's round, or a tag or revision of git.")
    ],
    new: Annotated[
        str, typer.Argument(metavar="[NEW]", help="Another one; the book as it is now if none.")
    ] = "",
    project: options.ProjectFolder = Path(),
    output: options.OutputFolder = None,
    images: Annotated[
        bool, typer.Option("--images", help="Also pictures of the pages that look otherwise.")
    ] = False,
    form: Annotated[
        str, typer.Option("--format", metavar="FORM", help="text, md or json.")
    ] = "text",
    drafts: options.Drafts = False,
    jobs: options.Jobs = options.CORES,
    quiet: options.Quiet = False,
) -> None:
    """Tell what was changed between two states of the book: word by word, and as pages with bars
    beside the changes."""
    from bokbygg import build as run
    from bokbygg.cli.progress import progress
    from bokbygg.proof.compare import compare as made_of
    from bokbygg.proof.comparetext import FORMS, told
    from bokbygg.read import find

    if form not in FORMS:
        raise typer.BadParameter(f"`{form}` is none of {', '.join(FORMS)}")
    try:
        book = find(project)
        with progress(quiet=quiet) as tell:
            made = made_of(book, old, new, images=images, drafts=drafts, jobs=jobs, tell=tell)
        if made.map is None:
            raise Fault(*(one for one in made.findings if one.level is Level.ERROR))
        interrupts.pass_on()
        folder = report.place(book.root, output)
        changed = any(each.found for each in made.compared)
        outputs = made.outputs if changed or images else ()
        run.write(outputs, folder)
        print(told(form, made.compared, made.map))
        for one in outputs:
            size = report.size(len(one.data))
            typer.echo(f"{folder / one.name}  ({size})", err=True)
    except Fault as fault:
        report.tell(fault.findings, "", 0)
        raise typer.Exit(Exit.FAULTS) from None


compare.__doc__ = f"{compare.__doc__}\n{_EXAMPLES}"
