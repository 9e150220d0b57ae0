"""The run: every check that applies, its findings in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from bokbygg.check.output import cover, notes, package, papers, styles, ways
from bokbygg.check.output.judge import judged
from bokbygg.check.output.opened import Opened, opened
from bokbygg.check.output.shops import SHOPS
from bokbygg.diagnostics import Diagnostic, Fault, in_reading_order

Check = Callable[[Opened], Iterator[Diagnostic]]
"""Looks at one thing in a book; changes nothing."""

CHECKS: tuple[Check, ...] = (
    *(
        package.version,
        package.titles,
        package.empties,
        package.identifiers,
        package.authors,
        package.languages,
    ),
    *(package.access, package.truth, package.manifest, package.names, package.sizes),
    *(papers.titles, papers.levels, papers.pictures, papers.formulas, papers.empties),
    *(papers.tables, papers.characters, papers.ids, papers.styles),
    *(notes.calls, notes.ways_back, notes.roles),
    *(styles.sizes, styles.colours, styles.layouts, styles.unused),
    *(ways.links, ways.contents, ways.landmarks, ways.hidden, ways.ncx),
    cover.cover,
)

_MOST = 5
"""How often a fault is told in one file before it is only counted."""


def check_epub(
    data: bytes, name: str, shops: Sequence[str] = (), *, judge: bool = True
) -> tuple[Diagnostic, ...]:
    """What is wrong with the e-book `data`, whose file is called `name`: by our own checks, by
    those of `shops` (names of `SHOPS`), and by EPUBCheck where `judge` asks for it.

    Places are files within the book. Raises nothing for what a book may hold.
    """
    try:
        book = opened(data)
    except Fault as fault:
        return fault.findings
    found = [*book.findings, *(each for check in CHECKS for each in check(book))]
    found += [each for shop in shops for each in SHOPS[shop](book, name, len(data))]
    if judge:
        found += judged(data)
    return in_reading_order(_counted(found))


def _counted(findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Findings with no more than a few of one sort a file; the last of them says how many more
    there are."""
    kept: dict[tuple[str, str], list[Diagnostic]] = {}
    more: Counter[tuple[str, str]] = Counter()
    for found in findings:
        key = (found.code, found.span.path if found.span else "")
        if len(kept.setdefault(key, [])) < _MOST:
            kept[key].append(found)
        else:
            more[key] += 1
    for key, some in kept.items():
        yield from some[:-1]
        rest = f" (and {more[key]} more in this file)" if more[key] else ""
        yield replace(some[-1], message=some[-1].message + rest)
