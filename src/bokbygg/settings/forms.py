"""The forms a value may have, the same in an essay's head and in bok.toml: texts and lists of
them, numbers, yes and no, one of a few words, dates, language tags, slugs.

Each is a function that reads it and a piece of schema that says the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from math import isfinite
from typing import Any

from bokbygg.dates import Date, parse_date
from bokbygg.naming import slugify
from bokbygg.settings.langtags import TAG_PATTERN, language_tag, tag_hint
from bokbygg.settings.placed import Listing, Node, Scalar, Setting, Sort, Table
from bokbygg.settings.reader import Reader, is_blank, nearest, shown
from bokbygg.settings.rows import Form, Rows, Schema

STRING: Schema = {"type": "string"}
SLUG_PATTERN = "[a-z0-9]+(?:-[a-z0-9]+)*"

_SLUG = re.compile(SLUG_PATTERN)
_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")
_NUMERIC_DATE = re.compile(r"(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})", re.ASCII)
_DATE_HINT = "write YYYY-MM-DD, for example `2021-05-12`"
_DATE_PATTERN = r"^\d{4}(-\d{2}(-\d{2}([Tt ].*)?)?)?$"
_TRUTH = {"true": True, "True": True, "TRUE": True}
_TRUTH |= {"false": False, "False": False, "FALSE": False}


def as_pattern(pattern: str) -> Schema:
    """The schema of a text that matches a pattern from end to end, or is empty."""
    return {"type": "string", "pattern": f"^(?:{pattern})?$"}


def either(*schemas: Schema) -> Schema:
    """The schema of a value in one of several forms."""
    return {"anyOf": [dict(schema) for schema in schemas]}


def listed(schema: Schema) -> Schema:
    """The schema of a list of values of one form."""
    return {"type": "array", "items": dict(schema)}


# --- texts --------------------------------------------------------------------------------------


def text(reader: Reader, setting: Setting) -> str:
    """One text, without blanks at its ends."""
    return reader.one_text(f"`{setting.name}`", setting.value)


def label(reader: Reader, setting: Setting) -> str:
    """A text, or a number or a date that is meant as one: `2`, `2.5`, `2026-11-23`."""
    value = setting.value
    if isinstance(value, Scalar) and value.sort in {Sort.NUMBER, Sort.DATE}:
        return value.text
    return text(reader, setting)


def texts(reader: Reader, setting: Setting, *, split: bool = False) -> tuple[str, ...]:
    """A list of texts, or one; with `split` one text is cut at its commas."""
    if isinstance(setting.value, Listing):
        nodes = (node for node in setting.value.items if not is_blank(node))
        found = [reader.one_text(f"an item of `{setting.name}`", node) for node in nodes]
    else:
        one = text(reader, setting)
        found = one.split(",") if split else [one]
    return tuple(word.strip() for word in found if word.strip())


def made(made_of: Callable[[str], str], what: str, hint: str) -> Callable[[Reader, Setting], Any]:
    """Reads a text and gives what is made of it; where that raises ValueError to say why the text
    is not `what`, there is a finding."""

    def read(reader: Reader, setting: Setting) -> str | None:
        found = text(reader, setting)
        try:
            return made_of(found) if found else found
        except ValueError as error:
            message = f"`{setting.name}` is not {what}: {shown(found)}: {error}"
            reader.note(reader.rules.bad_value, message, setting.value.span, hint)
            return None

    return read


TEXT = Form(read=text, schema=STRING)
LABEL = Form(read=label, schema={"type": ["string", "number"]})
TEXTS = Form(read=texts, schema=either(STRING, listed(STRING)))
WORDS = Form(read=partial(texts, split=True), schema=TEXTS.schema)


# --- numbers, yes and no, one of a few ----------------------------------------------------------


def truth(reader: Reader, setting: Setting) -> bool | None:
    """Yes or no, by the two words that TOML has for them."""
    value = setting.value
    if isinstance(value, Scalar) and value.text in _TRUTH:
        return _TRUTH[value.text]
    message = f"`{setting.name}` should be `true` or `false`"
    reader.note(reader.rules.wrong_kind, message, value.span, "write `true` or `false`")
    return None


def number(reader: Reader, setting: Setting) -> float | None:
    """A number, whole or with a decimal point."""
    value = setting.value
    if isinstance(value, Scalar) and _NUMBER.fullmatch(value.text) and isfinite(float(value.text)):
        return float(value.text)
    reader.wrong_kind(f"`{setting.name}`", value, "a number")
    return None


def whole(least: int, most: int) -> Form:
    """A whole number between two."""

    def read(reader: Reader, setting: Setting) -> int | None:
        value = setting.value
        if isinstance(value, Scalar) and value.text in {str(n) for n in range(least, most + 1)}:
            return int(value.text)
        message = f"`{setting.name}` is not a whole number from {least} to {most}"
        what = f": {shown(value.text)}" if isinstance(value, Scalar) else ""
        hint = f"write {named([str(n) for n in range(least, most + 1)], 'or')}"
        reader.note(reader.rules.bad_value, message + what, value.span, hint)
        return None

    return Form(read=read, schema={"type": "integer", "minimum": least, "maximum": most})


_MANY = 5


def choice(words: Iterable[str], also: Mapping[str, str] | None = None) -> Form:
    """One of a few words. `also` leads from other ways to say it, `true` and `1` among them, to
    the word."""
    usual = tuple(words)
    known = {word: word for word in usual} | dict(also or {})

    def read(reader: Reader, setting: Setting) -> str | None:
        value = setting.value
        found = value.text.strip() if isinstance(value, Scalar) else text(reader, setting)
        if found in known or not found:
            return known.get(found)
        near = nearest(found, usual)
        hint = f"did you mean `{near}`?" if near else f"write {named(usual, 'or')}"
        if len(usual) > _MANY:  # named once, in the hint
            message = f"there is no {setting.name} {shown(found)}"
        else:
            message = f"`{setting.name}` is neither {named(usual, 'nor')}: {shown(found)}"
        reader.note(reader.rules.bad_value, message, value.span, hint)
        return None

    others = {"enum": ["", *(_plain(word) for word in also or ())], "deprecated": True}
    return Form(read=read, schema=either({"enum": list(usual)}, others))


def named(words: Iterable[str], joint: str) -> str:
    """Words in backticks in a row, with `joint` before the last: `` `a`, `b` or `c` ``."""
    *most, last = [f"`{word}`" for word in words]
    return f"{', '.join(most)} {joint} {last}" if most else last


def _plain(word: str) -> object:
    """A word as a value of JSON."""
    return _TRUTH.get(word, int(word) if word.isdecimal() else word)


TRUTH = Form(read=truth, schema={"type": "boolean"})
NUMBER = Form(read=number, schema={"type": "number"})


# --- dates, languages, slugs --------------------------------------------------------------------


def date(reader: Reader, setting: Setting) -> Date | None:
    """A year, a month or a day."""
    value = setting.value
    if not isinstance(value, Scalar) or value.sort is Sort.TRUTH:
        reader.wrong_kind(f"`{setting.name}`", value, "a date")
        return None
    found = value.text.strip()
    try:
        return parse_date(found)
    except (ValueError, OverflowError):
        message = f"`{setting.name}` is not a date: {shown(found)}"
        reader.note(reader.rules.bad_date, message, value.span, _date_hint(found))
        return None


def language(reader: Reader, setting: Setting) -> str | None:
    """A language tag, in the letters that BCP 47 uses."""
    found = text(reader, setting)
    try:
        return language_tag(found) if found else found
    except ValueError:
        message = f"`{setting.name}` is not a language tag: {shown(found)}"
        reader.note(reader.rules.bad_language, message, setting.value.span, tag_hint(found))
        return None


def slug(reader: Reader, setting: Setting) -> str | None:
    """A name for files and addresses."""
    found = text(reader, setting)
    if not found or _SLUG.fullmatch(found):
        return found
    message = f"`{setting.name}` may hold only `a`-`z`, digits and hyphens: {shown(found)}"
    better = slugify(found)
    hint = f"write `{better}`" if better else "write a name in plain letters"
    reader.note(reader.rules.bad_slug, message, setting.value.span, hint)
    return None


def _date_hint(written: str) -> str:
    match = _NUMERIC_DATE.fullmatch(written)
    if match:
        year, month, day = match.groups()
        guess = f"{year}-{month:>02}-{day:>02}"
        try:
            parse_date(guess)
        except (ValueError, OverflowError):
            return "name a day that is in the calendar, for example `2021-05-12`"
        return f"write `{guess}`"
    return _DATE_HINT


DATE = Form(
    read=date,
    schema=either(
        {"type": "string", "pattern": _DATE_PATTERN},
        {"type": "integer", "minimum": 1000, "maximum": 9999},
    ),
)
LANGUAGE = Form(read=language, schema=as_pattern(TAG_PATTERN))
SLUG = Form(read=slug, schema=as_pattern(SLUG_PATTERN))


# --- keys within a value ------------------------------------------------------------------------


def as_object(rows: Rows, required: Iterable[str] = (), *, open_to_more: bool = False) -> Schema:
    """The schema of a group of keys, under each of their names; with `open_to_more` others are
    passed over."""
    properties: dict[str, Any] = {}
    for key in rows.keys:
        about = {"description": key.doc, "examples": [key.example]}
        properties[key.name] = {**key.form.schema, **about}
    for word, name in _other_names(rows):
        schema = rows.by_name[name].form.schema
        properties.setdefault(word, {**schema, "description": f"The same as `{name}`.", **_HIDDEN})
    for word in rows.foreign:
        properties.setdefault(word, {"description": "For another program.", **_HIDDEN})
    found: dict[str, Any] = {"type": "object", "description": rows.doc, "properties": properties}
    if not open_to_more:
        found["additionalProperties"] = False
    demands = [
        {"anyOf": [{"required": [word]} for word in (name, *rows.by_name[name].aliases)]}
        for name in required
    ]
    return found | ({"allOf": demands} if demands else {})


_HIDDEN = {"deprecated": True, "x-taplo": {"hidden": True}}
"""What keeps a name out of an editor's suggestions (2020-12, 9.3; Taplo)."""


def _other_names(rows: Rows) -> Iterator[tuple[str, str]]:
    """Every other way to write a key, and its name."""
    for key in rows.keys:
        for word in (key.name, *key.aliases):
            yield from ((other, key.name) for other in (word, word.replace("-", "_")))


def lacking(reader: Reader, what: str, name: str, node: Node) -> None:
    """Note that a group of keys has not the one it cannot do without."""
    message = f"{what} has no `{name}`"
    reader.note(reader.rules.wrong_kind, message, node.span, f"give it a `{name}`")


def text_or_group(rows: Rows, name: str, what: str) -> Callable[[Reader, Setting], Any]:
    """Reads a text, which then is the value of the key `name`, or a group of keys that has this
    one; gives the values by key, or None."""

    def read(reader: Reader, setting: Setting) -> dict[str, Any] | None:
        value = setting.value
        if not isinstance(value, Table):
            found = text(reader, setting)
            return {name: found} if found else None
        fields = reader.fields(value.settings, rows)
        if name not in fields:
            lacking(reader, what, name, value)
        values = reader.values(fields, rows)
        return values if values.get(name) else None

    return read
