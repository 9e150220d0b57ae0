"""Why a TOML file cannot be read, in an editor's words, and how to mend it (B001)."""

from __future__ import annotations

import re
import tomllib

from bokbygg.book import Source
from bokbygg.diagnostics import Diagnostic
from bokbygg.rules.settings import UNREADABLE
from bokbygg.settings.placed import Ruler

_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_BARE = re.compile(r"(?P<key>[A-Za-z0-9_.-]+)\s*[=:]\s*(?P<value>[^\s\"'\[{][^\"#]*?)\s*(?:#.*)?")
_QUOTES = re.compile("[\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb]")

_TEXT_HINT = "put text in straight quotation marks"
_REASONS: tuple[tuple[str, str, str], ...] = (
    ("Cannot overwrite", "a key is given twice", "keep one of the two"),
    ("Cannot declare", "a table is given twice", "gather its keys under one heading"),
    ("Cannot mutate", "keys are added to a table that is finished", "gather them in one place"),
    ("Expected '='", "a key and its value are joined by `=`", "write `key = value`"),
    ("Invalid value", "this is not a value", _TEXT_HINT),
    ("Expected newline", "something follows a value that was finished", _TEXT_HINT),
    ("Unterminated string", "a text is opened and never closed", "close its quotation mark"),
    ('Expected "\'"', "a text is opened and never closed", "close its quotation mark"),
    ("Illegal character '\\n'", "a text is not closed on its line", "close its quotation mark"),
    ("Illegal character", "a control character stands in it", "delete it"),
    ("Unescaped '\\'", "a backslash begins an escape, and this is none", "write `/` or `\\\\`"),
    ("Unclosed array", "a list lacks a comma or its end", "put `,` between items, `]` at the end"),
    ("Expected ']'", "a heading is not closed", "close it with `]`"),
    ("Invalid statement", "this is not a setting", "write `key = value`"),
)
"""How tomllib's message begins, what it means, what to do."""

_OPEN_LIST = ("the list above goes on here, and this is not an item of it", "close it with `]`")


def explained(error: tomllib.TOMLDecodeError, source: Source, ruler: Ruler) -> Diagnostic:
    """The finding for an error of tomllib's."""
    text = str(error)
    place = _PLACE.search(text)
    problem = text[: place.start()] if place else text
    if place and place["line"]:
        line, column = int(place["line"]), int(place["column"])
    else:
        line = max(1, source.text.rstrip().count("\n") + 1)
        column = len(ruler.text(line).rstrip()) + 1
    reason, hint = _reason(problem, ruler.text(line))
    if problem == "Invalid value" and not ruler.text(line)[: column - 1].strip(" \t["):
        reason, hint = _OPEN_LIST
    whole = problem.startswith("Cannot")
    span = ruler.line_span(line) if whole else source.span(line, column)
    return UNREADABLE.found(f"bok.toml cannot be read: {reason}", span, hint=hint)


def _reason(problem: str, line: str) -> tuple[str, str]:
    """What is wrong, and what to do, given tomllib's message and the line it stopped at."""
    known = (row[1:] for row in _REASONS if problem.startswith(row[0]))
    reason, hint = next(known, (problem[:1].lower() + problem[1:], ""))
    bare = _BARE.fullmatch(line.strip())
    if bare and hint in {_TEXT_HINT, "write `key = value`"}:
        value = _QUOTES.sub("", bare["value"])
        return reason, f'write `{bare["key"]} = "{value}"`'
    return reason, hint
