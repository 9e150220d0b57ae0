"""Lists, and terms with what they mean."""

from __future__ import annotations

import re

from bokbygg.importers.markup import blocks, figures, inlines
from bokbygg.importers.markup.desk import Desk
from bokbygg.importers.markup.line import line
from bokbygg.importers.markup.rawhtml import as_html
from bokbygg.importers.markup.tree import Element, classes, plain_text

_SHOWN = (
    *("img", "svg", "picture", "video", "audio", "iframe", "object", "embed", "input", "math"),
    *("hr", "canvas", "figure"),
)
"""Elements that show something without text."""

_TASK = re.compile(r"\[[ xX]\](?:\s|$)")


def listed(desk: Desk, element: Element, *, other: bool) -> list[str]:
    """A list; with the `other` sign, where a list of its sort stands right before it."""
    items = [item for item in _items(element) if not _is_empty(item)]
    if figures.is_gallery(items):
        return figures.gallery(desk, items)
    loose = any(
        (sum(1 for _ in item.iterchildren("p")) > 0 and len(items) > 1) or _has_paragraphs(item)
        for item in items
    )
    number = _start(element)
    made: list[str] = []
    for item in items:
        if element.tag == "ol":
            sign = f"{number}{')' if other else '.'} "
            number += 1
        else:
            sign = "* " if other else "- "
        made.append(_item(desk, item, sign, loose=loose))
    return [("\n\n" if loose else "\n").join(made)] if made else []


def _items(element: Element) -> list[Element]:
    """The items; what stands between them by mistake goes into the one before, or into one of its
    own."""
    if (element.text or "").strip():
        first = element.makeelement("li", {})
        first.text, element.text = element.text, None
        element.insert(0, first)
    items: list[Element] = []
    for child in list(element):
        tail, child.tail = child.tail, None
        if child.tag == "li":
            items.append(child)
        elif items:
            items[-1].append(child)
        else:
            item = child.makeelement("li", {})
            element.replace(child, item)
            item.append(child)
            items.append(item)
        if (tail or "").strip():
            _append(items[-1], tail)
    return items


def _is_empty(item: Element) -> bool:
    """Whether an item says and shows nothing: in Markdown, a few such in a row mean something
    else."""
    return not plain_text(item).strip() and not any(True for _ in item.iter(*_SHOWN))


def _append(item: Element, text: str) -> None:
    if len(item):
        item[-1].tail = (item[-1].tail or "") + text
    else:
        item.text = (item.text or "") + text


def _has_paragraphs(item: Element) -> bool:
    return sum(1 for child in item if child.tag in {"p", "blockquote", "pre", "table"}) > 1


def _start(element: Element) -> int:
    given = element.get("start") or ""
    return int(given) if given.isdecimal() and len(given) < 8 else 1


def _item(desk: Desk, item: Element, sign: str, *, loose: bool) -> str:
    """One item; a list inside stands right under it unless there is air between all items."""
    task = _task(item)
    inner = blocks.children(desk, item)
    if anchor := desk.anchor(item):
        inner = _with_place(inner, anchor)
    if not inner:
        return sign.rstrip()
    is_list = [_is_list(one) for one in inner]
    text = inner[0]
    text = f"\\{text}" if _TASK.match(text) else f"{task}{text}"
    for before, after, one in zip(is_list, is_list[1:], inner[1:], strict=False):
        text += ("\n" if after and not before and not loose else "\n\n") + one
    return blocks.indented(text, sign, " " * len(sign))


def _task(item: Element) -> str:
    """The box of a task, taken out of its item: one to click on, or one of ours."""
    for one in item.iter("input", "svg"):
        is_box = one.get("type") == "checkbox" or "box" in classes(one)
        if is_box and not _said_before(item, one):
            done = one.get("checked") is not None or any(True for _ in one.iter("path"))
            one.drop_tree()
            return "[x] " if done else "[ ] "
    return ""


def _said_before(item: Element, box: Element) -> bool:
    """Whether anything is said in an item before its box."""
    before = item.text or ""
    for one in item.iterdescendants():
        if one is box:
            break
        before += one.text or ""
    return bool(before.strip())


def _with_place(inner: list[str], anchor: str) -> list[str]:
    """What an item holds, with a place at its beginning that links can lead to."""
    place = f'<a id="{anchor}"></a>'
    if inner and (inner[0][0].isalnum() or inner[0][0] in "*[\\<“”\"'"):
        return [place + inner[0], *inner[1:]]
    return [place, *inner]


def _is_list(text: str) -> bool:
    return re.match(r"(?:[-*]|\d+[.)]) ", text) is not None


def terms(desk: Desk, element: Element) -> list[str]:
    """Terms and what they mean. Markdown knows one term at a time, on a line; all else is HTML."""
    parts = _parts(element)
    names = "".join("t" if one.tag == "dt" else "d" for one in parts)
    if not re.fullmatch(r"(?:td+)+", names) or not all(map(plain_text, parts)):
        return [as_html(desk, element)] if plain_text(element) else []
    made: list[str] = []
    for part in parts:
        if part.tag == "dt":
            made.append("\n" + line(inlines.pieces(desk, part), one=True))
        else:
            inner = "\n\n".join(blocks.children(desk, part))
            made.append(blocks.indented(inner, ":   ", "    "))
    return ["\n".join(made).strip("\n")]


def _parts(element: Element) -> list[Element]:
    found: list[Element] = []
    for child in element:
        if child.tag in {"dt", "dd"}:
            found.append(child)
        elif child.tag == "div":
            found += _parts(child)
        elif plain_text(child):
            child.tag = "dd"
            found.append(child)
    return found
