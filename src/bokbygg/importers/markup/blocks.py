"""Elements that are blocks -> Markdown, each a text of its own lines."""

from __future__ import annotations

import re
from collections.abc import Callable

from bokbygg.importers.harvest import Sort
from bokbygg.importers.markup import code, figures, inlines, lists, tables
from bokbygg.importers.markup.desk import Desk
from bokbygg.importers.markup.elements import BLOCKS, HEADINGS
from bokbygg.importers.markup.line import line
from bokbygg.importers.markup.pieces import Break, Mark, Piece, Sign, Words, parted
from bokbygg.importers.markup.rawhtml import as_html
from bokbygg.importers.markup.tree import Element, classes, plain_text

_NO_PAGE = frozenset({"nav", "form", "search"})
_WEB = re.compile(r"https?://[^\s<>]+")
_DIVISIONS = frozenset({"letter", "epigraph", "aside"})
_VERSE = frozenset({"verse", "poem", "poetry"})


def children(desk: Desk, element: Element) -> list[str]:
    """The blocks that an element holds; lines between them are paragraphs."""
    made: list[str] = []
    loose: list[str | Element] = [element.text] if element.text else []
    before = ""
    other = False
    for child in element:
        if isinstance(child.tag, str) and child.tag in BLOCKS:
            if texts := _paragraphs(desk, loose):
                made += texts
                before = ""
            other = child.tag == before and not other
            found = _block(desk, child, other=other)
            made += found
            before = child.tag if found else before
            loose = []
        else:
            loose.append(child)
        if child.tail:
            loose.append(child.tail)
    return made + _paragraphs(desk, loose)


def _paragraphs(desk: Desk, nodes: list[str | Element]) -> list[str]:
    return paragraphs(inlines.run(desk, nodes))


def paragraphs(found: list[Piece]) -> list[str]:
    """Pieces as paragraphs: two breaks in a row part them, as old pages have it."""
    runs: list[list[Piece]] = [[]]
    for piece in found:
        last = runs[-1]
        blank = [p for p in last if not (hasattr(p, "text") and not p.text.strip())]
        if isinstance(piece, Break) and blank and isinstance(blank[-1], Break):
            if not _is_open(last):
                runs.append([])
                continue
        last.append(piece)
    apart = [one for run in runs for one in parted(run)]
    texts = [line(map(_address, one) if len(one) == 1 else one) for one in apart]
    return [text for text in texts if text.strip()]


def _address(piece: Piece) -> Piece:
    """An address that is all of a paragraph, as a link to it."""
    if isinstance(piece, Words) and _WEB.fullmatch(piece.text.strip()):
        return Sign(f"<{piece.text.strip()}>")
    return piece


def _is_open(run: list[Piece]) -> bool:
    """Whether emphasis or a link goes on over the break."""
    opened = sum(1 if piece.opens else -1 for piece in run if isinstance(piece, Mark))
    text = "".join(getattr(piece, "text", "") for piece in run)
    return opened != 0 or text.count("[") != text.count("]")


def _block(desk: Desk, element: Element, *, other: bool) -> list[str]:
    tag = element.tag
    if tag in {"ul", "ol", "menu", "dir"}:
        found = lists.listed(desk, element, other=other)
    else:
        found = _SETTERS.get(tag, _container)(desk, element)
    anchor = desk.anchor(element)
    if anchor and tag not in HEADINGS and not tag.startswith("fig"):
        found = _named(found, anchor)
    return found


def _named(found: list[str], anchor: str) -> list[str]:
    """Blocks with a place before them that links can lead to."""
    if not found:
        return []
    first = found[0]
    if first[0].isalnum() or first[0] in "->|*`":
        return [f"{{#{anchor}}}\n{first}", *found[1:]]
    return [f'<a id="{anchor}"></a>', *found]


def _division(desk: Desk, element: Element, name: str) -> list[str]:
    """A division that means something to a book; the last line of a motto is whose words it is."""
    for one in element.iter("p"):
        if name == "epigraph" and "source" in classes(one):
            one.text = f"– {one.text or ''}"
    inner = children(desk, element)
    return [f"::: {name}\n" + "\n\n".join(inner) + "\n:::"] if inner else []


