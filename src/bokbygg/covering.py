"""The cover alone: for a screen, or as a sheet for a print shop. Nothing is written."""

from __future__ import annotations

from bokbygg.book import Book, CoverWish, Finish, Kind
from bokbygg.build import Result, gather, judged
from bokbygg.diagnostics import Diagnostic, Level, in_reading_order
from bokbygg.read import Project
from bokbygg.rules.printing import NO_PROFILE_FILE


def cover(project: Project, wish: CoverWish, *, every: bool, variant: str = "") -> Result:
    """The cover alone, or with `every` all designs on one sheet. A `wish` goes before what bok.toml
    says, and before a picture that it names.

    Raises Fault where the machine cannot make one.
    """
    from bokbygg.cover import alone

    book, (dressed,) = gather(project, [Kind.EPUB], drafts=False, jobs=1, variant=variant)
    _, grave = _found(book)
    if grave:
        return Result(outputs=(), findings=grave)
    output = alone(book.imprint, wish, dressed.cover, every=every)
    return Result(outputs=(output,), findings=output.findings)


def cover_for_print(project: Project, wish: CoverWish, *, variant: str = "") -> Result:
    """The cover as one sheet for a print shop, its spine as wide as the book's pages make it; a
    `wish` as in `cover`.

    Raises Fault where the machine cannot make one.
    """
    from bokbygg.cover.wrap import wrapped
    from bokbygg.pdf import press

    targets = (Kind.EPUB, Kind.PRINT, Finish.PRINTER)
    book, (shown, printed, dressed) = gather(
        project, targets, drafts=False, jobs=1, variant=variant
    )
    findings, grave = _found(book)
    if grave or dressed.printer is None:
        return Result(outputs=(), findings=grave)
    output = wrapped(book.imprint, wish, shown.cover, dressed.printer, press(book, printed))
    told = [found for found in findings if found.code == NO_PROFILE_FILE.code]
    return Result(outputs=(output,), findings=in_reading_order((*told, *output.findings)))


def _found(book: Book) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """What was found of a book whose cover alone is made, and what of it is in the way."""
    findings = judged(book.findings, keep_going=True)
    return findings, tuple(found for found in findings if found.level is Level.ERROR)
