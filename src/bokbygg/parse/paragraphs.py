"""Paragraphs, and what stands between them."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from bokbygg.book import IndexEnd, IndexStart, Markup, Piece
from bokbygg.diagnostics import Diagnostic
from bokbygg.parse import figures, indexing
from bokbygg.parse.desk import Desk
from bokbygg.parse.pieces import has_class, is_printed
from bokbygg.parse.speech import with_fixed_dash
from bokbygg.parse.syntax import captions
from bokbygg.rules import structure as rules


def paragraph(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """A paragraph; a figure where it holds pictures and nothing else."""
    opening, inline = tokens[index : index + 2]
    desk.enter(opening)
    if shown := captions.pictures(inline):
        figures.pictures(desk, opening, inline, shown)
    else:
        if captions.is_stray(inline):
            desk.findings.append(_stray_caption(desk, inline))
        put_paragraph(desk, opening, desk.inline(inline))
    desk.leave()
    return index + 3


def _stray_caption(desk: Desk, inline: Token) -> Diagnostic:
    return rules.CAPTION_OF_NOTHING.found(
        "this is written as a caption, and no table without one stands next to it",
        desk.span(inline),
        hint="put it on the line after its table, or take the colon away",
    )


def put_paragraph(desk: Desk, opening: Token, found: tuple[Piece, ...]) -> None:
    """A paragraph, without tags in a list that is set close; none where it is empty and no link
    can lead to it."""
    if not (is_printed(found) or _holds_place(found)):
        _mark_nearby(desk, found)
        return
    found = (*desk.waiting, *found)
    desk.waiting.clear()
    if opening.hidden:
        desk.put(*found)
        return
    if has_class(opening, "dialogue"):
        found = with_fixed_dash(found)
    has_lines = Markup(xhtml="<br/>") in found and not desk.manner.keeps_lines
    desk.tag("p", opening, *(["lines"] if has_lines else []))
    desk.put(*found, Markup(xhtml="</p>\n"))


def _holds_place(found: tuple[Piece, ...]) -> bool:
    return any(isinstance(piece, Markup) and ' id="' in piece.xhtml for piece in found)


def _mark_nearby(desk: Desk, found: tuple[Piece, ...]) -> None:
    """Let the marks of the index that are all of a paragraph stand where there is text: an end of a
    passage in what comes before, others in what comes next."""
    marks = [piece for piece in found if isinstance(piece, IndexStart)]
    for mark in marks:
        pair: tuple[Piece, ...] = (mark, IndexEnd())
        if mark.reach == "to" and desk.out:
            indexing.put_last(desk.out, pair)
        else:
            desk.waiting += pair


def text(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """Text that no paragraph is round."""
    desk.put(*desk.inline(tokens[index]))
    return index + 1


def scene_break(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """A thematic break is a pause between scenes."""
    desk.tag("hr", tokens[index], "scene-break", empty=True)
    return index + 1
