"""Style sheets without the rules that a book has no use for: those of classes that no document
names. The theme serves every sort of book, and an e-book carries what it needs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import tinycss2

from bokbygg.epub.rulesets import Tokens, parted


def pruned(sheet: str, classes: Collection[str]) -> Iterator[str]:
    """A style sheet piece by piece (rules, comments, blanks), without the selectors that only
    elements of other classes than `classes` (without a dot) could match, and without the rules that
    have no other. Rules within @media and its like stay."""
    text = sheet.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    known = frozenset(classes)
    nodes = tinycss2.parse_stylesheet(text)
    places = [starts[node.source_line - 1] + node.source_column - 1 for node in nodes]
    dropped = False
    for node, place, end in zip(nodes, places, [*places, len(text)][1:], strict=True):
        if dropped and node.type == "whitespace":
            dropped = False
            continue
        written = text[place:end]
        made = _rule(node, written, known) if node.type == "qualified-rule" else written
        dropped = not made
        yield made


def _rule(rule: Any, written: str, classes: frozenset[str]) -> str:  # noqa: ANN401 - tinycss2's
    """A rule with the selectors that can match; empty where none can."""
    selectors = list(parted(rule.prelude))
    able = [one for one in selectors if _can_match(one, classes)]
    head = tinycss2.serialize(rule.prelude)
    if len(able) in (0, len(selectors)) or "{" in head or "/*" in head:
        return written if able else ""
    told = ", ".join(tinycss2.serialize(one).strip() for one in able)
    return f"{told} {written[written.index('{') :]}"


def _can_match(selector: Tokens, classes: frozenset[str]) -> bool:
    """Whether a selector names no class that is missing; what stands within `:not()` and its like
    is not looked at."""
    before = ""
    for part in selector:
        if before == "." and part.type == "ident" and part.value not in classes:
            return False
        before = part.value if part.type == "literal" else ""
    return True
