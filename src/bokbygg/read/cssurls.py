"""The addresses in a text of CSS."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Any

_TAKES_ADDRESSES = frozenset({"url", "src", "image", "image-set", "-webkit-image-set"})
"""Functions in which a string is an address (CSS Values 4, CSS Images 4)."""

_DEEPEST = 100
"""Levels of brackets that are looked into: more than any style sheet has."""


def css_urls(css: str) -> Iterator[tuple[str, int, int]]:
    """Every address that a style sheet asks for, escapes read, with line and column (from 1)."""
    import tinycss2

    yield from _walk(tinycss2.parse_component_value_list(css), is_argument=False, depth=0)


def _walk(nodes: Iterable[Any], *, is_argument: bool, depth: int) -> Iterator[tuple[str, int, int]]:
    rule = ""  # the at-rule that has begun and not ended
    for node in nodes:
        if node.type == "at-keyword":
            rule = node.lower_value
        elif node.type == "literal" and node.value == ";":
            rule = ""
        elif rule == "namespace":  # a name that looks like an address; nothing is asked for
            continue
        elif node.type == "url" or (node.type == "string" and (is_argument or rule == "import")):
            yield node.value, node.source_line, node.source_column
        elif depth < _DEEPEST:
            inner = getattr(node, "arguments", None) or getattr(node, "content", None) or ()
            named = getattr(node, "lower_name", "") in _TAKES_ADDRESSES
            yield from _walk(inner, is_argument=named, depth=depth + 1)


def without(css: str, places: Container[tuple[int, int]]) -> str:
    """A style sheet with the word `none` for each address that stands at one of `places`, which
    are lines and columns as `css_urls` gives them."""
    import tinycss2

    nodes = tinycss2.parse_component_value_list(css)
    return str(tinycss2.serialize(_without(nodes, places, depth=0)))


def _without(nodes: Iterable[Any], places: Container[tuple[int, int]], depth: int) -> list[Any]:
    from tinycss2.ast import IdentToken

    made = []
    for node in nodes:
        inner = getattr(node, "arguments", None) or getattr(node, "content", None) or ()
        inside = inner if getattr(node, "lower_name", "") in {"url", "src"} else ()
        if any((one.source_line, one.source_column) in places for one in (node, *inside)):
            made.append(IdentToken(node.source_line, node.source_column, "none"))
            continue
        if inner and depth < _DEEPEST:
            inner[:] = _without(inner, places, depth + 1)
        made.append(node)
    return made
