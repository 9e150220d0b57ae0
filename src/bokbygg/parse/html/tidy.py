"""The tree of an essay made to hold what EPUB allows: whole tables, whole lists of terms, ids that
stand in something."""

from __future__ import annotations

from markdown_it.token import Token

from bokbygg.parse.html.elements import Holds
from bokbygg.parse.html.ruby import sound
from bokbygg.parse.html.tree import Base, Block, Run, prints

_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_OPENS_WITH_TEXT = frozenset(
    "paragraph_open heading_open blockquote_open bullet_list_open ordered_list_open list_item_open "
    "container_div_open".split()
)
"""Blocks of Markdown whose first text can take what stood before it."""


def tidy(block: Block) -> None:
    """Make a block of the tree, and all in it, what it must be."""
    for child in block.children:
        if isinstance(child, Block):
            tidy(child)
        elif isinstance(child, Run):
            child.parts = sound(child.parts)
    _settle(block)
    if block.holds is Holds.TEXT:
        _join(block)
    if block.name == "table":
        _table(block)
    elif block.name == "dl":
        _terms(block)
    elif block.name == "figure":
        _figure(block)
    elif block.name == "ul":
        _unnumber(block)
    elif block.said == "p":
        _narrow(block)


# --- what prints nothing --------------------------------------------------------------------------


def _settle(block: Block) -> None:
    """Take away lines that print nothing and blocks that are empty; ids in them move to the text
    that follows, else stand by themselves."""
    kept: list[Block | Run | Token] = []
    waiting: list[tuple[Base, list[Token]]] = []
    for child in block.children:
        if isinstance(child, Token) or not _is_vain(child):
            if waiting and not _take(child, waiting):
                kept.append(Run(parts=waiting))
            waiting = []
            kept.append(child)
        else:
            waiting += _anchors(child)
    if waiting:
        kept.append(Run(parts=waiting))
    block.children = kept


def _is_vain(child: Block | Run) -> bool:
    """Whether a line or a paragraph puts nothing on the page."""
    if isinstance(child, Run):
        return not child.is_printed
    if child.holds is not Holds.TEXT or child.is_wall or child.name == "dt":
        return False
    return all(isinstance(run, Run) and not run.is_printed for run in child.children)


def _anchors(child: Block | Run) -> list[tuple[Base, list[Token]]]:
    """Empty elements with the ids of what is taken away."""
    if isinstance(child, Run):
        return [
            (base, [made for token in tokens if "id" in token.attrs for made in _anchor(token)])
            for base, tokens in child.parts
            if any("id" in token.attrs for token in tokens)
        ]
    own = child.opening
    found = [part for run in child.children if isinstance(run, Run) for part in _anchors(run)]
    if own is not None and "id" in own.attrs and child.base is not None:
        found.insert(0, (child.base, _anchor(own.copy(map=[child.at, child.at]))))
    return found


def _anchor(token: Token) -> list[Token]:
    opening = Token(
        "element_open", "span", 1, attrs={"id": token.attrs["id"]}, map=token.map, info="html"
    )
    return [opening, Token("element_close", "span", -1, map=token.map)]


def _take(child: Block | Run | Token, anchors: list[tuple[Base, list[Token]]]) -> bool:
    """Put anchors at the beginning of the text that a block begins with; False where it begins
    with none, or with a picture that stands alone."""
    while isinstance(child, Block):
        if not child.children or not _opens_with_text(child):
            return False
        child = child.children[0]
    if isinstance(child, Token):
        return False
    shown = [token for token in child.tokens if prints(token)]
    if len(shown) == 1 and shown[0].type == "image":
        return False
    child.parts = [*anchors, *child.parts]
    return True


def _opens_with_text(block: Block) -> bool:
    if block.is_markdown:
        return block.opening is not None and block.opening.type in _OPENS_WITH_TEXT
    return block.name != "pre" and block.holds in {Holds.BLOCKS, Holds.TEXT, Holds.ITEMS}


