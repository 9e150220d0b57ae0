"""Task lists: `- [x] done`, `- [ ] to do`."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from bokbygg.parse.tracing import offset_of, part

_BOX = re.compile(r"\[([ xX])\][ \t]+(?=\S)|\[([ xX])\][ \t]*\Z")


def tasks(md: MarkdownIt) -> None:
    """Add the rule: an item that begins with a box gets the class `task`, and a token `task` before
    its text, whose `info` is `done` or empty."""
    md.core.ruler.after("inline", "tasks", _tasks)


def _tasks(state: StateCore) -> None:
    items = zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False)
    for item, paragraph, inline in items:
        if item.type == "list_item_open" and paragraph.type == "paragraph_open":
            _box(item, inline)


def _box(item: Token, inline: Token) -> None:
    children = inline.children or []
    first = children[0] if children else None
    box = _BOX.match(first.content) if first is not None and first.type == "text" else None
    if first is None or box is None:
        return
    sign = box[1] or box[2]
    task = Token("task", "", 0, info="" if sign == " " else "done")
    task.map = [offset_of(first), offset_of(first)]
    inline.children = [task, part(first, box.end()), *children[1:]]
    item.attrJoin("class", "task")
