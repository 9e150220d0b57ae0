"""Chapters as bytes that hold values and no code, to be kept between runs.

Every value is a row whose first number says of which type it is: 0 for a tuple, else its place in
`_TYPES`; what is no row is a plain value. Only types that a chapter is made of can come of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any

import msgspec

from bokbygg.book import chapter, pieces, source
from bokbygg.book.chapter import Chapter
from bokbygg.dates import Date
from bokbygg.diagnostics import Diagnostic, Level, Span

_TYPES: tuple[type, ...] = (
    tuple,
    pieces.Run,
    pieces.Text,
    pieces.Markup,
    pieces.NoteRef,
    pieces.LinkStart,
    pieces.LinkEnd,
    pieces.Label,
    pieces.Reference,
    pieces.Image,
    pieces.Math,
    pieces.IndexTerm,
    pieces.IndexStart,
    pieces.IndexEnd,
    chapter.Chapter,
    chapter.Note,
    chapter.Heading,
    chapter.Captioned,
    source.FrontMatter,
    source.Contributor,
    source.Epigraph,
    source.FirstPublished,
    Date,
    Span,
    Diagnostic,
    Level,
)
_NUMBERS = {kind: number for number, kind in enumerate(_TYPES)}
_NAMES = {
    kind: tuple(field.name for field in fields(kind))
    for kind in _TYPES
    if hasattr(kind, "__dataclass_fields__")
}
_PLAIN = frozenset({str, int, float, bool, type(None)})

Row = list[Any]
"""A value of more than one part."""


def packed(made: Chapter) -> bytes:
    """A chapter as bytes; raises KeyError where it holds what no chapter does."""
    return msgspec.msgpack.encode(_row(made))


def unpacked(data: bytes) -> Chapter:
    """The chapter that `packed` made bytes of; raises ValueError where it is none."""
    try:
        made = _value(msgspec.msgpack.decode(data))
    except (TypeError, ValueError, LookupError, RecursionError, msgspec.MsgspecError) as error:
        raise ValueError(f"no chapter: {error}") from error
    if not isinstance(made, Chapter):
        raise ValueError("no chapter")
    return made


def _row(value: Any) -> Any:  # noqa: ANN401 - anything that a chapter holds
    kind = type(value)
    if kind in _PLAIN:
        return value
    number = _NUMBERS[kind]
    if kind is Level:
        return [number, value.value]
    if kind is pieces.Run:
        return [number, *value]
    parts = value if kind is tuple else _parts(kind)(value)
    return [number, *map(_row, parts)]


def _parts(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    names = _NAMES[kind]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _value(row: Any) -> Any:  # noqa: ANN401
    if type(row) is not list:
        return row
    kind = _TYPES[row[0]]
    if kind is pieces.Run:
        return pieces.Run._make(row[1:])
    if kind is Level:
        return Level(row[1])
    values = [_value(one) if type(one) is list else one for one in row[1:]]
    if kind is tuple:
        return tuple(values)
    return kind(**dict(zip(_NAMES[kind], values, strict=True)))
