"""Values as TOML and as YAML, so that our own reader, and any other, reads back the same.

As few quotation marks as will do, one order, one way to lay things out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from bokbygg.dates import Date
from bokbygg.importers.harvest import Value

_WIDEST = 96
"""Characters of a line beyond which a list of TOML stands item by item."""

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_CONTROL = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def _quoted(text: str) -> str:
    """A text in double quotation marks, which TOML and YAML read alike."""
    return _CONTROL.sub(
        lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False)
    )


# --- TOML -----------------------------------------------------------------------------------------


def toml(tables: Mapping[str, Mapping[str, Value]]) -> str:
    """Tables by their names as a TOML file."""
    return "\n".join(
        f"[{_key(name)}]\n{''.join(toml_lines(rows))}" for name, rows in tables.items()
    )


def toml_lines(rows: Mapping[str, Value]) -> Iterable[str]:
    """The lines `key = value` of a table, a long list item by item."""
    for key, value in rows.items():
        line = f"{_key(key)} = {toml_value(value)}"
        if len(line) > _WIDEST and isinstance(value, Sequence) and not isinstance(value, str):
            items = "".join(f"  {toml_value(item)},\n" for item in value)
            line = f"{_key(key)} = [\n{items}]"
        yield f"{line}\n"


def toml_value(value: Value) -> str:
    """A value in one line of TOML."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case str():
            return _quoted(value)
        case Date():
            return value.iso if value.day or not value.month else _quoted(value.iso)
        case Mapping():
            pairs = ", ".join(f"{_key(key)} = {toml_value(inner)}" for key, inner in value.items())
            return f"{{ {pairs} }}"
        case _:
            return f"[{', '.join(map(toml_value, value))}]"


def _key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else _quoted(name)


# --- YAML -----------------------------------------------------------------------------------------

_PLAIN = re.compile(
    r"[^\W\d_](?:[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff])*"
)
_NOT_PLAIN = re.compile(r":(?:\s|$)|\s#|\s$|[\u0085\u00a0]$")
_WORDS = frozenset("yes no on off true false null y n none".split())
"""Words that one or another reader of YAML takes for something else."""


def front_matter(head: Mapping[str, Value]) -> str:
    """The block at the head of an essay, with its fences; empty where there is nothing to say."""
    lines = [line for key, value in head.items() for line in _entry(key, value)]
    return "---\n" + "\n".join(lines) + "\n---\n" if lines else ""


def _entry(key: str, value: Value) -> list[str]:
    match value:
        case str() | bool() | int() | float() | Date():
            return [f"{key}: {yaml_value(value)}"]
        case Mapping():
            return [f"{key}:", *(f"  {line}" for k, v in value.items() for line in _entry(k, v))]
        case _:
            return [f"{key}:", *(line for item in value for line in _item(item))]


def _item(value: Value) -> list[str]:
    if isinstance(value, Mapping):
        lines = [line for key, inner in value.items() for line in _entry(key, inner)]
        return [f"{'  - ' if first == 0 else '    '}{line}" for first, line in enumerate(lines)]
    return [f"  - {yaml_value(value)}"]


def yaml_value(value: Value) -> str:
    """A single value in a line of YAML."""
    if isinstance(value, str):
        is_plain = _PLAIN.fullmatch(value) and not _NOT_PLAIN.search(value)
        return value if is_plain and value.lower() not in _WORDS else _quoted(value)
    return value.iso if isinstance(value, Date) else json.dumps(value)
