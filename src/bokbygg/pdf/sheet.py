"""Where a fragment begins, and the small style sheet that tells the layout engine so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bokbygg.book import Document, Matter, Page
from bokbygg.numerals import LATIN, Numerals, roman
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a fragment begins: the `number` of its first page (from 1), in roman numerals (or what
    the language has in their stead) or not, `rtl` where the book is bound on the right, `depth` 1
    for an essay under a part title."""

    number: int
    roman: bool = False
    rtl: bool = False
    depth: int = 0
    numerals: Numerals = LATIN

    @property
    def recto(self) -> bool:
        """Whether the first page lies before one when the book is opened: odd numbers do."""
        return self.number % 2 == 1

    @property
    def side(self) -> str:
        """`right` or `left`: the first page of a book is a recto."""
        return "right" if self.recto != self.rtl else "left"

    def on(self, pages: int) -> Place:
        """The place `pages` further on."""
        return replace(self, number=self.number + pages)

    def at(self, depth: int) -> Place:
        """The same place, for an essay at `depth`."""
        return replace(self, depth=depth)

    @property
    def stand_in(self) -> Place:
        """A place on the same side of the book with a low number: what is laid out from there
        differs from what is laid out from here in the numbers of pages only."""
        return replace(self, number=1 if self.recto else 2, depth=0)

    def label(self, index: int = 0) -> str:
        """The printed number of the page `index` pages on."""
        return self.numerals.page(self.number + index, front=self.roman)

    def written(self, index: int, style: str) -> str:
        """The number of the page `index` pages on in a counter style of CSS; raises KeyError for
        one that only the layout engine knows."""
        return STYLES[style](self.numerals, self.number + index)


STYLES: Mapping[str, Callable[[Numerals, int], str]] = {
    "decimal": lambda numerals, number: str(number),
    "folio": lambda numerals, number: numerals.page(number),
    "front-folio": lambda numerals, number: numerals.page(number, front=True),
    "lower-roman": lambda numerals, number: roman(number),
    "upper-roman": lambda numerals, number: roman(number).upper(),
}
"""The counter styles in which pages are numbered."""


def page_sheet(page: Page, place: Place, *, loose_notes: bool = False) -> str:
    """CSS for a fragment that begins at `place`; `loose_notes` lets a note stand on a later page
    than its call.

    The number is set on the page itself: a counter reset on an element would not reach the
    margins. The side of the first page is asked for as a break before the root element.
    """
    levels = "".join(
        f"h{level} {{ bookmark-level: {level}; bookmark-label: attr(data-label) }}\n"
        for level in (1, 2, 3)
    )
    policy = ".footnote { footnote-policy: auto }\n" if loose_notes else ""
    return (
        f"@page {{ size: {page.size} }}\n{_bleeding(page)}"
        f"@page :first {{ counter-reset: page {place.number} }}\n"
        f"html {{ break-before: {place.side} }}\n{levels}{policy}"
        f"{place.numerals.counters()}{_MIRRORED if place.rtl else ''}"
    )


def _bleeding(page: Page) -> str:
    """What is painted on the whole page goes on beyond it; marks are drawn when all is joined."""
    if not page.bleed:
        return ""
    return f"@page {{ bleed: {page.bleed:g}pt !important; marks: none !important }}\n"


_MIRRORED = """
@page { @footnote { background-position: right top } }
@page body:left, back:left { @top-center {
  content: string(essay); font-variant-caps: normal; letter-spacing: 0 } }
@page body:right, back:right { @top-center {
  content: string(book); font-style: normal; letter-spacing: 0 } }
"""
"""In a book that is bound on the right the versos, which bear its title, are right-hand pages."""

BLANK = Document(
    href="",
    role="blank",
    matter=Matter.BODY,
    title="",
    lang="und",
    xhtml='<html xmlns="http://www.w3.org/1999/xhtml" lang="und">'
    "<head><title/></head><body class='blank'></body></html>",
)
"""A page with nothing on it."""
