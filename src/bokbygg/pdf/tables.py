"""Tables too wide for the page, set smaller.

The layout engine lets such a table run into the margin and off the page. A table is therefore tried
in smaller and smaller type, with less white space between its columns, then with its words divided
and at last with them broken anywhere; a style sheet says what each step looks like
(`table.tight-1` and so on).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.rules.press import TABLE_BROKEN, TABLE_SMALLER

NUMBER = "data-table"
"""The attribute that tells the tables of a document apart, from 0."""

LAST_STEP = 5
_BREAKS_WORDS = 5
"""From this step on words are broken anywhere."""


def mark(root: Element, steps: Mapping[int, int]) -> None:
    """Number the tables of the tree `root`, and dress each as its step says."""
    for number, table in enumerate(root.iter("table")):
        table.set(NUMBER, str(number))
        if step := steps.get(number):
            table.set("class", f"{table.get('class', '')} tight-{step}".strip())


def tightened(steps: Mapping[int, int], wide: Iterable[int]) -> dict[int, int]:
    """The steps with one more for each table that is still too `wide`."""
    return {**steps} | {number: min(steps.get(number, 0) + 1, LAST_STEP) for number in wide}


def of_table(name: str, page: str, step: int, span: Span | None) -> Diagnostic:
    """The finding for a table that was set smaller, by its first words and its page."""
    what = f"the table `{name}` on page {page}"
    if step < _BREAKS_WORDS:
        hint = "it may look better with fewer columns or shorter words"
        return TABLE_SMALLER.found(f"{what} is set smaller to fit", span, hint=hint)
    hint = "make two tables of it, or shorten its longest words"
    return TABLE_BROKEN.found(f"{what} fits only with broken words", span, hint=hint)
