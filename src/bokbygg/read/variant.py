"""Which of the book's essays stand in a variant of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bokbygg.diagnostics import Diagnostic
from bokbygg.naming import nearest
from bokbygg.read.choice import Essay, is_pattern, matches
from bokbygg.read.order import Order
from bokbygg.rules import content as rules
from bokbygg.settings import Entry, Settings


def within(settings: Settings, order: Order, essays: Sequence[Essay]) -> Order:
    """The order with the essays alone that the variant names and does not except. What it leaves
    out is `elsewhere`: in the book, but not here."""
    only, excepted = settings.only, settings.leave_out
    if not (only or excepted):
        return order
    names = [essay.name for essay in essays]
    findings = [_nothing(entry, names) for entry in (*only, *excepted) if not _any(entry, names)]

    def stands(essay: Essay) -> bool:
        named = any(matches(essay.name, entry.pattern) for entry in only)
        return (named or not only) and not any(
            matches(essay.name, entry.pattern) for entry in excepted
        )

    def kept(some: Sequence[Essay]) -> tuple[Essay, ...]:
        return tuple(essay for essay in some if stands(essay))

    every = [*order.front, *(one for _, part in order.parts for one in part), *order.back]
    return replace(
        order,
        front=kept(order.front),
        parts=tuple((title, kept(part)) for title, part in order.parts),
        back=kept(order.back),
        elsewhere=tuple(essay.name for essay in every if not stands(essay)),
        findings=(*order.findings, *findings),
    )


def _any(entry: Entry, names: Sequence[str]) -> bool:
    return any(matches(name, entry.pattern) for name in names)


def _nothing(entry: Entry, names: Sequence[str]) -> Diagnostic:
    if is_pattern(entry.pattern):
        message = f"no file matches `{entry.pattern}`"
        hint = "patterns are relative to bok.toml; `**/` reaches into folders"
        return rules.NOTHING_MATCHES.found(message, entry.span, hint=hint)
    near = nearest(entry.pattern, names)
    hint = f"did you mean `{near}`?" if near else "check the name, or take it away"
    return rules.NO_SUCH_FILE.found(f"there is no file `{entry.pattern}`", entry.span, hint=hint)
