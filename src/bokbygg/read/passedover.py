"""What style sheets of an author's own ask of an e-book that e-readers pass over.

What is told of is what readers in use lack for certain: those built on Adobe's RMSDK and Amazon's
older ones know no flex, grid or columns, all lay out blocks in pages of their own, and what CSS
says of paper is no business of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from bokbygg.book import Stylesheet
from bokbygg.diagnostics import Diagnostic
from bokbygg.rules.sheets import NOT_IN_EBOOKS

_BLOCKS = "many e-readers know blocks and floats alone"
_TURNED = "pages are turned, and nothing stays in its place"
_PAPER = "it is for paper"
_STILL = "most e-readers show nothing that moves"

_DECLARED: tuple[tuple[str, str, str], ...] = (
    (r"display", r"(?:inline-)?(?:flex|grid)\b", _BLOCKS),
    (r"position", r"(?:fixed|sticky)\b", _TURNED),
    (r"position", r"running\(", _PAPER),
    (r"float", r"footnote\b", _PAPER),
    (r"columns|column-(?:count|width|span)", r"(?!auto\b|none\b|initial\b)", _BLOCKS),
    (r"string-set|bookmark-.*|footnote-.*|size|bleed|marks|page", r"", _PAPER),
    (r"content", r".*\b(?:target-counter|target-text|leader|string|element)\(", _PAPER),
    (r"animation(?:-.*)?|transition(?:-.*)?", r"(?!none\b)", _STILL),
)
"""Patterns of a declaration's name and of how its value begins, and why it comes to nothing."""

_AT_RULES = {"page": _PAPER, "keyframes": _STILL, "color-profile": _PAPER}
_NESTED = frozenset({"media", "supports", "layer"})


def passed_over(sheet: Stylesheet) -> Iterator[Diagnostic]:
    """A finding for each thing, at its place in the author's file."""
    import tinycss2

    nodes = tinycss2.parse_stylesheet(sheet.css, skip_comments=True, skip_whitespace=True)
    for node, what, why in _found(nodes):
        hint = "it may stand in a style sheet of the PDF (`css` under `[pdf]`)"
        if why is not _PAPER:
            hint = "see that the page makes sense without it"
        yield NOT_IN_EBOOKS.found(
            f"e-readers pass over `{what}`: {why}",
            sheet.span(node.source_line, node.source_column, len(what)),
            hint,
        )


def _found(nodes: Iterable[Any]) -> Iterator[tuple[Any, str, str]]:
    """What comes to nothing: the node, how it is written, and why."""
    import tinycss2

    for node in nodes:
        if node.type == "at-rule":
            name = node.lower_at_keyword
            if name in _AT_RULES:
                yield node, f"@{name}", _AT_RULES[name]
            elif name in _NESTED and node.content and not _is_for_paper(node):
                yield from _found(tinycss2.parse_rule_list(node.content, skip_whitespace=True))
        elif node.type == "qualified-rule":
            for one in tinycss2.parse_blocks_contents(node.content, skip_whitespace=True):
                value = tinycss2.serialize(one.value).strip() if one.type == "declaration" else ""
                if value and (why := _why(one.lower_name, value)):
                    yield one, f"{one.lower_name}: {value}", why


def _is_for_paper(node: Any) -> bool:  # noqa: ANN401 - a node of tinycss2
    import tinycss2

    return str(tinycss2.serialize(node.prelude)).strip().lower() == "print"


def _why(name: str, value: str) -> str:
    for names, values, why in _DECLARED:
        if re.fullmatch(names, name) and re.match(values, value, re.IGNORECASE):
            return why
    return ""
