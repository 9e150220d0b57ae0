"""Paragraphs, and what stands between them."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from bokbygg.book import Markup, Piece
from bokbygg.parse.desk import Desk
from bokbygg.parse.figures import figure
from bokbygg.parse.pieces import is_blank, is_printed


def paragraph(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """A paragraph; a figure where it holds a picture and nothing else."""
    opening, inline = tokens[index : index + 2]
    desk.enter(opening)
    children = [token for token in inline.children or () if not is_blank(token)]
    if len(children) == 1 and children[0].type == "image":
        figure(desk, opening, inline, children[0])
    else:
        put_paragraph(desk, opening, desk.inline(inline))
    desk.leave()
    return index + 3


def put_paragraph(desk: Desk, opening: Token, found: tuple[Piece, ...]) -> None:
    """A paragraph, without tags in a list that is set close; none where it is empty."""
    if not is_printed(found):
        return
    if opening.hidden:
        desk.put(*found)
        return
    has_lines = Markup(xhtml="<br/>") in found and not desk.manner.keeps_lines
    desk.tag("p", opening, *(["lines"] if has_lines else []))
    desk.put(*found, Markup(xhtml="</p>\n"))


def text(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """Text that no paragraph is round."""
    desk.put(*desk.inline(tokens[index]))
    return index + 1


def scene_break(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """A thematic break is a pause between scenes."""
    desk.tag("hr", tokens[index], "scene-break", empty=True)
    return index + 1


def html(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """A block of raw HTML."""
    desk.html.block(tokens[index].content, desk.span(tokens[index]))
    return index + 1
