"""Lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from bokbygg.parse.desk import Desk
from bokbygg.parse.pieces import closing
from bokbygg.parse.speech import looks_spoken
from bokbygg.parse.syntax.speechlists import is_speech
from bokbygg.rules.markup import SPEECH_AS_LIST

_NUMBER = re.compile(r"[0-9]{1,9}")


def bullet_list(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """The start of a list; told of once in an essay, where it looks like dialogue."""
    token = tokens[index]
    whole = tokens[index : closing(tokens, index) + 1]
    row = desk.manner.row
    if row is not None and not desk.house.dialogue and is_speech(whole):
        if looks_spoken(_items(whole), row):
            desk.report_once(
                SPEECH_AS_LIST.found(
                    "this looks like dialogue, and is printed as a list",
                    desk.span(token),
                    hint='write `dialogue = "dash"` under [typography] in bok.toml, '
                    "or begin each line with `–`",
                )
            )
    desk.tag("ul", token)
    desk.enter(token)
    return index + 1


def _items(tokens: Sequence[Token]) -> list[str]:
    """The first paragraph of each item of a list."""
    return [
        inline.content
        for item, inline in zip(tokens, tokens[2:], strict=False)
        if item.type == "list_item_open" and inline.type == "inline"
    ]


def ordered_list(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """The start of a numbered list, at the number its author began with."""
    token = tokens[index]
    number = str(token.attrs.get("start", ""))
    start = f' start="{number}"' if _NUMBER.fullmatch(number) else ""
    desk.tag("ol", token, more=start)
    desk.enter(token)
    return index + 1
