"""Formulas on lines of their own."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from bokbygg.book import Captioned, Label, Markup
from bokbygg.parse import code
from bokbygg.parse.captioning import unnumbered
from bokbygg.parse.desk import Desk


def block(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """A formula that stands by itself; one that cannot be read is printed as code.
    One with an id has a number."""
    token = tokens[index]
    made = desk.formula(token)
    if made is None:
        written = token.copy(
            content=f"{token.markup}{token.content}{token.markup}".rstrip("\n") + "\n", info=""
        )
        code.block(desk, [written], 0)
        return index + 1
    name = str(token.attrs.pop("id", ""))
    anchor = desk.claim(name, desk.span(token)) if name else ""
    if not anchor:
        desk.tag("div", token, "formula")
    else:
        desk.tag("div", token, "formula", "numbered", more=f' id="{anchor}"')
        numbered = not unnumbered(token)
        desk.captioned.append(
            Captioned(kind="equation", id=anchor, title=(), named=True, numbered=numbered)
        )
        desk.put(Label(anchor=anchor))
    desk.put(made, Markup(xhtml="</div>\n"))
    return index + 1
