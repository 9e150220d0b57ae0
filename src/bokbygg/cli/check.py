"""`bokbygg check`: what is wrong with a book, or with anybody's e-book."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from bokbygg.cli import options, report
from bokbygg.cli.exits import exit_code
from bokbygg.diagnostics import Diagnostic, Fault

_EXAMPLES = """
Examples:

  bokbygg check                        the book in this folder

  bokbygg check novel.epub             an e-book, whoever made it

  bokbygg check --for apple --for mtm  as a shop or a library would

  bokbygg check --edition sample       the variant that [edition.sample] describes
"""


def check(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE.epub]", help="An e-book; this folder's book if none."),
    ] = None,
    project: options.ProjectFolder = Path(),
    shops: Annotated[
        list[str] | None,
        typer.Option("--for", metavar="SHOP", help="apple, kobo, kdp, google or mtm; repeatable."),
    ] = None,
    drafts: options.Drafts = False,
    edition: options.Edition = "",
    strict: options.Strict = False,
    as_json: options.AsJson = False,
    verbose: options.Verbose = False,
    jobs: options.Jobs = options.CORES,
    judge: Annotated[
        bool, typer.Option("--epubcheck/--no-epubcheck", help="Ask EPUBCheck too.")
    ] = True,
) -> None:
    """Look for faults; nothing is changed and nothing written."""
    from bokbygg.check.output.shops import SHOPS

    wanted = tuple(shops or ())
    if unknown := [shop for shop in wanted if shop not in SHOPS]:
        raise typer.BadParameter(f"`{unknown[0]}` is none of {', '.join(SHOPS)}")
    if file and (drafts or edition):
        option = "--edition" if edition else "--drafts"
        raise typer.BadParameter(f"{option} is for the book of a folder; `{file}` is made already")
    if file:
        base, findings = _of_file(file, wanted, judge)
    else:
        base, findings = _of_project(
            project, wanted, judge, drafts=drafts, edition=edition, jobs=jobs
        )
    if as_json:
        print(json.dumps({"diagnostics": [found.as_json() for found in findings]}, indent=2))
    else:
        report.tell(findings, base, int(verbose))
        print(report.tally(findings, int(verbose)) or "nothing to complain of")
    raise typer.Exit(exit_code(findings, strict=strict))


def _of_file(file: Path, shops: tuple[str, ...], judge: bool) -> tuple[str, tuple[Diagnostic, ...]]:
    """Findings of an e-book, and what to put before the names of its files."""
    from bokbygg.check import check_epub

    try:
        data = file.read_bytes()
    except OSError as error:
        raise typer.BadParameter(f"`{file}` cannot be read: {error.strerror}") from None
    return f"{file}/", check_epub(data, file.name, shops, judge=judge)


def _of_project(
    project: Path, shops: tuple[str, ...], judge: bool, *, drafts: bool, edition: str, jobs: int
) -> tuple[str, tuple[Diagnostic, ...]]:
    """Findings of a folder's book: those of its text, then those of the e-book made of it."""
    from bokbygg.book import Kind
    from bokbygg.build import build
    from bokbygg.check import check_epub
    from bokbygg.read import find

    try:
        book = find(project)
    except Fault as fault:
        return "", fault.findings
    result = build(book, [Kind.EPUB], drafts=drafts, variant=edition, jobs=jobs)
    findings = result.findings
    for output in result.outputs:
        looked = check_epub(output.data, output.name, shops, judge=judge)
        findings += tuple(_within(found, output.name) for found in looked)
    return report.way_to(book.root), findings


def _within(found: Diagnostic, name: str) -> Diagnostic:
    """A finding whose place is a file of the e-book `name`."""
    place = found.span
    return replace(found, span=replace(place, path=f"{name}/{place.path}")) if place else found


check.__doc__ = f"{check.__doc__}\n{_EXAMPLES}"
