"""The pages of a PDF as pictures.

PDFium may be asked by one thread of a process at a time, and covers are drawn with it while the
book is made; so pages are drawn in a process beside this one, which also leaves the book its time.
"""

from __future__ import annotations

import ctypes
import hashlib
import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

Pdf = Any
"""A pypdfium2.PdfDocument."""

_GLANCE = 0.3
"""How small, of 72 dots to the inch, pages are drawn to be compared."""
_WIDTHS = (50, 2400)
"""How narrow and how wide a picture may be, in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page: its size in points, and what its number is called."""

    width: float
    height: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a PDF's outline: the page from 0, the level from 0."""

    title: str
    page: int
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A PDF: `digest` names it; `rtl` where it is bound on the right."""

    digest: str
    title: str
    rtl: bool
    sheets: tuple[Sheet, ...]
    outline: tuple[Entry, ...]


# --- in the process that draws --------------------------------------------------------------------

_held: dict[str, bytes] = {}
"""The last two PDFs, by digest: a page that is open may still ask for the one before."""


def hold(data: bytes) -> Paper:
    """Take a PDF, from now on known by its digest."""
    digest = hashlib.sha256(data).hexdigest()[:16]
    _held.pop(digest, None)
    _held[digest] = data
    for old in list(_held)[:-2]:
        del _held[old]
    pdf = _opened(digest)
    sheets = []
    for number in range(len(pdf)):
        width, height = pdf.get_page_size(number)
        label = pdf.get_page_label(number) or str(number + 1)
        sheets.append(Sheet(width=width, height=height, label=label))
    return Paper(
        digest=digest,
        title=pdf.get_metadata_value("Title"),
        rtl=_direction(pdf) == b"R2L",
        sheets=tuple(sheets),
        outline=tuple(_entries(pdf)),
    )


def picture(digest: str, number: int, width: int) -> bytes:
    """Page `number` (from 0) of a PDF as PNG, so many pixels wide; empty where there is none."""
    if digest not in _held:
        return b""
    pdf = _opened(digest)
    if not 0 <= number < len(pdf):
        return b""
    page = pdf[number]
    wide = min(max(width, _WIDTHS[0]), _WIDTHS[1])
    drawn = page.render(scale=wide / page.get_width()).to_pil()
    page.close()
    made = io.BytesIO()
    drawn.save(made, "PNG", compress_level=1)
    return made.getvalue()


def glances(digest: str, first: int, last: int) -> tuple[str, ...]:
    """What pages `first` to `last` (from 0, `last` left out) look like, in a word each."""
    if digest not in _held:
        return ()
    pdf = _opened(digest)
    seen = []
    for number in range(first, min(last, len(pdf))):
        page = pdf[number]
        drawn = page.render(scale=_GLANCE, grayscale=True)
        seen.append(hashlib.sha256(bytes(drawn.buffer)).hexdigest()[:16])
        page.close()
    return tuple(seen)


@lru_cache(maxsize=2)
def _opened(digest: str) -> Pdf:
    import pypdfium2

    return pypdfium2.PdfDocument(_held[digest])


def _direction(pdf: Pdf) -> bytes:
    """In which order spreads are to be read (ISO 32000-1, 12.2)."""
    import pypdfium2.raw as pdfium

    said = ctypes.create_string_buffer(8)
    pdfium.FPDF_VIEWERREF_GetName(pdf, b"Direction", said, len(said))
    return said.value


def _entries(pdf: Pdf) -> list[Entry]:
    entries = []
    for bookmark in pdf.get_toc():
        place = bookmark.get_dest()
        page = place.get_index() if place is not None else None
        if page is not None:
            entries.append(Entry(title=bookmark.get_title(), page=page, level=bookmark.level))
    return entries
