"""The layout engine, WeasyPrint 70, and how a document is laid out by it.

Import this module through bokbygg.pdf.composing only: fontconfig must have been told of
our faces before, and Pango may be missing. What is used beyond WeasyPrint's public interface is
marked "private".
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import Any
from xml.etree.ElementTree import Element

import weasyprint
from cssselect2 import ElementWrapper
from weasyprint.css import get_all_computed_styles
from weasyprint.css.counters import CounterStyle
from weasyprint.css.targets import TargetCollector
from weasyprint.text.fonts import FontConfiguration

from bokbygg.book import Asset, Stylesheet
from bokbygg.pdf import grid, keeping, lines
from bokbygg.pdf.edges import edges
from bokbygg.pdf.furnisher import Furnisher
from bokbygg.pdf.layout import Stretch
from bokbygg.pdf.tree import ROOT
from bokbygg.pdf.tuning import tuned

Rendered = Any
"""A weasyprint.Document: pages laid out, not yet drawn."""


assert lines  # imported for what it mends
assert grid
assert keeping


class _Tree(weasyprint.HTML):  # type: ignore[misc]
    """A document given as an element tree. Private: the attributes that HTML.__init__ sets, which
    has no argument for a tree."""

    def __init__(self, root: Element, furnisher: Furnisher) -> None:
        self.base_url = ROOT
        self.url_fetcher = furnisher
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


class Engine:
    """Faces and style sheets, read once for all documents of an edition."""

    def __init__(self, assets: Iterable[Asset]) -> None:
        self._assets = tuple(assets)
        self._fonts = FontConfiguration()
        self._counters = CounterStyle()
        self._theme: list[weasyprint.CSS] = []

    def furnisher(self, more: Iterable[Asset] = ()) -> Furnisher:
        """A fresh fetcher for the book's files."""
        return Furnisher((*self._assets, *more))

    def dress(self, sheet: Stylesheet) -> tuple[str, ...]:
        """Read `sheet` after those read before; gives the addresses it asked for in vain."""
        furnisher = self.furnisher(sheet.assets)
        self._theme.append(self._css(sheet.css, ROOT + sheet.href, furnisher))
        self._assets += sheet.assets
        return tuple(furnisher.refused)

    def render(
        self, root: Element, page_sheet: str, furnisher: Furnisher, *, tune: bool = False
    ) -> Rendered:
        """Lay out a document; `page_sheet` comes after the theme. `tune` lets faulty paragraphs be
        broken anew."""
        sheets = [*self._theme, self._css(page_sheet, ROOT, furnisher)]
        with tuned() if tune else nullcontext():
            return _Tree(root, furnisher).render(
                font_config=self._fonts,
                counter_style=self._counters,
                stylesheets=sheets,
                pdf_variant=VARIANT,
            )

    def hides(self, rendered: Rendered, elements: Sequence[Element]) -> list[bool]:
        """Whether a style sheet leaves out elements of a document, or what they stand in. Private:
        the tree that a weasyprint.Document keeps, and the function that gives its styles."""
        tree = rendered._html
        style_for = get_all_computed_styles(
            tree, self._theme, False, self._fonts, self._counters, {}, [], [], TargetCollector()
        )
        above = {child: parent for parent in tree.etree_element.iter() for child in parent}

        def hidden(element: Element | None) -> bool:
            while element is not None and style_for(element)["display"] != ("none",):
                element = above.get(element)
            return element is not None

        return [hidden(element) for element in elements]

    def edges(self, stretch: Stretch) -> tuple[tuple[float, float], ...]:
        """The left and right edge of each character of a text box (see `edges`)."""
        return edges(stretch, self._fonts)

    def written(self, number: int, style: str) -> str:
        """A number in a counter style of the theme's or of CSS itself."""
        return str(self._counters.render_value(number, style))

    def _css(self, text: str, address: str, furnisher: Furnisher) -> weasyprint.CSS:
        return weasyprint.CSS(
            string=text,
            base_url=address,
            url_fetcher=furnisher,
            font_config=self._fonts,
            counter_style=self._counters,
        )


VARIANT = "pdf/ua-1"


def write_leaf(document: Rendered) -> bytes:
    """Draw the pages of a document that is no book: without tags, metadata or time."""
    with no_clock():
        data: bytes = document.write_pdf(pdf_identifier=b"leaf")
    return data


@contextmanager
def no_clock() -> Iterator[None]:
    """Stop the clock: fontTools writes the time into each face it makes, unless told one."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