def _container(desk: Desk, element: Element) -> list[str]:
    """A part of a page: what it holds, and a division where it means something to a book."""
    if element.tag in _NO_PAGE and plain_text(element):
        desk.say(Sort.LEFT, element, f"a part of the page that leads elsewhere (`{element.tag}`)")
        return []
    if any("gallery" in name for name in classes(element)) and figures.is_gallery([*element]):
        return figures.gallery(desk, [*element])
    if element.tag in {"div", "section"} and classes(element) & _VERSE:
        return code.verse(desk, element)
    for name in classes(element) & _DIVISIONS:
        return _division(desk, element, name)
    inner = children(desk, element)
    lang = element.get("lang") or ""
    if lang and lang != desk.lang and inner and re.fullmatch(r"[\w-]+", lang):
        return [f"::: {{lang={lang}}}\n" + "\n\n".join(inner) + "\n:::"]
    return inner


def _paragraph(desk: Desk, element: Element) -> list[str]:
    if element.get("align") or "text-align" in (element.get("style") or ""):
        desk.dressed += 1
    return paragraphs(inlines.pieces(desk, element))


def _heading(desk: Desk, element: Element) -> list[str]:
    level = min(int(element.tag[1]) + desk.deeper, 6)
    text = line(inlines.pieces(desk, element), one=True)
    if not text or text.startswith("![") or not plain_text(element):
        return [text] if text else []
    anchor = desk.anchor(element)
    text = re.sub(r"(?<=\s)(#+)$|^(#+)$", r"\\\g<0>", text)
    return [f"{'#' * level} {text}" + (f" {{#{anchor}}}" if anchor else "")]


def _quotation(desk: Desk, element: Element) -> list[str]:
    if "epigraph" in classes(element) | {element.get("epub:type")}:
        return _division(desk, element, "epigraph")
    inner = children(desk, element)
    return [indented("\n\n".join(inner), "> ", "> ")] if inner else []


def _rule(_desk: Desk, _element: Element) -> list[str]:
    return ["***"]


def _details(desk: Desk, element: Element) -> list[str]:
    """What unfolds on a screen stands unfolded in a book, its summary over it."""
    summary = next(iter(element.iterchildren("summary")), None)
    head = ""
    if summary is not None:
        summary.tag = "span"
        head = as_html(desk, summary)
        summary.drop_tree()
    inner = children(desk, element)
    first = f"<details>\n<summary>{head}</summary>" if head else "<details>"
    return ["\n\n".join([first, *inner, "</details>"])]


def _table(desk: Desk, element: Element) -> list[str]:
    return table(desk, element)


def table(desk: Desk, element: Element, caption: str = "", anchor: str = "") -> list[str]:
    """A table, with the caption that a figure round it has, or one of its own."""
    if tables.is_layout(element):
        return [block for cell in element.iter("td", "th") for block in children(desk, cell)]
    own = next(iter(element.iterchildren("caption")), None)
    if not tables.simple(element):
        if caption and own is None:
            return [tables.as_block(desk, element), caption]
        return [tables.as_block(desk, element)]
    if own is not None:
        texts = children(desk, own)
        own.drop_tree()
        caption = caption or " ".join(" ".join(texts).split("\n"))
    made = tables.with_pipes(desk, element)
    name = f" {{#{anchor}}}" if anchor else ""
    return [f"{made}\n\n: {caption}{name}"] if caption else [made]


def indented(text: str, first: str, rest: str) -> str:
    """A text with `first` before its first line and `rest` before the others; nothing but the
    sign itself on lines that are empty."""
    lines = [f"{rest}{one}" if one else rest.rstrip() for one in text.split("\n")]
    lines[0] = f"{first}{text.partition(chr(10))[0]}"
    return "\n".join(lines)


_SETTERS: dict[str, Callable[[Desk, Element], list[str]]] = {
    **dict.fromkeys(("p", "dt", "summary", "legend"), _paragraph),
    **dict.fromkeys(HEADINGS, _heading),
    "blockquote": _quotation,
    "hr": _rule,
    "pre": code.pre,
    "dl": lists.terms,
    "table": _table,
    "figure": figures.figure,
    "details": _details,
}
