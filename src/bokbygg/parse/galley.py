"""The text of one block on its way through the typographer.

The printed text is put together with one stand-in character for everything that is not text, so
that the typographer sees quotation marks and dashes across emphasis and links; what it returns is
parted again where the tags stand, and each part told where its characters come from.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from bokbygg.book import Piece, Run, Text
from bokbygg.languages import Language
from bokbygg.parse.positions import Positions
from bokbygg.typography import Typeset, typeset

OBJECT = "\ufffc"
FORCED_BREAK = "\u2028"
_THING = re.compile(f"[{OBJECT}{FORCED_BREAK}]")

Segment = tuple[int, int, bool]
"""From this character of the galley on: the offset in the block's text, and whether each further
character is one further on there."""


class Galley:
    """A block's text as it grows, and the pieces that wait at their places in it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._segments: list[Segment] = []
        self._waiting: list[tuple[int, tuple[Piece, ...]]] = []

    def text(self, content: str, offset: int, literal: bool = True) -> None:
        """Add printed text that stands at `offset` in the block's text."""
        self._segments.append((self._length, offset, literal))
        self._parts.append(content)
        self._length += len(content)

    @property
    def ending(self) -> str:
        """The last of the text so far, as far back as the end of a sentence may stand."""
        return "".join(self._parts[-12:])[-60:]

    def tag(self, *pieces: Piece) -> None:
        """Add pieces that take no room in the text."""
        self._waiting.append((self._length, pieces))

    def thing(self, offset: int, *pieces: Piece, mark: str = OBJECT) -> None:
        """Add pieces that stand in the text as one thing."""
        self.tag(*pieces)
        self.text(mark, offset, literal=False)

    def typeset(self, positions: Positions, row: Language | None) -> tuple[Piece, ...]:
        """The pieces of the block, set by the rules of `row`; without one, as written."""
        raw = "".join(self._parts)
        printed = Typeset(raw, tuple(range(len(raw))), ()) if row is None else typeset(raw, row)
        out, origins = printed.text, printed.origins
        runs = tuple(self._runs(raw, printed, positions))
        made: list[Piece] = []
        start = 0
        for end, ready, width in self._cuts(out, origins):
            if start < end:
                made.append(Text(text=out[start:end], runs=between(runs, start, end)))
            made += ready
            start = end + width
        return tuple(made)

    def _cuts(
        self, out: str, origins: Sequence[int]
    ) -> Iterator[tuple[int, tuple[Piece, ...], int]]:
        """Where the set text is parted: the character, the pieces that come there, and how many
        characters they stand for."""
        cuts = [(bisect_left(origins, at), 0, pieces) for at, pieces in self._waiting]
        cuts += [(match.start(), 1, ()) for match in _THING.finditer(out)]
        # At one character the pieces come first, in their order, then what they stand for.
        for end, width, pieces in sorted(cuts, key=itemgetter(0, 1)):
            yield end, pieces, width
        yield len(out), (), 0

    def _runs(self, raw: str, printed: Typeset, positions: Positions) -> Iterator[Run]:
        """The places of the set text, from its first character to its last."""
        out, origins = printed.text, printed.origins
        starts = {0, *_breaks(raw, printed)}
        starts.update(bisect_left(origins, at) for at in self._turns(positions))
        segment = 0
        for index in sorted(start for start in starts if start < len(out)):
            at = origins[index]
            while segment + 1 < len(self._segments) and self._segments[segment + 1][0] <= at:
                segment += 1
            start, offset, literal = self._segments[segment]
            line, column = positions.place(offset + (at - start if literal else 0))
            yield Run(index, line, column, literal and out[index] == raw[at])

    def _turns(self, positions: Positions) -> Iterator[int]:
        """The characters at which the place in the source does not go on by one."""
        end_of_all: Segment = (self._length, 0, False)
        for (start, offset, literal), (end, _, _) in pairwise([*self._segments, end_of_all]):
            yield start
            if literal:
                for turn in positions.turns(offset, offset + end - start):
                    yield start + turn - offset


def _breaks(raw: str, printed: Typeset) -> Iterator[int]:
    """The characters of a set text at which it does not go on as it was typed."""
    out, origins = printed.text, printed.origins
    for start, end in printed.touched:
        last = min(bisect_left(origins, end), len(out) - 1)
        for index in range(bisect_left(origins, start), last + 1):
            if out[index] != raw[origins[index]]:
                yield index
                yield index + 1
            elif index and origins[index] != origins[index - 1] + 1:
                yield index


def between(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    """The runs of the characters from `start` to before `end`, counted from `start`."""
    first = bisect_right(runs, start, key=itemgetter(0)) - 1
    last = bisect_left(runs, end, key=itemgetter(0))
    made = []
    for run in runs[first:last]:
        step = start - run.start if run.literal and run.start < start else 0
        begin = max(run.start, start) - start
        made.append(Run(begin, run.line, run.column + step, run.literal, run.path))
    return tuple(made)
