"""The whole run: a book's folder -> its proof."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bokbygg import files
from bokbygg.book import Book, Kind, Output
from bokbygg.build import gather, judged
from bokbygg.check.proofreading import proofread
from bokbygg.diagnostics import Diagnostic, Fault, Level
from bokbygg.events import Begun, Joined, Stage, Tell, unheard
from bokbygg.history import revision
from bokbygg.pdf.atlas import Atlas
from bokbygg.proof.comparing import Compared, compared
from bokbygg.proof.findings import noted
from bokbygg.proof.map import ProofMap
from bokbygg.proof.mapping import Occasion, mapped
from bokbygg.proof.rounds import kept_name, numbered
from bokbygg.read import Project, for_reading, read
from bokbygg.rules.machine import CANNOT_WRITE


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked for: `date` and `only` as in ProofMap (`only` as the author calls an essay);
    `reading` for a reading proof, the book's own pages if not; `html` for a page to look at in a
    browser, too; `drafts` and `variant` as for `build`."""

    date: str = ""
    only: str = ""
    reading: bool = False
    html: bool = False
    drafts: bool = False
    variant: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A proof: the finished file; the same as a `page` for a browser, if that was asked; its map;
    what was changed in it, if that was asked; and all that is to be said of the book. No file and
    no map where an error stands in the way."""

    output: Output | None
    page: Output | None
    map: ProofMap | None
    compared: tuple[Compared, ...]
    findings: tuple[Diagnostic, ...]


def proof(
    project: Project,
    wish: Wish,
    *,
    before: Mapping[str, str] | None = None,
    jobs: int = 1,
    tell: Tell = unheard,
) -> Proof:
    """Make the proof of a project's book. Nothing is written. Where `before` has the texts of an
    earlier state by path, it shows what was changed since, in place of what `check` finds.

    Raises Fault where the book cannot be laid out.
    """
    from bokbygg.pdf import press_charted

    tell(Begun(stage=Stage.READING))
    book, (edition,) = gather(
        project,
        [Kind.PRINT],
        drafts=wish.drafts,
        jobs=jobs,
        variant=wish.variant,
        only=wish.only,
        tell=tell,
    )
    findings = judged(book.findings, keep_going=True)
    if wish.reading:
        edition, more = for_reading(project, edition)
        findings = judged((*findings, *more), keep_going=True)
    if any(finding.level is Level.ERROR for finding in findings):
        return Proof(output=None, page=None, map=None, compared=(), findings=findings)
    tell(Begun(stage=Stage.TYPESETTING))
    printed, atlas = press_charted(book, edition, jobs=jobs, tell=tell)
    tell(Joined(name=printed.name, pages=printed.pages))
    findings = judged((*findings, *printed.findings), keep_going=True)
    told = _mapped(project, book, wish, printed, atlas)
    changed = None if before is None else compared(before, told)
    if changed is None:
        findings = looked_through(project, told, findings, wish, jobs)
    return _finished(book, printed, told, findings, changed, wish)


def _mapped(project: Project, book: Book, wish: Wish, printed: Output, atlas: Atlas) -> ProofMap:
    """The map of the proof, with the number of its round."""
    from bokbygg.proof.pagepaper import sheets

    occasion = Occasion(
        kind="reading" if wish.reading else "pages",
        date=wish.date,
        revision=revision(project.root),
        only=book.spine[0].slug if wish.only else "",
    )
    return numbered(project, mapped(project, book, atlas, sheets(printed.data), occasion))


def _finished(
    book: Book,
    printed: Output,
    told: ProofMap,
    findings: tuple[Diagnostic, ...],
    changed: tuple[Compared, ...] | None,
    wish: Wish,
) -> Proof:
    """The proof of pages that are printed: with what was changed, if that is asked, else with what
    was found."""
    from bokbygg.proof.pages import proof_of

    notes = noted(told, findings) if changed is None else ()
    changes = [one for each in changed or () for one in each.found]
    kind = "" if changed is None else "-changes"
    name = f"{book.imprint.slug}-proof-{told.round}{kind}"
    data = proof_of(printed.data, told, book.imprint, notes, changes)
    page = None
    if wish.html:
        from bokbygg.proof.htmlimages import pictures
        from bokbygg.proof.htmlpage import page as page_of

        whole = page_of(told, notes, pictures(printed.data))
        page = Output(name=f"{name}.html", data=whole, pages=len(told.pages))
    output = Output(name=f"{name}.pdf", data=data, pages=len(told.pages))
    return Proof(output=output, page=page, map=told, compared=changed or (), findings=findings)


def looked_through(
    project: Project,
    told: ProofMap,
    findings: tuple[Diagnostic, ...],
    wish: Wish,
    jobs: int,
) -> tuple[Diagnostic, ...]:
    """What `bokbygg check` says of the text, beside what other stages have said, but for what is
    about essays that the proof has not."""
    manuscript = read(project, drafts=wish.drafts, edition=wish.variant)
    every = proofread(manuscript, jobs=jobs).findings(findings)
    if not told.only:
        return every
    paths = {file.path for file in told.files}
    return tuple(one for one in every if one.span is None or one.span.path in paths)


def keep(project: Project, told: ProofMap) -> None:
    """Keep the map of a round in the book's folder. Raises Fault where it cannot be written."""
    path = project.root / kept_name(told.round)
    if not project.inside(path):
        message = f"`{kept_name(told.round)}` leads out of the book's folder"
        raise Fault(CANNOT_WRITE.found(message, hint="let `.bokbygg` be a folder of its own"))
    try:
        files.write(path, told.packed())
    except OSError as error:
        message = f"`{path}` cannot be written: {error.strerror}"
        raise Fault(CANNOT_WRITE.found(message, hint="make room, or ask for the right")) from None
