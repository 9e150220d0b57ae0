"""What Markdown cannot say, as HTML: tables with joined cells, and whatever stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from bokbygg.importers.markup import figures, outside
from bokbygg.importers.markup.desk import Desk
from bokbygg.importers.markup.elements import BLOCKS, CONTROLS, EMPHASIS, KEPT, OUTSIDE, VOID
from bokbygg.importers.markup.tree import Element

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_KEPT_BLOCKS = frozenset(
    "p ul ol li dl dt dd blockquote table thead tbody tfoot tr th td caption h1 h2 h3 h4 h5 h6 hr "
    "pre figure figcaption".split()
)
_KEPT_INLINE = frozenset(KEPT) | frozenset(EMPHASIS) | frozenset("a br code sub sup".split())
_ATTRIBUTES = ("colspan", "rowspan", "scope", "start", "lang", "dir")


def as_html(desk: Desk, element: Element) -> str:
    """An element and what it holds as one block of HTML: no empty line in it."""
    text = "".join(_element(desk, element))
    return re.sub(r"\n\s*\n+", "\n", text).strip()


def _element(desk: Desk, element: Element) -> Iterator[str]:
    tag = element.tag
    if not isinstance(tag, str):
        return
    if label := element.get("data-note"):
        desk.called.append(label)
        yield f"[^{label}]"
    elif tag == "img":
        yield from _picture(desk, element)
    elif tag in OUTSIDE:
        address = "".join(getattr(one, "text", "") for one in outside.in_line(desk, element))
        yield escape(address.strip("<>"))
    elif tag not in CONTROLS:
        if tag in {"td", "th"} and _is_one_paragraph(element):
            element[0].tag = "span"
        kept = tag in _KEPT_BLOCKS or tag in _KEPT_INLINE
        name = {"acronym": "abbr", "strike": "s"}.get(tag, tag)
        yield _opening(desk, element, name) if kept else (" " if tag in BLOCKS else "")
        if tag not in VOID:
            yield from _inside(desk, element)
            yield _closing(name) if kept else (" " if tag in BLOCKS else "")


def _is_one_paragraph(cell: Element) -> bool:
    """Whether a cell holds a paragraph and nothing beside it."""
    alone = len(cell) == 1 and cell[0].tag == "p"
    return alone and not (cell.text or "").strip() and not (cell[0].tail or "").strip()


def _inside(desk: Desk, element: Element) -> Iterator[str]:
    yield _text(element.text, element)
    for child in element:
        yield from _element(desk, child)
        yield _text(child.tail, element)


def _text(text: str | None, within: Element) -> str:
    if not text:
        return ""
    if any(one.tag == "pre" for one in (within, *within.iterancestors())):
        return escape(text.replace("\n\n", "\n \n"), quote=False)
    return escape(_BLANKS.sub(" ", text), quote=False).replace("{", "&#123;")


def _opening(desk: Desk, element: Element, name: str) -> str:
    given = [(key, element.get(key)) for key in _ATTRIBUTES if element.get(key)]
    if anchor := desk.anchor(element):
        given.append(("id", anchor))
    href = (element.get("href") or "").strip() if name == "a" else ""
    if href and (address := desk.ways.link(href)):
        given.append(("href", address))
    if name in {"abbr", "dfn"} and element.get("title"):
        given.append(("title", element.get("title")))
    said = "".join(f' {key}="{escape(str(value))}"' for key, value in given)
    lead = "\n" if name in _KEPT_BLOCKS and name not in {"p", "li", "td", "th"} else ""
    return f"{lead}<{name}{said}>"


def _closing(name: str) -> str:
    return f"</{name}>\n" if name in _KEPT_BLOCKS else f"</{name}>"


def _picture(desk: Desk, element: Element) -> Iterator[str]:
    href = desk.ways.picture(figures.source_of(element))
    if not href:
        yield figures.image(desk, element)
        return
    yield f'<img src="{escape(href)}" alt="{escape(element.get("alt") or "")}">'
