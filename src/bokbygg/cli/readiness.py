"""What is ready for a shop or a library, and what is not, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bokbygg.diagnostics import Diagnostic, Level

if TYPE_CHECKING:
    from bokbygg.publish.trade.shops import Readiness

_NAMES = {
    "apple": "Apple Books",
    "google": "Google Play Books",
    "kb": "Kungliga biblioteket (the national library of Sweden)",
    "kdp": "Amazon Kindle (KDP)",
    "kobo": "Rakuten Kobo",
    "mtm": "MTM (Sweden's library of accessible books)",
}


def as_lines(readiness: Readiness) -> Iterator[str]:
    """The shop, then a line for what is ready, missing or to be done, each with its source."""
    from bokbygg.rules import RULES

    yield f"{_NAMES[readiness.shop]}: {_verdict(readiness.missing)}"
    for found in sorted(readiness.missing, key=lambda one: one.level is Level.NOTE):
        word = "to do  " if found.level is Level.NOTE else "missing"
        source = RULES[found.code].source
        yield f"  {word}  {found.message}: {found.hint}  [{found.code}; {source}]"
    for rule in readiness.ready:
        yield f"  ready    {rule.why}  [{rule.code}; {rule.source}]"


def _verdict(missing: tuple[Diagnostic, ...]) -> str:
    lacks = sum(found.level is not Level.NOTE for found in missing)
    to_do = len(missing) - lacks
    if not missing:
        return "ready"
    told = [f"{lacks} missing"] * bool(lacks) + [f"{to_do} to do"] * bool(to_do)
    return ", ".join(told)
