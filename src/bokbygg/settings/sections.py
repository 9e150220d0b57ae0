"""The tables of bok.toml as their rows read them, and those of each edition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from functools import partial
from typing import Any

from bokbygg.diagnostics import Span
from bokbygg.naming import slugify
from bokbygg.settings.forms import SLUG_PATTERN, as_object, label
from bokbygg.settings.placed import Setting, Table
from bokbygg.settings.reader import Reader, shown
from bokbygg.settings.rows import Form, Key, Rows, Schema
from bokbygg.settings.tables import EDITION, FOREIGN_TABLES, TABLES, VARIABLES
from bokbygg.values import dataclass

_NAME = re.compile(SLUG_PATTERN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The values of a table by their keys, and where each stands."""

    values: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, Span] = field(default_factory=dict)

    def under(self, over: Section) -> Section:
        """These values, those of `over` in their place where it has them."""
        return Section(values={**self.values, **over.values}, places={**self.places, **over.places})

    def without(self, *keys: str) -> Section:
        """The same without some keys."""
        values = {key: value for key, value in self.values.items() if key not in keys}
        return Section(values=values, places=self.places)


Sections = dict[str, Section]
"""Tables by name."""


def homes(here: str) -> dict[str, str]:
    """For each key of the tables other than `here`: a hint where it belongs."""
    found: dict[str, str] = {}
    for table in sorted(TABLES.keys() - {here}):
        for spelling in TABLES[table].spellings:
            found.setdefault(spelling, f"move it to its table `[{table}]`")
    return found


def _table(reader: Reader, setting: Setting) -> Table | None:
    if isinstance(setting.value, Table):
        return setting.value
    reader.wrong_kind(f"`{setting.name}`", setting.value, f"a table `[{setting.name}]`")
    return None


def _read(rows: Rows, name: str, reader: Reader, setting: Setting) -> Section | None:
    table = _table(reader, setting)
    if table is None:
        return None
    given = reader.fields(table.settings, rows, homes(name))
    return Section(
        values=reader.values(given, rows),
        places={key: one.value.span for key, one in given.items()},
    )


def _variables(reader: Reader, setting: Setting) -> Section | None:
    table = _table(reader, setting)
    if table is None:
        return None
    return Section(
        values={one.name: label(reader, one) for one in table.settings},
        places={one.name: one.value.span for one in table.settings},
    )


def _key(name: str, rows: Rows) -> Key:
    return Key(
        name=name,
        form=Form(read=partial(_read, rows, name), schema=as_object(rows)),
        doc=rows.doc,
        example={key.name: key.example for key in rows.keys},
    )


_VARIABLES_SCHEMA: Schema = {
    "type": "object",
    "additionalProperties": {"type": ["string", "number"]},
}
_TABLES = (
    *(_key(name, rows) for name, rows in TABLES.items()),
    Key(
        name="variables",
        form=Form(read=_variables, schema=_VARIABLES_SCHEMA),
        doc=VARIABLES,
        example={"year": "2026"},
    ),
)

# --- editions -----------------------------------------------------------------------------------

_FLAT = {
    key.name: tuple(name for name, rows in TABLES.items() if key.name in rows.by_name)
    for table in TABLES.values()
    for key in table.keys
}
"""From a key to the tables that have it: it may stand in an edition without them."""

_IN_EDITION = Rows(
    thing=EDITION.thing,
    doc=EDITION.doc,
    keys=(
        *EDITION.keys,
        *(TABLES[tables[0]].by_name[name] for name, tables in _FLAT.items()),
        *_TABLES,  # last: a key that is also called like a table is the table
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """What `[edition.NAME]` says: tables to lay over the book's, and its own keys."""

    sections: Sections
    own: Section


def _edition(reader: Reader, setting: Setting) -> Variant | None:
    if not isinstance(setting.value, Table):
        wanted = f"a table `[edition.{setting.name}]`"
        reader.wrong_kind(f"`{setting.name}`", setting.value, wanted)
        return None
    if not _NAME.fullmatch(setting.name):
        message = "an edition's name may hold only `a`-`z`, digits and hyphens: "
        better = slugify(setting.name)
        hint = f"write `[edition.{better}]`" if better else "write a name in plain letters"
        reader.note(reader.rules.bad_value, message + shown(setting.name), setting.span, hint)
        return None
    given = reader.fields(setting.value.settings, _IN_EDITION)
    values = reader.values(given, _IN_EDITION)
    sections: Sections = {}
    own = Section()
    for name, value in values.items():
        if isinstance(value, Section):
            sections[name] = sections.get(name, Section()).under(value)
            continue
        one = Section(values={name: value}, places={name: given[name].value.span})
        for table in _FLAT.get(name, ()):
            sections[table] = one.under(sections.get(table, Section()))
        own = own if name in _FLAT else own.under(one)
    return Variant(sections=sections, own=own)


def _editions(reader: Reader, setting: Setting) -> dict[str, Variant] | None:
    table = _table(reader, setting)
    if table is None:
        return None
    found = {one.name: _edition(reader, one) for one in table.settings}
    return {name: variant for name, variant in found.items() if variant is not None}


_EDITIONS_SCHEMA: Schema = {
    "type": "object",
    "propertyNames": {"pattern": f"^{SLUG_PATTERN}$"},
    "additionalProperties": as_object(_IN_EDITION),
}

BOK_TOML = Rows(
    thing="bok.toml",
    doc="The settings of a book.",
    keys=(
        *_TABLES,
        Key(
            name="edition",
            form=Form(read=_editions, schema=_EDITIONS_SCHEMA),
            doc="Variants of the book, each by its name: `[edition.sample]`.",
            example={"sample": {"only": ["01-*.md"], "title": "Snow: a sample"}},
            aliases=("editions",),
        ),
    ),
    foreign=FOREIGN_TABLES,
)
"""The whole file."""
