"""What reading inline tokens needs to know of its essay, and how a block's text is set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from markdown_it.token import Token

from bokbygg.book import HouseStyle, Piece, Source
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.languages import Language
from bokbygg.parse import links
from bokbygg.rules import structure as rules

_MARKDOWNS_OWN = {
    "link_open": frozenset({"href", "title"}),
    "image": frozenset({"src", "alt", "title"}),
    "ordered_list_open": frozenset({"start"}),
}
"""Attributes that the Markdown parser sets itself, by token."""


class Manner(NamedTuple):
    """How a block's text is set: by which language's rules (None: as written), and whether its
    lines are the author's, as in verse."""

    row: Language | None
    keeps_lines: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading inline tokens needs to know of its essay, and where it tells what it finds."""

    source: Source
    house: HouseStyle
    call_note: Callable[[Token, Span], Piece | None]
    claim_id: Callable[[str, Span], str]
    html_tag: Callable[[str, Span], bool]
    report: Callable[[Diagnostic], None]

    def row_of(self, token: Token) -> Language | None:
        """The language that an element names as its own."""
        lang = links.attributes(token.attrs).lang
        return self.house.row(lang) if lang else None

    def attributes(self, token: Token, span: Span, *classes: str) -> str:
        """The attributes an author gave an element, as XHTML, with `classes` of our own."""
        own = _MARKDOWNS_OWN.get(token.type, frozenset())
        given = {key: value for key, value in token.attrs.items() if key not in own}
        found = links.attributes(given)
        for name in found.refused:
            self.report(
                rules.UNUSED_ATTRIBUTE.found(
                    f"the attribute `{name}` is left out",
                    span,
                    hint="use an id, a class, lang or dir, and style the class in a style sheet",
                )
            )
        anchor = self.claim_id(found.id, span) if found.id else ""
        return found.xhtml(anchor, *classes)
