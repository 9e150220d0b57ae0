"""`<pre><code>` as the block of code that it is."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.token import Token

from bokbygg.parse.html.tree import Base, Block, Run
from bokbygg.parse.positions import Positions
from bokbygg.parse.tracing import offset_of


def code_of(block: Block) -> Token | None:
    """The token of a block of code, for a `<pre>` that holds a `<code>` and in that nothing but
    text; its language is named as Markdown's processors name it (`class="language-rust"`)."""
    found = [
        (base, token)
        for run in block.children
        if isinstance(run, Run)
        for base, tokens in run.parts
        for token in tokens
    ]
    if len(found) < 3 or any(end[1].tag != "code" for end in (found[0], found[-1])):
        return None
    texts = found[1:-1]
    if any(token.type not in {"text", "text_special"} for _, token in texts):
        return None
    opening = block.opening or found[0][1]
    names = str(found[0][1].attrs.get("class", "")).split()
    said = [name.removeprefix("language-") for name in names if name.startswith("language-")]
    text = "".join(token.content for _, token in texts)
    return opening.copy(
        type="fence",
        tag="code",
        nesting=0,
        info=said[0] if said else "",
        content=text.rstrip("\n") + "\n",
        markup="```",
        meta={**opening.meta, "positions": Positions(tuple(_starts(texts)))},
    )


def _starts(texts: list[tuple[Base, Token]]) -> Iterator[tuple[int, int, int]]:
    """Where each text, and each line in it, begins."""
    offset = 0
    for base, token in texts:
        at = offset_of(token)
        yield (offset, *base.where.place(at))
        for index, character in enumerate(token.content):
            if character == "\n":
                yield (offset + index + 1, *base.where.place(at + index + 1))
        offset += len(token.content)
