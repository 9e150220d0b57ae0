"""What is said of a book, at its places on the pages of the proof."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bokbygg.diagnostics import Diagnostic, Level, Span
from bokbygg.proof.map import ProofMap
from bokbygg.proof.placing import Box, Places


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A finding and where it is seen: the boxes of what it means, one a line; none for one about a
    whole file or about the book, which stands at the head of `page`."""

    number: int
    finding: Diagnostic
    boxes: tuple[Box, ...]
    page: int

    @property
    def place(self) -> str:
        """Its place in the author's files, as one opens it: `05-twitter.md:6:92`; or empty."""
        span = self.finding.span
        if span is None:
            return ""
        name = span.path.rpartition("/")[2]
        return f"{name}:{span.line}:{span.column}" if span.line else name


def noted(told: ProofMap, findings: Iterable[Diagnostic]) -> tuple[Noted, ...]:
    """Findings in the order in which they stand on the pages, numbered from 1. Notes about no place
    in the text are left out: nobody marks them on paper."""
    places = Places(told.runs())
    found: list[tuple[int, float, Diagnostic, tuple[Box, ...]]] = []
    for finding in findings:
        boxes = _boxes(places, finding.span)
        if boxes:
            found.append((boxes[0].page, -boxes[0].top, finding, boxes))
        elif finding.level is not Level.NOTE:
            found.append((_page(places, finding.span), float("-inf"), finding, ()))
    ordered = sorted(found, key=lambda one: one[:2])
    return tuple(
        Noted(number=number, finding=finding, boxes=boxes, page=page)
        for number, (page, _, finding, boxes) in enumerate(ordered, start=1)
    )


def _boxes(places: Places, span: Span | None) -> tuple[Box, ...]:
    if span is None or not span.line:
        return ()
    return places.boxes(span.path, span.line, span.column, span.width) or places.near(
        span.path, span.line
    )


def _page(places: Places, span: Span | None) -> int:
    """The page for what has no place of its own: where its file begins, or the first."""
    boxes = places.near(span.path, 0) if span is not None else ()
    return boxes[0].page if boxes else 0
