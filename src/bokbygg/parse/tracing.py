"""Markdown's inline parser, made to remember where each token began.

markdown-it keeps positions of blocks only. Each token made here has its offset in the block's
text in `map` (which is empty for inline tokens otherwise, and which no rule overwrites); a text
token has in `meta["spans"]` pairs of (offset in the token's content, offset in the block's text).
So no text ever has to be searched for.
"""

from __future__ import annotations

from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

Spans = list[tuple[int, int]]


class TracedState(StateInline):
    """The state of one block's parsing; notes the offset of all it pushes."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self._spans: Spans = []
        self._row = (-1, 0)

    def append_pending(self, text: str) -> None:
        at = len(self.pending)
        if not at:  # a blank before the end of a line was taken out of it again
            self._spans = []
        self._spans.append((at, self.pos))
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 - the name is markdown-it's
        token = super().pushPending()
        kept = [span for span in self._spans if span[0] < len(token.content)]
        token.meta["spans"] = kept
        token.map = [kept[0][1], kept[0][1]] if kept else [self.pos, self.pos]
        self._spans = []
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        if not self.pending:  # a line break takes away the blank before it, which may be all
            self._spans, self._length = [], 0
        token = super().push(ttype, tag, nesting)
        token.map = [self.pos, self.pos]
        if ttype == "text":
            token.meta["spans"] = [(0, self.pos + self._marks_before())]
        return token

    def _marks_before(self) -> int:
        """How far from `pos` a text token stands that a rule pushes on its own: the rest of a row
        of emphasis marks, pushed one by one from the same position, or the text of `<address>`."""
        before = self.tokens[-2] if len(self.tokens) > 1 else None
        if before is not None and before.info == "auto":
            return 1
        start, count = self._row
        count = count + 1 if start == self.pos else 0
        self._row = (self.pos, count)
        return count


class TracedInline(ParserInline):
    """The inline parser with a tracing state.

    Adjacent text tokens stay apart, so that each keeps its spans.
    """

    def __init__(self) -> None:
        super().__init__()
        self.ruler2.at("fragments_join", _relevel)

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = TracedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _relevel(state: StateInline) -> None:
    """Set the levels that pairing of emphasis marks has upset."""
    level = 0
    for token in state.tokens:
        if token.nesting < 0:
            level -= 1
        token.level = level
        if token.nesting > 0:
            level += 1


def offset_of(token: Token) -> int:
    """The offset of an inline token in its block's text."""
    return token.map[0] if token.map else 0


def spans_of(token: Token) -> Spans:
    """The spans of a token of text, as above."""
    if token.type == "text_special":
        # `\*` is printed as `*`, which stands one further on; other specials stand for a whole.
        escaped = token.info == "escape" and len(token.content) == 1
        return [(0, offset_of(token) + escaped)]
    spans: Any = token.meta.get("spans", [(0, offset_of(token))])
    return list(spans)


def part(token: Token, start: int, end: int | None = None) -> Token:
    """The characters of a token of text from `start` to before `end`, as a token of its own."""
    content = token.content[start:end]
    spans = spans_of(token)
    kept: Spans = []
    for index, (at, offset) in enumerate(spans):
        after = spans[index + 1][0] if index + 1 < len(spans) else len(token.content)
        if after > start and at < start + max(len(content), 1):
            skipped = max(start - at, 0)
            kept.append((at + skipped - start, offset + skipped))
    place = kept[0][1] if kept else offset_of(token)
    return token.copy(content=content, map=[place, place], meta={"spans": kept or [(0, place)]})
