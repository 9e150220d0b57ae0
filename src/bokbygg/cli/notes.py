"""`bokbygg notes`: the marks of readers, back at the words of the manuscript."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bokbygg.cli import notetelling, options, report
from bokbygg.cli.exits import exit_code
from bokbygg.diagnostics import Diagnostic, Fault

if TYPE_CHECKING:
    from bokbygg.proof.marks.mark import Note
    from bokbygg.proof.marks.memory import Remembered
    from bokbygg.proof.marks.reading import Copy
    from bokbygg.read import Project

_EXAMPLES = """
Examples:

  bokbygg notes anna.pdf per.pdf          every mark, at its file, line and column

  bokbygg notes anna.pdf --apply          its edits one by one, each with a diff

  bokbygg notes anna.pdf --apply --yes    all that are sure

  bokbygg notes anna.pdf --done 1f0c9a2b  that one has been dealt with

  bokbygg notes anna.pdf --format md      a list to work through
"""


def notes(
    copies: Annotated[
        list[Path], typer.Argument(metavar="FILE.pdf ...", help="Proofs with readers' marks.")
    ],
    project: options.ProjectFolder = Path(),
    apply: Annotated[
        bool,
        typer.Option("--apply", help="Put edits into the essays, one by one; the old is kept."),
    ] = False,
    yes: Annotated[
        bool, typer.Option("-y", "--yes", help="With --apply: every edit that is sure, unasked.")
    ] = False,
    done: Annotated[
        list[str] | None,
        typer.Option("--done", metavar="ID", help="Note down that it is dealt with; repeatable."),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Show what has been dealt with, too.")
    ] = False,
    form: Annotated[
        str,
        typer.Option("--format", metavar="FORM", help="text, md, json, or github."),
    ] = "text",
    as_json: options.AsJson = False,
    verbose: options.Verbose = False,
    jobs: options.Jobs = options.CORES,
) -> None:
    """Bring readers' marks on a proof back to the essays: each at its place, whoever has
    saved the file meanwhile and whatever has been written since."""
    form = "json" if as_json else form
    if form not in notetelling.FORMS:
        raise typer.BadParameter(f"`{form}` is none of {', '.join(notetelling.FORMS)}")
    if yes and not apply:
        raise typer.BadParameter("--yes is for --apply")
    findings: tuple[Diagnostic, ...] = ()
    try:
        from bokbygg.proof.marks import memory
        from bokbygg.proof.marks.gathering import gathered
        from bokbygg.read import find

        book = find(project)
        read, findings = _read(copies)
        if read:
            found = gathered(book, read, jobs=jobs)
            known = memory.remembered(book)
            findings += (*found.findings, *known.findings)
            known = _done(book, known, found.notes, done or [])
            shown = [note for note in found.notes if every or not known.became_of(note)]
            _deal(book, shown, known, form, apply=apply, yes=yes)
    except Fault as fault:
        findings += fault.findings
    report.tell(findings, "", int(verbose))
    raise typer.Exit(exit_code(findings, strict=False))


def _read(copies: list[Path]) -> tuple[list[Copy], tuple[Diagnostic, ...]]:
    """The copies that can be read, and what is to be said of the others."""
    from bokbygg.diagnostics import Span
    from bokbygg.proof.marks.reading import read_copy
    from bokbygg.rules.notes import NO_PDF

    read: list[Copy] = []
    findings: list[Diagnostic] = []
    for path in copies:
        try:
            read.append(read_copy(path.as_posix(), path.read_bytes()))
        except OSError as error:
            message = f"`{path}` cannot be read: {error.strerror}"
            hint = "see that its name is right, and that you may read it"
            findings.append(NO_PDF.found(message, Span(path=path.as_posix()), hint))
        except Fault as fault:
            findings += fault.findings
    return read, tuple(findings)


def _done(book: Project, known: Remembered, notes: tuple[Note, ...], ids: list[str]) -> Remembered:
    """What is known, with the notes of these ids dealt with."""
    from bokbygg.proof.marks import memory

    if not ids:
        return known
    wanted = {one for told in ids for one in told.replace(",", " ").split()}
    chosen = {one: [note for note in notes if note.mark.id.startswith(one)] for one in wanted}
    if wrong := sorted(one for one, found in chosen.items() if len(found) != 1):
        many = "more than one note" if chosen[wrong[0]] else "no note"
        raise typer.BadParameter(f"{many} has the id `{wrong[0]}`; --all lists them")
    memory.remember(book, known, [(found[0], memory.DONE) for found in chosen.values()])
    return memory.remembered(book)


def _deal(
    book: Project, shown: list[Note], known: Remembered, form: str, *, apply: bool, yes: bool
) -> None:
    base = report.way_to(book.root)
    if apply:
        from bokbygg.cli.noteapplying import applied

        applied(book, shown, known, base, yes=yes)
    else:
        notetelling.tell(form, shown, known, base)


notes.__doc__ = f"{notes.__doc__}\n{_EXAMPLES}"
