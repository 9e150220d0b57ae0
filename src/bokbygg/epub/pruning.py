"""Style sheets without the rules that a book has no use for: those of classes that no document
names. The theme serves every sort of book, and an e-book carries what it needs."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

import tinycss2

_SPACE = re.compile(r"\n(?:[ \t]*\n){2,}")


def pruned(sheet: str, classes: Collection[str]) -> str:
    """A style sheet without the rules that only elements of other classes than `classes` (without
    a dot) could have. Rules within @media and its like stay."""
    text = sheet.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    known = frozenset(classes)
    nodes = tinycss2.parse_stylesheet(text)
    places = [starts[node.source_line - 1] + node.source_column - 1 for node in nodes]
    kept: list[str] = []
    dropped = False
    for node, place, end in zip(nodes, places, [*places, len(text)][1:], strict=True):
        if dropped and node.type == "whitespace":
            dropped = False
            continue
        dropped = node.type == "qualified-rule" and not _can_match(node.prelude, known)
        if not dropped:
            kept.append(text[place:end])
    return _SPACE.sub("\n\n", "".join(kept))


def _can_match(prelude: list[Any], classes: frozenset[str]) -> bool:
    """Whether one of the selectors names no class that is missing; what stands within `:not()` and
    its like is not looked at."""
    before, lacks = "", False
    for part in prelude:
        if part == ",":
            if not lacks:
                return True
            lacks = False
        elif before == "." and part.type == "ident" and part.value not in classes:
            lacks = True
        before = part.value if part.type == "literal" else ""
    return not lacks
