"""Forms that only an essay's head has: role, motto, draft, where it was first printed."""

from __future__ import annotations

from typing import Any

from bokbygg.book import Epigraph, FirstPublished
from bokbygg.dates import Date, parse_date
from bokbygg.roles import ROLES
from bokbygg.rules.metadata import UNKNOWN_ROLE
from bokbygg.settings.forms import (
    DATE,
    STRING,
    TEXT,
    as_object,
    date,
    either,
    named,
    text,
    text_or_group,
    truth,
)
from bokbygg.settings.placed import Scalar, Setting, Table
from bokbygg.settings.reader import Reader, nearest, shown
from bokbygg.settings.rows import Form, Key, Rows

_OPEN_ROLES = sorted(role.name for role in ROLES.values() if role.template)


def _role(reader: Reader, setting: Setting) -> str | None:
    found = text(reader, setting)
    if not found or found in _OPEN_ROLES:
        return found
    if found in ROLES:
        message = f"`role` cannot be {shown(found)}: that page is made from the book's settings"
    else:
        message = f"`role` is not a part of a book: {shown(found)}"
    near = nearest(found, _OPEN_ROLES)
    hint = f"did you mean `{near}`?" if near else f"write {named(_OPEN_ROLES, 'or')}"
    reader.note(UNKNOWN_ROLE, message, setting.value.span, hint)
    return None


ROLE = Form(read=_role, schema={"enum": _OPEN_ROLES})

# --- drafts -------------------------------------------------------------------------------------


def _draft(reader: Reader, setting: Setting) -> bool:
    """True also where it is not clear: whoever writes the key has some doubt about the essay."""
    return truth(reader, setting) is not False


def _published(reader: Reader, setting: Setting) -> bool | Date:
    """True or false, or the date."""
    value = setting.value
    if isinstance(value, Scalar) and value.text[:1].isdecimal():
        return date(reader, setting) or True
    return truth(reader, setting) is True


DRAFT = Form(read=_draft, schema={"type": "boolean"})
PUBLISHED = Form(read=_published, schema=either({"type": "boolean"}, DATE.schema))

# --- mottoes ------------------------------------------------------------------------------------

_EPIGRAPH = Rows(
    thing="an epigraph",
    doc="A motto.",
    keys=(
        Key(name="text", form=TEXT, doc="The words.", example="Nobody walks twice."),
        Key(name="source", form=TEXT, doc="Whose they are.", example="Proverb"),
    ),
)
_motto = text_or_group(_EPIGRAPH, "text", "the `epigraph`")


def _epigraph(reader: Reader, setting: Setting) -> Epigraph | None:
    values: dict[str, Any] | None = _motto(reader, setting)
    return Epigraph(text=values["text"], source=values.get("source", "")) if values else None


EPIGRAPH = Form(read=_epigraph, schema=either(STRING, as_object(_EPIGRAPH, ["text"])))

# --- where an essay was first printed -----------------------------------------------------------

_FIRST = Rows(
    thing="`first-published`",
    doc="Where and when an essay was first printed.",
    keys=(
        Key(
            name="in",
            form=TEXT,
            doc="The paper or the book.",
            example="Dagens Nyheter",
            aliases=("where",),
        ),
        Key(name="date", form=DATE, doc="The day, the month or the year.", example="2021-05-12"),
    ),
)


def _first_published(reader: Reader, setting: Setting) -> FirstPublished | None:
    """A date, a place in words, or both by their keys."""
    if isinstance(setting.value, Table):
        values = reader.group(setting.value, _FIRST)
        where, when = values.get("in", ""), values.get("date")
        return FirstPublished(where=where, date=when) if where or when else None
    found = text(reader, setting)
    try:
        return FirstPublished(date=parse_date(found))
    except (ValueError, OverflowError):
        return FirstPublished(where=found) if found else None


FIRST_PUBLISHED = Form(read=_first_published, schema=either(STRING, DATE.schema, as_object(_FIRST)))
