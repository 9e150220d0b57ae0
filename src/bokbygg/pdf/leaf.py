"""A single page that is no part of a book's text, such as a cover: laid out and drawn by itself."""

from __future__ import annotations

from bokbygg.book import Asset, Stylesheet
from bokbygg.diagnostics import Fault
from bokbygg.pdf import remarks
from bokbygg.pdf.composing import start
from bokbygg.pdf.tree import element_tree
from bokbygg.rules.press import LAYOUT_FAILED
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A page as PDF, how many pages it has become, and the beginnings of lines that stand outside
    of it."""

    pdf: bytes
    pages: int
    strays: tuple[str, ...]


def leaf(xhtml: str, css: str, assets: tuple[Asset, ...] = ()) -> Leaf:
    """Lay out a page of its own; `css` says how large it is.

    Raises Fault where Pango is missing (P010) or the engine gives up (P006).
    """
    engine = start(assets)
    from bokbygg.pdf.boxes import sheets
    from bokbygg.pdf.engine import write_leaf
    from bokbygg.pdf.survey import survey

    try:
        with remarks.gathered():
            engine.dress(Stylesheet(href="leaf.css", css=css))
            rendered = engine.render(element_tree(xhtml), "", engine.furnisher())
            strays = tuple(stray.text for stray in survey(sheets(rendered)).strays)
            return Leaf(pdf=write_leaf(rendered), pages=len(rendered.pages), strays=strays)
    except Exception as cause:  # whatever it is, an author gets no traceback
        message = f"the page cannot be laid out: {type(cause).__name__}: {cause}"
        hint = "give the book a cover of your own as `cover-image`"
        raise Fault(LAYOUT_FAILED.found(message, hint=hint)) from cause
