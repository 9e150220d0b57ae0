"""Why a piece of YAML cannot be read, in an editor's words, and how to mend it (M001)."""

from __future__ import annotations

import re

import yaml

from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.rules.metadata import UNREADABLE
from bokbygg.settings.placed import Ruler

_LINE = re.compile(r"(?P<indent>\s*)(?:- )?(?P<key>[^\s:]+)\s*:\s+(?P<value>\S.*?)\s*")
_LONGEST = 60
"""Characters of a value beyond which a hint no longer repeats it."""

_HEAD_SIGN = "a value that begins with `{}` has to stand in quotation marks"
_AFTER_QUOTE = "something follows the quotation mark that closes the text"
_TAB = "a tab stands where only spaces may"
_CONTROL = "a control character stands in it, which no text can show"
_NO_KEY = "this line is neither `key: value` nor part of the value above it"
_OWN_COLON = "the value of `{}` holds a colon of its own"
_INDENTED = "`{}` is indented, as if it belonged to the key above it"
_NOT_CLOSED = "what `{}` opens here is never closed"
_ESCAPE = "in double quotation marks a backslash begins an escape, and this is none"

_NEEDS_QUOTES = re.compile(
    "expected <block end>|are not allowed here|block scalar|alias|anchor|tag|cannot start any token"
)


def explained(error: yaml.YAMLError, offset: int, ruler: Ruler) -> Diagnostic:
    """The finding for an error of the parser's, whose text begins at character `offset`."""
    if isinstance(error, yaml.reader.ReaderError):
        return _found(_CONTROL, offset + error.position, ruler, "delete it")
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return _found(str(error), offset, ruler, "")
    at = offset + error.problem_mark.index
    began = offset + error.context_mark.index if error.context_mark else at
    return _known(f"{error.context or ''}: {error.problem or ''}", at, began, ruler)


def unreadable(reason: str, span: Span, hint: str) -> Diagnostic:
    """The finding that the front matter cannot be read, for a reason."""
    return UNREADABLE.found(f"the front matter cannot be read: {reason}", span, hint=hint)


def mark_of_its_own(at: int, ruler: Ruler) -> Diagnostic:
    """The finding for an alias, an anchor or a tag at character `at`."""
    text, column = _line_at(at, ruler)
    sign = text[column : column + 1]
    return _found(_HEAD_SIGN.format(sign), at, ruler, _quote_hint(text))


def _known(problem: str, at: int, began: int, ruler: Ruler) -> Diagnostic:
    """`at`: where the parser stopped; `began`: where what it was reading begins."""
    text, column = _line_at(at, ruler)
    if "'\\t'" in problem:
        return _found(_TAB, at, ruler, "indent with spaces instead")
    if "escape" in problem:
        return _found(_ESCAPE, at, ruler, "write the value in single quotation marks `'`")
    if "could not find expected ':'" in problem:
        return _no_key(began, ruler)
    if "quoted scalar" in problem or "flow" in problem:
        return _open_end(began, ruler)
    if "mapping values" in problem:
        return _stray_colon(at, ruler)
    if _NEEDS_QUOTES.search(problem) and _quote_hint(text):
        sign = text[_value_column(text) :][:1]
        reason = _AFTER_QUOTE if sign in "\"'" else _HEAD_SIGN.format(sign)
        return _found(reason, at, ruler, _quote_hint(text))
    if "expected <block end>" in problem:
        return _no_key(at - column, ruler)
    return _found(problem.strip(" :"), at, ruler, "write each setting as `key: value`")


def _no_key(at: int, ruler: Ruler) -> Diagnostic:
    hint = "write `key: value`, or close the front matter with a line `---` above the text"
    return unreadable(_NO_KEY, ruler.line_span(ruler.line(at)), hint)


def _open_end(began: int, ruler: Ruler) -> Diagnostic:
    text, column = _line_at(began, ruler)
    sign = text[column : column + 1]
    closing = {"[": "]", "{": "}"}.get(sign, sign)
    hint = f"close it with `{closing}`"
    if sign in "[{":
        hint += ", or put the whole value in quotation marks"
    return _found(_NOT_CLOSED.format(sign), began, ruler, hint)


def _stray_colon(at: int, ruler: Ruler) -> Diagnostic:
    text, _ = _line_at(at, ruler)
    line = _LINE.fullmatch(text)
    if line and re.search(r":(\s|$)", line["value"]):
        return _found(_OWN_COLON.format(line["key"]), at, ruler, _quote_hint(text))
    if text[:1].isspace():
        key = text.strip().partition(":")[0]
        hint = f"begin `{key}` at the start of its line"
        return _found(_INDENTED.format(key), at, ruler, hint)
    return _found("a colon stands where none may", at, ruler, "put the value in quotation marks")


def _found(reason: str, at: int, ruler: Ruler, hint: str) -> Diagnostic:
    return unreadable(reason, ruler.span(at, at + 1), hint)


def _line_at(at: int, ruler: Ruler) -> tuple[str, int]:
    """The line that holds character `at`, and its place on it from 0."""
    span = ruler.span(at, at + 1)
    return span.excerpt, span.column - 1


def _value_column(text: str) -> int:
    line = _LINE.fullmatch(text)
    return line.start("value") if line else 0


def _quote_hint(text: str) -> str:
    """How the value of a line `key: value` looks in quotation marks; empty for another line."""
    line = _LINE.fullmatch(text)
    if line is None or (line["value"][0] in "[{" and line["value"][-1] in "]}"):
        return ""
    if len(line["value"]) > _LONGEST:
        return "put the whole value in quotation marks"
    return f"put it in quotation marks: `{line['key']}: {_quoted(line['value'])}`"


def _quoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    doubled = value.replace("'", "''")
    return f"'{doubled}'"
