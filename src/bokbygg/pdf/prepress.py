"""A file of pages made ready for a print shop: sheets, marks, inks, PDF/X-4."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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
    """A finding for each colour of too much ink, at the first page that has it, and one for all of
    a file's that are those of screens."""
    ordered = sorted(left, key=lambda one: (one.what, one.page))
    for what, group in groupby((one for one in ordered if one.too_much), lambda one: one.what):
        first, *more = group
        page, span = where(first.page)
        place = f"{page} and {len(more)} more" if more else page
        message = f"`{what}`{place} is more ink than paper takes"
        yield MUCH_INK.found(message, span, hint="use black alone, or less of each ink")
    by_file: dict[Span | None, list[Left]] = {}
    for one in sorted(left, key=lambda one: (one.page, one.what)):
        if not one.too_much:
            by_file.setdefault(where(one.page)[1], []).append(one)
    for span, of_file in by_file.items():
        page, _ = where(of_file[0].page)
        told = _listed(dict.fromkeys(one.what for one in of_file))
        message = f"{told}{page}: in the colours of screens, not in inks"
        yield NOT_IN_INKS.found(message, span, hint=_HINT)


_MOST_LISTED = 4


def _listed(things: Iterable[str]) -> str:
    """Colours and pictures one after the other, the first few of them."""
    told = [f"`{thing}`" if thing[0] == "#" else thing for thing in things]
    rest = len(told) - _MOST_LISTED
    return ", ".join(told[:_MOST_LISTED]) + (f" and {rest} more" if rest > 0 else "")


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
