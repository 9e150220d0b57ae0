"""Formulas on lines of their own."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from bokbygg.book import Markup
from bokbygg.parse import code
from bokbygg.parse.desk import Desk


def block(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """A formula that stands by itself; one that cannot be read is printed as code."""
    token = tokens[index]
    made = desk.formula(token)
    if made is None:
        written = token.copy(
            content=f"{token.markup}{token.content}{token.markup}".rstrip("\n") + "\n", info=""
        )
        code.block(desk, [written], 0)
        return index + 1
    desk.tag("div", token, "formula")
    desk.put(made, Markup(xhtml="</div>\n"))
    return index + 1
