"""Lists of the book's files: essays, parts, style sheets."""

from __future__ import annotations

from functools import partial

from bokbygg.settings.forms import STRING, TEXT, as_object, either, listed
from bokbygg.settings.placed import Listing, Node, Scalar, Setting, Table
from bokbygg.settings.reader import Reader
from bokbygg.settings.rows import Form, Key, Rows
from bokbygg.settings.values import Entry, PartSettings

_AS_LIST = "put the names between `[` and `]`, each in quotation marks"


def _files(reader: Reader, setting: Setting, *, one: bool) -> tuple[Entry, ...]:
    """A list of files; with `one` also a single file without a list."""
    single = one and isinstance(setting.value, Scalar)
    nodes = (setting.value,) if single else _items(reader, setting)
    return tuple(entry for node in nodes for entry in _entry(reader, setting.name, node))


def _items(reader: Reader, setting: Setting) -> tuple[Node, ...]:
    if isinstance(setting.value, Listing):
        return setting.value.items
    reader.wrong_kind(f"`{setting.name}`", setting.value, "a list of files", _AS_LIST)
    return ()


def _entry(reader: Reader, name: str, node: Node) -> tuple[Entry, ...]:
    """One file, or none where it is not a text."""
    text = reader.one_text(f"an item of `{name}`", node)
    return (Entry(pattern=text, span=node.span),) if text else ()


FILES = Form(read=partial(_files, one=False), schema=listed(STRING))
"""A list of files or patterns."""

SHEETS = Form(read=partial(_files, one=True), schema=either(STRING, listed(STRING)))
"""One file, or a list."""

PART = Rows(
    thing="a part",
    doc="A part of the book: a title, and the essays that stand under it.",
    keys=(
        Key(name="part", form=TEXT, doc="The part's title.", example="Winter", aliases=("title",)),
        Key(
            name="chapters",
            form=FILES,
            doc="The files or patterns of the part.",
            example=["01-snow.md"],
        ),
    ),
)


def _chapters(reader: Reader, setting: Setting) -> tuple[Entry | PartSettings, ...]:
    found: list[Entry | PartSettings] = []
    for node in _items(reader, setting):
        if isinstance(node, Table):
            found.append(_part(reader, node))
        else:
            found += _entry(reader, setting.name, node)
    return tuple(found)


def _part(reader: Reader, table: Table) -> PartSettings:
    fields = reader.fields(table.settings, PART)
    for name in sorted(PART.by_name.keys() - fields.keys()):
        hint = 'write `{ part = "Winter", chapters = ["01-snow.md"] }`'
        reader.note(reader.rules.wrong_kind, f"this part has no `{name}`", table.span, hint)
    values = reader.values(fields, PART)
    return PartSettings(title=values.get("part", ""), chapters=values.get("chapters", ()))


CHAPTERS = Form(
    read=_chapters, schema=listed(either(STRING, as_object(PART, ["part", "chapters"])))
)
"""Files, patterns and parts, in the book's order."""
