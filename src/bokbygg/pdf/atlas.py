"""The maps of all fragments as one: where each character of the book stands, and where it comes
from in the author's files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from bokbygg.book import Book, Math, Picture, SpineItem, Text, read_address
from bokbygg.pdf.layout import Layout, Own, Source, Sourced, Stretch
from bokbygg.pdf.placing import Placed
from bokbygg.values import dataclass

Edges = tuple[tuple[float, float], ...]
"""The left and right edge of each character of a stretch."""

_SAME_LINE = 3.0
"""CSS px that baselines may be apart on one line: notes are called from above it."""


class Origin(NamedTuple):
    """Where characters come from: file, line and column (from 1). `literal` where each further one
    is one further column there, False where all of them stand for that place."""

    path: str
    line: int
    column: int
    literal: bool


class Printed(NamedTuple):
    """Characters that stand beside each other and come from one stretch of one file, or from none.

    `page` counts from 0 in the book, `line` from 1 on its page, down the page; 0 for what stands
    beside the text, such as a folio. `top`, `bottom` and `baseline` are in CSS px from the upper
    edge of the page, `edges` from its left edge.
    """

    text: str
    page: int
    line: int
    top: float
    bottom: float
    baseline: float
    edges: Edges
    origin: Origin | Own


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A page: its `label` as printed, and the slug of the essay on it, or empty."""

    label: str
    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """The pages of a book, and all that is printed on them in its order."""

    leaves: tuple[Leaf, ...]
    printed: tuple[Printed, ...]


def atlas(placed: Iterable[Placed], book: Book, edges: Callable[[Stretch], Edges]) -> Atlas:
    """The map of a book whose fragments are in place; `edges` gives those of a stretch."""
    items = {item.slug: item for item in book.spine}
    slugs = {item.path: item.slug for item in book.spine}
    leaves: list[Leaf] = []
    printed: list[Printed] = []
    for one in placed:
        layout = Layout.unpacked(one.fragment.layout)
        printed += _of_fragment(layout, len(leaves), items, edges)
        slug = slugs.get(one.document.path, "")
        leaves += [
            Leaf(label=one.place.label(page), slug=slug) for page in range(one.fragment.count)
        ]
    return Atlas(leaves=tuple(leaves), printed=tuple(printed))


def _of_fragment(
    layout: Layout, first: int, items: dict[str, SpineItem], edges: Callable[[Stretch], Edges]
) -> Iterator[Printed]:
    """What is printed on the pages of a fragment, the first of which is page `first`."""
    sourced = [*layout.sourced()]
    numbers = _line_numbers(sourced)
    for stretch, runs in sourced:
        ends = edges(stretch)
        line = numbers.get((stretch.page, stretch.line), 0)
        bottom, baseline = stretch.y + stretch.height, stretch.y + stretch.baseline
        for start, end, source in runs:
            for begins, ceases, origin in _origins(source, end - start, items):
                part = slice(start + begins, start + ceases)
                yield Printed(
                    text=stretch.text[part],
                    page=first + stretch.page,
                    line=line,
                    top=stretch.y,
                    bottom=bottom,
                    baseline=baseline,
                    edges=ends[part],
                    origin=origin,
                )


def _line_numbers(sourced: Iterable[Sourced]) -> dict[tuple[int, int], int]:
    """The number on its page of each line of text, as numbered by the engine: by height, so that
    the cells of a row have the same one."""
    baselines: dict[tuple[int, int], tuple[float, float]] = {}
    for stretch, runs in sourced:
        if any(isinstance(source, Source) for *_, source in runs):
            key = stretch.page, stretch.line
            place = stretch.height, stretch.y + stretch.baseline
            baselines[key] = max(baselines.get(key, place), place)
    found: dict[tuple[int, int], int] = {}
    for _, keys in groupby(sorted(baselines), key=itemgetter(0)):
        number, last = 0, -_SAME_LINE
        for key in sorted(keys, key=lambda key: baselines[key][1]):
            baseline = baselines[key][1]
            if baseline - last >= _SAME_LINE:
                number, last = number + 1, baseline
            found[key] = number
    return found


def _origins(
    source: Source | Own, length: int, items: dict[str, SpineItem]
) -> Iterator[tuple[int, int, Origin | Own]]:
    """A run of so many characters, parted where the author's file goes on elsewhere."""
    if isinstance(source, Own):
        yield 0, length, source
        return
    address = read_address(source.of)
    item = items[address.slug]
    piece = item.pieces(address.part)[address.piece]
    if not isinstance(piece, Text):
        place = piece.span if isinstance(piece, Picture | Math) else None
        yield (
            0,
            length,
            Origin(place.path, place.line, place.column, False) if place else (Own.PROGRAM),
        )
        return
    start = source.character
    cuts = {0, length}
    if source.literal:
        cuts |= {run.start - start for run in piece.runs if 0 < run.start - start < length}
    for begins, ends in pairwise(sorted(cuts)):
        yield begins, ends, _origin(item, piece, start + begins, literal=source.literal)


def _origin(item: SpineItem, piece: Text, character: int, *, literal: bool) -> Origin | Own:
    run = piece.run(character)
    if run is None:
        return Own.PROGRAM
    step = character - run.start if run.literal else 0
    return Origin(run.path or item.path, run.line, run.column + step, literal and run.literal)
