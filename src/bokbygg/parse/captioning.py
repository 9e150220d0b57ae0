"""What has a caption: its element with an id, its caption with a place for the number."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from bokbygg.book import Captioned, Label, Markup, Piece
from bokbygg.parse.desk import Desk
from bokbygg.parse.pieces import is_printed, navigable
from bokbygg.parse.syntax import captions


def unnumbered(token: Token) -> bool:
    """Whether the author wants no number for what `token` opens."""
    return "unnumbered" in str(token.attrs.get("class", "")).split()


def start(desk: Desk, token: Token, tag: str, *classes: str, captioned: bool) -> None:
    """Put the opening tag of the figure or table `token`, in an id that leads to it."""
    name = str(token.attrs.pop("id", ""))
    kind = captions.kind(tag, name, str(token.attrs.get("class", "")).split())
    anchor = desk.claim(name, desk.span(token)) if name else ""
    token.meta |= {"kind": kind, "named": bool(anchor)}
    if captioned:  # also one with a name counts, and a figure in a figure
        desk.begun[kind] += 1
        anchor = anchor or f"{desk.slug}_{kind}-{desk.begun[kind]}"
    token.meta["anchor"] = anchor
    given = desk.attributes(token, *classes)
    identity = f' id="{anchor}"' if anchor else ""
    desk.put(Markup(xhtml=f"<{tag}{identity}{given}>"))


def caption(desk: Desk, of: Token, tag: str, found: Sequence[Piece]) -> None:
    """Put the caption of the figure or table `of`, with room for its number."""
    if not is_printed(found):
        return
    made = Captioned(
        kind=of.meta["kind"],
        id=of.meta["anchor"],
        title=navigable(found),
        named=of.meta["named"],
        numbered=not of.meta.get("inside") and not unnumbered(of),
    )
    desk.captioned.append(made)
    label = Label(anchor=made.id, foreign=desk.foreign)
    desk.put(Markup(xhtml=f"<{tag}>"), label, *found, Markup(xhtml=f"</{tag}>"))
