"""Every sort of finding, by code: one module a family, one constant a rule.

A code is never reused for another meaning.
"""

from __future__ import annotations

from bokbygg.diagnostics import Rule
from bokbygg.rules import (
    content,
    covers,
    ebook,
    imports,
    includes,
    indexes,
    machine,
    markup,
    metadata,
    notes,
    output,
    papers,
    pictures,
    press,
    printing,
    proofs,
    publishing,
    settings,
    shape,
    sheets,
    shelves,
    shops,
    structure,
    text,
    trade,
    typeset,
    words,
)

RULES: dict[str, Rule] = {
    rule.code: rule
    for family in (
        settings,
        content,
        covers,
        metadata,
        structure,
        markup,
        includes,
        indexes,
        pictures,
        press,
        typeset,
        printing,
        output,
        ebook,
        imports,
        papers,
        shops,
        shelves,
        machine,
        shape,
        sheets,
        text,
        words,
        proofs,
        notes,
        publishing,
        trade,
    )
    for rule in vars(family).values()
    if isinstance(rule, Rule)
}
"""Code to rule, in the order of the families."""
