"""Readers' marks, told to people, to programs, and to the workflows of GitHub."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bokbygg.cli.verdicts import as_data, as_property
from bokbygg.diagnostics import visible

if TYPE_CHECKING:
    from bokbygg.proof.marks.mark import Note
    from bokbygg.proof.marks.memory import Remembered

FORMS = ("text", "md", "json", "github")

_LONGEST = 90
"""Characters of a quotation that are shown; of a longer one its beginning and its end."""


def tell(form: str, notes: Sequence[Note], known: Remembered, base: str) -> None:
    """Print notes in one of `FORMS`; `base` is put before the names of files."""
    if form == "json":
        told = [as_json(note) | {"became": known.became_of(note)} for note in notes]
        print(json.dumps({"notes": told}, indent=2, ensure_ascii=False))
    elif form == "md":
        print("\n".join(_as_list(notes, known, base)))
    else:
        one = _command if form == "github" else line
        for note in notes:
            print(one(note, base, known.became_of(note)))


def line(note: Note, base: str, became: str = "") -> str:
    """A note in one line: place, kind, words, comment, page and line and reader, id."""
    parts = [f"{place(note, base)}: {said(note)}  ({whence(note)})"]
    if note.doubt:
        parts.append(f"unsure: {note.doubt};")
    if became:
        parts.append(f"{became};")
    parts.append(f"[{note.mark.id}]")
    return visible(" ".join(parts))


def place(note: Note, base: str) -> str:
    """`manuscript/05-twitter.md:6:92`; the page of the copy for a note without a place."""
    if note.start is None:
        return f"{note.copy}:page {note.mark.page + 1}"
    return f"{base}{note.start.path}:{note.start.line}:{note.start.column}"


def said(note: Note) -> str:
    """Kind, words and comment: `replace "hösen" -> "hösten"`, `note at "ord": why?`."""
    mark, sort = note.mark, note.mark.sort.value
    comment = _one_line(mark.said)
    near = "" if note.exact or not note.quote else "near "
    quote = f' {near}"{_short(note.quote)}"' if note.quote else ""
    if mark.finding:
        told = f"answer{quote}: {comment}  (to: {_short(mark.finding.partition(chr(10))[0])})"
    elif sort == "replace":
        told = f'{sort}{quote} -> "{comment}"'
    elif sort == "insert":
        told = f'{sort} "{comment}" at{quote}'
    else:
        told = f"{sort}{quote}" + (f": {comment}" if comment else "")
    told += "".join(f" / {reply.by}: {_one_line(reply.said)}" for reply in mark.replies)
    return told + (f" / {mark.state}" if mark.state else "")


def whence(note: Note) -> str:
    """`p. 12, line 7, Anna`."""
    parts = [f"p. {note.label}", f"line {note.line}" if note.line else "", note.mark.by]
    return ", ".join(part for part in parts if part)


def as_json(note: Note) -> dict[str, object]:
    """Plain values for programs."""
    mark, start, end = note.mark, note.start, note.end
    told: dict[str, object] = {
        "id": mark.id, "kind": mark.sort.value, "quote": note.quote, "comment": mark.said,
        "reader": mark.by, "copy": note.copy, "page": mark.page + 1, "label": note.label,
        "printed_line": note.line, "exact": note.exact, "changed": note.changed,
        "doubt": note.doubt, "state": mark.state, "finding": mark.finding,
        "replies": [{"reader": reply.by, "comment": reply.said} for reply in mark.replies],
    }  # fmt: skip
    if start is not None and end is not None:
        told |= {"file": start.path, "line": start.line, "column": start.column}
        told |= {"end_line": end.line, "end_column": end.column}
    return told


def _as_list(notes: Sequence[Note], known: Remembered, base: str) -> Iterator[str]:
    file = None
    for note in notes:
        name = note.start.path if note.start else note.copy
        if name != file:
            yield from ([""] if file is not None else [])
            yield from (f"## {name}", "")
            file = name
        box = "x" if known.became_of(note) else " "
        doubt = f" *(unsure: {note.doubt})*" if note.doubt else ""
        yield visible(
            f"- [{box}] `{place(note, base)}` {_escaped(said(note))} "
            f"({_escaped(whence(note))}){doubt} `{note.mark.id}`"
        )


def _command(note: Note, base: str, became: str) -> str:
    where = ""
    if note.start is not None and note.end is not None:
        where = f"file={as_property(base + note.start.path)},line={note.start.line},"
        where += f"col={note.start.column},endColumn={note.end.column},"
    title = as_property(f"{note.mark.by or 'reader'}, p. {note.label}")
    return f"::notice {where}title={title}::{as_data(line(note, base, became))}"


def _short(quote: str) -> str:
    half = _LONGEST // 2
    return quote if len(quote) <= _LONGEST else f"{quote[:half]} … {quote[-half:]}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\`*_[]<#" else letter for letter in text)
