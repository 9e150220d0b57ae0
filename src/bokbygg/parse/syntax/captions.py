"""Which paragraphs are captions: told by where they stand, before anything is set.

A table's caption is a paragraph that begins with `Table:` or a colon, right after or before the
table, as Pandoc has it; a figure's division ends with its caption. Attributes at the end of a
caption (`{#tbl-ice}`) belong to what it captions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.attrs.parse import ParseError
from mdit_py_plugins.attrs.parse import parse as parse_attributes

from bokbygg.parse.pieces import closing, is_blank

_BEGINNING = re.compile(r"(?:[Tt]able:[ \t]*|:[ \t]+)(?=\S)")
_COLON = re.compile(r":[ \t]+\S")
_KNITTED = re.compile(r"\(\\#([\w:-]+)\)\s*")
_TRAILING = re.compile(r"\s*(?<!\\)(\{[^{}]*\})[ \t]*$")
_PIPE = re.compile(r"(?<!\\)\|")

_FIGURES = re.compile(r"(?:fig|tbl|tab)[-:]")


def captions(md: MarkdownIt) -> None:
    """Add the rules. A caption is a `caption_open`, whose `meta["of"]` is the opening token of what
    it captions; a figure's division opens with `figure_open`, whose `meta` tells whether it is
    `captioned` and shows nothing else, `bare`."""
    md.core.ruler.before("inline", "table_captions", _table_captions)
    md.core.ruler.after("inline", "figure_captions", _figure_captions)


def _table_captions(state: StateCore) -> None:
    """Move each caption into its table, right after the opening tag."""
    tokens = state.tokens
    if all(token.type != "table_open" for token in tokens):
        return
    lines = state.src.split("\n")
    made: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type != "table_open":
            made.append(token)
            index += 1
            continue
        close = closing(tokens, index)
        table, row = _without_caption(tokens[index : close + 1], lines)
        index = close + 1
        if found := row or _paragraph(tokens[index : index + 3]):
            index += 0 if row else 3
        elif found := _paragraph(made[-3:]):
            del made[-3:]
        made += [token, *_caption(token, found), *table[1:]]
    state.tokens = made


def _paragraph(tokens: Sequence[Token]) -> Token | None:
    """What a paragraph says, from its three tokens, if it is the caption of a table."""
    types = [token.type for token in tokens]
    if types != ["paragraph_open", "inline", "paragraph_close"]:
        return None
    return tokens[1] if _BEGINNING.match(tokens[1].content) else None


def _without_caption(
    table: Sequence[Token], lines: Sequence[str]
) -> tuple[Sequence[Token], Token | None]:
    """A table without its last row, and what that says, if it is a caption with no blank line
    before it: a line without pipes."""
    start = next(at for at in range(len(table) - 1, 0, -1) if table[at].type == "tr_open")
    end = closing(table, start)
    cell = next((token for token in table[start:end] if token.type == "inline"), None)
    if table[start - 1].type == "thead_open" or cell is None or not cell.map:
        return table, None
    if _PIPE.search(lines[cell.map[0]]) or not _BEGINNING.match(cell.content):
        return table, None
    if table[start - 1].type == "tbody_open":
        start, end = start - 1, end + 1
    return [*table[:start], *table[end + 1 :]], cell


def _caption(opening: Token, inline: Token | None) -> list[Token]:
    """The tokens of the caption of the table `opening` that says what `inline` says."""
    if inline is None:
        return []
    inline.content = _BEGINNING.sub("", inline.content, count=1)
    if knitted := _KNITTED.match(inline.content):
        opening.attrs.setdefault("id", knitted[1])
        inline.content = inline.content[knitted.end() :]
    if trailing := _TRAILING.search(inline.content):
        try:
            given = parse_attributes(trailing[1])[1]
        except ParseError:
            given = {}
        if given:
            opening.attrs.update(given)
            inline.content = inline.content[: trailing.start()]
    start, end = Token("caption_open", "caption", 1), Token("caption_close", "caption", -1)
    start.map = inline.map
    start.meta["of"] = opening
    return [start, inline, end]


def _figure_captions(state: StateCore) -> None:
    """Make figures of the divisions that are, and captions of the paragraphs that end them."""
    for index, opening in enumerate(state.tokens):
        if opening.type != "division_open" or not is_figure(opening.attrs):
            continue
        close = closing(state.tokens, index)
        opening.type = "figure_open"
        for token in state.tokens[index + 1 : close]:
            token.meta["inside"] = True
        last = state.tokens[max(close - 3, index + 1) : close]
        types = [token.type for token in last]
        if types == ["paragraph_open", "inline", "paragraph_close"] and not pictures(last[1]):
            last[0].type, last[2].type = "caption_open", "caption_close"
            last[0].tag = last[2].tag = "figcaption"
            last[0].meta["of"] = opening
            opening.meta |= {"captioned": True, "bare": len(last) == close - index - 1}


def is_figure(given: Mapping[str, str | int | float]) -> bool:
    """Whether a division with these attributes is a figure: by its class, or by an id that says
    so."""
    named = _FIGURES.match(str(given.get("id", ""))) is not None
    return named or "figure" in str(given.get("class", "")).split()


def kind(tag: str, name: str, classes: Sequence[str]) -> str:
    """`figure` or `table`: what a captioned element of this tag, id and classes is counted as."""
    tabular = name.startswith(("tbl-", "tab:", "tbl:", "tab-")) or "table" in classes
    return "table" if tag == "table" or tabular else "figure"


def is_stray(inline: Token) -> bool:
    """Whether a paragraph is written as a caption, and captions nothing."""
    return _COLON.match(inline.content) is not None


def pictures(inline: Token) -> list[Token]:
    """The pictures of a paragraph that holds nothing else; none of any other. One that is all of a
    link has the link's opening token as its `meta["link"]`."""
    held = [token for token in inline.children or () if not _is_gap(token)]
    shown = [token for token in held if token.type == "image"]
    for before, token, after in zip(held, held[1:], held[2:], strict=False):
        if (before.type, token.type, after.type) == ("link_open", "image", "link_close"):
            token.meta["link"] = before
    links = sum("link" in token.meta for token in shown)
    return shown if len(held) == len(shown) + 2 * links else []


def _is_gap(token: Token) -> bool:
    return is_blank(token) or token.type == "hardbreak"
