"""Pictures, and figures with their captions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bokbygg.importers.harvest import Sort
from bokbygg.importers.markup import blocks, inlines
from bokbygg.importers.markup.desk import Desk
from bokbygg.importers.markup.line import line
from bokbygg.importers.markup.pieces import Words
from bokbygg.importers.markup.tree import Element, plain_text

_PLAIN = re.compile(r"[^\\\"*_\[\]{}<&`$~^=@|!]+")
"""A caption that can stand as the title of its picture."""

_ONE_PICTURE = re.compile(r"\[?!\[.*\]\([^\n]*\)")
_IN_A_ROW = 2

_LAZY = ("data-src", "data-lazy-src", "data-orig-file", "data-original")


def source_of(element: Element) -> str:
    """The address of a picture, also where a script is to load it later."""
    found = (element.get("src") or "").strip()
    if not found or found.startswith("data:"):
        found = next(filter(None, map(element.get, _LAZY)), "") or found
    if not found and (choice := element.get("srcset") or element.get("data-srcset")):
        found = choice.split(",")[-1].split()[0]
    return found


def image(desk: Desk, element: Element, caption: str = "") -> str:
    """A picture as Markdown; where it is missing, a comment in its place and a remark."""
    source = source_of(element)
    href = desk.ways.picture(source)
    alt = " ".join((element.get("alt") or "").split())
    if not href:
        shown = source if not source.startswith("data:") else "data in the page"
        told = f"{shown} ({alt})" if alt else shown
        desk.say(Sort.LEFT, element, "a picture that was not found", told)
        return f"<!-- picture: {shown.replace('--', '-%2D')} -->"
    title = f" {inlines.quoted(caption)}" if caption else ""
    return f"![{line([Words(alt)], one=True)}]({inlines.written_address(href)}{title})"


def figure(desk: Desk, element: Element) -> list[str]:
    """A figure: a picture with its caption where that is plain, else a division, with the
    caption at its end."""
    caption = next(iter(element.iterchildren("figcaption")), None)
    rest = [one for one in element if one is not caption]
    said = blocks.children(desk, caption) if caption is not None else []
    if caption is not None:
        element.remove(caption)
    shown = [one for one in element.iter("img") if desk.ways.picture(source_of(one))]
    tables = list(element.iter("table"))
    anchor = desk.anchor(element)
    if tables and len(tables) == 1 and len(said) <= 1 and not plain_text_beside(element, tables[0]):
        return blocks.table(desk, tables[0], said[0] if said else "", anchor)
    if len(shown) == 1 and len(rest) == 1 and not plain_text(element) and len(said) <= 1:
        text = plain_text(caption) if caption is not None else ""
        if not said or (_PLAIN.fullmatch(text) and said[0] == text):
            return [_single(desk, element, shown[0], text, anchor)]
    nested = [one for one in rest if one.tag == "figure"]
    inner = gallery(desk, nested) if is_gallery(rest) and nested == rest else None
    inner = blocks.children(desk, element) if inner is None else inner
    if not shown or not said:
        return inner + said
    name = f"{{.figure #{anchor}}}" if anchor else "figure"
    return [f"::: {name}\n" + "\n\n".join([*inner, *said]) + "\n:::"]


def is_gallery(items: Sequence[Element]) -> bool:
    """Whether parts of a page are pictures and nothing else but captions."""
    return len(items) > 1 and all(
        sum(1 for _ in item.iter("img")) == 1 and plain_text(item) == _captions(item)
        for item in items
    )


def _captions(item: Element) -> str:
    return " ".join(plain_text(one) for one in item.iter("figcaption"))


def gallery(desk: Desk, items: Sequence[Element]) -> list[str]:
    """Pictures side by side, as many in a row as a page has room for."""
    made: list[str] = []
    row: list[str] = []
    for item in items:
        found = figure(desk, item) if item.tag == "figure" else blocks.children(desk, item)
        if len(found) == 1 and _ONE_PICTURE.fullmatch(found[0]):
            row.append(found[0])
        else:
            made += found
        if len(row) == _IN_A_ROW:
            made.append("\n".join(row))
            row = []
    return [*made, "\n".join(row)] if row else made


def plain_text_beside(element: Element, table: Element) -> bool:
    """Whether anything is said in a figure beside its table."""
    return plain_text(element) != plain_text(table)


def _single(desk: Desk, element: Element, shown: Element, caption: str, anchor: str) -> str:
    """One picture, with the link round it, if that leads anywhere."""
    made = image(desk, shown, caption)
    link = next(iter(element.iter("a")), None)
    href = (link.get("href") or "").strip() if link is not None else ""
    address = desk.ways.link(href) if href else ""
    if address:
        made = f"[{made}]({inlines.written_address(address)})"
    return f"{made}{{#{anchor}}}" if anchor else made
