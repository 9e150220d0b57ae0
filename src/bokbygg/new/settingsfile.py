"""A bok.toml that explains itself: what is set, and above or beside it everything that could be."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from bokbygg.importers.harvest import Value
from bokbygg.importers.notation import toml_lines, toml_value
from bokbygg.settings.rows import Key, Rows
from bokbygg.settings.tables import TABLES

SCHEMA = ".bokbygg/bok.schema.json"
_WIDE = 98


def settings_file(tables: Mapping[str, Mapping[str, Value]], schema: str = "") -> str:
    """The file with these tables set. Every other setting stands in it as a comment, with what it
    does and an example, as the rows of settings have them. `schema` is the way to the JSON Schema,
    for editors."""
    lines = [f"#:schema {schema}\n\n"] if schema else []
    lines.append("# Take the `# ` away before a setting to make it count.\n")
    for name, rows in TABLES.items():
        lines += ["\n", *_table(name, rows, tables.get(name, {}))]
    return "".join(lines)


def _table(name: str, rows: Rows, given: Mapping[str, Value]) -> Iterator[str]:
    yield from _comment(rows.doc)
    yield f"[{name}]\n"
    for key, value in given.items():
        yield from _comment(rows.by_name[key].doc)
        yield from toml_lines({key: value})
    for row in rows.keys:
        if row.name not in given:
            yield from _possible(row)


def _possible(row: Key) -> Iterator[str]:
    yield from _comment(row.doc)
    yield f"# {row.name} = {toml_value(row.example)}\n"


def _comment(doc: str) -> Iterator[str]:
    for line in textwrap.wrap(doc, _WIDE - 3):
        yield f"## {line}\n"
