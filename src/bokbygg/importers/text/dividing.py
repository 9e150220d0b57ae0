"""The blocks of a text -> its essays: where each begins, how sure that is, which come twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bokbygg.diagnostics import Fault, Span
from bokbygg.importers.material import Cut
from bokbygg.importers.text.block import Block
from bokbygg.importers.text.boundaries import Beginning, Cutting, beginnings
from bokbygg.importers.text.copies import Copy, copies
from bokbygg.importers.text.evidence import Layout
from bokbygg.importers.text.reading import Reading
from bokbygg.importers.text.titles import Heading, heading
from bokbygg.importers.text.twins import Run, runs
from bokbygg.rules import imports as rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The blocks of one essay and what stands over them. `beginning` tells how sure it is that it
    begins there, `cut` what its author says of it, `copy` which essay it says again."""

    blocks: tuple[Block, ...]
    heading: Heading
    beginning: Beginning
    cut: Cut | None = None
    copy: Copy | None = None

    @property
    def line(self) -> int:
        """The line of the source where it begins."""
        return self.blocks[0].line

    @property
    def text(self) -> tuple[Block, ...]:
        """Its blocks without what stands over and under them."""
        return self.blocks[self.heading.rest : self.heading.foot]


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """The essays of a text; where there might be others; what stands before the first; and what
    stands twice within one essay, as lines."""

    pieces: tuple[Piece, ...]
    doubtful: tuple[tuple[int, Beginning], ...] = ()
    before: tuple[Block, ...] = ()
    again: tuple[tuple[int, int], ...] = ()


def divided(reading: Reading, cuts: Sequence[Cut]) -> Division:
    """The essays of a text, cut where its author says, else where they are found to begin.

    Raises Fault where a cut is beyond the text, or where two are at one place.
    """
    blocks = reading.page.blocks
    found = runs([block.words for block in blocks])
    if cuts:
        given = dict(_placed(cuts, reading))
        cutting = Cutting(
            taken=tuple(Beginning(at=at, sure=1.0, why=("as you say",)) for at in given)
        )
    else:
        given = {}
        layout = Layout(blocks, reading.page.before, found, reading.page.listed)
        cutting = beginnings(blocks, layout)
    starts = [one.at for one in cutting.taken]
    ends = [*starts[1:], len(blocks)]
    parts = [blocks[start:end] for start, end in zip(starts, ends, strict=True)]
    again = _copies(parts, starts, found)
    return Division(
        pieces=tuple(
            Piece(
                blocks=part,
                heading=heading(part),
                beginning=one,
                cut=given.get(one.at),
                copy=again.get(number),
            )
            for number, (part, one) in enumerate(zip(parts, cutting.taken, strict=True))
        ),
        doubtful=tuple((blocks[one.at].line, one) for one in cutting.doubtful),
        before=blocks[: starts[0]] if starts else (),
        again=tuple(
            (blocks[run.start].line, blocks[run.first].line)
            for run in found
            if _part(starts, run.start) == _part(starts, run.first)
        ),
    )


def _placed(cuts: Sequence[Cut], reading: Reading) -> Iterator[tuple[int, Cut]]:
    """The block that each cut stands at."""
    taken = -1
    for cut in sorted(cuts, key=lambda cut: cut.line):
        blocks = reading.page.blocks
        at = next((at for at, block in enumerate(blocks) if block.last >= cut.line), None)
        if at is None or at == taken:
            message = (
                f"no text of `{reading.path}` stands at line {cut.line} or below"
                if at is None
                else f"nothing stands between line {cut.line} and the place named before it"
            )
            hint = "name the lines, from 1, that essays begin at"
            raise Fault(rules.NO_SUCH_LINE.found(message, Span(path=reading.path), hint))
        taken = at
        yield at, cut


def _part(starts: Sequence[int], at: int) -> int:
    return sum(start <= at for start in starts) - 1


def _copies(
    parts: Sequence[Sequence[Block]], starts: Sequence[int], found: Sequence[Run]
) -> Mapping[int, Copy]:
    texts = ["\n".join(block.words for block in part) for part in parts]
    pairs = sorted(
        {
            (_part(starts, run.first + step), _part(starts, run.start + step))
            for run in found
            for step in (0, max(0, min(run.last - run.first, run.end - run.start) // 2))
        }
    )
    return copies(texts, iter(pairs))
