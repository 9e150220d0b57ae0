"""Tables: with pipes where each cell is a line, else as HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bokbygg.importers.markup import inlines
from bokbygg.importers.markup.desk import Desk
from bokbygg.importers.markup.elements import BLOCKS
from bokbygg.importers.markup.line import line
from bokbygg.importers.markup.pieces import Break, Sign
from bokbygg.importers.markup.rawhtml import as_html
from bokbygg.importers.markup.tree import Element, classes, plain_text

_ALIGNED = re.compile(r"text-align:\s*(left|right|center)")
_RULES = {"left": ":--", "right": "--:", "center": ":-:", "": "---"}


def simple(table: Element) -> bool:
    """Whether Markdown can say a table: a head of one row, every row as long, every cell a line."""
    rows = list(table.iter("tr"))
    cells = [list(row.iterchildren("td", "th")) for row in rows]
    if len(rows) < 2 or len({len(row) for row in cells}) != 1 or not cells[0]:
        return False
    if len(cells[0]) < 2 or not _has_head(table, cells[0]):
        return False
    every = [cell for row in cells for cell in row]
    return not any(
        cell.get("colspan", "1") != "1" or cell.get("rowspan", "1") != "1" or _holds_blocks(cell)
        for cell in every
    )


def is_layout(table: Element) -> bool:
    """Whether a table only puts things side by side on a screen."""
    rows = list(table.iter("tr"))
    if table.get("role") in {"presentation", "none"}:
        return True
    cells = sum(1 for _ in table.iter("td", "th"))
    return len(rows) == 1 and cells == 1


def _has_head(table: Element, first: Sequence[Element]) -> bool:
    heads = list(table.iter("thead"))
    if heads:
        return len(heads) == 1 and sum(1 for _ in heads[0].iter("tr")) == 1
    return all(cell.tag == "th" for cell in first)


def _holds_blocks(cell: Element) -> bool:
    blocks = [one for one in cell.iterdescendants() if one.tag in BLOCKS]
    return bool(blocks) and not (len(blocks) == 1 and blocks[0].tag == "p")


def with_pipes(desk: Desk, table: Element) -> str:
    """A simple table."""
    rows = [list(row.iterchildren("td", "th")) for row in table.iter("tr")]
    head, *body = rows
    lines = [_row(desk, head), "|" + "|".join(_RULES[_aligned(cell)] for cell in head) + "|"]
    return "\n".join([*lines, *(_row(desk, row) for row in body)])


def _row(desk: Desk, cells: Sequence[Element]) -> str:
    return "| " + " | ".join(_cell(desk, cell) for cell in cells) + " |"


def _cell(desk: Desk, cell: Element) -> str:
    inner = next(iter(cell.iterchildren("p")), None)
    if inner is not None and plain_text(inner) == plain_text(cell):
        cell = inner
    found = [Sign("<br>") if isinstance(one, Break) else one for one in inlines.pieces(desk, cell)]
    while found and found[-1] == Sign("<br>"):
        found.pop()
    return line(found).replace("|", "\\|")


def _aligned(cell: Element) -> str:
    match = _ALIGNED.search(cell.get("style") or "")
    given = match[1] if match else (cell.get("align") or "").lower()
    by_class = [name for name in classes(cell) if name.startswith("has-text-align-")]
    given = given or (by_class[0].rpartition("-")[2] if by_class else "")
    return given if given in _RULES else ""


def as_block(desk: Desk, table: Element) -> str:
    """A table with joined cells, or with blocks in them."""
    return as_html(desk, table)
