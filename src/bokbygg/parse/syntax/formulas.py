"""Formulas in TeX: `$E=mc^2$` in the line, `$$ ... $$` on lines of their own, as is code in the
language `math`.

As in Pandoc, no blank stands after an opening `$` or before a closing one, and no digit after
that: so `$5 och $10` is money. Nor is `$HOME/$USER` a formula.
"""

from __future__ import annotations

import re
from contextlib import suppress

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.attrs.parse import ParseError
from mdit_py_plugins.attrs.parse import parse as parse_attributes
from mdit_py_plugins.dollarmath.index import math_block_dollar

_INLINE = re.compile(r"(?<![\w$])\$(?![\s$])(?P<tex>(?:\\.|[^\\$])+)(?<![\s/:;])\$(?![\d$])", re.S)
_DISPLAY = re.compile(r"(?<!\$)\$\$(?!\$)(?P<tex>(?:\\.|[^\\$])+)\$\$(?!\$)", re.S)
_ATTRIBUTES = re.compile(r"(?<=\$\$)([ \t]*\{[^{}]*\}[ \t]*)$")
_IN_LINE = re.compile(r"\S(?:.*\S)?", re.S)


def formulas(md: MarkdownIt) -> None:
    """Add the rules: tokens `math_inline`, and `math_display` within a paragraph; `math_block` of
    the plugin, after which attributes may stand."""
    md.inline.ruler.before("escape", "math", _math)
    md.block.ruler.before("fence", "math_block", _block)
    md.core.ruler.after("block", "math_fence", _fences)


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    line = state.src[state.bMarks[start] : state.eMarks[start]].strip()
    if line.startswith("$$$") or line.endswith("$$$"):  # prices
        return False
    rule = math_block_dollar(allow_labels=False, allow_blank_lines=False)
    last, attributes = _named(state, start, end)
    outer = state.eMarks[last]
    state.eMarks[last] -= len(attributes)
    found = bool(rule(state, start, end, silent))
    state.eMarks[last] = outer
    if found and attributes and not silent:
        state.tokens[-1].attrs.update(parse_attributes(attributes.strip())[1])
    return found


def _named(state: StateBlock, start: int, end: int) -> tuple[int, str]:
    """The line of a formula that ends with attributes (`$$ {#eq-heat}`, as in Quarto), and these;
    empty where it has none."""
    for line in range(start, end):
        text = state.src[state.bMarks[line] : state.eMarks[line]]
        match = _ATTRIBUTES.search(text)
        if match and (line > start or text.strip().startswith("$$")):
            with suppress(ParseError):
                if parse_attributes(match[1].strip())[1]:
                    return line, match[1]
        if not text.strip() or (line > start and "$$" in text):
            break
    return start, ""


def _fences(state: StateCore) -> None:
    """A block of code in the language `math` is a formula, as on GitHub and GitLab."""
    for token in state.tokens:
        if token.type == "fence" and token.info.strip() == "math" and token.map:
            token.type, token.markup, token.info = "math_block", "", ""
            token.map = [token.map[0] + 1, token.map[1]]


def _math(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "$":
        return False
    match = _INLINE.match(state.src, state.pos, state.posMax)
    display = None if match else _DISPLAY.match(state.src, state.pos, state.posMax)
    if display is not None and not _is_meant(display):
        return False
    found = match or display
    if found is None:
        return False
    if not silent:
        token = state.push("math_inline" if match else "math_display", "math", 0)
        token.content = found["tex"]
        token.markup = "$" if match else "$$"
    state.pos = found.end()
    return True


def _is_meant(display: re.Match[str]) -> bool:
    """Whether signs of money are no prices (`$$ och $$$`): the formula begins its line, or holds
    no blanks at its ends."""
    before = display.string[: display.start()].rpartition("\n")[2]
    return not before.strip() or _IN_LINE.fullmatch(display["tex"]) is not None
