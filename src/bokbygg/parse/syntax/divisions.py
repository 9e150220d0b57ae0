"""Fenced divisions: `::: verse` ... `:::`.

A fence that says something opens, one that says nothing closes the innermost division, however
many colons either has (as Pandoc reads them).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from bokbygg.parse import links

_FENCE = re.compile(r":{3,}[ \t]*(?P<info>.*?)[ \t]*:*[ \t]*")
_CODE_FENCE = re.compile(r"`{3,}|~{3,}")


def divisions(md: MarkdownIt) -> None:
    """Add the rule. The opening token's `attrs` are the division's; `meta` tells whether its end
    was written (`closed`), and at which `column` it begins, from which verse is indented."""
    alternatives = ["paragraph", "reference", "blockquote", "list"]
    md.block.ruler.before("fence", "division", _division, {"alt": alternatives})


def _division(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    fence = _FENCE.fullmatch(_line(state, start))
    if fence is None or not fence["info"]:
        return False
    if silent:
        return True
    last, closed = _last_line(state, start, end)
    opening = state.push("division_open", "div", 1)
    opening.info = fence["info"]
    opening.attrs.update(links.division(fence["info"]))
    opening.map = [start, last]
    opening.meta = {"closed": closed, "column": column_of(state, start)}
    verse = "verse" in str(opening.attrs.get("class", "")).split()
    with _inside(state, last, verse=verse):
        state.md.block.tokenize(state, start + 1, last)
    state.push("division_close", "div", -1)
    state.line = last + closed
    return True


def column_of(state: StateBlock, line: int) -> int:
    """The column (from 1) at which the text of a line begins."""
    begin = state.bMarks[line] + state.tShift[line]
    return begin - state.src.rfind("\n", 0, begin)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _last_line(state: StateBlock, start: int, end: int) -> tuple[int, bool]:
    """The line of the fence that closes the division which `start` opens; else the line after its
    parent's last, and False."""
    depth, code = 1, ""
    for line in range(start + 1, end):
        text = _line(state, line)
        if text and state.sCount[line] < state.blkIndent:
            return line, False
        if state.is_code_block(line):
            continue
        if code:
            code = "" if set(text.rstrip()) == {code[0]} and text.startswith(code) else code
        elif opened := _CODE_FENCE.match(text):
            code = opened[0]
        elif fence := _FENCE.fullmatch(text):
            depth += 1 if fence["info"] else -1
            if not depth:
                return line, True
    return end, False


@contextmanager
def _inside(state: StateBlock, last: int, *, verse: bool) -> Iterator[None]:
    """Read up to before line `last`; in verse a line that begins with blanks is no code.

    Private: where the parser keeps whether indented code is code at all.
    """
    outer = state.parentType, state.lineMax, state._code_enabled
    state.parentType, state.lineMax = "container", last
    state._code_enabled = state._code_enabled and not verse
    try:
        yield
    finally:
        state.parentType, state.lineMax, state._code_enabled = outer
