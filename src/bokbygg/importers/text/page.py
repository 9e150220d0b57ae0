"""The lines of a web page round its text: found, told of, taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bokbygg.importers.harvest import Remark, Sort
from bokbygg.importers.text.block import Block, Shape
from bokbygg.importers.text.evidence import heading_key

_REAL = 12
"""Words from which on a block is text for certain."""

_MENU = 3
"""Short lines in a row, with no empty line between them, that are a menu."""

_MENU_WORDS = 4
_AGAIN = 3
"""How often a line beside those of the page stands in the text, to be one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The blocks that are text; for each how many lines of the page stood before it; the words of
    menus, as headings are looked up; the name of the page, if it has one; and what was left out."""

    blocks: tuple[Block, ...]
    before: tuple[int, ...]
    listed: frozenset[str]
    name: str
    remarks: tuple[Remark, ...]


def without_page(blocks: Sequence[Block], path: str) -> Page:
    """The text without the lines of its page."""
    out = {at for at, block in enumerate(blocks) if block.shape is Shape.PAGE}
    out |= set(_menus(blocks, out)) | set(_repeated(blocks, out))
    head = _head(blocks, out)
    out |= set(head)
    name = _name(blocks, out)
    kept: list[Block] = []
    before: list[int] = []
    count = 0
    for at, block in enumerate(blocks):
        if at in out:
            count += 1
            continue
        kept.append(block)
        before.append(count)
        count = 0
    return Page(
        blocks=tuple(kept),
        before=tuple(before),
        listed=frozenset(heading_key(blocks[at].words) for at in out),
        name=" ".join(name.split()),
        remarks=tuple(_left(blocks[at], path) for at in sorted(out)),
    )


def _name(blocks: Sequence[Block], out: set[int]) -> str:
    """The first line over the text that is no button: what the page is called."""
    for at, block in enumerate(blocks):
        if at not in out or _is_real(block):
            break
        if block.shape is Shape.SHORT and len(block.words.split()) > 1:
            return block.words
    return ""


def _left(block: Block, path: str) -> Remark:
    said = "a line of the web page left out"
    return Remark(sort=Sort.LEFT, path=path, line=block.line, said=said, before=block.words)


def _menus(blocks: Sequence[Block], out: set[int]) -> Iterator[int]:
    """Short lines in a row that stand together with lines of the page, or over all of the text."""
    first = next((at for at, block in enumerate(blocks) if _is_real(block)), len(blocks))
    run: list[int] = []
    for at, block in enumerate(blocks):
        few = len(block.words.split()) <= _MENU_WORDS
        lists = block.shape in {Shape.SHORT, Shape.BULLETS, Shape.PAGE} and few and not block.level
        if run and (not lists or block.blanks):
            yield from _menu(run, out, first)
            run = []
        if lists:
            run.append(at)
    yield from _menu(run, out, first)


def _menu(run: list[int], out: set[int], first: int) -> Sequence[int]:
    if len(run) >= _MENU and (run[-1] < first or not out.isdisjoint(run)):
        # the last line over the text may be its title
        return run[:-1] if run[-1] + 1 == first and run[-1] not in out else run
    return ()


def _repeated(blocks: Sequence[Block], out: set[int]) -> Iterator[int]:
    """Short lines that come again and again beside lines of the page: its name, as a rule."""
    counts = Counter(block.words for block in blocks if block.shape is Shape.SHORT)
    beside = Counter(
        block.words
        for at, block in enumerate(blocks)
        if block.shape is Shape.SHORT and {at - 1, at + 1} & out
    )
    for at, block in enumerate(blocks):
        often = counts[block.words] >= _AGAIN
        if block.shape is Shape.SHORT and often and beside[block.words] * 2 > counts[block.words]:
            yield at


def _head(blocks: Sequence[Block], out: set[int]) -> list[int]:
    """The short lines over the first line of the page that stands over the text: its name."""
    first = next((at for at, block in enumerate(blocks) if _is_real(block)), 0)
    lines = [at for at in out if at < first]
    if not lines:
        return []
    return [at for at in range(max(lines)) if at not in out]


def _is_real(block: Block) -> bool:
    return block.shape is Shape.PARAGRAPH and len(block.words.split()) >= _REAL
