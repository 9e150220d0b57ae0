"""What is open while an essay is put together: blocks, and within the line elements of text.

An element within the line belongs to the block it was opened in and ends with it. Where blocks
stand inside it, it ends before each and begins anew in each, so that a block never stands in a
line.
"""

from __future__ import annotations

from collections import Counter

from markdown_it.token import Token

from bokbygg.parse.html.elements import Holds
from bokbygg.parse.html.told import Told
from bokbygg.parse.html.tree import Base, Block, Entry, Run

DEEPEST = 30
"""How many tags may stand inside each other."""


class Stack:
    """The open blocks, innermost last, and the line that is being filled."""

    def __init__(self, told: Told) -> None:
        self.blocks = [Block(is_wall=True)]
        self.told = told
        self._run: Run | None = None
        self._names: Counter[str] = Counter()

    @property
    def top(self) -> Block:
        """The innermost block."""
        return self.blocks[-1]

    @property
    def is_deep(self) -> bool:
        """Whether nothing more may be opened."""
        return self._names.total() >= DEEPEST

    def is_open(self, name: str) -> bool:
        """Whether a tag of this name is open, be it where no closing tag can reach it."""
        return self._names[name] > 0

    # --- blocks ----------------------------------------------------------------------------------

    def push(self, block: Block) -> None:
        """Open a block in the innermost one."""
        self.end_run()
        self.top.children.append(block)
        self.resume(block)

    def resume(self, block: Block) -> None:
        """Go on inside a block that stands in the innermost one already."""
        self.end_run()
        self.blocks.append(block)
        self._names[block.said] += bool(block.said)

    def pop(self, *, ended: bool = False) -> None:
        """Close the innermost block; `ended`: by its own closing tag."""
        self.end_run()
        block = self.blocks.pop()
        self._names[block.said] -= bool(block.said)
        for entry in block.entries:
            self._forget(entry)
        if block.said and not ended:
            self.told.unclosed(block)

    def lift(self) -> None:
        """Close the innermost block, but not what is open within its lines."""
        self.end_run()
        entries, self.top.entries = self.top.entries, []
        self.pop()
        self.top.entries += entries

    def pop_to(self, block: Block) -> None:
        """Close all that is open inside a block."""
        while self.top is not block:
            self.pop()

    def leaf(self, token: Token) -> None:
        """Add a token that is a block of its own."""
        self.end_run()
        self.top.children.append(token)

    def block_of(self, name: str) -> Block | None:
        """The innermost block that a closing tag of this name can close."""
        if self._names[name]:
            for block in reversed(self.blocks):
                if block.said == name:
                    return block
                if block.is_wall:
                    break
        return None

    # --- the line --------------------------------------------------------------------------------

    def put(self, base: Base, token: Token) -> None:
        """Add a token of a line."""
        self._running(base, token.map[0] if token.map else 0).put(base, token)

    @property
    def is_running(self) -> bool:
        """Whether a line has begun."""
        return self._run is not None

    def end_run(self) -> None:
        """End the line, and with it for now what is open within it."""
        if self._run is not None and self._run.parts:
            base = self._run.parts[-1][0]
            for entry in reversed(self.active()):
                self._run.put(base, *_ending(entry, 0))
        self._run = None

    def active(self) -> list[Entry]:
        """The elements within the line that are open and printed, innermost last."""
        return [entry for block in self.blocks for entry in block.entries if entry.opening]

    def open(self, entry: Entry) -> None:
        """Open an element within the line."""
        fits = self.top.holds in {Holds.BLOCKS, Holds.TEXT}
        if entry.opening and fits:
            self._running(entry.base, entry.at).put(entry.base, *entry.opening)
            entry.used = True
        self.top.entries.append(entry)
        if not entry.of_markdown:
            self._names[entry.name] += 1

    def close(self, entry: Entry, base: Base, at: int) -> list[Entry]:
        """Close an element within the line; those opened inside it and still open, which now begin
        anew."""
        active = self.active()
        inner = active[active.index(entry) + 1 :] if entry in active else []
        if self._run is not None and entry.opening:
            for open_entry in reversed((entry, *inner)):
                self._run.put(base, *_ending(open_entry, at))
        self._remove(entry)
        if self._run is not None:
            for open_entry in inner:
                self._run.put(base, *_again(open_entry, at))
        return inner

    def entry_of(self, name: str) -> Entry | None:
        """The innermost element within the line that a closing tag of this name can close."""
        if self._names[name]:
            for block in reversed(self.blocks):
                for entry in reversed(block.entries):
                    if entry.name == name and not entry.of_markdown:
                        return entry
                if block.is_wall:
                    break
        return None

    def drop_entries(self, base: Base, at: int) -> None:
        """Close the elements within the line that were opened in a text that ends here."""
        left = [e for block in self.blocks for e in block.entries if e.base is base]
        for entry in reversed(left):
            self.close(entry, base, at)
            if not entry.of_markdown:
                self.told.unclosed(entry)

    def part(self) -> None:
        """Part the text of the line that has begun from what follows."""
        assert self._run is not None
        base, tokens = self._run.parts[-1]
        self._run.put(base, Token("softbreak", "br", 0, map=tokens[-1].map))

    def _running(self, base: Base, at: int) -> Run:
        """The line to put something in; elements that are open begin anew in a new one."""
        if self._run is None:
            self._run = Run()
            self.top.children.append(self._run)
            for entry in self.active():
                self._run.put(base, *_again(entry, at))
        return self._run

    def _remove(self, entry: Entry) -> None:
        for block in self.blocks:
            if entry in block.entries:
                block.entries.remove(entry)
                self._names[entry.name] -= not entry.of_markdown

    def _forget(self, entry: Entry) -> None:
        """Take note that an element was left open."""
        if not entry.of_markdown:
            self._names[entry.name] -= 1
            self.told.unclosed(entry)


def _ending(entry: Entry, at: int) -> list[Token]:
    """The tokens that close an element at an offset."""
    return [token.copy(map=[at, at]) for token in entry.closing]


def _again(entry: Entry, at: int) -> list[Token]:
    """The tokens of an element that begins anew at an offset; its id stands only once."""
    known = {"id"} if entry.used else set()
    entry.used = True
    return [
        token.copy(map=[at, at], attrs={k: v for k, v in token.attrs.items() if k not in known})
        for token in entry.opening
    ]
