"""Tables."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from bokbygg.book import Markup
from bokbygg.parse import captioning, positions
from bokbygg.parse.desk import Desk
from bokbygg.parse.pieces import closing, is_blank

_ROOMY = 44
"""How many characters wide a table is that needs no more room."""

_SCREEN = 48
"""How many characters wide a small screen is."""

_LABEL = 12
"""How many characters `Tabell 3.2. ` takes."""

_GAP = 3
"""How many characters the gap between two columns takes."""

_ALIGNED = frozenset({"left", "center", "right"})


def table(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """A table with its caption. Where its first header cell is empty, the first cell of each row
    heads the row; where all are, it has no head."""
    opening, end = tokens[index], closing(tokens, index)
    captioned = tokens[index + 1].type == "caption_open"
    captioning.start(desk, opening, "table", *_build(tokens[index:end]), captioned=captioned)
    desk.enter(opening)
    index += 1
    if captioned:
        captioning.caption(desk, opening, "caption", desk.inline(tokens[index + 1]))
        index += 3
    heads = _heads(tokens, index)
    headed = bool(heads) and _is_empty(heads[0])
    if all(_is_empty(cell) for cell in heads):
        headed, index = False, closing(tokens, index) + 1
    while index < end:
        token = tokens[index]
        if token.type == "tr_open":
            index = _row(desk, tokens, index, headed)
        else:
            ending = "\n" if token.nesting < 0 else ""
            desk.put(Markup(xhtml=f"<{'/' if ending else ''}{token.tag}>{ending}"))
            index += 1
    desk.leave()
    desk.put(Markup(xhtml="</table>\n"))
    return end + 1


def _build(table: Sequence[Token]) -> list[str]:
    """The class of a table that is `wide`: its longest words do not stand side by side on a small
    screen; or `narrow`: its caption is longer than its rows, and no layout makes a caption wider
    than its table."""
    texts = [token.content for token in table if token.type == "inline"]
    title = len(texts.pop(0)) + _LABEL if table[1].type == "caption_open" else 0
    columns = max(1, sum(token.type == "th_open" for token in table))
    parted = [texts[at::columns] for at in range(columns)]
    words = [
        max((len(word) for text in cells for word in text.split()), default=0) for cells in parted
    ]
    if sum(words) + _GAP * columns > _SCREEN:
        return ["wide"]
    width = sum(max(map(len, cells), default=0) for cells in parted) + _GAP * columns
    return ["narrow"] if width < min(title, _ROOMY) else []


def _heads(tokens: Sequence[Token], index: int) -> list[Token]:
    """The header cells of a table; `index` is that of its head."""
    end = closing(tokens, index)
    return [token for token in tokens[index:end] if token.type == "inline"]


def _is_empty(cell: Token) -> bool:
    return all(is_blank(token) for token in cell.children or ())


def _row(desk: Desk, tokens: Sequence[Token], index: int, headed: bool) -> int:
    """A row with its cells."""
    end = closing(tokens, index)
    cells = [t for t in tokens[index:end] if t.type == "inline"]
    line = (cells[0].map or [0])[0] if cells else 0
    places = positions.of_cells([t.content for t in cells], desk.lines[line], line)
    desk.put(Markup(xhtml="<tr>"))
    for number, cell in enumerate(cells):
        tag, extra = _cell(tokens[index + 1 + 3 * number], headed and number == 0)
        desk.put(Markup(xhtml=f"<{tag}{extra}>"))
        desk.put(*desk.inline(cell, places[number]), Markup(xhtml=f"</{tag}>"))
    desk.put(Markup(xhtml="</tr>\n"))
    return end + 1


def _cell(opening: Token, heads: bool) -> tuple[str, str]:
    """The tag of a cell and its attributes; `heads` where it is the first of a table whose rows
    have heads."""
    aligned = str(opening.attrs.get("style", "")).removeprefix("text-align:")
    style = f' class="{aligned}"' if aligned in _ALIGNED else ""
    if opening.tag == "th" and not heads:
        return "th", f' scope="col"{style}'
    if opening.tag == "td" and heads:
        return "th", f' scope="row"{style}'
    return "td", style
