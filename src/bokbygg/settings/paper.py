"""The paper of a book as an author tells it."""

from __future__ import annotations

from functools import partial
from typing import Any

from bokbygg.settings.forms import as_object, number
from bokbygg.settings.placed import Setting, Table
from bokbygg.settings.reader import Reader
from bokbygg.settings.rows import Form, Key, Rows

_HINT = "write `{ weight = 90, bulk = 1.5 }`"


def _within(reader: Reader, setting: Setting, *, least: float, most: float) -> float | None:
    """A number from `least` to `most`."""
    value = number(reader, setting)
    if value is None or least <= value <= most:
        return value
    message = f"`{setting.name}` cannot be {value:g}: it is not between {least:g} and {most:g}"
    reader.note(reader.rules.bad_value, message, setting.value.span, _HINT)
    return None


def _between(least: float, most: float) -> Form:
    return Form(
        read=partial(_within, least=least, most=most),
        schema={"type": "number", "minimum": least, "maximum": most},
    )


_ROWS = Rows(
    thing="`paper`",
    doc="The paper of the pages.",
    keys=(
        Key(
            name="weight",
            form=_between(20, 400),
            doc="Its weight in g/m².",
            example=90,
            aliases=("grammage", "gsm"),
        ),
        Key(
            name="bulk",
            form=_between(0.5, 4),
            doc="Its bulk, also called volume, in cm³/g.",
            example=1.5,
            aliases=("volume",),
        ),
    ),
)


def _paper(reader: Reader, setting: Setting) -> tuple[float, float] | None:
    """Weight and bulk; both have to be told."""
    if not isinstance(setting.value, Table):
        reader.wrong_kind("`paper`", setting.value, "a table", _HINT)
        return None
    values: dict[str, Any] = reader.group(setting.value, _ROWS)
    weight, bulk = values.get("weight"), values.get("bulk")
    if weight is None or bulk is None:
        message = "`paper` needs both `weight` and `bulk`"
        reader.note(reader.rules.bad_value, message, setting.value.span, _HINT)
        return None
    return weight, bulk


PAPER = Form(read=_paper, schema=as_object(_ROWS, ["weight", "bulk"]))
