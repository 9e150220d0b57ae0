"""`bokbygg check`: what is wrong with a book, or with anybody's e-book."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bokbygg.cli import options, report, verdicts
from bokbygg.cli.exits import Exit, exit_code
from bokbygg.diagnostics import Diagnostic, Fault

if TYPE_CHECKING:
    from bokbygg.check.proofreading import Proofread
    from bokbygg.read import Manuscript, Project

_EXAMPLES = """
Examples:

  bokbygg check                        the book in this folder: its text, and the e-book of it

  bokbygg check --select T,W           its text alone

  bokbygg check --layout               the printed pages, too, laid out where they are not kept

  bokbygg check --diff                 what --fix would change

  bokbygg check novel.epub             an e-book, whoever made it

  bokbygg check --for apple --for mtm  as a shop or a library would

  bokbygg check --edition sample       the variant that [edition.sample] describes
"""
_MADE = "BELPSM"
"""Families of rules that need the book to be made."""

_LAID_OUT = "L"
"""The family of rules about printed pages."""

_ROUNDS = 5
"""How often files are mended: a fault may stand in the way of another."""


def check(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE.epub]", help="An e-book; this folder's book if none."),
    ] = None,
    project: options.ProjectFolder = Path(),
    shops: Annotated[
        list[str] | None,
        typer.Option(
            "--for", metavar="SHOP", help="apple, kobo, kdp, google, mtm or kb; repeatable."
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="Only these rules: codes (W003) or families (W)."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Not these rules.")
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend in the essays what is sure; the old is kept.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change, and stop.")
    ] = False,
    layout: Annotated[
        bool, typer.Option("--layout", help="Lay out the pages that are not kept, and look at all.")
    ] = False,
    drafts: options.Drafts = False,
    edition: options.Edition = "",
    strict: options.Strict = False,
    form: Annotated[
        str,
        typer.Option("--format", metavar="FORM", help="text, json, or github for its workflows."),
    ] = "text",
    as_json: options.AsJson = False,
    verbose: options.Verbose = False,
    jobs: options.Jobs = options.CORES,
    judge: options.EpubCheck = True,
) -> None:
    """Look for faults in the text and in the e-book made of it: nothing is changed or written
    unless --fix asks for it."""
    from bokbygg.check.choice import Choice

    form = "json" if as_json else form
    fixes: dict[Diagnostic, str] = {}
    wanted = _shops(shops)
    chosen, passed = _codes(select), _codes(ignore)
    if form not in verdicts.FORMS:
        raise typer.BadParameter(f"`{form}` is none of {', '.join(verdicts.FORMS)}")
    if file:
        _only_of_folders(file, drafts=drafts, edition=edition, fix=fix, diff=diff, layout=layout)
        base, findings = _of_file(file, wanted, judge)
        findings = Choice(select=chosen, ignore=passed).of(findings)
    else:
        proof = _Proof(
            project, chosen, passed, drafts=drafts, edition=edition, jobs=jobs, layout=layout
        )
        try:
            if diff:
                print(proof.diff(), end="")
                raise typer.Exit
            if fix:
                proof.mend(_ROUNDS)
        except Fault as fault:
            report.tell(fault.findings, "", 0)
            raise typer.Exit(Exit.FAULTS) from None
        base, findings, fixes = proof.told(wanted, judge)
    verdicts.tell(form, findings, fixes, base, int(verbose))
    raise typer.Exit(exit_code(findings, strict=strict))


def _shops(shops: list[str] | None) -> tuple[str, ...]:
    from bokbygg.check.output.shops import SHOPS

    wanted = tuple(shops or ())
    if unknown := [shop for shop in wanted if shop not in SHOPS]:
        raise typer.BadParameter(f"`{unknown[0]}` is none of {', '.join(SHOPS)}")
    return wanted


def _codes(values: list[str] | None) -> tuple[str, ...]:
    from bokbygg.check.choice import listed, unknown

    codes = listed(values or ())
    if wrong := unknown(codes):
        raise typer.BadParameter(f"there is no rule `{wrong}`; `bokbygg explain` lists them")
    return codes


def _only_of_folders(
    file: Path, *, drafts: bool, edition: str, fix: bool, diff: bool, layout: bool
) -> None:
    """Refuse options that are for the book of a folder."""
    given = {
        "--drafts": drafts,
        "--edition": bool(edition),
        "--fix": fix,
        "--diff": diff,
        "--layout": layout,
    }
    for option, is_given in given.items():
        if is_given:
            message = f"{option} is for the book of a folder; `{file}` is made already"
            raise typer.BadParameter(message)


def _of_file(file: Path, shops: tuple[str, ...], judge: bool) -> tuple[str, tuple[Diagnostic, ...]]:
    """Findings of an e-book, and what to put before the names of its files."""
    from bokbygg.check import check_epub

    try:
        data = file.read_bytes()
    except OSError as error:
        raise typer.BadParameter(f"`{file}` cannot be read: {error.strerror}") from None
    return f"{file}/", check_epub(data, file.name, shops, judge=judge)


class _Proof:
    """A folder's book on its way through the checks."""

    def __init__(
        self,
        folder: Path,
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        *,
        drafts: bool,
        edition: str,
        jobs: int,
        layout: bool,
    ) -> None:
        self._folder = folder
        self._select, self._ignore = select, ignore
        self._layout = layout
        self._drafts, self._edition, self._jobs = drafts, edition, jobs

    def told(
        self, shops: tuple[str, ...], judge: bool
    ) -> tuple[str, tuple[Diagnostic, ...], dict[Diagnostic, str]]:
        """What to put before the names of files; findings of the text, then those of the e-book
        made of it; what would mend them."""
        try:
            project, _, proof = self._read()
        except Fault as fault:
            return "", fault.findings, {}
        made: tuple[Diagnostic, ...] = ()
        if proof.choice.asks(_MADE):
            made = self._made(project, shops, judge)
        if proof.choice.asks(_LAID_OUT):
            made += self._looked_at(project)
        return report.way_to(project.root), proof.findings(made), proof.fixes()

    def diff(self) -> str:
        """What would be changed."""
        from bokbygg.check.mending import as_diff

        _, manuscript, proof = self._read()
        return as_diff(proof.mended(manuscript))

    def mend(self, rounds: int) -> None:
        """Change the essays, until nothing sure is left, and say so."""
        from bokbygg.check.mending import write

        places = 0
        names: set[str] = set()
        kept: list[Path] = []
        for _ in range(rounds):
            _, manuscript, proof = self._read()
            changes = proof.mended(manuscript)
            if not changes:
                break
            kept += write(changes)
            places += sum(change.edits for change in changes)
            names |= {change.name for change in changes}
        verdicts.tell_of_mending(places, sorted(names), [path.name for path in kept])

    def _read(self) -> tuple[Project, Manuscript, Proofread]:
        from bokbygg.check.proofreading import proofread
        from bokbygg.read import find, read

        project = find(self._folder)
        manuscript = read(project, drafts=self._drafts, edition=self._edition)
        proof = proofread(manuscript, self._select, self._ignore, jobs=self._jobs)
        return project, manuscript, proof

    def _made(
        self, project: Project, shops: tuple[str, ...], judge: bool
    ) -> tuple[Diagnostic, ...]:
        from bokbygg.book import Kind
        from bokbygg.build import build
        from bokbygg.check import check_epub

        result = build(
            project, [Kind.EPUB], drafts=self._drafts, variant=self._edition, jobs=self._jobs
        )
        findings = result.findings
        for output in result.outputs:
            looked = check_epub(output.data, output.name, shops, judge=judge)
            findings += tuple(_within(found, output.name) for found in looked)
        return findings

    def _looked_at(self, project: Project) -> tuple[Diagnostic, ...]:
        from bokbygg.proof.looks import look

        return look(
            project,
            lay=self._layout,
            drafts=self._drafts,
            variant=self._edition,
            jobs=self._jobs,
        )


def _within(found: Diagnostic, name: str) -> Diagnostic:
    """A finding whose place is a file of the e-book `name`."""
    place = found.span
    return replace(found, span=replace(place, path=f"{name}/{place.path}")) if place else found


check.__doc__ = f"{check.__doc__}\n{_EXAMPLES}"
