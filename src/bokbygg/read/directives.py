"""The signs by which an essay takes in a file, and the part of the file that they mean.

mdBook's `{{#include file.rs:2:10}}`, `{{#rustdoc_include file.rs:anchor}}` and
`{{#playground file.rs}}`, and Quarto's `{{< include file.md >}}`, alone on a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bokbygg.values import dataclass

_BEFORE = r"(?P<before>[ \t>]*)"
_MDBOOK = re.compile(
    _BEFORE + r"\{\{[ \t]*#(?P<kind>include|rustdoc_include|playground|playpen)[ \t]+"
    r"(?P<target>[^{}]*?)[ \t]*\}\}[ \t]*"
)
_QUARTO = re.compile(
    _BEFORE + r"\{\{<[ \t]*(?P<kind>include)[ \t]+(?P<target>.*?)[ \t]*>\}\}[ \t]*"
)
_ANYWHERE = re.compile(r"(?<!\\)\{\{[ \t]*#(?:include|rustdoc_include|playground)\b[^{}]*\}\}")
_ESCAPED = re.compile(r"([ \t>]*)\\(\{\{[ \t]*#(?:include|rustdoc_include|playground)\b.*)")
_ANCHOR = re.compile(r"ANCHOR(?:_END)?:[ \t]*[\w-]+")
_CODE = re.compile(r"(`+).+?\1")

Numbered = tuple[int, str]
"""A line of a file and its number, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """An include: the file it names, and of that the lines `first` to `last` (from 1, both
    counted; 0 for the file's own end), or those at an anchor. `before` is what stands before it on
    its line, `column` and `written` tell where and how its target is written. `as_code`: the file
    is code, and its language Rust."""

    path: str
    before: str
    column: int
    written: str
    first: int = 0
    last: int = 0
    anchor: str = ""
    as_code: bool = False


def directive(line: str) -> Directive | None:
    """The include that a line is, if it is one."""
    match = _MDBOOK.fullmatch(line) or _QUARTO.fullmatch(line)
    if match is None:
        return None
    written = match["target"]
    plays = match["kind"] in {"playground", "playpen"}
    target = written.split()[0] if plays and written else written.strip("\"'")
    path, *rest = target.split(":")
    first, last, anchor = _range(rest)
    return Directive(
        path=path.strip(),
        before=match["before"],
        column=match.start("target") + 1,
        written=written,
        first=first,
        last=last,
        anchor=anchor,
        as_code=plays,
    )


def _range(rest: Sequence[str]) -> tuple[int, int, str]:
    """First line, last line and anchor, from what stands after the colons."""
    first = rest[0].strip() if rest else ""
    if first and not first.isdecimal():
        return 0, 0, first
    begin = int(first[:9]) if first else 0
    if len(rest) < 2:
        return begin, begin, ""
    end = rest[1].strip()
    return begin, int(end[:9]) if end.isdecimal() else 0, ""


def stray(line: str) -> tuple[int, int] | None:
    """Column and width of an include that does not stand alone on its line, outside of code."""
    shown = _CODE.sub(lambda match: " " * len(match[0]), line)
    match = _ANYWHERE.search(shown)
    return (match.start() + 1, len(match[0])) if match else None


def unescaped(line: str) -> str:
    r"""A line of code without the stroke by which `\{{#include …}}` is kept as it stands."""
    match = _ESCAPED.fullmatch(line)
    return f"{match[1]}{match[2]}" if match else line


def part(lines: Sequence[Numbered], asked: Directive) -> list[Numbered] | None:
    """The lines of a file that an include asks for, without those that mark anchors; None where
    there are no such lines."""
    chosen = _anchored(lines, asked.anchor) if asked.anchor else _ranged(lines, asked)
    if chosen is None:
        return None
    return [(number, text) for number, text in chosen if not _ANCHOR.search(text)]


def anchors(text: str) -> list[str]:
    """The names of the anchors in a file."""
    return re.findall(r"ANCHOR:[ \t]*([\w-]+)", text)


def _ranged(lines: Sequence[Numbered], asked: Directive) -> Sequence[Numbered] | None:
    begin = max(asked.first, 1)
    end = asked.last or len(lines)
    return lines[begin - 1 : end] if begin <= min(end, len(lines)) else None


def _anchored(lines: Sequence[Numbered], name: str) -> Sequence[Numbered] | None:
    """The lines between `ANCHOR: name` and `ANCHOR_END: name`; to the end where that is missing."""
    start = _line_of(lines, f"ANCHOR:[ \\t]*{re.escape(name)}", 0)
    if start is None:
        return None
    end = _line_of(lines, f"ANCHOR_END:[ \\t]*{re.escape(name)}", start)
    return lines[start + 1 : end]


def _line_of(lines: Sequence[Numbered], pattern: str, begin: int) -> int | None:
    mark = re.compile(rf"{pattern}(?![\w-])")
    found = (i for i in range(begin, len(lines)) if mark.search(lines[i][1]))
    return next(found, None)
