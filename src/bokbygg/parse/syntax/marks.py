"""Text that is raised, lowered or marked: `m^2^`, `H~2~O`, `==this==`.

As in Pandoc, what is raised or lowered holds no blank but one with a stroke before it.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from bokbygg.languages import NBSP

_INSIDE = r"(?:\\.|`[^`{0}]*`|[^\\`{0}{1}])*?"
_NO_BLANK = _INSIDE.format(r"\s", "{0}")
_ESCAPE = re.compile(r"\\.", re.S)
_RULES = {
    # `^[` begins a note, `~~` strikes out, and `^_^` is a face.
    "sup": ("^", re.compile(rf"\^(?!\[)(?=[^\s^]*[^\W_])(?P<text>{_NO_BLANK.format('^')})\^")),
    "sub": ("~", re.compile(rf"~(?!~)(?=[^\s~]*[^\W_])(?P<text>{_NO_BLANK.format('~')})~(?!~)")),
    # `a==b` compares.
    "mark": (
        "==",
        re.compile(
            r"(?<![\w=])==(?![\s=])(?P<text>(?:\\.|`[^`]*`|[^\\`]){1,2000}?)(?<![\s=])==(?![\w=])"
        ),
    ),
}


def marks(md: MarkdownIt) -> None:
    """Add a rule for each mark; its tokens are `sup_open`, `sup_close` and so on."""
    for tag in _RULES:
        md.inline.ruler.before("strikethrough", tag, _Rule(tag))


def _read(state: StateInline, start: int, end: int) -> None:
    """Read what stands inside a mark; a blank with a stroke before it is a hard one."""
    for escape in _ESCAPE.finditer(state.src, start, end):
        if escape[0] == "\\ ":
            state.pos, state.posMax = start, escape.start()
            state.md.inline.tokenize(state)
            start = escape.end()
            blank = state.push("text_special", "", 0)
            blank.content, blank.info = NBSP, "escape"
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)


class _Rule:
    """The rule for one mark."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.sign, self.pattern = _RULES[tag]

    def __call__(self, state: StateInline, silent: bool) -> bool:
        """Read the mark that begins at the state's place, if one does."""
        if not state.src.startswith(self.sign, state.pos):
            return False
        match = self.pattern.match(state.src, state.pos, state.posMax)
        if match is None:
            return False
        if not silent:
            outer = state.posMax
            state.push(f"{self.tag}_open", self.tag, 1)
            _read(state, *match.span("text"))
            state.pos, state.posMax = match.end("text"), outer
            state.push(f"{self.tag}_close", self.tag, -1)
        state.pos = match.end()
        return True
