"""An essay while its HTML and its Markdown are put together: blocks in blocks, and in them lines.

These grow while they are read; what comes of them is tokens again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token

from bokbygg.parse import positions
from bokbygg.parse.html.elements import Holds
from bokbygg.parse.positions import Positions


@dataclass(slots=True, kw_only=True, eq=False)
class Base:
    """A text that the offsets of tokens count in: of an inline token of Markdown (`inline`), or of
    a block of HTML that begins at line `first` (from 0) of the file."""

    content: str
    first: int
    where: Positions
    inline: Token | None = None


def base_of(token: Token, lines: list[str]) -> Base:
    """The base of an inline token or of a block of HTML."""
    first = (token.map or [0])[0]
    where = positions.of_token(token, lines)
    inline = token if token.type == "inline" else None
    return Base(content=token.content, first=first, where=where, inline=inline)


@dataclass(slots=True, kw_only=True, eq=False)
class Entry:
    """An element within the line that is open: the tokens that open and close it, none where its
    tag is left out. It was opened while `base` was read, at offset `at`."""

    name: str
    base: Base
    at: int
    width: int = 1
    opening: tuple[Token, ...] = ()
    closing: tuple[Token, ...] = ()
    of_markdown: bool = False
    used: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class Run:
    """A stretch of text and what stands in its lines: tokens, by the base they count in."""

    parts: list[tuple[Base, list[Token]]] = field(default_factory=list)

    def put(self, base: Base, *tokens: Token) -> None:
        """Add tokens at the end."""
        if not self.parts or self.parts[-1][0] is not base:
            self.parts.append((base, []))
        self.parts[-1][1].extend(tokens)

    @property
    def tokens(self) -> Iterator[Token]:
        """All tokens in their order."""
        return (token for _, tokens in self.parts for token in tokens)

    @property
    def is_printed(self) -> bool:
        """Whether anything of it comes to stand on a page."""
        return any(map(prints, self.tokens))


def prints(token: Token) -> bool:
    """Whether a token within a line puts anything on the page."""
    if token.nesting or token.type in {"softbreak", "hardbreak"}:
        return False
    if token.type == "element_void" or token.info == "quote":
        return False
    return token.type != "text" or bool(token.content.strip())


@dataclass(slots=True, kw_only=True, eq=False)
class Block:
    """A block that is open or was: `name` as printed, `said` as the author wrote the tag (empty
    for Markdown's own and for what is only implied). `is_wall`: a tag inside closes nothing
    outside it."""

    name: str = ""
    said: str = ""
    holds: Holds = Holds.BLOCKS
    opening: Token | None = None
    closing: Token | None = None
    children: list[Block | Run | Token] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    is_wall: bool = False
    is_markdown: bool = False
    is_implied: bool = False
    mixes: str = ""
    base: Base | None = None
    at: int = 0
    width: int = 1
