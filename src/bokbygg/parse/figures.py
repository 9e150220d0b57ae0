"""Figures: a picture alone in its paragraph, with its caption."""

from __future__ import annotations

from markdown_it.token import Token

from bokbygg.book import Markup
from bokbygg.parse import links
from bokbygg.parse.desk import Desk
from bokbygg.parse.tracing import offset_of


def figure(desk: Desk, opening: Token, inline: Token, token: Token) -> None:
    """The figure of the image `token`; its title is the caption."""
    where = desk.where(inline)
    at = offset_of(token)
    picture = desk.image(token, links.whole(desk.source.span(*where.place(at))))
    opening.attrs.update({k: v for k, v in token.attrs.items() if k not in {"src", "alt", "title"}})
    opening.map = opening.map or inline.map
    desk.tag("figure", opening)
    desk.put(picture)
    if title := str(token.attrs.get("title", "")):
        start = inline.content.find(title, at + len(token.content))
        place = desk.source.span(*where.place(max(start, at)))
        caption = desk.value(title, place)
        desk.put(Markup(xhtml="<figcaption>"), *caption, Markup(xhtml="</figcaption>"))
    desk.put(Markup(xhtml="</figure>\n"))
