"""Fenced divisions: `::: verse` ... `:::`."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from bokbygg.parse import links
from bokbygg.parse.desk import Desk
from bokbygg.rules import structure as rules


def division(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """The start of a division: `::: verse` or `::: {.verse #id}` gives it a class."""
    token = tokens[index]
    last = (token.map or [0, 0])[1]
    line = desk.lines[last].strip(" \t>") if last < len(desk.lines) else ""
    if not line.startswith(token.markup):
        desk.findings.append(
            rules.UNCLOSED_DIV.found(
                f"the division `{token.info.strip()}` is never closed",
                desk.span(token),
                hint=f"put a line `{token.markup}` where it ends",
            )
        )
    token.attrs.update(links.division(token.info))
    desk.tag("div", token)
    desk.enter(token)
    return index + 1