def _join(block: Block) -> None:
    """Make one line of the lines in a block that holds nothing but text."""
    runs = [run for run in block.children if isinstance(run, Run)]
    for run in runs[1:]:
        base, tokens = run.parts[0]
        runs[0].put(base, Token("softbreak", "br", 0, map=tokens[0].map))
        runs[0].parts += run.parts
    block.children = [*runs[:1]]


# --- tables ---------------------------------------------------------------------------------------


def _table(table: Block) -> None:
    """Caption, columns, head, bodies, foot, in this order; no group, row or table without cells."""
    parts = [child for child in table.children if isinstance(child, Block)]
    for part in parts:
        if part.name in _ROW_GROUPS:
            part.children = [
                row for row in part.children if isinstance(row, Block) and row.children
            ]
            _limit_spans(part)
    captions = [part for part in parts if part.name == "caption" and part.children]
    for extra in captions[1:]:
        captions[0].children += extra.children
        _join(captions[0])
    columns = [part for part in parts if part.name == "colgroup" and part.children]
    groups = [part for part in parts if part.name in _ROW_GROUPS and part.children]
    if not groups:  # what is left is no table
        table.name, table.holds = "", Holds.BLOCKS
        table.children = [run for caption in captions[:1] for run in caption.children]
        return
    head = next((part for part in groups if part.name == "thead"), None)
    foot = next((part for part in groups if part.name == "tfoot"), None)
    bodies = [part for part in groups if part not in {head, foot}]
    for part in bodies:
        part.name = "tbody"
    ordered = [*captions[:1], *columns, head, *bodies, foot]
    table.children = [part for part in ordered if part is not None]


def _limit_spans(group: Block) -> None:
    """No cell reaches below the last row of its group."""
    rows = [row for row in group.children if isinstance(row, Block)]
    for number, row in enumerate(rows):
        for cell in row.children:
            own = (
                cell.opening.meta.get("own", {}) if isinstance(cell, Block) and cell.opening else {}
            )
            if "rowspan" in own:
                own["rowspan"] = str(min(int(own["rowspan"]), len(rows) - number))


# --- lists of terms, figures ----------------------------------------------------------------------


def _terms(terms: Block) -> None:
    """Terms first, then what they mean, at least one of each."""
    parts = [child for child in terms.children if isinstance(child, Block)]
    first = next((i for i, part in enumerate(parts) if part.name == "dt"), len(parts))
    for part in parts[:first]:  # explains nothing: a division before the list
        part.name = "div"
    rest = parts[first:]
    if rest and rest[-1].name == "dt":
        rest[-1].name = "div" if len(rest) == 1 else "dd"
    whole = len(rest) > 1
    if not whole or first:
        inner = Block(name="dl", holds=Holds.TERMS, opening=terms.opening, children=[*rest])
        terms.name, terms.holds = "", Holds.BLOCKS
        terms.children = [*parts[:first], *([inner] if whole else rest)]


def _unnumber(items: Block) -> None:
    """Only numbered items have a number of their own."""
    for item in items.children:
        if isinstance(item, Block) and item.opening is not None:
            item.opening.meta.get("own", {}).pop("value", None)


def _narrow(division: Block) -> None:
    """A `<p>` with nothing in it but one paragraph of Markdown is that paragraph."""
    alone = division.children[0] if len(division.children) == 1 else None
    if isinstance(alone, Block) and alone.is_markdown and _is_paragraph(alone):
        division.name, division.holds = "p", Holds.TEXT
        division.children = alone.children


def _is_paragraph(block: Block) -> bool:
    return block.opening is not None and block.opening.type == "paragraph_open"


def _figure(figure: Block) -> None:
    """One caption, above or below what it is about."""
    captions = [c for c in figure.children if isinstance(c, Block) and c.name == "figcaption"]
    for extra in captions[1:]:
        extra.name = "div"
    if captions and captions[0] is not figure.children[0]:
        figure.children.remove(captions[0])
        figure.children.append(captions[0])
