"""The table of rules, and setting a text by those of a language."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bokbygg.languages import Language
from bokbygg.typography import bindings, blanks, dashes, marks, numbers, quotes
from bokbygg.typography.edits import Edit, allowed, carry_out

Finder = Callable[[str, Language], Iterator[Edit]]
"""A rule: what to change in a text, from left to right."""

_FINDERS: tuple[Finder, ...] = (
    blanks.blanks,
    dashes.ellipsis,
    quotes.primes,
    quotes.geresh,
    quotes.quotes,
    quotes.guillemets,
    dashes.dialogue,
    dashes.dashes,
    dashes.asides,
    numbers.intervals,
    numbers.minus,
    marks.punctuation,
    marks.native_marks,
    marks.commas,
    numbers.thousands,
    numbers.multiplication,
    bindings.units,
    bindings.references,
    bindings.phrases,
    bindings.days,
    bindings.particles,
)

RULES: dict[str, Finder] = {finder.__name__: finder for finder in _FINDERS}
"""The rules by name, in the order in which they are followed. None undoes what another did, nor
makes work for one before it: a text once set stays as it is."""

_SEES_ADDRESSES = frozenset({"phrases"})
"""Rules that tell an address by themselves: `z.B.` looks like the name of a file."""


@dataclass(frozen=True, slots=True)
class Typeset:
    """A text as printed.

    `origins[i]` is the index, in the text as typed, of the character that `text[i]` stands for or
    was set at; it never falls from one character to the next. `touched` holds the stretches of
    the text as typed (from, to before) outside which each character stands as it was.
    """

    text: str
    origins: tuple[int, ...]
    touched: tuple[tuple[int, int], ...]


@cache
def _followed(names: Collection[str]) -> tuple[tuple[str, Finder], ...]:
    return tuple((name, find) for name, find in RULES.items() if name in names)


def typeset(text: str, row: Language) -> Typeset:
    """Set the text of one block (a paragraph, a heading) by the rules that `row` names.

    The text comes without tags. U+FFFC stands for what is not text (code, a picture, a note
    call), U+2028 for a forced line break, and a line feed for a line end in the source; the
    first two come out one for one. Addresses and paths are left alone.
    """
    origins: Sequence[int] = range(len(text))
    touched: list[tuple[int, int]] = []
    for name, find in _followed(row.rules):
        edits = tuple(find(text, row))
        if edits:
            kept = edits if name in _SEES_ADDRESSES else allowed(edits, text)
            text, origins = carry_out(kept, text, origins, touched)
    return Typeset(text, tuple(origins), tuple(touched))
