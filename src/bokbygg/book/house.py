"""The house style: how the texts of one book are set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bokbygg.languages import Language, language
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """What a book wants of its typography and its Markdown.

    `lang` is the book's language. `off` names the rules of `bokbygg.typography` that are not
    followed. `quotes` are the marks to use in the book's language instead of its own: opening and
    closing, and the same for quotations inside; empty for its own. `dialogue` is `dash` where
    lines that begin with a hyphen are speech and not a list. `variables` are what `{{name}}` in
    an essay stands for.
    """

    lang: str
    off: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    dialogue: str = ""
    variables: tuple[tuple[str, str], ...] = ()

    def of_essay(self, switches: Iterable[tuple[str, bool]]) -> HouseStyle:
        """The same, but for the rules that an essay says are followed in it, or are not."""
        own = dict(switches)
        off = [rule for rule in self.off if not own.get(rule)]
        off += [rule for rule, followed in own.items() if not followed and rule not in off]
        return replace(self, off=tuple(off)) if own else self

    def row(self, tag: str) -> Language:
        """The row of a language as this house sets it."""
        row = language(tag)
        if self.off:
            row = replace(row, rules=tuple(rule for rule in row.rules if rule not in self.off))
        if self.quotes and row.tag == language(self.lang).tag:
            opening, closing, *inner = self.quotes
            row = replace(row, double=(opening, closing), outer=row.outer and "double")
            if inner:
                row = replace(row, single=(inner[0], inner[1]))
        return row
