"""Forms that only the table [book] has: the ISBNs of the editions, the series."""

from __future__ import annotations

from functools import partial
from typing import Any

from bokbygg.book import Isbn, Series
from bokbygg.rules.settings import BAD_ISBN
from bokbygg.settings.forms import LABEL, STRING, TEXT, as_object, either, text_or_group
from bokbygg.settings.isbn import isbn13
from bokbygg.settings.placed import Setting, Table
from bokbygg.settings.reader import Reader, shown
from bokbygg.settings.rows import Form, Key, Rows, Schema

_ISBN_SCHEMA: Schema = {"type": "string", "pattern": r"^([0-9][0-9 Xx\u2010-\u2015-]{8,})?$"}


def _isbn(edition: str, reader: Reader, setting: Setting) -> tuple[Isbn, ...]:
    written = reader.one_text(f"`{setting.name}`", setting.value)
    if not written:
        return ()
    try:
        return (Isbn(digits=isbn13(written), written=written, edition=edition),)
    except ValueError as error:
        message = f"`{setting.name}` is not an ISBN: {shown(written)}: {error}"
        hint = "compare it with the number as you were given it"
        reader.note(BAD_ISBN, message, setting.value.span, hint)
        return ()


def _edition(name: str, doc: str) -> Key:
    form = Form(read=partial(_isbn, name), schema=_ISBN_SCHEMA)
    return Key(name=name, form=form, doc=doc, example="978-0-306-40615-7")


ISBN_ROWS = Rows(
    thing="`isbn`",
    doc="One ISBN an edition.",
    keys=(
        _edition("epub", "The number of the e-book; it is the EPUB's identifier."),
        _edition("pdf", "The number of the PDF as it is sold or given away."),
        _edition("print", "The number of the book printed from the PDF."),
    ),
)


def _isbns(reader: Reader, setting: Setting) -> tuple[Isbn, ...]:
    if not isinstance(setting.value, Table):
        return _isbn("", reader, setting)
    values: dict[str, tuple[Isbn, ...]] = reader.group(setting.value, ISBN_ROWS)
    return tuple(one for key in ISBN_ROWS.keys for one in values.get(key.name, ()))


ISBNS = Form(read=_isbns, schema=either(_ISBN_SCHEMA, as_object(ISBN_ROWS)))

SERIES_ROWS = Rows(
    thing="a series",
    doc="The series that the book belongs to.",
    keys=(
        Key(name="name", form=TEXT, doc="What the series is called.", example="Norr"),
        Key(
            name="number",
            form=LABEL,
            doc="The book's place in it: `2`, `2.5`.",
            example=2,
            aliases=("position", "volume"),
        ),
    ),
)
_group = text_or_group(SERIES_ROWS, "name", "the `series`")


def _series(reader: Reader, setting: Setting) -> Series | None:
    values: dict[str, Any] | None = _group(reader, setting)
    return Series(name=values["name"], number=values.get("number", "")) if values else None


SERIES = Form(read=_series, schema=either(STRING, as_object(SERIES_ROWS, ["name"])))
