"""What a row holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """A language as a proofreader knows it.

    `joints` join the parts of a pair, one of which may be cut short (`för- och nackdelar`); first
    come `and` and `or`.
    `doubles` are words that may stand twice in a row. `abbreviations` end with a full stop that
    ends no sentence; `spellings` are groups of ways to write one of them, of which a book needs
    one. `measures` are words for what is counted with decimals. `percent_blank` says that a blank
    stands before a percent sign, `clock_point` that hours and minutes have a full stop between
    them. `compounds` says that compounds are written as one word. `function_words` are no part of
    any. `genitive` are endings of names. `pairs` are groups of terms of which a book needs one.
    """

    tag: str
    joints: tuple[str, ...] = ()
    doubles: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    spellings: tuple[tuple[str, ...], ...] = ()
    measures: tuple[str, ...] = ()
    percent_blank: bool = False
    clock_point: bool = False
    compounds: bool = False
    nouns_capital: bool = False
    function_words: frozenset[str] = frozenset()
    genitive: tuple[str, ...] = ()
    pairs: tuple[tuple[str, ...], ...] = ()
    pointing: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
