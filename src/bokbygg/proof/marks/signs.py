"""The characters of a page, as marks are held against them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bokbygg.proof.map import Place, Run


class Sign(NamedTuple):
    """A printed character: its left, bottom, right and upper edge, the number of its line, and its
    place, None for what no author wrote; `literal` where it stands there as it is printed."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    line: int
    place: Place | None
    literal: bool

    @property
    def centre(self) -> float:
        """Halfway between its left and its right edge."""
        return (self.left + self.right) / 2

    @property
    def height(self) -> float:
        """Halfway between its lower and its upper edge."""
        return (self.bottom + self.top) / 2


def signs(runs: Iterable[Run]) -> tuple[Sign, ...]:
    """The characters of runs, in order."""
    return tuple(_of(runs))


def _of(runs: Iterable[Run]) -> Iterator[Sign]:
    for run in runs:
        for at, (letter, (left, right)) in enumerate(zip(run.text, run.edges, strict=True)):
            yield Sign(letter, left, run.bottom, right, run.top, run.line, run.at(at), run.literal)


def quoted(found: Sequence[Sign]) -> str:
    """The words that characters say: lines joined by blanks, words divided by the printer whole
    again."""
    said: list[str] = []
    for before, sign in zip((None, *found), found, strict=False):
        if before is not None and _is_next_line(before, sign) and said:
            if before.place is None and before.text in HYPHENS:
                said.pop()
            elif before.text not in HYPHENS and not said[-1].isspace():
                said.append(" ")
        said.append(sign.text)
    if found and found[-1].place is None and found[-1].text in HYPHENS:
        said.pop()
    return " ".join("".join(said).replace("\u00ad", "").split())


HYPHENS = "-\u2010"
"""Characters that words are divided with at the end of a line."""


def _is_next_line(before: Sign, sign: Sign) -> bool:
    return sign.left < before.left or sign.top <= before.bottom
