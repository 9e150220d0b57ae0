"""What reading inline tokens needs to know of its essay, and how a block's text is set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from html import escape
from typing import NamedTuple

from markdown_it.token import Token

from bokbygg.book import HouseStyle, Piece, Source
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.languages import Language
from bokbygg.parse import links
from bokbygg.parse.syntax.variables import filled
from bokbygg.rules import structure as rules
from bokbygg.rules.markup import UNKNOWN_VARIABLE

_MARKDOWNS_OWN = {
    "link_open": frozenset({"href", "title"}),
    "reference": frozenset({"href", "title"}),
    "image": frozenset({"src", "alt", "title", "width", "height", "fig-alt", "fig-cap"}),
    "ordered_list_open": frozenset({"start"}),
    "abbr_open": frozenset({"title"}),
}
"""Attributes that are the Markdown parser's or the picture's, by token."""


class Manner(NamedTuple):
    """How a block's text is set: by which language's rules (None: as written), and whether its
    lines are the author's, as in verse; these begin at `column` of the file where they are not
    indented (0 where that is not known)."""

    row: Language | None
    keeps_lines: bool
    column: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading inline tokens needs to know of its essay, and where it tells what it finds."""

    source: Source
    house: HouseStyle
    call_note: Callable[[Token, Span, tuple[int, int]], Piece | None]
    claim_id: Callable[[str, Span], str]
    report: Callable[[Diagnostic], None]

    def row_of(self, token: Token) -> Language | None:
        """The language that an element names as its own."""
        lang = links.attributes(token.attrs).lang
        return self.house.row(lang) if lang else None

    def value(self, name: str, span: Span) -> str | None:
        """What a variable stands for; None, and a finding, where the book has no such one."""
        known = dict(self.house.variables)
        if name in known:
            return known[name]
        near = get_close_matches(name, known, 1)
        hint = "give it a value in the table `[variables]` of bok.toml"
        self.report(
            UNKNOWN_VARIABLE.found(
                f"there is no variable `{name}`; it stays as it is written",
                span,
                hint=f"did you mean `{{{{{near[0]}}}}}`?" if near else hint,
            )
        )
        return None

    def address(self, written: str, span: Span) -> str:
        """An address as the parser gives it, its variables filled in."""
        return filled(written, lambda name: self.value(name, span))

    def attributes(self, token: Token, span: Span, *classes: str) -> str:
        """The attributes an author gave an element, as XHTML, with `classes` of our own."""
        own = _MARKDOWNS_OWN.get(token.type, frozenset())
        given = {key: value for key, value in token.attrs.items() if key not in own}
        found = links.attributes(given)
        acting = token.meta.get(
            "insecure_attrs", {}
        )  # `onclick`: the parser takes them away itself
        for name in (*found.refused, *acting):
            self.report(
                rules.UNUSED_ATTRIBUTE.found(
                    f"the attribute `{name}` is left out",
                    span,
                    hint="use an id, a class, lang or dir, and style the class in a style sheet",
                )
            )
        anchor = self.claim_id(found.id, span) if found.id else ""
        own_to_it = (
            f' {name}="{escape(value)}"' for name, value in token.meta.get("own", {}).items()
        )
        return found.xhtml(anchor, *classes) + "".join(own_to_it)
