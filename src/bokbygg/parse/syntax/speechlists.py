"""Lists that are no lists: where a house begins dialogue with a hyphen, `- Nej, sa hon.` is a
line of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from bokbygg.parse.pieces import closing, has_class


def is_speech(tokens: Sequence[Token]) -> bool:
    """Whether the tokens of a list are those of a list written with hyphens, and of no tasks."""
    if tokens[0].type != "bullet_list_open" or tokens[0].markup != "-":
        return False
    return not any(has_class(token, "task") for token in tokens)


def unlisted(tokens: Sequence[Token], source: Sequence[str]) -> Iterator[Token]:
    """The tokens of a list written with hyphens, without the list: an item's first paragraph is a
    line of dialogue, with its hyphen. `source` are the lines of the file."""
    attributes = dict(tokens[0].attrs)
    index = 1
    while index < len(tokens) - 1:
        end = closing(tokens, index)
        blocks = [token.copy(hidden=False) for token in tokens[index + 1 : end]]
        if blocks and blocks[0].type == "paragraph_open":
            blocks[0].attrs = {**attributes, **blocks[0].attrs}
            blocks[0].attrJoin("class", "dialogue")
            _restore_hyphen(blocks[1], source)
            attributes = {}
        yield from blocks
        index = end + 1


def _restore_hyphen(inline: Token, source: Sequence[str]) -> None:
    """Put the hyphen that made an item of a paragraph before its text, at the hyphen's place."""
    line = source[(inline.map or [0])[0]].rstrip()
    text = inline.content.split("\n", 1)[0].rstrip()
    start = len(line) - len(text)
    distance = start - line.rindex("-", 0, start)
    hyphen = Token("text", "", 0, content="- ", map=[-distance, -distance])
    hyphen.meta["spans"] = [(0, -distance), (1, 1 - distance)]
    inline.children = [hyphen, *(inline.children or ())]
