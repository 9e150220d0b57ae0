"""Which rules are told of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bokbygg.diagnostics import Diagnostic, Rule
from bokbygg.rules import RULES

USUAL = "default"
"""Stands among selected codes for all rules that are told of unasked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Codes and families (`T`) that are selected, all usual ones if none, and those ignored."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def has(self, rule: Rule) -> bool:
        """Whether a rule is told of. An optional one has to be named by its code."""
        code = rule.code
        if code in self.ignore or code[0] in self.ignore:
            return False
        usual = not self.select or USUAL in self.select or code[0] in self.select
        return code in self.select or (usual and not rule.optional)

    def of(self, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Those findings whose rules are told of."""
        return tuple(found for found in findings if self.has(RULES[found.code]))

    def asks(self, families: str) -> bool:
        """Whether any rule of some families is told of."""
        return any(self.has(rule) for rule in RULES.values() if rule.code[0] in families)


def unknown(codes: Iterable[str]) -> str:
    """The first of some codes that is neither a rule nor a family; empty if all are."""
    families = {code[0] for code in RULES}
    return next((c for c in codes if c not in RULES and c not in families and c != USUAL), "")


def listed(values: Iterable[str]) -> tuple[str, ...]:
    """Codes from an option that may be given several times, each with several codes."""
    words = (word.strip() for value in values for word in value.replace(",", " ").split())
    return tuple(word if word == USUAL else word.upper() for word in words if word)
