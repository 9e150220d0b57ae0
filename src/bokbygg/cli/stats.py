"""`bokbygg stats`: words, pages, sentences, and how the book has grown."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bokbygg.cli import options, report
from bokbygg.cli.exits import Exit
from bokbygg.diagnostics import Fault

if TYPE_CHECKING:
    from bokbygg.stats import BookFigures, EssayFigures

_BAR = 24
"""Characters of the longest bar."""

_TITLE = 32
"""Characters of a title that are shown."""

_EXAMPLES = """
Examples:

  bokbygg stats                       every essay, and the book as a whole

  bokbygg stats --since first-draft   and how it has grown since that tag of git
"""


def stats(
    project: options.ProjectFolder = Path(),
    since: Annotated[
        str, typer.Option("--since", metavar="TAG", help="Compare with a tag of git.")
    ] = "",
    drafts: options.Drafts = False,
    edition: options.Edition = "",
    as_json: options.AsJson = False,
) -> None:
    """Show words, pages and readability: essay by essay and in all, with reading time and the
    length of sentences."""
    from bokbygg.build import essays
    from bokbygg.read import find
    from bokbygg.stats import of_book, words_at

    try:
        book = find(project)
        before = words_at(book, since, drafts=drafts) if since else None
        manuscript, chapters = essays(
            book, drafts=drafts, variant=edition, jobs=os.cpu_count() or 1
        )
    except Fault as fault:
        report.tell(fault.findings, "", 0)
        raise typer.Exit(Exit.FAULTS) from None
    figures = of_book(manuscript, chapters, before)
    if as_json:
        print(json.dumps(figures.as_json(), indent=2))
    else:
        print("\n".join(_lines(figures, since)))


def _lines(figures: BookFigures, since: str) -> Iterable[str]:
    wide = min(_TITLE, max((len(essay.title) for essay in figures.essays), default=0))
    most = max((essay.words for essay in figures.essays), default=0) or 1
    growth = f"  {'since':>7}" if since else ""
    yield f"{'':{wide}}  {'words':>7}  {'pages':>5}  {'time':>6}  {'sentence':>8}  reads{growth}"
    for essay in figures.essays:
        title = essay.title if len(essay.title) <= wide else f"{essay.title[: wide - 1]}…"
        bar = _mark() * round(_BAR * essay.words / most)
        grown = "" if essay.before is None else f"  {essay.words - essay.before:>+7}"
        yield f"{title:{wide}}  {_row(essay)}{grown}  {bar}".rstrip()
    yield ""
    yield from _in_all(figures, since)


def _row(essay: EssayFigures) -> str:
    reads = str(essay.readability.value) if essay.readability else "-"
    pages = str(essay.pages) if essay.pages else "-"
    sentence = f"{essay.sentence:.1f}" if essay.sentences else "-"
    return f"{essay.words:>7}  {pages:>5}  {_time(essay.minutes):>6}  {sentence:>8}  {reads:>5}"


def _in_all(figures: BookFigures, since: str) -> Iterable[str]:
    yield f"{figures.words} words in {len(figures.essays)} essays, {_time(figures.minutes)} to read"
    if figures.counted:
        yield f"{figures.pages} pages in build/{figures.counted}"
    else:
        yield f"about {figures.pages} pages (an estimate; there is no PDF in build/ to count)"
    if figures.sentences:
        yield f"{figures.sentences} sentences of {figures.sentence:.1f} words on average"
    if told := figures.readability:
        yield f"{told.formula} {told.value}: {told.verdict}"
    if figures.before is not None:
        grown = figures.words - figures.before
        yield f"{grown:+} words since {since}, when there were {figures.before}"
    for path, words in figures.gone:
        yield f"gone since {since}: {path} ({words} words)"


def _time(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02}" if hours else f"{rest} min"


def _mark() -> str:
    """What bars are drawn with: a block, or a sign that every terminal has."""
    try:
        "█".encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return "#"
    return "█"


stats.__doc__ = f"{stats.__doc__}\n{_EXAMPLES}"
