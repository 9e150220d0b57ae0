"""Room for what comes next: what must end before it, and what must begin round it."""

from __future__ import annotations

from markdown_it.token import Token

from bokbygg.parse.html.elements import BLOCKS, FILLER, PARTS, TABLE_PARTS, Holds
from bokbygg.parse.html.stack import Stack
from bokbygg.parse.html.tree import Base, Block
from bokbygg.values import dataclass

_TABLE = (Holds.TABLE, Holds.ROWS, Holds.CELLS)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Comer:
    """What comes next, and where it stands: a tag's name, or `""` for text, or `"#"` for a block
    of Markdown."""

    name: str
    base: Base
    at: int = 0
    width: int = 1

    @property
    def shown(self) -> str:
        """The comer as a finding names it."""
        return {"": "text", "#": "Markdown"}.get(self.name, f"`<{self.name}>`")


def for_text(stack: Stack, comer: Comer) -> None:
    """Make room for text: it stands in a block, never between the parts of one."""
    while stack.top.holds not in {Holds.BLOCKS, Holds.TEXT}:
        _fill(stack, comer)


def for_block(stack: Stack, comer: Comer) -> bool:
    """Make room for a block; False where only text can stand."""
    while True:
        top = stack.top
        if comer.name == "p" and top.said == "p":
            stack.pop()
        elif top.holds is Holds.BLOCKS:
            return True
        elif top.holds is not Holds.TEXT:
            if not _into_last_item(stack, comer):
                _fill(stack, comer)
        elif top.said == "p":
            _widen(stack, comer)
        elif top.is_markdown and not top.is_wall:
            stack.lift()
        elif _parts_headings(top, comer):
            stack.pop()
        else:
            return False


def for_part(stack: Stack, comer: Comer) -> bool:
    """Make room for an item of a list, a row of a table and the like; False where there is no list
    or table for it."""
    if comer.name == "figcaption":
        figure = stack.block_of("figure")
        if figure is not None:
            stack.pop_to(figure)
        return figure is not None
    holder = _holder(stack, comer.name)
    if holder is None:
        if comer.name != "li" or not for_block(stack, Comer(name="ul", base=comer.base)):
            return False
        _tell(stack, comer)
        stack.push(implied("ul"))
        return True
    stack.pop_to(holder)
    while comer.name not in PARTS[stack.top.holds]:
        if stack.top.holds is not Holds.TABLE:
            _tell(stack, comer)
        stack.push(implied(FILLER[stack.top.holds]))
    return True


def for_columns(stack: Stack, comer: Comer) -> bool:
    """Make room for `<col>`; False where there is no table for it."""
    holder = _holder(stack, "colgroup")
    if holder is None:
        return False
    if stack.top.holds is not Holds.COLUMNS:
        stack.pop_to(holder)
        stack.push(implied("colgroup"))
    return True


def implied(name: str) -> Block:
    """A block that its author did not write but must have meant."""
    sort = BLOCKS[name]
    return Block(
        name=sort.name,
        holds=sort.holds,
        opening=Token("element_open", sort.name, 1),
        is_implied=True,
    )


def _holder(stack: Stack, name: str) -> Block | None:
    """The innermost open block that can hold a part of this name, itself or by parts of its own."""
    wanted = next(holds for holds, names in PARTS.items() if name in names)
    fitting = _TABLE[: _TABLE.index(wanted) + 1] if wanted in _TABLE else (wanted,)
    for block in reversed(stack.blocks):
        if block.holds in fitting:
            return block
        of_cell = block.name in {"td", "th"} and name not in TABLE_PARTS
        if block.is_wall or of_cell:
            break
    return None


def _fill(stack: Stack, comer: Comer) -> None:
    """Put the part that is lacking between the innermost block and what comes."""
    top = stack.top
    if top.holds is Holds.COLUMNS or (top.is_implied and top.holds is Holds.ITEMS):
        stack.pop()
        return
    if not top.is_implied:
        _tell(stack, comer)
    stack.push(implied(FILLER[top.holds]))


def _into_last_item(stack: Stack, comer: Comer) -> bool:
    """Go on in the last item of a list, for a list that stands between items."""
    top = stack.top
    of_list = comer.name in BLOCKS and BLOCKS[comer.name].holds is Holds.ITEMS
    last = top.children[-1] if top.children else None
    if top.holds is not Holds.ITEMS or not of_list or not isinstance(last, Block):
        return False
    stack.resume(last)
    return True


def _widen(stack: Stack, comer: Comer) -> None:
    """Make a division of the paragraph `<p>` that is open."""
    top = stack.top
    stack.end_run()
    top.name, top.holds = "div", Holds.BLOCKS
    top.mixes = comer.shown if comer.name != "#" else ""


def _parts_headings(top: Block, comer: Comer) -> bool:
    """Whether the innermost block must end: a heading before another one, and what can hold no
    block at all before a block of Markdown."""
    if top.is_wall:
        return False
    return comer.name == "#" or (top.said in _HEADINGS and comer.name in _HEADINGS)


def _tell(stack: Stack, comer: Comer) -> None:
    block = next(b for b in reversed(stack.blocks) if b.said or b.is_wall)
    where = f"in `<{block.said}>`" if block.said else "here"
    holds = stack.top.holds
    part = "td" if holds in _TABLE else FILLER.get(holds, "")
    hint = f"put it in a `<{part}>`" if part else "put `<ul>` or `<ol>` round it"
    stack.told.misplaced(
        comer.base, comer.at, comer.width, f"{comer.shown} cannot stand {where} by itself", hint
    )
