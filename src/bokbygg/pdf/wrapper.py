"""The cover of a printed book: a sheet that is laid out like a leaf, made ready for the press."""

from __future__ import annotations

from io import BytesIO

from pikepdf import Pdf

from bokbygg.book import Asset, Imprint, Printer
from bokbygg.diagnostics import Diagnostic
from bokbygg.pdf import exchange, prepress
from bokbygg.pdf.join import written
from bokbygg.pdf.leaf import leaf


def trim_of(pdf: bytes) -> tuple[float, float]:
    """Width and height in points of the pages of a finished PDF, as its first has them."""
    with Pdf.open(BytesIO(pdf)) as book:
        page = book.pages[0].obj
        left, low, right, high = (float(side) for side in page.get("/TrimBox") or page.MediaBox)
    return right - left, high - low


def wrapper(
    xhtml: str,
    css: str,
    assets: tuple[Asset, ...],
    imprint: Imprint,
    printer: Printer,
    folds: tuple[float, ...],
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """A page as PDF/X-4 with marks where it is cut, and at `folds`, points from its left edge,
    where it is folded; and what there is to say of it.

    Raises Fault where Pango is missing (P010) or the engine gives up (P006).
    """
    with Pdf.open(BytesIO(leaf(xhtml, css, assets).pdf)) as sheet:
        findings = prepress.make_ready(
            sheet, imprint, printer, lambda _: (" on the cover", None), "cover", folds
        )
        return written(sheet, exchange.VERSION), findings
