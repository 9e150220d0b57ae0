"""The tree of an essay -> tokens, as the setters of blocks and of lines read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it.token import Token

from bokbygg.parse.html.codeblocks import code_of
from bokbygg.parse.html.elements import Holds
from bokbygg.parse.html.tree import Block, Run, prints
from bokbygg.parse.positions import Positions

_AS_MARKDOWN = {
    "p": "paragraph",
    "blockquote": "blockquote",
    "ul": "bullet_list",
    "ol": "ordered_list",
    "li": "list_item",
    **{f"h{level}": "heading" for level in range(1, 7)},
}
"""Elements that are the same whoever wrote them."""

_LINES_ALONE = frozenset({"li", "td", "th", "dd", "figure", "figcaption"})
"""Elements whose text needs no paragraph."""


def tokens(root: Block) -> Iterator[Token]:
    """The tokens of a tree."""
    yield from _children(root, in_paragraphs=True)


def _children(block: Block, *, in_paragraphs: bool) -> Iterator[Token]:
    for child in block.children:
        if isinstance(child, Token):
            yield child
        elif isinstance(child, Run):
            yield from _line(child, in_paragraph=in_paragraphs, as_it_stands=block.name == "pre")
        elif child.is_markdown:
            yield from _markdown(child)
        elif not child.name:
            yield from _children(child, in_paragraphs=in_paragraphs)
        else:
            yield from _element(child)


def _line(run: Run, *, in_paragraph: bool, as_it_stands: bool) -> Iterator[Token]:
    text = _inline(run, as_it_stands=as_it_stands)
    if in_paragraph:
        yield Token("paragraph_open", "p", 1, map=text.map)
    yield text
    if in_paragraph:
        yield Token("paragraph_close", "p", -1)


def _markdown(block: Block) -> Iterator[Token]:
    """A block of Markdown's own, as it came."""
    opening, closing = block.opening, block.closing
    assert opening is not None
    assert closing is not None
    if block.holds is Holds.TEXT:
        runs = [child for child in block.children if isinstance(child, Run)]
        if runs or block.is_wall:
            yield opening
            yield _inline(runs[0]) if runs else Token("inline", "", 0, children=[], map=opening.map)
            yield closing
        return
    alone = opening.type in {"list_item_open", "dd_open"}
    yield opening
    yield from _children(block, in_paragraphs=not alone)
    yield closing


def _element(block: Block) -> Iterator[Token]:
    """An element of HTML."""
    opening = block.opening or Token("element_open", block.name, 1)
    if block.name == "pre" and (code := code_of(block)) is not None:
        yield code
        return
    if (caption := _caption(block)) is not None:
        yield from _captioned(block, caption)
        return
    kind = _AS_MARKDOWN.get(block.name, "element")
    heads_or_tells = kind in {"paragraph", "heading"}
    if heads_or_tells and not block.children:
        return
    yield opening.copy(type=f"{kind}_open", tag=block.name)
    alone = heads_or_tells or block.holds is Holds.TEXT or block.name in _LINES_ALONE
    yield from _children(block, in_paragraphs=not alone)
    yield Token(f"{kind}_close", block.name, -1)


def _caption(block: Block) -> Block | None:
    """The caption of a figure or a table, if it is a line of text."""
    captions = {"figure": "figcaption", "table": "caption"}
    for child in block.children if block.name in captions else ():
        if isinstance(child, Block) and child.name == captions[block.name]:
            return child if [type(part) for part in child.children] == [Run] else None
    return None


def _captioned(block: Block, caption: Block) -> Iterator[Token]:
    """A figure or a table with a caption."""
    opening = (block.opening or Token("", "", 1)).copy(type="captioned_open", tag=block.name)
    opening.meta = {**opening.meta}
    yield opening
    for child in block.children:
        if child is caption:
            start = Token("its_caption_open", caption.name, 1, meta={"of": opening})
            (run,) = (part for part in caption.children if isinstance(part, Run))
            yield from (start, _inline(run), Token("its_caption_close", caption.name, -1))
        else:
            alone = Block(name="", children=[child])
            yield from _children(alone, in_paragraphs=False)
    yield Token("captioned_close", block.name, -1)


# --- lines ----------------------------------------------------------------------------------------


def _inline(run: Run, *, as_it_stands: bool = False) -> Token:
    """A line as an inline token, its children at offsets in one text; without the blanks at its
    ends, unless it is wanted as it stands."""
    trimmed = list if as_it_stands else _trimmed
    bases = [base for base, _ in run.parts]
    children = trimmed([token for _, tokens in run.parts for token in tokens])
    if len(set(map(id, bases))) == 1:
        base = bases[0]
        if base.inline is not None:
            return base.inline.copy(children=children)
        return _token(children, base.where, run)
    shifted, starts, shift = list[Token](), list[tuple[int, int, int]](), 0
    for base, own in run.parts:
        starts += [(offset + shift, line, column) for offset, line, column in base.where.starts]
        shifted += [_shifted(token, shift) for token in own]
        shift += len(base.content) + 1
    return _token(trimmed(shifted), Positions(tuple(starts)), run)


def _token(children: list[Token], where: Positions, run: Run) -> Token:
    at = next((token.map[0] for token in children if token.map), 0)
    line, _ = where.place(at)
    written = next((base.inline for base, _ in run.parts if base.inline is not None), None)
    return Token(
        "inline",
        "",
        0,
        children=children,
        content=written.content if written else "",
        map=[line - 1, line],
        meta={"positions": where},
    )


def _shifted(token: Token, shift: int) -> Token:
    meta: dict[str, Any] = dict(token.meta)
    if "spans" in meta:
        meta["spans"] = [(start, offset + shift) for start, offset in meta["spans"]]
    at = (token.map or [0])[0] + shift
    return token.copy(map=[at, at], meta=meta)


def _trimmed(children: Sequence[Token]) -> list[Token]:
    """The tokens of a line without the breaks and blanks it begins and ends with."""
    marks = [index for index, token in enumerate(children) if prints(token)]
    if not marks:
        return list(children)
    first, last = marks[0], marks[-1]
    return [
        token
        for index, token in enumerate(children)
        if first <= index <= last or not _is_blank(token)
    ]


def _is_blank(token: Token) -> bool:
    if token.type in {"softbreak", "hardbreak"}:
        return True
    return token.type == "text" and not token.content.strip()
