"""The author's files with the edits that rules are sure of."""

from __future__ import annotations

import difflib
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bokbygg import files
from bokbygg.check.script.remark import Edit
from bokbygg.diagnostics import Fault
from bokbygg.read import Original, Project, original
from bokbygg.rules.machine import CANNOT_WRITE

_LINE = re.compile("[^\r\n\x85]*(?:\r\n?|\n|\x85|\\Z)")
"""A line of a file with its end, as reading parts them."""

_NO_END = "\n\\ No newline at end of file\n"
"""What a diff says below a line without an end."""

_PATIENCE = 30
"""Seconds after which git is given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A file and what it is to say; `edits` is how many places differ."""

    name: str
    before: Original
    text: str
    edits: int


def mended(project: Project, edits: Iterable[Edit]) -> tuple[Mended, ...]:
    """The files that edits change. An edit is left out where the file does not say what it
    expects, or where it overlaps another one; files in other encodings than UTF-8 stay."""
    by_file: defaultdict[str, set[Edit]] = defaultdict(set)
    for edit in edits:
        by_file[edit.path].add(edit)
    made = []
    for name in sorted(by_file):
        before = original(project, name)
        if before is None:
            continue
        text, count = changed(before.text, by_file[name])
        if text != before.text:
            made.append(Mended(name=name, before=before, text=text, edits=count))
    return tuple(made)


def changed(text: str, edits: Iterable[Edit]) -> tuple[str, int]:
    """A text after edits, and how many of them could be made."""
    lines = _LINE.findall(text)
    count = 0
    limit: dict[int, int] = {}
    for edit in sorted(edits, key=lambda edit: (edit.line, edit.column, edit.new), reverse=True):
        start = edit.column - 1
        end = start + len(edit.old)
        if edit.line > len(lines) or end > limit.get(edit.line, end):
            continue
        line = lines[edit.line - 1]
        if line[start:end] != edit.old:
            continue
        lines[edit.line - 1] = line[:start] + edit.new + line[end:]
        limit[edit.line] = start
        count += 1
    return "".join(lines), count


def as_diff(changes: Sequence[Mended]) -> str:
    """The changes as `git apply` and `patch -p1` take them."""
    parts: list[str] = []
    for change in changes:
        before, after = (_LINE.findall(text)[:-1] for text in (change.before.text, change.text))
        rows = difflib.unified_diff(before, after, f"a/{change.name}", f"b/{change.name}")
        parts += (
            row if row.endswith("\n") else f"{row}\n\\ No newline at end of file\n" for row in rows
        )
    return "".join(parts)


def write(changes: Sequence[Mended]) -> tuple[Path, ...]:
    """Put the changes into the author's files. What a file said is kept: by git, where its last
    commit has it, else in a file beside it whose name ends with `.orig`; these are returned.

    Raises Fault where a file cannot be written.
    """
    kept: list[Path] = []
    for change in changes:
        try:
            kept += _write(change)
        except OSError as error:
            message = f"`{change.name}` cannot be written: {error.strerror}"
            hint = "see to it that you may change the file, and that there is room beside it"
            raise Fault(CANNOT_WRITE.found(message, hint=hint)) from None
    return tuple(kept)


def _write(change: Mended) -> list[Path]:
    before, kept = change.before, []
    if not _in_git(before):
        beside = _free(before.path, before.data)
        files.write(beside, before.data)
        kept = [beside]
    files.write(before.path.resolve(), (before.mark + change.text).encode("utf-8"))
    return kept


def _in_git(file: Original) -> bool:
    """Whether the last commit has the file as it is."""
    git = shutil.which("git")
    if git is None:
        return False
    command = [git, "-C", str(file.path.parent), "show", f"HEAD:./{file.path.name}"]
    try:
        shown = subprocess.run(  # noqa: S603 - git, and a name behind `HEAD:./`
            command, capture_output=True, check=False, timeout=_PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return shown.returncode == 0 and shown.stdout == file.data


def _free(path: Path, data: bytes) -> Path:
    """A name for what a file has said that takes nothing else's place."""
    number = 0
    while True:
        number += 1
        end = ".orig" if number == 1 else f".orig{number}"
        beside = path.with_name(path.name + end)
        if not beside.exists() or beside.read_bytes() == data:
            return beside
