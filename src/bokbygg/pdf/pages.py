"""What the maps of fragments tell of a book: how pages begin, and what of the text is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bokbygg.book import (
    Address,
    Book,
    Imprint,
    PageMap,
    PageStart,
    SpineItem,
    Text,
    TextStart,
    read_address,
)
from bokbygg.diagnostics import Diagnostic, Rule, Span
from bokbygg.pdf.placing import Placed
from bokbygg.pdf.seen import Gap, GapSort
from bokbygg.rules.press import TEXT_HIDDEN, TEXT_LOST, TEXT_UNMAPPED


def page_map(placed: Iterable[Placed], imprint: Imprint) -> PageMap:
    """How the pages of a book begin."""
    starts: list[PageStart] = []
    for one in placed:
        for index, word in enumerate(one.fragment.starts):
            at = None
            if word is not None and index:
                at = TextStart(read_address(word.of), word.character)
            start = PageStart(
                label=one.place.label(index),
                number=len(starts) + 1,
                href=one.document.href,
                front=one.place.roman,
                opens=bool(one.document.href) and not index,
                at=at,
            )
            starts.append(start)
    return PageMap(identifier=imprint.identifier_of_pages, starts=tuple(starts))


_RULES: dict[GapSort, tuple[Rule, str, str]] = {
    GapSort.LOST: (
        TEXT_LOST,
        "is not printed",
        "write the passage in a simpler way, or see what a style sheet does to it",
    ),
    GapSort.HIDDEN: (
        TEXT_HIDDEN,
        "is hidden by a style sheet",
        "nothing need be done if that is meant",
    ),
    GapSort.UNMAPPED: (
        TEXT_UNMAPPED,
        "is printed in another way than it was written, and has no place in the map",
        "look at it on its page; where it is right, nothing need be done",
    ),
}


def missing(book: Book, placed: Iterable[Placed]) -> Iterator[Diagnostic]:
    """What of the text is not printed or not mapped: one finding of each sort for an essay, at the
    first place of it."""
    items = {item.slug: item for item in book.spine}
    gaps = [(read_address(gap.of), gap) for one in placed for gap in one.fragment.gaps]

    def key(pair: tuple[Address, Gap]) -> tuple[str, int]:
        return pair[0].slug, pair[1].sort

    for (slug, sort), group in groupby(sorted(gaps, key=key), key):
        yield _told(items[slug], GapSort(sort), [*group])


def _told(item: SpineItem, sort: GapSort, gaps: Sequence[tuple[Address, Gap]]) -> Diagnostic:
    rule, what, hint = _RULES[sort]
    address, gap = gaps[0]
    more = f" (and {len(gaps) - 1} more in this essay)" if len(gaps) > 1 else ""
    return rule.found(f"`{gap.text}`{more} {what}", span_of(item, address, gap.character), hint)


def span_of(item: SpineItem, address: Address, character: int) -> Span:
    """The place in the author's files of a character of a piece."""
    piece = item.pieces(address.part)[address.piece]
    place = piece.place(character) if isinstance(piece, Text) else None
    if place is None or not isinstance(piece, Text):
        return Span(path=item.path)
    return Span(path=piece.path(character) or item.path, line=place[0], column=place[1])
