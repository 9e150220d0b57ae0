"""Lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from bokbygg.parse.desk import Desk

_NUMBER = re.compile(r"[0-9]{1,9}")


def ordered_list(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """The start of a numbered list, at the number its author began with."""
    token = tokens[index]
    number = str(token.attrs.get("start", ""))
    start = f' start="{number}"' if _NUMBER.fullmatch(number) else ""
    desk.tag("ol", token, more=start)
    desk.enter(token)
    return index + 1
