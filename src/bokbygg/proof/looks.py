"""The pages of the printed book looked at, for `bokbygg check`."""

from __future__ import annotations

from bokbygg.book import Kind
from bokbygg.build import gather, judged
from bokbygg.diagnostics import Diagnostic, Fault, Level
from bokbygg.read import Project


def look(
    project: Project, *, lay: bool, drafts: bool = False, variant: str = "", jobs: int = 1
) -> tuple[Diagnostic, ...]:
    """What is to be said of the pages, their looks included; `lay` lets those be laid out that are
    not kept from before, else nothing is said unless all are. Nothing where the book cannot be
    made, which others tell."""
    from bokbygg.compose.cut import cut

    book, (dressed,) = gather(project, [Kind.PRINT], drafts=drafts, jobs=jobs, variant=variant)
    grave = any(found.level is Level.ERROR for found in judged(book.findings, keep_going=True))
    if grave or not cut(book, Kind.PRINT).spine:
        return ()
    from bokbygg.pdf import look as look_at

    try:
        return look_at(book, dressed, lay=lay, jobs=jobs)
    except Fault as fault:
        return fault.findings if lay else ()
