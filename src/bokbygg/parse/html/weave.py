"""The tokens of an essay as Markdown leaves them -> the same with its HTML read, all in one nest.

A block of HTML (CommonMark 0.31, section 4.6) holds only HTML; a tag in it may be closed in another
one, and what stands between them is inside it. A tag within a line is inside that line's paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from markdown_it.token import Token

from bokbygg.parse.html import rooms, tags
from bokbygg.parse.html.builder import Builder
from bokbygg.parse.html.elements import Holds
from bokbygg.parse.html.opaque import end_of_opaque
from bokbygg.parse.html.rooms import Comer
from bokbygg.parse.html.tags import Tag, Words
from bokbygg.parse.html.told import Told
from bokbygg.parse.html.tree import Base, Block, Entry, base_of
from bokbygg.parse.positions import of_value
from bokbygg.parse.tracing import offset_of

_NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffc\ufffe\uffff]")
"""Characters that no page can hold, or that stand for something else further on."""

_UNFINISHED = re.compile(r"</?[A-Za-z][\w-]*\s[^>]*\Z")
"""A tag without end, and more of it than its name."""

_MARKDOWN = re.compile(r"(\*\*?|__)(?=[^\s*_])[^\n*]*?(?<=[^\s*_])\1|\[[^\]\n]+\]\([^()\s]+\)")
"""What was most likely meant as Markdown: emphasis, a link."""


def has_html(tokens: Sequence[Token]) -> bool:
    """Whether there is any HTML among the tokens of an essay."""
    return any(
        token.type == "html_block"
        or any(child.type == "html_inline" for child in token.children or ())
        for token in tokens
    )


def tree(tokens: Sequence[Token], lines: list[str], told: Told) -> Block:
    """The tree of an essay's tokens."""
    weaver = _Weaver(lines, told)
    for token, after in zip(tokens, [*tokens[1:], None], strict=False):
        weaver.read(token, after)
    return weaver.whole()


