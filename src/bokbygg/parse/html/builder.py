"""Tags and text -> the tree of an essay, in which each stands where it can.

After the tree construction of the HTML Standard (13.2.6), with this of our own: an element within
the line ends with the block it was opened in, and blocks in a `<p>` make a division of it, as
its author most likely meant.
"""

from __future__ import annotations

from collections import Counter

from markdown_it.token import Token

from bokbygg.parse.html import line, rooms
from bokbygg.parse.html.attributes import number, taken
from bokbygg.parse.html.elements import (
    BLOCKS,
    HIDDEN,
    ONLY_IN,
    REFUSED_BLOCKS,
    TEXTUAL,
    VOID,
    Holds,
)
from bokbygg.parse.html.elements import Block as Sort
from bokbygg.parse.html.rooms import Comer
from bokbygg.parse.html.stack import DEEPEST, Stack
from bokbygg.parse.html.tags import Tag
from bokbygg.parse.html.told import Told
from bokbygg.parse.html.tree import Base, Block, Entry

_BARE = Sort(name="", holds=Holds.BLOCKS)


class Builder:
    """Reads tags in their order; the tree grows under the first block of `stack`. `hidden` is the
    name of the script or style sheet that is open, whose text is not for readers."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.stack = Stack(told)
        self.hidden = ""
        self._ignored: Counter[str] = Counter()

    def tag(self, base: Base, tag: Tag) -> None:
        """Read a tag."""
        if self.hidden:
            if tag.closing and tag.name == self.hidden:
                self.hidden = ""
            return
        if tag.fault:
            self.told.fault(base, tag)
        if tag.closing:
            self._end(base, tag)
            return
        self._start(base, tag)
        if tag.empty and tag.name not in VOID:
            self._end(base, Tag(name=tag.name, at=tag.at, end=tag.end, closing=True))

    def text(self, base: Base, token: Token) -> None:
        """Read a token of text."""
        if not self.hidden:
            rooms.for_text(self.stack, Comer(name="", base=base, at=(token.map or [0])[0]))
            self.stack.put(base, token)

    # --- opening tags ----------------------------------------------------------------------------

    def _start(self, base: Base, tag: Tag) -> None:
        if tag.name in HIDDEN:
            self.told.hidden(base, tag)
            self.hidden = tag.name
        elif tag.name in {"br", "wbr", "img"}:
            self._void(base, tag)
        elif tag.name in {"hr", "col"}:
            self._leaf(base, tag)
        elif tag.name in VOID:
            self.told.left_out(base, tag)
        elif self.stack.is_deep:
            self.told.too_deep(base, tag, DEEPEST)
            self._ignored[tag.name] += 1
        elif tag.name in BLOCKS:
            self._block(base, tag, BLOCKS[tag.name])
        elif tag.name in TEXTUAL:
            self._textual(base, tag)
        else:
            self.told.left_out(base, tag)
            if tag.name in REFUSED_BLOCKS:
                self._block(base, tag, _BARE)
            else:
                self._leave_out(base, tag)

    def _void(self, base: Base, tag: Tag) -> None:
        token, refused = line.void(tag)
        self.told.refused(base, tag, refused)
        self.text(base, token)

    def _leaf(self, base: Base, tag: Tag) -> None:
        """A block without content."""
        comer = _comer(base, tag)
        if tag.name == "col":
            fits = rooms.for_columns(self.stack, comer)
        else:
            fits = rooms.for_block(self.stack, comer)
        if fits:
            self.stack.leaf(self._opening(base, tag, tag.name))
        else:
            self._misplace(base, tag)

    def _block(self, base: Base, tag: Tag, sort: Sort) -> None:
        comer = _comer(base, tag)
        make_room = rooms.for_part if tag.name in ONLY_IN else rooms.for_block
        if not make_room(self.stack, comer):
            self._misplace(base, tag)
            if not rooms.for_block(self.stack, comer):
                self._leave_out(base, tag)
                return
            sort = _BARE
        opening = self._opening(base, tag, sort.name, sort.css) if sort.name else None
        self.stack.push(
            Block(
                name=sort.name,
                said=tag.name,
                holds=sort.holds,
                opening=opening,
                base=base,
                at=tag.at,
                width=tag.end - tag.at,
            )
        )

    def _opening(self, base: Base, tag: Tag, name: str, css: str = "") -> Token:
        """The token that opens a block."""
        found = taken(tag, name, css)
        self.told.refused(base, tag, found.refused)
        attrs: dict[str, str | int | float] = dict(found.general)
        if name == "ol" and (start := number(dict(tag.attributes).get("start", ""))):
            attrs["start"] = start
        first, _ = base.where.place(tag.at)
        void = name in VOID
        kind = "hr" if name == "hr" else "element_void" if void else "element_open"
        return Token(
            kind,
            name,
            0 if void else 1,
            attrs=attrs,
            map=[first - 1, first],
            meta={"own": found.own},
        )

    def _textual(self, base: Base, tag: Tag) -> None:
        """An element within the line."""
        rooms.for_text(self.stack, _comer(base, tag))
        if line.is_link_in_markdowns(tag, self.stack.active()):
            what, hint = "a link stands in a link", "take one of them away"
            self.told.misplaced(base, tag.at, tag.end - tag.at, what, hint)
        elif (other := line.ended_by(tag, self.stack)) is not None:
            if tag.name == "a":
                hint = "close the first with `</a>`"
                what = "a link stands in a link"
                self.told.misplaced(base, tag.at, tag.end - tag.at, what, hint)
            self.stack.close(other, base, tag.at)
        entry, refused = line.entry(tag, base, self.stack.active())
        self.told.refused(base, tag, refused)
        self.stack.open(entry)

    def _leave_out(self, base: Base, tag: Tag) -> None:
        """Take note of a tag that is left out, for the sake of the one that closes it."""
        entry = Entry(name=tag.name, base=base, at=tag.at, width=tag.end - tag.at)
        self.stack.open(entry)

    def _misplace(self, base: Base, tag: Tag) -> None:
        """Tell of a block that is left out where it stands; what it holds is parted from what
        stands before."""
        block = next(b for b in reversed(self.stack.blocks) if b.said or b.is_wall)
        where = f"in `<{block.said}>`" if block.said else "here"
        hint = f"take `<{tag.name}>` away, or put it elsewhere"
        self.told.misplaced(
            base,
            tag.at,
            tag.end - tag.at,
            f"`<{tag.name}>` cannot stand {where}, and is left out",
            hint,
        )
        if self.stack.is_running:
            self.stack.put(base, Token("softbreak", "br", 0, map=[tag.at, tag.at]))

    # --- closing tags ----------------------------------------------------------------------------

    def _end(self, base: Base, tag: Tag) -> None:
        if self._ignored[tag.name]:
            self._ignored[tag.name] -= 1
        elif (entry := self.stack.entry_of(tag.name)) is not None:
            self._end_entry(base, tag, entry)
        elif (block := self.stack.block_of(tag.name)) is not None:
            self._end_block(base, tag, block)
        elif tag.name not in VOID | HIDDEN:
            self.told.stray(base, tag, is_far=self.stack.is_open(tag.name))

    def _end_entry(self, base: Base, tag: Tag, entry: Entry) -> None:
        inner = self.stack.close(entry, base, tag.at)
        if inner:
            name = inner[-1].name
            what = f"`<{name}>`" if name else "what Markdown marks"
            self.told.overlap(base, tag.at, tag.end - tag.at, f"`<{tag.name}>`", what)
        if tag.name in BLOCKS and self.stack.is_running:
            self.stack.put(base, Token("softbreak", "br", 0, map=[tag.at, tag.at]))

    def _end_block(self, base: Base, tag: Tag, block: Block) -> None:
        self.stack.pop_to(block)
        self.stack.pop(ended=True)
        if block.mixes and block.base is not None:
            self.told.misplaced(
                block.base,
                block.at,
                block.width,
                f"{block.mixes} cannot stand in a paragraph `<p>`, which is made a division",
                "write `<div>` for `<p>`, or close the paragraph first",
            )


def _comer(base: Base, tag: Tag) -> Comer:
    return Comer(name=tag.name, base=base, at=tag.at, width=tag.end - tag.at)
