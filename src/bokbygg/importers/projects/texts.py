"""The lines of a text, each with its place; what is code in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bokbygg.read.fences import Fence


class Numbered(NamedTuple):
    """A line and its number in its file, from 1."""

    number: int
    text: str


def numbered(text: str, first: int = 1) -> list[Numbered]:
    """The lines of a text."""
    return [Numbered(number, line) for number, line in enumerate(text.split("\n"), first)]


def in_code(lines: Sequence[Numbered]) -> Iterator[tuple[Numbered, bool]]:
    """Each line, and whether it is of a block of code between fences, the fences too."""
    fence: Fence | None = None
    for line in lines:
        if fence is None:
            fence = Fence.opened_by(line.text)
            yield line, fence is not None
        else:
            yield line, True
            if fence.is_ended_by(line.text):
                fence = None


def outside_code(
    lines: Sequence[Numbered], change: Callable[[Numbered], str | None]
) -> list[Numbered]:
    """Lines changed where they are no code; None takes one away."""
    made: list[Numbered] = []
    for line, is_code in in_code(lines):
        text = line.text if is_code else change(line)
        if text is not None:
            made.append(Numbered(line.number, text))
    return made


_SPAN = re.compile(r"(`+)(?:(?!\1).)+?\1(?!`)")


def between_spans(text: str, change: Callable[[str], str]) -> str:
    """A line changed but for the code within it."""
    made: list[str] = []
    at = 0
    for span in _SPAN.finditer(text):
        made += [change(text[at : span.start()]), span[0]]
        at = span.end()
    return "".join([*made, change(text[at:])])
