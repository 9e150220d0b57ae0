"""Figures: pictures alone in their paragraph, or a division that ends with its caption."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from bokbygg.book import Markup, Piece
from bokbygg.parse import captioning, divisions, links, references
from bokbygg.parse.desk import Desk
from bokbygg.parse.pieces import closing
from bokbygg.parse.tracing import offset_of
from bokbygg.rules import structure as rules

_QUOTED = re.compile(
    r"""(?<=\s)(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|\(((?:\\.|[^()\\])*)\))""", re.S
)
_PICTURES_OWN = frozenset({"src", "title", "alt", "href", "width", "height", "fig-alt", "fig-cap"})
"""Attributes of a picture that do not go to its figure."""

_MOST_IN_A_ROW = 4


class _Caption(NamedTuple):
    """What a caption says, as written, and where in its paragraph."""

    text: str
    offset: int


def pictures(desk: Desk, opening: Token, inline: Token, shown: Sequence[Token]) -> None:
    """The pictures `shown` by a paragraph that holds nothing else: a figure, or a group."""
    opening.map = opening.map or inline.map
    if len(shown) == 1:
        _figure(desk, opening, inline, shown[0])
        return
    tag = "div" if opening.meta.get("inside") else "figure"
    apart = any(_caption(inline, token) or _given(token) for token in shown)
    desk.tag(tag, opening, "pictures", f"pictures-{min(len(shown), _MOST_IN_A_ROW)}")
    for token in shown:
        if apart:
            start = Token("figure_open", "figure", 1, map=inline.map, meta=dict(opening.meta))
            _figure(desk, start, inline, token)
        else:
            _put_image(desk, inline, token)
    desk.put(Markup(xhtml=f"</{tag}>\n"))


def division(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """The start of a figure that its author made: `::: {.figure #boats}`, or an id of a figure."""
    token = tokens[index]
    divisions.report_unclosed(desk, token)
    tokens[closing(tokens, index)].tag = "figure"
    if token.meta.get("bare"):
        desk.findings.append(
            rules.EMPTY_FIGURE.found(
                "this figure has a caption and nothing to show",
                desk.span(token),
                hint="put the picture, and an empty line, before the caption",
            )
        )
    captioning.start(desk, token, "figure", captioned=bool(token.meta.get("captioned")))
    desk.enter(token)
    return index + 1


def caption(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """The last paragraph of such a figure."""
    opening, inline = tokens[index : index + 2]
    captioning.caption(desk, opening.meta["of"], "figcaption", desk.inline(inline))
    return index + 3


def _figure(desk: Desk, opening: Token, inline: Token, token: Token) -> None:
    """One picture with its caption; a picture alone where a figure is round it already."""
    opening.attrs.update(_given(token))
    found = _caption(inline, token)
    if opening.meta.get("inside") and not found and not opening.attrs:
        _put_image(desk, inline, token)
        return
    captioning.start(desk, opening, "figure", captioned=found is not None)
    desk.enter(opening)
    _put_image(desk, inline, token)
    if found is not None:
        where = desk.where(inline).from_offset(found.offset)
        pieces = desk.inline(desk.parsed(found.text, where))
        captioning.caption(desk, opening, "figcaption", pieces)
    desk.leave()
    desk.put(Markup(xhtml="</figure>\n"))


def _given(token: Token) -> dict[str, str | int | float]:
    """The attributes of a picture, and of the link round it, that its figure takes."""
    link = token.meta.get("link")
    attributes = token.attrs if link is None else {**link.attrs, **token.attrs}
    return {key: value for key, value in attributes.items() if key not in _PICTURES_OWN}


def _put_image(desk: Desk, inline: Token, token: Token) -> None:
    """The picture, in the link that it is all of."""
    place = desk.where(inline).place(offset_of(token))
    span = links.whole(desk.source.span(*place))
    opening: tuple[Piece, ...] = ()
    ending: tuple[Piece, ...] = ()
    if link := token.meta.get("link"):
        address = link.copy(attrs={"href": link.attrs["href"]})
        start = desk.where(inline).place(references.beginning(link))
        opening, ending = desk.element(address, links.whole(desk.source.span(*start)))
    desk.put(*opening, desk.image(token, span), *ending)


def _caption(inline: Token, token: Token) -> _Caption | None:
    """The caption of a picture: its title; else, where another text is given for those who cannot
    see it, what stands between the brackets."""
    start = offset_of(token) + 2
    after = start + len(token.content)
    if title := str(token.attrs.get("title", "")):
        for match in _QUOTED.finditer(inline.content, after):
            raw = next(group for group in match.groups() if group is not None)
            if unescapeAll(raw) == title:
                return _Caption(raw, match.start() + 1)
        return _Caption(title, after)
    if text := str(token.attrs.get("fig-cap", "")):
        return _Caption(text, max(inline.content.find(text, after), after))
    if token.attrs.get("alt") or token.attrs.get("fig-alt"):
        return _Caption(token.content, start) if token.content.strip() else None
    return None
