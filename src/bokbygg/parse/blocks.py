"""The block tokens of an essay -> body and notes: one function a sort of block."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markdown_it.token import Token

from bokbygg.book import Markup, Note, Piece
from bokbygg.parse import (
    code,
    divisions,
    figures,
    formulas,
    headings,
    indexing,
    lists,
    markedup,
    paragraphs,
    tables,
)
from bokbygg.parse.desk import Desk
from bokbygg.parse.dialect import DEEPEST
from bokbygg.parse.pieces import step_by_one
from bokbygg.rules import structure as rules

Setter = Callable[[Desk, Sequence[Token], int], int]
"""Puts the pieces of the block that begins at an index; gives the index after what it took."""

_SETTERS: dict[str, Setter] = {
    "paragraph_open": paragraphs.paragraph,
    "heading_open": headings.heading,
    "table_open": tables.table,
    "figure_open": figures.division,
    "caption_open": figures.caption,
    "element_void": markedup.void,
    "captioned_open": markedup.captioned,
    "its_caption_open": markedup.caption,
    "inline": paragraphs.text,
    "hr": paragraphs.scene_break,
    "fence": code.block,
    "code_block": code.block,
    "math_block": formulas.block,
    "division_open": divisions.division,
    "bullet_list_open": lists.bullet_list,
    "ordered_list_open": lists.ordered_list,
}
"""By token; every other opening token is an element of its own name."""


def body(desk: Desk, tokens: Sequence[Token]) -> tuple[Piece, ...]:
    """The pieces of an essay's text; `tokens` hold no note definitions."""
    desk.levels = step_by_one([int(t.tag[1]) for t in tokens if t.type == "heading_open"])
    _measure(desk, tokens)
    made = list(render(desk, tokens))
    indexing.put_last(made, desk.waiting)
    return tuple(made)


def notes(desk: Desk) -> tuple[Note, ...]:
    """The notes in the order of their first calls; also those that only notes call."""
    bodies: list[tuple[Piece, ...]] = []
    while (found := desk.notes.called(len(bodies) + 1)) is not None:
        bodies.append(render(desk, found[1]))
    made: list[Note] = []
    for number, pieces in enumerate(bodies, start=1):
        calls = desk.notes.called(number)
        made.append(Note(number=number, body=pieces, calls=calls[0] if calls else 1))
    desk.notes.report_uncalled()
    desk.findings += [*desk.notes.findings, *desk.html.findings]
    return tuple(made)


def render(desk: Desk, tokens: Sequence[Token]) -> tuple[Piece, ...]:
    """The pieces of blocks."""
    with desk.collected() as out:
        index = 0
        while index < len(tokens):
            token = tokens[index]
            index = _SETTERS.get(token.type, _element)(desk, tokens, index)
    return tuple(out)


def _element(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """A tag as it stands, opening or closing."""
    token = tokens[index]
    if token.nesting == 1:
        desk.tag(token.tag, token)
        desk.enter(token)
    elif token.nesting == -1:
        indexing.put_last(desk.out, token.meta.get("ending", ()))
        desk.put(Markup(xhtml=f"</{token.tag or 'div'}>\n"))
        desk.leave()
    return index + 1


def _measure(desk: Desk, tokens: Sequence[Token]) -> None:
    """Add a finding where blocks stand too deep inside each other."""
    depth = 0
    for token in tokens:
        depth += token.nesting
        if depth > DEEPEST:
            desk.findings.append(
                rules.TOO_DEEP.found(
                    f"more than {DEEPEST} blocks stand inside each other",
                    desk.span(token),
                    hint="take away levels of lists or quotations",
                )
            )
            return
