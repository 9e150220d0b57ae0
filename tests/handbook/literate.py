"""The commands and examples of a chapter, tried.

A chapter is a story in one folder, empty at its beginning. Its fenced blocks count in their order:

- a block with a `title` is a file, written into the folder that the story stands in;
- `console` holds commands, each after `$ `, run in that folder, and below each what it prints.
  `…` stands for anything in a line, and alone in one for any lines; sizes and times are any sizes
  and times. A command exits with 0, or with 1 where what it prints has an `error[…]`;
- `markdown` without a title is an essay, or a piece of one, and makes a book without a complaint;
- `toml` without a title is a bok.toml, or a piece of one, and is read without a complaint.

Other blocks are for looking at.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

from bokbygg.parse.infostring import fence

_PROMPT = "$ "


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block: its language, the file it is (or nothing), its text and its line."""

    kind: str
    title: str
    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A command, and what it prints."""

    command: str
    printed: str
    line: int


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a chapter."""
    for token in MarkdownIt().parse(text):
        if token.type == "fence":
            info = fence(token.info, {})
            line = (token.map or [0])[0] + 1
            yield Block(kind=info.language, title=info.title, text=token.content, line=line)


def steps(block: Block) -> Iterator[Step]:
    """The commands of a `console` block."""
    parts = re.split(r"^\$ ", block.text, flags=re.M)
    assert not parts[0].strip(), f"line {block.line}: output before the first command"
    line = block.line + 1
    for part in parts[1:]:
        command, _, printed = part.partition("\n")
        while command.endswith("\\"):
            more, _, printed = printed.partition("\n")
            command = f"{command}\n{more}"
        yield Step(command=command, printed=printed, line=line)
        line += part.count("\n")


_MEASURE = re.compile(r"\b\d+(?:\.\d+)? (kB|MB|s)\b")


def agrees(shown: str, printed: str) -> bool:
    """Whether a command printed what the manual shows."""
    pattern = ""
    for line in _even(shown).splitlines():
        if line == "…":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*?".join(map(re.escape, line.split("…"))) + r"\n"
    return re.fullmatch(pattern, _even(printed)) is not None


def _even(text: str) -> str:
    """What is printed, without what differs from machine to machine."""
    lines = (line.rstrip() for line in text.strip().splitlines())
    return _MEASURE.sub(r"N \1", "".join(f"{line}\n" for line in lines))


SHIM = f"""#!/bin/sh
exec {sys.executable} -m bokbygg "$@"
"""
"""The program as a command."""


def place_shim(folder: Path) -> Path:
    """Put the command `bokbygg` into a folder for the search path."""
    folder.mkdir(exist_ok=True)
    shim = folder / "bokbygg"
    shim.write_text(SHIM)
    shim.chmod(0o755)
    return folder
