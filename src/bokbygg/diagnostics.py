"""What the compiler says about a book: where, how grave, what it saw and what to do.

A `Rule` is one sort of complaint; `Rule.found` makes the `Diagnostic`. Findings ride on the
values they belong to; `Fault` carries those that stop a stage.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, replace
from enum import StrEnum

from bokbygg.values import dataclass


class Level(StrEnum):
    """How grave a finding is: no book, a book all the same, or good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A place in a file of the book.

    `path` is relative to the project's folder, with forward slashes. `line` and `column` count
    from 1, in characters; `line` 0 means the file as a whole. `width` is the number of
    characters meant, `excerpt` the line as it stands in the file.
    """

    path: str
    line: int = 0
    column: int = 1
    width: int = 1
    excerpt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding: `code` names its rule, `span` its place (None: the book as a whole)."""

    code: str
    level: Level
    message: str
    span: Span | None = None
    hint: str = ""

    def demoted(self) -> Diagnostic:
        """The same finding as a warning."""
        return replace(self, level=Level.WARNING)

    def as_json(self) -> dict[str, object]:
        """Plain values for `--json`: code, level, message, hint and file, line, column, width."""
        found: dict[str, object] = {"code": self.code, "level": self.level.value}
        found |= {"message": self.message, "hint": self.hint}
        if self.span is not None:
            place = asdict(self.span)
            found |= {"file": place.pop("path")} | place
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One sort of finding, as `bokbygg explain CODE` prints it.

    `standable` says that a book can stand the fault: `--keep-going` makes a warning of it.
    `source` is where the rule is laid down, where somebody else did. `languages` are those it is
    about, none for all. What is `fixable` can be mended by `check --fix`; what is `optional` is
    told only where it is selected.
    """

    code: str
    level: Level
    title: str
    why: str
    bad: str
    good: str
    standable: bool = False
    source: str = ""
    languages: tuple[str, ...] = ()
    fixable: bool = False
    optional: bool = False

    def found(self, message: str, span: Span | None = None, hint: str = "") -> Diagnostic:
        """A finding of this rule."""
        return Diagnostic(code=self.code, level=self.level, message=message, span=span, hint=hint)


class Fault(Exception):
    """A stage could not make its value; `findings` say why."""

    def __init__(self, *findings: Diagnostic) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings

    def __reduce__(self) -> tuple[type[Fault], tuple[Diagnostic, ...]]:
        """The same fault again, in another process."""
        return type(self), self.findings


def in_reading_order(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings without repeats, sorted by file, line, column and code."""

    def place(finding: Diagnostic) -> tuple[str, int, int, str, str]:
        span = finding.span or Span(path="")
        return (span.path, span.line, span.column, finding.code, finding.message)

    return tuple(sorted(set(findings), key=place))


def as_text(finding: Diagnostic, base: str = "") -> str:
    """A finding as a terminal shows it, with the line it means and a mark under the place.

    `base` is put before the file's name: the way from where the reader stands to the project.
    """
    lines = [f"{finding.level.value}[{finding.code}]: {finding.message}"]
    if finding.span is not None:
        lines += _place(finding.span, base)
    if finding.hint:
        lines.append(f"hint: {finding.hint}")
    return "\n".join(visible(line) for line in lines)


def visible(line: str) -> str:
    """A line of anybody's text, with signs for what would steer a terminal."""
    return line.translate(_VISIBLE)


_VISIBLE = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_VISIBLE |= dict.fromkeys(
    [*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd"
)
"""Signs for characters that would steer a terminal, or turn its text round."""


def _place(span: Span, base: str) -> list[str]:
    name = f"{base}{span.path}"
    if not span.line:
        return [f"  --> {name}"]
    number = str(span.line)
    margin = " " * len(number)
    lines = [f" {margin} --> {name}:{span.line}:{span.column}"]
    if span.excerpt.strip():
        text, before = _window(span)
        width = max(1, min(span.width, len(text) - len(before)))
        caret = "".join(" " * _cells(character) for character in before) + "^" * width
        lines += [f" {margin} |", f" {number} | {text}", f" {margin} | {caret}"]
    return lines


def _window(span: Span, reach: int = 44) -> tuple[str, str]:
    """The part of a line round its place, and what of that part stands before the place."""
    text = span.excerpt.replace("\t", " ")
    at = min(span.column - 1, len(text))
    start = 0 if at <= reach else at - reach
    end = min(len(text), max(at + reach, start + 2 * reach))
    head = "…" if start else ""
    tail = "…" if end < len(text) else ""
    return f"{head}{text[start:end]}{tail}", f"{head}{text[start:at]}"


def _cells(character: str) -> int:
    """Columns that a character takes on a terminal."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
