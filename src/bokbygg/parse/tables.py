"""Tables."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from bokbygg.book import Markup
from bokbygg.parse import positions
from bokbygg.parse.desk import Desk

_ALIGNED = frozenset({"left", "center", "right"})


def row(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """A row with its cells."""
    end = next(i for i in range(index, len(tokens)) if tokens[i].type == "tr_close")
    cells = [t for t in tokens[index:end] if t.type == "inline"]
    line = (cells[0].map or [0])[0] if cells else 0
    places = positions.of_cells([t.content for t in cells], desk.lines[line], line)
    desk.put(Markup(xhtml="<tr>"))
    for number, cell in enumerate(cells):
        opening = tokens[index + 1 + 3 * number]
        aligned = str(opening.attrs.get("style", "")).removeprefix("text-align:")
        scope = ' scope="col"' if opening.tag == "th" else ""
        style = f' class="{aligned}"' if aligned in _ALIGNED else ""
        desk.put(Markup(xhtml=f"<{opening.tag}{scope}{style}>"))
        desk.put(*desk.inline(cell, places[number]), Markup(xhtml=f"</{opening.tag}>"))
    desk.put(Markup(xhtml="</tr>\n"))
    return end + 1
