"""Blocks that an author wrote in HTML and that Markdown has no like for."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from bokbygg.parse import captioning
from bokbygg.parse.desk import Desk


def void(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """An element that holds nothing: a column of a table."""
    token = tokens[index]
    desk.tag(token.tag, token, empty=True)
    return index + 1


def captioned(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """The start of a figure or a table that has a caption, and so a number."""
    token = tokens[index]
    captioning.start(desk, token, token.tag, captioned=True)
    desk.enter(token)
    return index + 1


def caption(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """Its caption."""
    opening, inline = tokens[index : index + 2]
    captioning.caption(desk, opening.meta["of"], opening.tag, desk.inline(inline))
    return index + 3
