"""The plan of an import: where essays begin, as a file that an author can change."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bokbygg.diagnostics import Diagnostic, Fault, Span
from bokbygg.importers.material import Cut, Material
from bokbygg.importers.notation import toml_value
from bokbygg.importers.text.dividing import Piece, divided
from bokbygg.importers.text.naming import proposed
from bokbygg.importers.text.reading import read
from bokbygg.rules import imports as rules

_HEAD = """\
# Where the essays of {name} begin, as `bokbygg import` sees it.
#
# Set right what is wrong, take tables away or add some, then run the same command again.
# An essay begins at `line`, counted from 1. What stands before the first is left out.
# `title` is printed over it; without one its own first line is, or its opening words.
# `keep` is "book" for an essay of the book, "outside" for a file beside it, "drop" for neither.
"""
_KEPT = ("book", "outside", "drop")
_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")


def plan_of(material: Material, lang: str) -> str:
    """The plan of a text as it is found. Raises Fault as `read` does."""
    division = divided(read(material, lang), material.cuts)
    entries = [(piece.line, "".join(_entry(piece))) for piece in division.pieces]
    for line, doubt in division.doubtful:
        why = ", ".join(doubt.why)
        entries.append((line, f"# {doubt.sure:.0%} sure: {why}\n# [[essay]]\n# line = {line}\n"))
    return "\n".join([_HEAD.format(name=material.name), *(text for _, text in sorted(entries))])


def _entry(piece: Piece) -> Iterator[str]:
    title, guessed = proposed(piece)
    yield f"# {piece.beginning.sure:.0%} sure: {', '.join(piece.beginning.why)}\n"
    yield f"[[essay]]\nline = {piece.line}\ntitle = {toml_value(title)}"
    yield "   # guessed\n" if guessed else "\n"
    yield f'keep = "{"outside" if piece.copy else "book"}"\n'


def read_plan(path: Path) -> tuple[Cut, ...]:
    """What a plan says. Raises Fault where it cannot be read."""
    try:
        said = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise Fault(_wrong(path, f"cannot be read: {error.strerror}")) from None
    except UnicodeDecodeError:
        raise Fault(_wrong(path, "is not in UTF-8")) from None
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        span = Span(path=str(path), line=int(place[1]) if place else 0)
        raise Fault(_wrong(path, f"is no TOML: {_PLACE.sub('', str(error))}", span)) from None
    entries = said.get("essay")
    if not isinstance(entries, list) or not entries:
        raise Fault(_wrong(path, "has no table `[[essay]]`"))
    return tuple(_cut(path, entry) for entry in entries)


def _cut(path: Path, entry: Any) -> Cut:  # noqa: ANN401 - whatever stands there
    line, title, keep = (
        entry.get(key, default) if isinstance(entry, dict) else None
        for key, default in (("line", None), ("title", ""), ("keep", "book"))
    )
    if not isinstance(line, int) or isinstance(line, bool) or line < 1:
        raise Fault(_wrong(path, "has an essay without a `line`, counted from 1"))
    if not isinstance(title, str) or keep not in _KEPT:
        message = f"says of the essay at line {line} what cannot be"
        raise Fault(_wrong(path, message))
    return Cut(line=line, title=title, outside=keep == "outside", dropped=keep == "drop")


def _wrong(path: Path, said: str, span: Span | None = None) -> Diagnostic:
    hint = (
        'write `[[essay]]`, under it `line = 12` and perhaps `title = "…"` and `keep = "book"`, '
        '`"outside"` or `"drop"`'
    )
    return rules.BAD_PLAN.found(f"`{path}` {said}", span or Span(path=str(path)), hint)
