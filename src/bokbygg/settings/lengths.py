"""Lengths as an author writes them and CSS has them (CSS Values 4, 6.2): sizes of type, lines,
margins."""

from __future__ import annotations

import re
from typing import Any

from bokbygg.settings.forms import STRING, as_object, as_pattern, either
from bokbygg.settings.placed import Scalar, Setting, Sort, Table
from bokbygg.settings.reader import Reader, shown
from bokbygg.settings.rows import Form, Key, Rows, Schema

_LENGTH = re.compile(r"(?P<number>\d+(?:[.,]\d+)?|[.,]\d+)\s*(?P<unit>mm|cm|in|pt|px)", re.ASCII)
_TIMES = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
_POINTS = {"mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pt": 1.0, "px": 0.75}
_PATTERN = r"[0-9.,]+\s*(?:mm|cm|in|pt|px)"


def points(length: str) -> float:
    """A length in points (1/72 inch). Raises ValueError, which says what is wrong, where it is
    none."""
    match = _LENGTH.fullmatch(length.strip().lower())
    if match is None:
        raise ValueError("it is not a number with `mm`, `cm`, `in`, `pt` or `px`")
    return float(match["number"].replace(",", ".")) * _POINTS[match["unit"]]


def length(text: str, least: str, most: str) -> str:
    """A length as CSS writes it: `12,5 mm` gives `12.5mm`.

    Raises ValueError, which says what is wrong, where it is none or not from `least` to `most`.
    """
    if not points(least) <= points(text) <= points(most):
        raise ValueError(f"it is not between {least} and {most}")
    match = _LENGTH.fullmatch(text.strip().lower())
    assert match is not None
    return f"{float(match['number'].replace(',', '.')):g}{match['unit']}"


def between(least: str, most: str, hint: str) -> Form:
    """A length from `least` to `most`."""
    return Form(
        read=lambda reader, setting: _read(reader, setting, least, most, hint),
        schema=as_pattern(_PATTERN),
    )


def _read(reader: Reader, setting: Setting, least: str, most: str, hint: str) -> str | None:
    value = setting.value
    if isinstance(value, Scalar) and value.sort is Sort.NUMBER:
        _bad(reader, setting, value.text, "it has no unit", hint)
        return None
    text = reader.one_text(f"`{setting.name}`", value)
    try:
        return length(text, least, most) if text else text
    except ValueError as error:
        _bad(reader, setting, text, str(error), hint)
        return None


def _bad(reader: Reader, setting: Setting, text: str, why: str, hint: str) -> None:
    message = f"`{setting.name}` cannot be {shown(text)}: {why}"
    reader.note(reader.rules.bad_value, message, setting.value.span, hint)


# --- the distance of lines ----------------------------------------------------------------------

_LINES_HINT = "write a number such as `1.3`, which is times the size of type, or a length"


def _line_height(reader: Reader, setting: Setting) -> str | None:
    """A length, or a number of times the size of type, from 1 to 3."""
    value = setting.value
    text = value.text.strip() if isinstance(value, Scalar) else ""
    if not _TIMES.fullmatch(text):
        return _read(reader, setting, "6pt", "72pt", _LINES_HINT)
    if not 1 <= float(text.replace(",", ".")) <= 3:
        _bad(reader, setting, text, "it is not between 1 and 3", _LINES_HINT)
        return None
    return f"{float(text.replace(',', '.')):g}"


LINE_HEIGHT = Form(
    read=_line_height,
    schema=either({"type": "number", "minimum": 1, "maximum": 3}, STRING),
)

# --- margins ------------------------------------------------------------------------------------

_MARGIN_HINT = "write a length such as `18mm`"
_UPRIGHT = between("8mm", "200mm", _MARGIN_HINT)
"""Heads and page numbers stand in these margins."""

_SIDE = between("5mm", "200mm", _MARGIN_HINT)


def _side(name: str, form: Form, doc: str) -> Key:
    return Key(name=name, form=form, doc=doc, example="18mm")


MARGINS_ROWS = Rows(
    thing="`margins`",
    doc="The white round the text of a printed page.",
    keys=(
        _side("top", _UPRIGHT, "Above the text."),
        _side("outer", _SIDE, "At the side away from the fold."),
        _side("bottom", _UPRIGHT, "Below the text."),
        _side("inner", _SIDE, "At the side of the fold."),
    ),
)


def _margins(reader: Reader, setting: Setting) -> tuple[str, ...] | None:
    """Top, outer, bottom and inner, the sides not given empty; from one length, all the same."""
    if isinstance(setting.value, Table):
        values: dict[str, Any] = reader.group(setting.value, MARGINS_ROWS)
        found = tuple(values.get(key.name, "") for key in MARGINS_ROWS.keys)
        return found if any(found) else None
    one = _UPRIGHT.read(reader, setting)
    return (one,) * 4 if one else None


_MARGINS_SCHEMA: Schema = either(as_pattern(_PATTERN), as_object(MARGINS_ROWS))
MARGINS = Form(read=_margins, schema=_MARGINS_SCHEMA)
