"""An essay's tokens with its HTML read."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from bokbygg.book import Source
from bokbygg.diagnostics import Diagnostic
from bokbygg.parse.html import flat
from bokbygg.parse.html.tidy import tidy
from bokbygg.parse.html.told import Told
from bokbygg.parse.html.weave import has_html, tree


class Html:
    """The HTML of one essay while it is read."""

    def __init__(self, source: Source) -> None:
        self._lines = source.text.split("\n")
        self._told = Told(source)

    @property
    def findings(self) -> list[Diagnostic]:
        """What was found amiss so far."""
        return self._told.findings

    def woven(self, tokens: Sequence[Token]) -> list[Token]:
        """Block tokens that hold no HTML any more: elements are tokens, as Markdown's own are."""
        if not has_html(tokens):
            return list(tokens)
        root = tree(tokens, self._lines, self._told)
        tidy(root)
        return list(flat.tokens(root))

    def line(self, inline: Token) -> Token:
        """The same for a single inline token, in which no block can stand."""
        opening = Token("heading_open", "h1", 1, map=inline.map)
        closing = Token("heading_close", "h1", -1)
        return self.woven([opening, inline, closing])[1]
