"""The style sheets of a book: that they leave the reader's choices alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import tinycss2

from bokbygg.check.output.opened import Opened, Sheet
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.rules import papers as rules

_FIXED = re.compile(r"(?<![\w.])[0-9.]+(?:px|pt|pc|mm|cm|in|rem)\b")
_PLAIN = frozenset({"inherit", "currentcolor", "transparent", "initial", "unset", "none", "canvas"})
_STATES = re.compile(r"prefers-color-scheme")
_SPREAD = re.compile(r"\b(?:flex|inline-flex|grid|inline-grid)\b")
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_IMAGE = re.compile(r"(?:^|[\s>+~])(?:img|svg)\b[^\s>+~]*$")
_MOST = 0.5
_ENOUGH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """`name: value` of a rule for `selector`, at `line` and `column` (from 1)."""

    selector: str
    name: str
    value: str
    line: int
    column: int


def declarations(sheet: Sheet) -> Iterator[Declaration]:
    """The declarations of a style sheet, those for screens of one kind left out."""
    rules_of = tinycss2.parse_stylesheet(sheet.css, skip_comments=True, skip_whitespace=True)
    yield from _declared(rules_of)


def _declared(nodes: Iterable[Any]) -> Iterator[Declaration]:
    for node in nodes:
        if node.type == "qualified-rule":
            selector = tinycss2.serialize(node.prelude).strip()
            for one in tinycss2.parse_blocks_contents(node.content):
                if one.type == "declaration":
                    yield Declaration(
                        selector=selector,
                        name=one.lower_name,
                        value=tinycss2.serialize(one.value).strip(),
                        line=one.source_line,
                        column=one.source_column,
                    )
        elif node.type == "at-rule" and node.lower_at_keyword in {"media", "supports"}:
            if node.content and not _STATES.search(tinycss2.serialize(node.prelude)):
                yield from _declared(
                    tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                )


def _span(sheet: Sheet, declared: Declaration) -> Span:
    lines = sheet.css.split("\n")
    excerpt = lines[declared.line - 1] if declared.line <= len(lines) else ""
    return Span(
        path=sheet.path,
        line=declared.line,
        column=declared.column,
        width=len(declared.name),
        excerpt=excerpt,
    )


def sizes(book: Opened) -> Iterator[Diagnostic]:
    """Sizes of text follow the reader's own."""
    for sheet in book.sheets:
        for one in declarations(sheet):
            if one.name in {"font-size", "line-height"} and _FIXED.search(one.value):
                message = f"`{one.selector}` has a fixed size: `{one.name}: {one.value}`"
                hint = "use em or %"
                yield rules.FIXED_SIZE.found(message, _span(sheet, one), hint=hint)


def _classes_of_images(book: Opened) -> set[str]:
    """Classes that images have and nothing else."""
    images: set[str] = set()
    others: set[str] = set()
    for page in book.pages:
        for element in page.root.iter("{*}*"):
            is_image = element.tag.rpartition("}")[2] in ("img", "svg", "image")
            (images if is_image else others).update((element.get("class") or "").split())
    return images - others


def colours(book: Opened) -> Iterator[Diagnostic]:
    """Text and its ground have the reader's colours; an image may have a ground of its own."""
    of_images = _classes_of_images(book)
    for sheet in book.sheets:
        for one in declarations(sheet):
            coloured = one.name in {"color", "background-color", "background"}
            parts = [part.strip() for part in one.selector.split(",")]
            if all(_IMAGE.search(part) or part[1:] in of_images for part in parts):
                continue
            if coloured and one.value.lower() not in _PLAIN and "url(" not in one.value:
                message = f"`{one.selector}` has a colour: `{one.name}: {one.value}`"
                yield rules.COLOURED_TEXT.found(message, _span(sheet, one), hint="take it away")


def layouts(book: Opened) -> Iterator[Diagnostic]:
    """Nothing is laid out in ways that e-readers do not know."""
    for sheet in book.sheets:
        for one in declarations(sheet):
            fixed = one.name == "position" and one.value in {"fixed", "sticky"}
            if (one.name == "display" and _SPREAD.search(one.value)) or fixed:
                message = f"`{one.selector}` is laid out by `{one.name}: {one.value}`"
                hint = "use blocks and floats"
                yield rules.NOT_ON_READERS.found(message, _span(sheet, one), hint=hint)


def unused(book: Opened) -> Iterator[Diagnostic]:
    """The classes that style sheets name are used, most of them."""
    used = {
        name
        for page in book.pages
        for each in page.root.xpath("//@class")
        for name in str(each).split()
    }
    for sheet in book.sheets:
        selectors = {one.selector for one in declarations(sheet)}
        named = sorted({name for selector in selectors for name in _CLASS.findall(selector)})
        idle = [name for name in named if name not in used]
        if len(named) >= _ENOUGH and len(idle) > _MOST * len(named):
            some = ", ".join(f"`.{name}`" for name in idle[:4])
            message = f"{len(idle)} of {len(named)} classes are used nowhere: {some} …"
            place = Span(path=sheet.path)
            yield rules.UNUSED_STYLE.found(message, place, hint="delete their rules")
