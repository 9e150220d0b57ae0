"""From the text of a block, as Markdown hands it on, to the file's lines and columns.

Markdown strips what stands to the left of a block (quotation marks, list markers, indentation)
and to the right (blanks), never inside it: so each line of a block's text is found at the end of
its line in the file. Cells of a table are found by walking the row's pipes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from markdown_it.token import Token

_CLOSING_MARKS = re.compile(r"(?:[ \t]+#+)?[ \t]*$")
_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Positions:
    """Where the text of one block stands.

    `starts[i]` is (offset in the block's text, line, column of that offset) of its line i.
    """

    starts: tuple[tuple[int, int, int], ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column (from 1) of a character of the block's text."""
        index = max(bisect_right(self.starts, offset, key=itemgetter(0)) - 1, 0)
        start, line, column = self.starts[index]
        return (line, column + offset - start)

    def from_offset(self, start: int) -> Positions:
        """The positions of the part of the text that begins at `start`."""
        later = ((at - start, line, column) for at, line, column in self.starts if at > start)
        return Positions(((0, *self.place(start)), *later))

    def turns(self, start: int, end: int) -> Iterator[int]:
        """The offsets after `start` and before `end` where a line begins, or a cell skips a
        stroke."""
        index = bisect_right(self.starts, start, key=itemgetter(0))
        while index < len(self.starts) and self.starts[index][0] < end:
            yield self.starts[index][0]
            index += 1


def of_block(content: str, lines: Sequence[str], first: int) -> Positions:
    """Positions of a paragraph or heading whose text is `content` and whose first line is line
    `first` (from 0) of the file's `lines`."""
    starts, offset = [], 0
    for number, part in enumerate(content.split("\n"), start=first):
        line = lines[number] if number < len(lines) else ""
        starts.append((offset, number + 1, _column(part, line)))
        offset += len(part) + 1
    return Positions(tuple(starts))


def _column(part: str, line: str) -> int:
    """The column (from 1) where `part` begins, `part` being the end of `line`."""
    for end in _ends(line):
        if line.endswith(part, 0, end):
            return end - len(part) + 1
    # A heading with attributes behind it: its text is the first thing after the marks.
    return max(line.find(part), 0) + 1


def _ends(line: str) -> Iterator[int]:
    """Where the text of a line may end, with or without what closes it."""
    yield len(line)
    yield len(line.rstrip())
    yield _CLOSING_MARKS.search(line).start()  # type: ignore[union-attr]


def of_cells(cells: Sequence[str], line: str, number: int) -> tuple[Positions, ...]:
    """Positions of the cells of a table's row, which is line `number` (from 0) of the file.

    Markdown parts a row at its pipes, trims the cells and takes the stroke before an escaped pipe
    away.
    """
    pipes = [match.start() for match in _PIPE.finditer(line)]
    if not line.lstrip(" \t>").startswith("|"):
        pipes.insert(0, -1)
    found = []
    for index, cell in enumerate(cells):
        start = pipes[index] + 1 if index < len(pipes) else len(line)
        end = pipes[index + 1] if index + 1 < len(pipes) else len(line)
        raw = line[start:end]
        column = start + len(raw) - len(raw.lstrip()) + 1
        found.append(_of_cell(cell, number + 1, column, raw.strip()))
    return tuple(found)


def _of_cell(cell: str, line: int, column: int, raw: str) -> Positions:
    starts = [(0, line, column)]
    for count, match in enumerate(re.finditer(r"\\(?=\|)", raw), start=1):
        offset = match.start() - count + 1
        starts.append((offset, line, column + match.start() + 1))
    return Positions(tuple(starts))


def of_token(token: Token, lines: Sequence[str]) -> Positions:
    """Positions of the text of a block's token: `lines` are the file's."""
    if "positions" in token.meta:
        where: Positions = token.meta["positions"]
        return where
    if "place" in token.meta:
        line, column = token.meta["place"]
        return of_value(line, column, token.content)
    return of_block(token.content, lines, (token.map or [0])[0])


def of_value(line: int, column: int, content: str = "") -> Positions:
    """Positions of a text that begins at `line` and `column` (from 1) and, where it goes on,
    goes on at the beginning of the next line."""
    starts, offset = [(0, line, column)], 0
    for number, part in enumerate(content.split("\n")[:-1], start=1):
        offset += len(part) + 1
        starts.append((offset, line + number, 1))
    return Positions(tuple(starts))
