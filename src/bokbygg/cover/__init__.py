"""The cover: the author's picture made ready for shops, or one made of the book's title.

Upper modules use lower ones:

    binding   a book with its cover; the cover alone
    contact   all designs on one sheet
    given     a picture the author gives
    wrap/     back, spine and front on one sheet, for a print shop
    made      a cover of our own, kept for the next run
    raster    a page of a PDF -> JPEG
    designs/  the compositions
    sheet     a page as lines of type, rectangles and drawings
    breaking  a title broken into lines, as large as its place allows
    measure   how wide a line of type is
    wording   what a cover says
    palettes  the colours
"""

from __future__ import annotations

from bokbygg.cover.binding import alone, covered

__all__ = ["alone", "covered"]
