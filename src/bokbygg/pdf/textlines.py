"""The lines of the book's own text on its pages, read from the map of a fragment.

Lines are told apart by how they stand, since the map knows no paragraphs: all lines of a justified
paragraph are stretched or narrowed but its last.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from bokbygg.book import read_address
from bokbygg.pdf.layout import Layout, Own, Source, Stretch
from bokbygg.values import dataclass

_SAME = 1.0
"""CSS px by which edges of a paragraph's lines may differ."""

_LEADING = 1.9
"""The farthest that lines of a paragraph are apart, in heights of their letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the text on its page, and the text boxes it is made of, each with the place it
    begins at; lengths in CSS px. `spaced` tells whether its word spaces were changed to fill the
    measure."""

    page: int
    number: int
    text: str
    part: str
    source: Source | None
    left: float
    right: float
    base: float
    height: float
    ratio: float
    spaced: bool
    boxes: tuple[tuple[Stretch, Source | Own], ...]

    @property
    def divided(self) -> bool:
        """Whether it ends within a word."""
        return self.text[-1:] in ("\u2010", "-") and self.text[-2:-1].isalpha()

    def goes_on(self, before: Line) -> bool:
        """Whether it belongs to the paragraph of the line before it."""
        if not before.spaced or self.part != before.part or self.left > before.left + _SAME:
            return False
        if abs(self.height - before.height) > _SAME or before.left - self.left > 3 * self.height:
            return False
        if self.page == before.page:
            return 0 < self.base - before.base < _LEADING * self.height
        return self.page == before.page + 1


def lines_of(layout: Layout) -> Iterator[Line]:
    """The lines of the book's own text, numbered on each page."""
    boxes = zip(layout.stretches(), layout.sources(), strict=True)
    number, page = 0, -1
    for (at, line), group in groupby(boxes, lambda pair: (pair[0].page, pair[0].line)):
        every = [*group]
        row = [pair for pair in every if pair[0].text.strip()]
        origins = [origin for _, origin in row]
        if not line or not row or Own.HEAD in origins:
            continue
        sources = [origin for origin in origins if isinstance(origin, Source)]
        if not sources:
            continue
        number, page = (number + 1 if page == at else 1), at
        main = max((stretch for stretch, _ in row), key=lambda one: len(one.text))
        yield Line(
            page=at,
            number=number,
            text="".join(stretch.text for stretch, _ in row).rstrip(),
            part=read_address(sources[0].of).part,
            source=sources[0],
            left=min(stretch.x for stretch, _ in row),
            right=max(stretch.x + stretch.width for stretch, _ in row),
            base=main.y + main.baseline,
            height=main.height,
            ratio=max((s.ratio for s, _ in row if " " in s.text), default=1.0),
            spaced=any(stretch.spacing for stretch, _ in row),
            boxes=tuple(every),
        )
