"""`bokbygg explain CODE`: what a finding means, why it matters, and how to mend it."""

from __future__ import annotations

import difflib
import sys
import textwrap
from typing import Annotated

import typer

from bokbygg.cli.exits import Exit
from bokbygg.diagnostics import Level, Rule


def explain(
    code: Annotated[str, typer.Argument(help="A finding's code, such as S001.")] = "",
) -> None:
    """Explain a finding by its code: what it means, why it matters, how to mend it; without a
    code, list them all."""
    from bokbygg.rules import RULES

    if not code:
        for each in RULES.values():
            print(f"{each.code}  {each.level.value:8} {each.title}")
        return
    rule = RULES.get(code.upper())
    if rule is None:
        letter, digits = code[:1].upper(), code[1:].upper().replace("O", "0")
        whole = f"{letter}{digits:0>3}"
        near = [whole] if whole in RULES else difflib.get_close_matches(code.upper(), RULES, 1)
        hint = f"did you mean `{near[0]}`?" if near else "`bokbygg explain` lists them"
        print(f"there is no finding `{code}`\nhint: {hint}", file=sys.stderr)
        raise typer.Exit(Exit.WRONG_USE)
    print(_page(rule))


def _page(rule: Rule) -> str:
    parts = [f"{rule.code}  {rule.title}", "", textwrap.fill(rule.why, 78)]
    if rule.bad:
        parts += ["", "Bad:", "", textwrap.indent(rule.bad, "    ")]
    if rule.good:
        parts += ["", "Good:", "", textwrap.indent(rule.good, "    ")]
    if rule.source:
        parts += ["", f"Source: {rule.source}."]
    effect = {
        Level.ERROR: "An error: no book is made.",
        Level.WARNING: "A warning: the book is made; --strict exits with 3.",
        Level.NOTE: "A note: shown with -v.",
    }[rule.level]
    if rule.standable:
        effect += " With --keep-going it is a warning."
    if rule.optional:
        effect += f" Told only where it is selected: `bokbygg check --select default,{rule.code}`."
    if rule.fixable:
        effect += " `bokbygg check --fix` mends what is sure."
    if rule.languages:
        effect += f" For texts in {', '.join(rule.languages)}."
    return "\n".join([*parts, "", textwrap.fill(effect, 78)])
