"""TOML -> a tree of placed values.

tomllib reads the values but says nothing of where they stand; so a second, smaller pass finds
the place of each key and value in a text that is known to be TOML, and the two are joined.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import NamedTuple

from bokbygg.book import Source
from bokbygg.diagnostics import Diagnostic, Fault, Span
from bokbygg.rules.settings import UNREADABLE
from bokbygg.settings.placed import Listing, Node, Ruler, Scalar, Setting, Sort, Table
from bokbygg.settings.tomlfault import explained

Path = tuple[str | int, ...]
"""The way to a value: keys of tables and numbers (from 0) of list items."""

_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[\[\]{},=.\n]"
    r"|[^\s\[\]{},=.\"'\#]+",
    re.DOTALL,
)


class _Token(NamedTuple):
    text: str
    start: int
    end: int


@dataclass(slots=True, kw_only=True)
class _Places:
    """From and up to which character each key (where it is first named) and each value stands."""

    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)


def read_toml(source: Source) -> Table:
    """The settings of a TOML file. Raises Fault (B001) where it is not TOML."""
    ruler = Ruler(source)
    try:
        values = tomllib.loads(source.text)
        places = _Scan(source.text).places
        return _table(values, (), places, ruler)
    except tomllib.TOMLDecodeError as error:
        raise Fault(explained(error, source, ruler)) from error
    except RecursionError as error:
        raise Fault(_beyond(source, "lists or tables lie too deep in one another")) from error
    except ValueError as error:
        raise Fault(_beyond(source, "a number has thousands of digits")) from error


def _beyond(source: Source, reason: str) -> Diagnostic:
    """The finding for what TOML allows and Python does not."""
    span = Span(path=source.path)
    hint = "write the settings more simply"
    return UNREADABLE.found(f"bok.toml cannot be read: {reason}", span, hint=hint)


def _table(values: Mapping[str, object], path: Path, places: _Places, ruler: Ruler) -> Table:
    settings = []
    for name, value in values.items():
        here = (*path, name)
        span = ruler.span(*places.keys[here])
        settings.append(Setting(name=name, span=span, value=_node(value, here, places, ruler)))
    return Table(settings=tuple(settings), span=ruler.span(*places.values.get(path, (0, 1))))


def _node(value: object, path: Path, places: _Places, ruler: Ruler) -> Node:
    if isinstance(value, dict):
        return _table(value, path, places, ruler)
    span = ruler.span(*places.values[path])
    if isinstance(value, list):
        nodes = (_node(item, (*path, i), places, ruler) for i, item in enumerate(value))
        return Listing(items=tuple(nodes), span=span)
    return Scalar(text=_text(value), sort=_sort(value), span=span)


def _sort(value: object) -> Sort:
    if isinstance(value, str):
        return Sort.TEXT
    if isinstance(value, bool):
        return Sort.TRUTH
    return Sort.DATE if isinstance(value, date | time) else Sort.NUMBER


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date | datetime | time) else str(value)


class _Scan:
    """Walks over the tokens of a TOML text and notes where keys and values stand."""

    def __init__(self, text: str) -> None:
        self.places = _Places()
        self._tokens = _tokens(text)
        self._token = next(self._tokens)
        self._lengths: dict[Path, int] = {}
        table: Path = ()
        while self._token.text:
            if self._token.text == "\n":
                self._step()
            elif self._token.text == "[":
                table = self._header()
            else:
                self._assignment(table)

    def _step(self) -> _Token:
        """The token here; the walk goes on to the next."""
        token, self._token = self._token, next(self._tokens)
        return token

    def _skip_lines(self) -> None:
        while self._token.text == "\n":
            self._step()

    def _header(self) -> Path:
        """`[table]` or `[[table]]`; gives the way to it."""
        start = self._step().start
        many = self._token.text == "["
        if many:
            self._step()
        path = self._key(())
        self._step()
        if many:
            end = self._step().end
            self._lengths[path] = self._lengths.get(path, -1) + 1
            path = (*path, self._lengths[path])
            self.places.values[path] = (start, end)
        return path

    def _assignment(self, table: Path) -> None:
        path = self._key(table)
        self._step()
        self._value(path)

    def _key(self, table: Path) -> Path:
        """A key of one part or more, seen from `table`; into the last item of a list of tables."""
        path = table
        while self._token.text not in {"=", "]"}:
            token = self._step()
            if token.text == ".":
                if path in self._lengths:
                    path = (*path, self._lengths[path])
                continue
            path = (*path, _unquoted(token.text))
            self.places.keys.setdefault(path, (token.start, token.end))
            self.places.values.setdefault(path, (token.start, token.end))
        return path

    def _value(self, path: Path) -> None:
        start = self._token.start
        if self._token.text == "[":
            end = self._list(path)
        elif self._token.text == "{":
            end = self._inline_table(path)
        else:
            end = self._step().end
            # `1.5`, `2021-05-12 10:00` and their like are several tokens
            while self._token.text not in {"\n", ",", "]", "}", ""}:
                end = self._step().end
        self.places.values[path] = (start, end)

    def _list(self, path: Path) -> int:
        """Gives the character after the list."""
        self._step()
        self._skip_lines()
        count = 0
        while self._token.text != "]":
            self._value((*path, count))
            count += 1
            self._skip_lines()
            if self._token.text == ",":
                self._step()
                self._skip_lines()
        return self._step().end

    def _inline_table(self, path: Path) -> int:
        """Gives the character after the table."""
        self._step()
        while self._token.text != "}":
            if self._token.text in {",", "\n"}:
                self._step()
            else:
                self._assignment(path)
        return self._step().end


def _tokens(text: str) -> Iterator[_Token]:
    """The tokens of a TOML text without its comments, and an empty one at the end, for ever."""
    for match in _TOKEN.finditer(text):
        if not match[0].startswith("#"):
            yield _Token(match[0], match.start(), match.end())
    while True:
        yield _Token("", len(text), len(text))


def _unquoted(key: str) -> str:
    """A part of a key without its quotation marks, its escapes resolved."""
    if key[0] not in "\"'":
        return key
    return next(iter(tomllib.loads(f"{key} = 0")))
