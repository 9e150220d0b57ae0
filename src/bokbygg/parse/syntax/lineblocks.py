"""Line blocks, as Pandoc has them: each line of a poem or an address begins with `| `."""

from __future__ import annotations

import re
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from bokbygg.parse.syntax.divisions import column_of

_LINE = re.compile(r"\|(?:[ \t]+(?P<text>.*?))?[ \t]*")
_CELL_END = re.compile(r"(?<!\\)\|$")


def line_blocks(md: MarkdownIt) -> None:
    """Add the rule: a line block is a division with the class `verse`, parted where a line holds
    nothing but the stroke. What ends in a stroke, too, is a row of a table that lacks its head."""
    md.block.ruler.before("reference", "line_block", _line_block)


def _line_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    lines = _lines(state, start, end)
    if not any(lines) or any(_CELL_END.search(line) for line in lines):
        return False
    if silent:
        return True
    opening = state.push("division_open", "div", 1)
    opening.attrs["class"] = "verse"
    opening.map = [start, start + len(lines)]
    opening.meta = {"closed": True, "column": column_of(state, start) + len("| ")}
    numbered = enumerate(lines, start)
    for is_stanza, stanza in groupby(numbered, key=lambda line: bool(line[1])):
        if is_stanza:
            _paragraph(state, list(stanza))
    state.push("division_close", "div", -1)
    state.line = start + len(lines)
    return True


def _lines(state: StateBlock, start: int, end: int) -> list[str]:
    """What the lines of the block say, without strokes and blanks round it."""
    found: list[str] = []
    for line in range(start, end):
        begin = state.bMarks[line] + state.tShift[line]
        match = _LINE.fullmatch(state.src, begin, state.eMarks[line])
        if match is None or state.sCount[line] < state.blkIndent or state.is_code_block(line):
            break
        found.append(match["text"] or "")
    return found


def _paragraph(state: StateBlock, stanza: list[tuple[int, str]]) -> None:
    place = [stanza[0][0], stanza[-1][0] + 1]
    state.push("paragraph_open", "p", 1).map = place
    inline = state.push("inline", "", 0)
    inline.content = "\n".join(text for _, text in stanza)
    inline.map = place
    inline.children = []
    state.push("paragraph_close", "p", -1)
