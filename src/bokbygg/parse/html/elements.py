"""The elements of HTML that a book takes from an author, and what may stand in each.

After the HTML Standard (WHATWG), sections 4.3-4.9, where EPUB 3.3 allows it and a page can show
it. What is not here is left out, and its text kept.
"""

from __future__ import annotations

from enum import Enum

from bokbygg.values import dataclass


class Holds(Enum):
    """What may stand in an element: blocks and text, text alone, or parts of one sort."""

    BLOCKS = "blocks and text"
    TEXT = "text"
    ITEMS = "items of a list"
    TERMS = "terms and their definitions"
    TABLE = "a caption, columns and groups of rows"
    ROWS = "rows"
    CELLS = "cells"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """How a block is printed: as the element `name`, with a class of ours or none. An empty name
    leaves the tag out: what it holds stands by itself."""

    name: str
    holds: Holds
    css: str = ""


TEXTUAL: dict[str, str] = {
    **{
        name: name
        for name in (
            "a abbr b bdi bdo cite code del dfn em i ins kbd mark q rp rt ruby s samp small span "
            "strong sub sup u var"
        ).split()
    },
    "acronym": "abbr",
    "strike": "s",
    "tt": "code",
}
"""Elements within a line: the author's name and the one that is printed."""

AS_WRITTEN = frozenset({"code", "kbd", "samp"})
"""Elements whose text the typographer leaves alone."""

WITHOUT_END = frozenset({"br", "wbr", "img", "hr", "col"})
"""Elements of ours that hold nothing."""

VOID = WITHOUT_END | frozenset("area base embed input link meta param source track".split())

HIDDEN = frozenset({"script", "style"})
"""Elements whose text is not for readers."""

BLOCKS: dict[str, Block] = {
    **{
        name: Block(name=name, holds=Holds.BLOCKS)
        for name in "div section aside blockquote figure figcaption li dd td th".split()
    },
    **{name: Block(name=name, holds=Holds.TEXT) for name in "p h1 h2 h3 h4 h5 h6 dt".split()},
    "pre": Block(name="pre", holds=Holds.TEXT),
    "caption": Block(name="caption", holds=Holds.TEXT),
    "ul": Block(name="ul", holds=Holds.ITEMS),
    "ol": Block(name="ol", holds=Holds.ITEMS),
    "dir": Block(name="ul", holds=Holds.ITEMS),
    "menu": Block(name="ul", holds=Holds.ITEMS),
    "dl": Block(name="dl", holds=Holds.TERMS),
    "table": Block(name="table", holds=Holds.TABLE),
    "thead": Block(name="thead", holds=Holds.ROWS),
    "tbody": Block(name="tbody", holds=Holds.ROWS),
    "tfoot": Block(name="tfoot", holds=Holds.ROWS),
    "tr": Block(name="tr", holds=Holds.CELLS),
    "colgroup": Block(name="colgroup", holds=Holds.COLUMNS),
    "center": Block(name="div", holds=Holds.BLOCKS, css="center"),
    "details": Block(name="div", holds=Holds.BLOCKS, css="details"),
    "summary": Block(name="p", holds=Holds.TEXT, css="summary"),
}

REFUSED_BLOCKS = frozenset(
    "address article body dialog fieldset footer form frameset head header hgroup html legend main "
    "nav noframes search title".split()
)
"""Elements that are left out, and part what stands before them from what stands after."""

PARTS: dict[Holds, frozenset[str]] = {
    Holds.ITEMS: frozenset({"li"}),
    Holds.TERMS: frozenset({"dt", "dd"}),
    Holds.TABLE: frozenset({"caption", "colgroup", "thead", "tbody", "tfoot"}),
    Holds.ROWS: frozenset({"tr"}),
    Holds.CELLS: frozenset({"td", "th"}),
    Holds.COLUMNS: frozenset({"col"}),
}
"""What an element that holds parts may hold."""

FILLER = {
    Holds.ITEMS: "li",
    Holds.TERMS: "dd",
    Holds.TABLE: "tbody",
    Holds.ROWS: "tr",
    Holds.CELLS: "td",
}
"""The part that is put round what cannot stand in such an element by itself."""

ONLY_IN = frozenset().union(*PARTS.values()) | {"figcaption"}
"""Elements that stand in certain others only."""

TABLE_PARTS = frozenset().union(*(PARTS[h] for h in (Holds.TABLE, Holds.ROWS, Holds.CELLS)))

END_OPTIONAL = frozenset("p li dt dd tr td th thead tbody tfoot colgroup rt rp".split())
"""Elements that HTML lets an author leave open."""

KNOWN = TEXTUAL.keys() | BLOCKS.keys() | VOID | HIDDEN | REFUSED_BLOCKS
"""Names that tell a tag from a word in angle brackets."""
