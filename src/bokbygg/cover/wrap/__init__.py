"""The cover as a print shop wants it: back, spine and front on one sheet.

Upper modules use lower ones:

    binding   the sheet of a book, as PDF
    sheet     the three panels as a page
    front     the front cover in the shape of the book, run out to where it is cut
    back      what stands on the back
    spine     how wide the spine is, and what stands on it
    barcode   an ISBN as bars
    size      lengths on the sheet
"""

from __future__ import annotations

from bokbygg.cover.wrap.binding import wrapped

__all__ = ["wrapped"]
