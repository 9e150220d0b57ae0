"""The ids of a drawing, and all that leads to them, made its own: so that several drawings can
stand in one document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote

_STYLE = "{http://www.w3.org/2000/svg}style"
_HREF = re.compile(r"(?:\{http://www\.w3\.org/1999/xlink\})?href$")
_URL = re.compile(r"""url\(\s*(["']?)#([^"')]+)\1\s*\)""")
_LISTS = frozenset({"aria-labelledby", "aria-describedby", "aria-owns", "aria-controls"})
_TIMES = frozenset({"begin", "end"})
_NOT_NAME = re.compile(r"[^A-Za-z0-9_.-]+")


def rename_ids(root: Any, name: str) -> None:  # noqa: ANN401 - lxml has no types
    """Put `name` before every id of the tree, and mend what refers to it."""
    names = _names(root, name)
    if not names:
        return
    for element in root.iter("{*}*"):
        for key, value in list(element.attrib.items()):
            element.set(key, _mended(key, value, names))
        if element.tag == _STYLE and element.text:
            element.text = _in_style(element.text, names)


def _names(root: Any, name: str) -> dict[str, str]:  # noqa: ANN401
    """Old id to new. The low line and `svg` part them from the ids of essays, which have none."""
    prefix = f"{name if name[:1].isalpha() else f'x-{name}'}_svg-"
    names: dict[str, str] = {}
    for element in root.iter("{*}*"):
        old = element.get("id")
        if old is None:
            continue
        if old in names or not old.strip():
            del element.attrib["id"]  # a second one of the same name: the first keeps it
            continue
        new = prefix + (_NOT_NAME.sub("-", old).strip("-") or "x")
        while new in names.values():
            new += "-2"
        names[old] = new
    return names


def _mended(key: str, value: str, names: Mapping[str, str]) -> str:
    if key == "id":
        return names[value]
    if _HREF.match(key) and value.startswith("#"):
        return f"#{_new(value[1:], names)}"
    if key in _LISTS:
        return " ".join(names.get(word, word) for word in value.split())
    if key in _TIMES:
        parted = (word.partition(".") for word in value.split(";"))
        return ";".join(f"{names.get(head.strip(), head)}{dot}{tail}" for head, dot, tail in parted)
    return _in_urls(value, names) if "url(" in value else value


def _in_urls(css: str, names: Mapping[str, str]) -> str:
    return _URL.sub(lambda match: f"url(#{_new(match[2], names)})", css)


def _new(old: str, names: Mapping[str, str]) -> str:
    return names.get(old) or names.get(unquote(old)) or old


def _in_style(css: str, names: Mapping[str, str]) -> str:
    """A style sheet whose selectors and addresses lead to the new ids."""
    import tinycss2

    rules = tinycss2.parse_stylesheet(css)
    _rename_in_rules(rules, names)
    return _in_urls(str(tinycss2.serialize(rules)), names)


def _rename_in_rules(rules: Iterable[Any], names: Mapping[str, str]) -> None:
    for rule in rules:
        if rule.type == "qualified-rule":
            _rename(rule.prelude, names)
        elif rule.type == "at-rule" and rule.content:
            _rename_inside(rule, names)


def _rename_inside(rule: Any, names: Mapping[str, str]) -> None:  # noqa: ANN401
    """Rules inside `@media` and `@supports`; other at-rules hold no selectors."""
    import tinycss2

    if rule.lower_at_keyword in {"media", "supports", "layer", "container"}:
        inner = tinycss2.parse_rule_list(rule.content)
        _rename_in_rules(inner, names)
        rule.content[:] = inner


def _rename(tokens: Iterable[Any], names: Mapping[str, str]) -> None:
    for token in tokens:
        if token.type == "hash" and token.value in names:
            token.value = names[token.value]
        for inner in (getattr(token, "arguments", None), getattr(token, "content", None)):
            if isinstance(inner, list):
                _rename(inner, names)
