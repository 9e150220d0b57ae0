"""Definition lists: a term, and under it `: ` and what it means."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, paragraph
from mdit_py_plugins.deflist import deflist_plugin

_LONGEST_TERM = 55
"""In characters. A longer line is prose that an editor has wrapped, whose next line happens to
begin with a colon, as it may in French, where a blank stands before that mark."""


def definitions(md: MarkdownIt) -> None:
    """Add the rule of the plugin, but for prose that looks like it."""
    deflist_plugin(md)
    md.block.ruler.before("deflist", "colon_in_prose", _colon_in_prose)


def _colon_in_prose(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if silent or start + 1 >= end:
        return False
    length = state.eMarks[start] - state.bMarks[start] - state.tShift[start]
    following = state.bMarks[start + 1] + state.tShift[start + 1]
    if length <= _LONGEST_TERM or not state.src.startswith((": ", "~ "), following):
        return False
    return paragraph(state, start, end, silent)
