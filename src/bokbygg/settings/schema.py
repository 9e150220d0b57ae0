"""The rows of settings as JSON Schema (draft 2020-12), for editors and for other programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

from bokbygg.naming import unused
from bokbygg.settings.forms import as_object
from bokbygg.settings.rows import Schema
from bokbygg.settings.sections import BOK_TOML
from bokbygg.settings.tables import ESSAY

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_ANY_SCALAR = ["string", "number", "boolean"]


def book_schema() -> dict[str, Any]:
    """The schema of bok.toml."""
    return _whole("bok.toml", as_object(BOK_TOML))


def essay_schema() -> dict[str, Any]:
    """The schema of the settings at the head of an essay. Where text is wanted, any word without
    quotation marks is text, though other readers of YAML take `1984` for a number."""
    schema = as_object(ESSAY, open_to_more=True)
    return _whole("The head of an essay", _widened(schema))


def _widened(schema: Schema) -> Schema:
    """The schema with any scalar where it has text."""
    made = _changed(schema, lambda inner, _: _widened(inner))
    return {**made, "type": _ANY_SCALAR} if made.get("type") == "string" else made


def _changed(schema: Schema, change: Callable[[Schema, str], Schema]) -> dict[str, Any]:
    """A schema with each schema inside it changed; `change` is told the key it is for, or an empty
    name."""
    made: dict[str, Any] = {}
    for word, value in schema.items():
        if word == "properties":
            made[word] = {key: change(inner, key) for key, inner in value.items()}
        elif word in {"anyOf", "allOf", "oneOf"}:
            made[word] = [change(inner, "") for inner in value]
        elif word in {"items", "additionalProperties", "propertyNames"} and value is not False:
            made[word] = change(value, "")
        else:
            made[word] = value
    return made


# --- what is said more than once, said once -----------------------------------------------------

_ABOUT = ("description", "examples", "deprecated", "x-taplo")
"""What is said of a schema where it stands, and is no part of it."""

_LONG = 120
"""Characters of JSON beyond which a schema is worth a definition."""


def _whole(title: str, schema: Schema) -> dict[str, Any]:
    folding = _Folding(schema)
    folded = _changed(schema, folding.folded)
    found = {"$schema": _DRAFT, "title": title, **folded}
    return found | ({"$defs": folding.definitions} if folding.definitions else {})


class _Folding:
    """Puts a long schema that stands in several places into a definition, by the name of the key
    that it stands under first."""

    def __init__(self, schema: Schema) -> None:
        self.definitions: dict[str, Any] = {}
        self._names: dict[str, str] = {}
        self._counts: Counter[str] = Counter()
        self._count(schema, "")

    def _count(self, schema: Schema, _name: str) -> Schema:
        text = json.dumps(_core(schema))
        self._counts[text] += 1
        if self._counts[text] == 1:
            _changed(schema, self._count)
        return schema

    def folded(self, schema: Schema, name: str) -> Schema:
        """The same, with references to `definitions`."""
        core = _core(schema)
        text = json.dumps(core)
        if self._counts[text] < 2 or len(text) < _LONG:
            return _changed(schema, lambda inner, key: self.folded(inner, key or name))
        if text not in self._names:
            self._names[text] = unused(name, self._names.values())
            self.definitions[self._names[text]] = _changed(
                core, lambda inner, key: self.folded(inner, key or name)
            )
        about = {key: schema[key] for key in _ABOUT if key in schema}
        return {"$ref": f"#/$defs/{self._names[text]}", **about}


def _core(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if key not in _ABOUT}
