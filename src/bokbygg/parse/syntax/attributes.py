"""`{#id .class lang=fr}` on a line of its own: attributes of the block below it."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.attrs import attrs_block_plugin
from mdit_py_plugins.attrs.parse import ParseError
from mdit_py_plugins.attrs.parse import parse as parse_attributes


def block_attributes(md: MarkdownIt) -> None:
    """Add the rule: that of the plugin, but only where the line says nothing else, so that no text
    is lost: `{% include x %}` is no attribute, nor is what stands between two pairs of braces."""
    attrs_block_plugin(md)
    md.block.ruler.at("attr", _line_of_attributes)


def _line_of_attributes(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]].rstrip()
    if not line.startswith("{"):
        return False
    try:
        last, attributes = parse_attributes(line)
    except ParseError:
        return False
    if not attributes or last != len(line) - 1:
        return False
    if not silent:
        token = state.push("attrs_block", "", 0)
        token.attrs.update(attributes)
        token.map = [start, start + 1]
        state.line = start + 1
    return True
