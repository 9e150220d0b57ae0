"""A file of pages made ready for a print shop: sheets, marks, inks, PDF/X-4."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import groupby

from pikepdf import Name, Pdf, String

from bokbygg.book import Imprint, Printer
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.pdf import cropmarks, exchange
from bokbygg.pdf.inks import Inks
from bokbygg.pdf.repainting import Left, Painter
from bokbygg.rules.printing import FACE_APART, MUCH_INK, NO_PROFILE, NOT_IN_INKS

Where = Callable[[int], tuple[str, Span | None]]
"""What a page (from 0) is called, and the file it comes of."""

_HINT = "`[print] profile` names the profile; ask the print shop which it is"


def make_ready(
    book: Pdf,
    imprint: Imprint,
    printer: Printer,
    where: Where,
    part: str = "print",
    folds: tuple[float, ...] = (),
) -> tuple[Diagnostic, ...]:
    """Turn the pages of `book` into what `printer` prints, with marks also at `folds`, points from
    the left edge; what there is to say of it."""
    exchange.bare(book)
    left = Painter(book, Inks(printer.profile)).paint()
    cropmarks.cut_out(book, printer.bleed, marks=printer.marks, folds=folds)
    exchange.declare(book, imprint, printer.profile, part)
    name = sha256(f"{imprint.identifier_of_pages}#{part}".encode()).digest()[:16]
    book.trailer.ID = [String(name), String(name)]
    lacking = () if printer.profile else (NO_PROFILE.found(_UNNAMED, printer.place, hint=_HINT),)
    return (*lacking, *_remarks(left, where), *_faces_apart(book))


_UNNAMED = "the PDF for the printer names no printing condition: there is no profile"


def _remarks(left: tuple[Left, ...], where: Where) -> Iterator[Diagnostic]:
    """A finding for each colour that is not as it ought to be, at the first page that has it."""
    ordered = sorted(left, key=lambda one: (one.what, one.too_much, one.page))
    for (what, too_much), group in groupby(ordered, lambda one: (one.what, one.too_much)):
        first, *more = group
        page, span = where(first.page)
        told = f"`{what}`" if what[0] in "#d" else what
        place = f"{page} and {len(more)} more" if more else page
        if too_much:
            message = f"{told}{place} is more ink than paper takes"
            yield MUCH_INK.found(message, span, hint="use black alone, or less of each ink")
        else:
            message = f"{told}{place} stays in the colours of screens"
            yield NOT_IN_INKS.found(message, span, hint=_HINT)


def _faces_apart(book: Pdf) -> Iterator[Diagnostic]:
    """The faces whose files are not in `book`."""
    for thing in book.objects:
        descriptor = thing.get("/FontDescriptor") if _is_font(thing) else None
        if descriptor is not None and not any(key in descriptor for key in _FILES):
            name = str(thing.get("/BaseFont", "/"))[1:]
            yield FACE_APART.found(f"the face `{name}` is not inside the file")


_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def _is_font(thing: object) -> bool:
    return getattr(thing, "_type_name", "") == "dictionary" and thing.get("/Type") == Name.Font  # type: ignore[attr-defined]
