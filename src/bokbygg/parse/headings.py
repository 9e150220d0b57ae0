"""Headings inside an essay."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from bokbygg.book import Heading, Label, Markup, plain
from bokbygg.naming import slugify, unused
from bokbygg.parse import links
from bokbygg.parse.captioning import unnumbered
from bokbygg.parse.desk import Desk
from bokbygg.parse.paragraphs import put_paragraph
from bokbygg.parse.pieces import navigable


def heading(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """A heading under the essay's title, with an id that links and contents lead to."""
    opening, inline = tokens[index : index + 2]
    desk.enter(opening)
    inline.children = desk.unreferring(inline.children or (), desk.where(inline))
    found = desk.inline(inline)
    desk.leave()
    title = navigable(found)
    if not plain(title).strip():  # a picture or a note alone heads nothing
        put_paragraph(desk, opening, found)
        return index + 3
    anchor = _anchor(desk, opening, slugify(plain(title)) or "x")
    given = links.attributes({k: v for k, v in opening.attrs.items() if k != "id"})
    level = desk.levels[int(opening.tag[1])]
    level = min(level, desk.headings[-1].level + 1 if desk.headings else 2)
    numbered = not unnumbered(opening)
    desk.headings.append(Heading(level=level, id=anchor, title=title, numbered=numbered))
    desk.put(Markup(xhtml=f"<h{level}{given.xhtml(anchor)}>"), Label(anchor=anchor))
    desk.put(*found, Markup(xhtml=f"</h{level}>\n"))
    return index + 3


def _anchor(desk: Desk, opening: Token, base: str) -> str:
    """The heading's id: as its author gave it, else made of what it says (`base`)."""
    name = str(opening.attrs.get("id", ""))
    anchor = desk.claim(name, desk.span(opening)) if name else ""
    if not anchor:
        anchor = unused(links.anchor_id(desk.slug, base), desk.taken)
        desk.taken.add(anchor)
    desk.anchors.setdefault(base, anchor)
    desk.anchors.setdefault(anchor.split("--", 1)[1], anchor)
    return anchor