class _Weaver:
    """Reads tokens one by one."""

    def __init__(self, lines: list[str], told: Told) -> None:
        self._lines = lines
        self._told = told
        self._builder = Builder(told)
        self._stack = self._builder.stack
        self._blocks: list[Block | None] = []

    def whole(self) -> Block:
        """The tree, all closed."""
        root = self._stack.blocks[0]
        self._stack.pop_to(root)
        self._stack.pop()
        return root

    def read(self, token: Token, after: Token | None) -> None:
        """Read a token, knowing the one after it."""
        if token.type == "html_block":
            self._html(token)
        elif token.type == "inline":
            self._inline(token)
        elif token.nesting == 1:
            self._open(token, is_line=after is not None and after.type == "inline")
        elif token.nesting == -1:
            self._close(token)
        else:
            self._room(token)
            self._stack.leaf(token)

    # --- Markdown's own tokens -------------------------------------------------------------------

    def _room(self, token: Token) -> None:
        """Make room for a block of Markdown."""
        first = (token.map or [0])[0]
        line = self._lines[first] if first < len(self._lines) else ""
        place = of_value(first + 1, len(line) - len(line.lstrip()) + 1)
        base = Base(content="", first=first, where=place)
        rooms.for_block(self._stack, Comer(name="#", base=base))

    def _open(self, token: Token, *, is_line: bool) -> None:
        is_paragraph = token.type == "paragraph_open"
        top = self._stack.top
        in_line = top.holds is Holds.TEXT and top.said != "p"
        if is_paragraph and (in_line or top.name == "figure"):
            self._blocks.append(None)  # its text goes on in the line that is open
            return
        self._room(token)
        block = Block(
            holds=Holds.TEXT if is_line else Holds.BLOCKS,
            opening=token,
            is_wall=not is_paragraph,
            is_markdown=True,
        )
        self._stack.push(block)
        self._blocks.append(block)

    def _close(self, token: Token) -> None:
        block = self._blocks.pop()
        if block is None:
            self._part()
        elif block in self._stack.blocks:
            self._stack.pop_to(block)
            self._stack.pop()
            block.closing = token
        else:
            self._part()
            block.closing = token

    def _inline(self, token: Token) -> None:
        """The text of a paragraph, a heading or a cell."""
        base = base_of(token, self._lines)
        children = token.children or []
        ends = _ends(children)
        open_entries: list[Entry] = []
        for index, child in enumerate(children):
            if child.type == "html_inline":
                self._tag(base, child)
            elif self._builder.hidden:
                continue
            elif child.nesting == 1:
                open_entries.append(_entry(base, child, ends[index]))
                self._stack.open(open_entries[-1])
            elif child.nesting == -1:
                self._end(base, open_entries.pop(), offset_of(child))
            else:
                self._builder.text(base, child)
        self._end_hidden(base)
        self._stack.drop_entries(base, len(token.content))

    def _end(self, base: Base, entry: Entry, at: int) -> None:
        """End an element of Markdown's, if a block has not ended it yet."""
        inner = self._stack.close(entry, base, at)
        if inner:
            self._told.overlap(base, at, 1, "what Markdown marks", f"`<{inner[-1].name}>`")

    # --- HTML ------------------------------------------------------------------------------------

    def _tag(self, base: Base, token: Token) -> None:
        """A tag within a line; a comment or a declaration is left out."""
        tag = tags.one(token.content) or tags.mended(token.content)
        if tag is not None:
            at = offset_of(token)
            self._builder.tag(base, replace(tag, at=at, end=at + len(token.content)))

    def _html(self, token: Token) -> None:
        """A block of HTML."""
        base = base_of(token, self._lines)
        content = token.content
        blank = len(content) - len(content.lstrip())
        end = end_of_opaque(content, blank)
        if end == -1:
            opening = "<!--" if content.startswith("<!--", blank) else content.split()[0][:12]
            self._told.endless(opening, self._told.span(base, blank, len(content)))
        for event in tags.read(content if end in {None, -1} else content[:end]):
            if isinstance(event, Tag):
                self._builder.tag(base, event)
            elif isinstance(event, Words):
                self._words(base, event)
            elif not event.closed and end is None:
                self._told.endless("<!--", self._told.span(base, event.at, 4))
        if end == -1:
            self._builder.hidden = ""
        self._end_hidden(base)
        self._part()

    def _end_hidden(self, base: Base) -> None:
        """End a script or style sheet whose end is missing."""
        if self._builder.hidden:
            self._told.endless(f"<{self._builder.hidden}>", self._told.span(base, 0))
            self._builder.hidden = ""

    def _part(self) -> None:
        """Part the text before from the text after."""
        if self._stack.top.holds is not Holds.TEXT:
            self._stack.end_run()
        elif self._stack.is_running:
            self._stack.part()

    def _words(self, base: Base, words: Words) -> None:
        """Text of a block of HTML, whose lines stand as Markdown would have them."""
        if self._stack.top.name == "pre":
            skipped = words.text[:1] == "\n" and not self._stack.is_running
            if text := words.text[skipped:]:
                self._builder.text(base, _text(text, words.at + skipped, words.literal))
            return
        if words.literal and words.text.startswith("<") and _UNFINISHED.match(words.text):
            self._told.unfinished(base, words.at, len(words.text.split("\n")[0]))
        if (marks := _MARKDOWN.search(words.text)) is not None:
            self._told.markdown(base, words.at + marks.start(), len(marks[0]))
        at = words.at
        for number, piece in enumerate(words.text.split("\n")):
            if number and self._stack.is_running:
                self._stack.put(base, Token("softbreak", "br", 0, map=[at - 1, at - 1]))
            begun = piece.lstrip(" \t") if number or not self._stack.is_running else piece
            if begun:
                place = at + len(piece) - len(begun)
                self._builder.text(base, _text(begun, place, words.literal))
            at += len(piece) + 1


def _text(content: str, at: int, literal: bool) -> Token:
    """A token of text; `literal` where it stands so in the file."""
    if literal:
        meta = {"spans": [(0, at)]}
        return Token("text", "", 0, content=content, map=[at, at], info="html", meta=meta)
    printable = _NOT_IN_TEXT.sub("\ufffd", content)
    return Token("text_special", "", 0, content=printable, map=[at, at], info="entity")


def _entry(base: Base, opening: Token, closing: Token) -> Entry:
    return Entry(
        name="",
        base=base,
        at=offset_of(opening),
        opening=(opening,),
        closing=(closing,),
        of_markdown=True,
    )


def _ends(tokens: Sequence[Token]) -> dict[int, Token]:
    """The closing token of each opening one, by its index."""
    found: dict[int, Token] = {}
    waiting: list[int] = []
    for index, token in enumerate(tokens):
        if token.nesting == 1:
            waiting.append(index)
        elif token.nesting == -1:
            found[waiting.pop()] = token
    return found
