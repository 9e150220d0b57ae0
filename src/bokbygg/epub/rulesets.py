"""The rules of a style sheet, wherever in it they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import tinycss2

from bokbygg.values import dataclass

Tokens = list[Any]
"""Component values of CSS Syntax 3, as tinycss2 has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """A property by its name in lower case, its value, and where it begins (both from 1)."""

    name: str
    value: Tokens
    important: bool
    line: int
    column: int

    @property
    def text(self) -> str:
        """The value as it is written."""
        return str(tinycss2.serialize(self.value)).strip()


def rulesets(sheet: str) -> Iterator[tuple[Tokens, tuple[Declaration, ...]]]:
    """Each rule of a style sheet, those in @media and @supports too: its selectors, and what it
    declares."""
    pending = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    while pending:
        rule = pending.pop(0)
        if rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            pending = [*tinycss2.parse_rule_list(rule.content or ()), *pending]
        elif rule.type == "qualified-rule":
            yield rule.prelude, tuple(_declarations(rule.content))


def _declarations(content: Tokens) -> Iterator[Declaration]:
    for one in tinycss2.parse_blocks_contents(content):
        if one.type == "declaration":
            yield Declaration(
                name=one.lower_name,
                value=one.value,
                important=one.important,
                line=one.source_line,
                column=one.source_column,
            )


def parted(prelude: Tokens) -> Iterator[Tokens]:
    """The selectors of a list."""
    selector: Tokens = []
    for part in prelude:
        if part != ",":
            selector.append(part)
        else:
            yield selector
            selector = []
    yield selector
