"""Elements within the line: the tokens that open and close them."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from bokbygg.parse.html.attributes import Taken, taken
from bokbygg.parse.html.elements import TEXTUAL
from bokbygg.parse.html.stack import Stack
from bokbygg.parse.html.tags import Tag
from bokbygg.parse.html.tree import Base, Entry

_OF_RUBY = frozenset({"rt", "rp"})
_ALSO_IN_MARKDOWN = frozenset({"em", "strong", "s", "sup", "sub", "mark"})
_ONCE = frozenset({"ruby", "dfn"})
"""Elements that stand in none of their own kind."""


def void(tag: Tag) -> tuple[Token, tuple[str, ...]]:
    """The token of a break or a picture, and the attributes left out."""
    at = [tag.at, tag.at]
    if tag.name == "br":
        return Token("hardbreak", "br", 0, map=at), ()
    if tag.name == "wbr":
        return Token("element_void", "wbr", 0, map=at, info="html"), ()
    given = dict(tag.attributes)
    found = taken(tag, "img")
    alt = " ".join(given.get("alt", "").split())
    attrs: dict[str, str | int | float] = {"src": given.get("src", "").strip(), "alt": ""}
    attrs |= found.general
    attrs |= {key: given[key] for key in ("width", "height") if given.get(key)}
    meta = {"decorative": "alt" in given and not alt}
    return Token(
        "image", "img", 0, attrs=attrs, map=at, content=alt, children=[], info="html", meta=meta
    ), found.refused


def ended_by(tag: Tag, stack: Stack) -> Entry | None:
    """What a tag within the line ends: a link another link, a reading in `<ruby>` the one before
    it."""
    if tag.name == "a":
        return stack.entry_of("a")
    active = stack.active()
    if tag.name in _OF_RUBY and active and active[-1].name in _OF_RUBY:
        return active[-1]
    return None


def is_link_in_markdowns(tag: Tag, active: Sequence[Entry]) -> bool:
    """Whether a tag begins a link inside a link of Markdown's."""
    return tag.name == "a" and any(
        entry.opening[0].type == "link_open" and entry.of_markdown for entry in active
    )


def entry(tag: Tag, base: Base, active: Sequence[Entry]) -> tuple[Entry, tuple[str, ...]]:
    """A tag as an open element inside those that are `active`, and the attributes left out."""
    name = TEXTUAL[tag.name]
    href = dict(tag.attributes).get("href")
    if (name == "a" and href is None) or (name == "bdo" and "dir" not in dict(tag.attributes)):
        name = "span"
    found = taken(tag, name)
    made = Entry(name=tag.name, base=base, at=tag.at, width=tag.end - tag.at)
    if not _is_idle(name, found, active):
        if name == "a":
            found.general["href"] = (href or "").strip()
        made.opening, made.closing = _tokens(name, found, tag.at, active)
    return made, found.refused


def _is_idle(name: str, found: Taken, active: Sequence[Entry]) -> bool:
    """Whether an element says nothing where it stands, or nothing that can be said there."""
    outer = [entry.name for entry in active]
    if name == "span":
        return not (found.general or found.own)
    if name == "a":
        return any(entry.opening[0].type == "link_open" for entry in active)
    if name in _OF_RUBY:
        return not outer or outer[-1] != "ruby"
    return name in _ONCE and name in outer


def _tokens(
    name: str, found: Taken, at: int, active: Sequence[Entry]
) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The tokens that open and close an element."""
    kind = {"a": "link"}.get(name, name if name in _ALSO_IN_MARKDOWN else "element")
    shown = "span" if name == "q" else name
    attrs: dict[str, str | int | float] = dict(found.general)
    meta = {"own": found.own}
    opening = Token(f"{kind}_open", shown, 1, attrs=attrs, map=[at, at], info="html", meta=meta)
    closing = Token(f"{kind}_close", shown, -1, map=[at, at])
    if name != "q":
        return (opening,), (closing,)
    # The typographer sets the marks of the language that the quotation stands in.
    within = sum(entry.name == "q" for entry in active)
    mark = Token("text_special", "", 0, content="\"'"[within % 2], map=[at, at], info="quote")
    if not (attrs or found.own):
        return (mark,), (mark,)
    return (mark, opening), (closing, mark)
