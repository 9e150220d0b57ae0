"""The people behind a text: names, roles, and how a catalogue sorts them."""

from __future__ import annotations

import re
from functools import partial

from bokbygg.book import Contributor
from bokbygg.settings.forms import STRING, TEXT, as_object, either, listed
from bokbygg.settings.placed import Listing, Node, Setting, Table
from bokbygg.settings.reader import Reader, is_blank, shown
from bokbygg.settings.rows import Form, Key, Rows, Schema

_RELATOR = re.compile(r"[a-z]{3}")

_RELATOR_NAMES = {
    "author": "aut",
    "författare": "aut",
    "contributor": "ctb",
    "cover": "cov",
    "cover designer": "cov",
    "omslag": "cov",
    "designer": "bkd",
    "formgivare": "bkd",
    "editor": "edt",
    "redaktör": "edt",
    "illustrator": "ill",
    "illustratör": "ill",
    "photographer": "pht",
    "fotograf": "pht",
    "translator": "trl",
    "översättare": "trl",
}
"""Words that authors write for the commonest codes: for hints only."""


def _role(reader: Reader, setting: Setting) -> str | None:
    """A MARC relator code."""
    text = reader.one_text(f"`{setting.name}`", setting.value)
    if not text or _RELATOR.fullmatch(text):
        return text or None
    message = f"`role` is not a MARC relator code: {shown(text)}"
    code = _RELATOR_NAMES.get(text.lower(), "")
    hint = f"write `{code}`" if code else "write three lower-case letters, such as `edt`"
    reader.note(reader.rules.bad_role, message, setting.value.span, hint)
    return None


CONTRIBUTOR = Rows(
    thing="a person",
    doc="A person or body behind the text.",
    keys=(
        Key(name="name", form=TEXT, doc="The name as it is printed.", example="Anna Åkesson"),
        Key(
            name="role",
            form=Form(read=_role, schema={"type": "string", "pattern": "^[a-z]{3}$"}),
            doc="What they did, as a MARC relator code: `aut`, `edt`, `trl`, `ill`, `pht` …",
            example="trl",
        ),
        Key(
            name="file-as",
            form=TEXT,
            doc="The name as a catalogue sorts it.",
            example="Åkesson, Anna",
            aliases=("sort", "sort-as"),
        ),
    ),
)


def people(role: str) -> Form:
    """A name, a person with name, role and file-as, or a list of either; in this role where none
    is named."""
    return Form(read=partial(_people, role), schema=_SCHEMA)


def _people(role: str, reader: Reader, setting: Setting) -> tuple[Contributor, ...]:
    value = setting.value
    nodes = value.items if isinstance(value, Listing) else (value,)
    what = f"`{setting.name}`"
    found = [_person(reader, what, node, role) for node in nodes if not is_blank(node)]
    return tuple(person for person in found if person.name)


def _person(reader: Reader, what: str, node: Node, role: str) -> Contributor:
    """One person; without a name where there is none to be had."""
    if not isinstance(node, Table):
        return Contributor(name=reader.one_text(what, node), role=role)
    fields = reader.fields(node.settings, CONTRIBUTOR)
    if "name" not in fields:
        message = f"{what} has a person without a `name`"
        reader.note(reader.rules.wrong_kind, message, node.span, "give it a `name`")
    values = reader.values(fields, CONTRIBUTOR)
    return Contributor(
        name=values.get("name", ""),
        role=values.get("role") or role,
        file_as=values.get("file-as", ""),
    )


_PERSON: Schema = either(STRING, as_object(CONTRIBUTOR, ["name"]))
_SCHEMA: Schema = either(STRING, as_object(CONTRIBUTOR, ["name"]), listed(_PERSON))
