"""Forms that only the table [publish] has: the excerpt, prices, and where the book is sold."""

from __future__ import annotations

import re
from typing import Any

from bokbygg.settings.forms import (
    NUMBER,
    STRING,
    as_object,
    choice,
    either,
    lacking,
    listed,
    made,
    text,
    texts,
)
from bokbygg.settings.markets import COUNTRIES, CURRENCIES
from bokbygg.settings.placed import Listing, Scalar, Setting, Sort, Table
from bokbygg.settings.reader import Reader, shown
from bokbygg.settings.rows import Form, Key, Rows
from bokbygg.settings.values import Price

WORLD = "WORLD"
"""Every country (ONIX, list 49)."""

_MOST = 99


def _sample(reader: Reader, setting: Setting) -> int | tuple[str, ...] | None:
    """How many essays stand in an excerpt, or which."""
    value = setting.value
    if not isinstance(value, Scalar) or value.sort is not Sort.NUMBER:
        return texts(reader, setting)
    if value.text.isdecimal() and 0 < int(value.text) <= _MOST:
        return int(value.text)
    message = f"`{setting.name}` is not a whole number from 1 to {_MOST}: {shown(value.text)}"
    hint = "write how many of the first essays it shall hold, or name them"
    reader.note(reader.rules.bad_value, message, value.span, hint)
    return None


SAMPLE = Form(
    read=_sample,
    schema=either({"type": "integer", "minimum": 1, "maximum": _MOST}, STRING, listed(STRING)),
)


def _countries(reader: Reader, setting: Setting) -> tuple[str, ...] | None:
    """Countries by their codes, or the world."""
    found = texts(reader, setting)
    if wrong := [code for code in found if code != WORLD and code not in COUNTRIES]:
        message = f"`{setting.name}` has no country {shown(wrong[0])}"
        hint = f"write codes of two capital letters, such as `SE`, or `{WORLD}`"
        reader.note(reader.rules.bad_value, message, setting.value.span, hint)
        return None
    return (WORLD,) if WORLD in found else tuple(dict.fromkeys(found))


_COUNTRY = {"enum": [WORLD, *sorted(COUNTRIES)]}
TERRITORIES = Form(read=_countries, schema=either(_COUNTRY, listed(_COUNTRY)))

_MAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\".]+")


def _address(found: str) -> str:
    if not _MAIL.fullmatch(found):
        raise ValueError("it has no `name@host`")
    return found


MAIL = Form(
    read=made(_address, "an e-mail address", "write one, such as `post@example.org`"),
    schema={"type": "string", "pattern": f"^(?:{_MAIL.pattern})?$"},
)


def _currency(reader: Reader, setting: Setting) -> str | None:
    found = text(reader, setting)
    if not found or found in CURRENCIES:
        return found
    message = f"there is no currency {shown(found)}"
    hint = "write its code of three capital letters, such as `SEK`"
    reader.note(reader.rules.bad_value, message, setting.value.span, hint)
    return None


def _amount(reader: Reader, setting: Setting) -> float | None:
    found: float | None = NUMBER.read(reader, setting)
    if found is not None and found < 0:
        hint = "write 0 for a book that is given away"
        message = f"`{setting.name}` is less than nothing"
        reader.note(reader.rules.bad_value, message, setting.value.span, hint)
        return None
    return found


_NOT_NEGATIVE = Form(read=_amount, schema={"type": "number", "minimum": 0})

PRICE = Rows(
    thing="a price",
    doc="What an edition costs in one currency, value-added tax included.",
    keys=(
        Key(
            name="amount",
            form=_NOT_NEGATIVE,
            doc="How much, with value-added tax; 0 for a book that is given away.",
            example=129,
            aliases=("price",),
        ),
        Key(
            name="currency",
            form=Form(read=_currency, schema={"enum": ["", *sorted(CURRENCIES)]}),
            doc="In which currency, by its code (ISO 4217).",
            example="SEK",
        ),
        Key(
            name="vat",
            form=_NOT_NEGATIVE,
            doc="The rate of the value-added tax in it, in per cent.",
            example=6,
            aliases=("tax",),
        ),
        Key(
            name="territories",
            form=TERRITORIES,
            doc="Where it holds, as codes of countries (ISO 3166-1), or `WORLD`; without them "
            "wherever the book is sold.",
            example=["SE", "FI"],
            aliases=("territory", "countries", "country"),
        ),
        Key(
            name="edition",
            form=choice(("epub", "pdf", "print"), {"e-book": "epub", "ebook": "epub"}),
            doc="What costs so much: `epub`, `pdf` or `print`; the e-book where it is not said.",
            example="epub",
        ),
    ),
)


def _prices(reader: Reader, setting: Setting) -> tuple[Price, ...]:
    nodes = setting.value.items if isinstance(setting.value, Listing) else (setting.value,)
    found: list[Price] = []
    for node in nodes:
        if not isinstance(node, Table):
            hint = 'write `{ amount = 129, currency = "SEK" }`'
            reader.wrong_kind(f"`{setting.name}`", node, "an amount with a currency", hint)
            continue
        values: dict[str, Any] = reader.group(node, PRICE)
        if missing := [name for name in ("amount", "currency") if not _given(node, name)]:
            lacking(reader, "a price", missing[0], node)
        elif "amount" in values and values.get("currency"):
            found.append(Price(**values))
    return tuple(found)


def _given(node: Table, name: str) -> bool:
    return any(PRICE.spellings.get(each.name) == name for each in node.settings)


_ONE_PRICE = as_object(PRICE, ["amount", "currency"])
PRICES = Form(read=_prices, schema=either(_ONE_PRICE, listed(_ONE_PRICE)))
