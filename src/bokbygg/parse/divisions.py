"""Fenced divisions: `::: verse` ... `:::`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markdown_it.token import Token

from bokbygg.book import IndexEnd
from bokbygg.parse import indexing
from bokbygg.parse.desk import Desk
from bokbygg.parse.pieces import closing
from bokbygg.rules import structure as rules

_ELEMENTS = {
    "aside": ("aside", ""),
    "epigraph": ("blockquote", ' epub:type="epigraph" role="doc-epigraph"'),
}
"""Divisions that are an element of their own, by class: its name, and what it says of itself
(EPUB Structural Semantics Vocabulary 1.1; DPUB-ARIA 1.1)."""


def division(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """The start of a division: `::: verse` or `::: {.verse #id}` gives it a class."""
    token = tokens[index]
    report_unclosed(desk, token)
    classes = str(token.attrs.get("class", "")).split()
    known = (_ELEMENTS[name] for name in classes if name in _ELEMENTS)
    name, meaning = next(known, ("div", ""))
    tokens[closing(tokens, index)].tag = name
    if begun := desk.indexed(token):
        desk.waiting += [replace(begun, reach="from"), IndexEnd()]
        tokens[closing(tokens, index)].meta["ending"] = indexing.ending(begun)
    desk.tag(name, token, more=meaning)
    desk.enter(token)
    return index + 1


def report_unclosed(desk: Desk, token: Token) -> None:
    """Add a finding where the division that `token` opens is never closed."""
    if not token.meta["closed"]:
        desk.findings.append(
            rules.UNCLOSED_DIV.found(
                f"the division `{token.info}` is never closed",
                desk.span(token),
                hint="put a line `:::` where it ends",
            )
        )
