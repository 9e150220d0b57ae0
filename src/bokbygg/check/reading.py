"""The essays of a book looked through by the rules of text."""

from __future__ import annotations

from collections.abc import Iterator

from bokbygg.check.choice import Choice
from bokbygg.check.script.essays import Essay, Script
from bokbygg.check.script.remark import Remark
from bokbygg.check.table import OF_BLOCK, OF_BLOCKS, OF_BOOK, OF_ESSAY, Limits, lengths


def looked_through(script: Script, choice: Choice, limits: Limits) -> tuple[Remark, ...]:
    """What the rules of text that are told of say, essay by essay, then of the book."""
    found: list[Remark] = []
    for essay in script.essays:
        found += _of_blocks(essay, choice, limits)
        for rule, look in OF_ESSAY:
            if choice.has(rule):
                found += look(essay)
    for rule, at_all in OF_BOOK:
        if choice.has(rule):
            found += at_all(script)
    return tuple(dict.fromkeys(found))


def _of_blocks(essay: Essay, choice: Choice, limits: Limits) -> Iterator[Remark]:
    rules = [(rule, look) for rule, look in (*OF_BLOCK, *lengths(limits)) if choice.has(rule)]
    for passage in essay.passages:
        for rule, look in rules:
            for spot in look(passage):
                if remark := essay.remark(rule, passage, spot):
                    yield remark
    for rule, at_blocks in OF_BLOCKS:
        if choice.has(rule):
            for passage, spot in at_blocks(essay.passages):
                if remark := essay.remark(rule, passage, spot):
                    yield remark
