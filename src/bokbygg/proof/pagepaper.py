"""The book's own pages, placed on larger sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Page, Pdf, Stream

from bokbygg.proof.map import ProofPage
from bokbygg.proof.sheet import Sheet, sheet

Object = Any
"""A pikepdf.Object."""

Offset = tuple[float, float]
"""By how much a page is moved to the right and up."""


def sheets(printed: bytes) -> tuple[Sheet, ...]:
    """The sheet for each page of a book."""
    with Pdf.open(BytesIO(printed)) as book:
        return tuple(_sheet(page) for page in book.pages)


def _sheet(page: Page) -> Sheet:
    left, bottom, right, top = (float(length) for length in page.mediabox)
    return sheet(right - left, top - bottom)


def place(book: Pdf, on: Sequence[ProofPage]) -> None:
    """Put each page of a book on its sheet, with its links and what leads to it."""
    moves: dict[tuple[int, int], Offset] = {}
    for page, one in zip(book.pages, on, strict=True):
        left, bottom, *_ = (float(length) for length in page.mediabox)
        by = moves[page.obj.objgen] = (one.area[0] - left, one.area[1] - bottom)
        before = f"q\n1 0 0 1 {by[0]:.3f} {by[1]:.3f} cm\n".encode()
        page.contents_add(Stream(book, before), prepend=True)
        page.contents_add(Stream(book, b"\nQ\n"))
        page.mediabox = Array([0, 0, round(one.width, 3), round(one.height, 3)])
        page.trimbox = Array([round(length, 3) for length in one.area])
        for name in ("/CropBox", "/BleedBox", "/ArtBox"):
            if name in page.obj:
                del page.obj[name]
        for note in page.obj.get("/Annots", Array()):
            note.Rect = Array([_moved(float(v), by[n % 2]) for n, v in enumerate(note.Rect)])
    _lead(book, moves)


def _moved(length: float, by: float) -> float:
    return round(length + by, 3)


def _lead(book: Pdf, moves: Mapping[tuple[int, int], Offset]) -> None:
    """Let outline and named places lead to where the pages are now."""
    names = book.Root.get("/Names", Dictionary()).get("/Dests", Dictionary())
    for target in [*names.get("/Names", Array())][1::2]:
        _aim(target, moves)
    pending = [book.Root.get("/Outlines", Dictionary()).get("/First")]
    while pending:
        entry = pending.pop()
        if entry is not None:
            _aim(entry.get("/Dest"), moves)
            pending += [entry.get("/First"), entry.get("/Next")]


def _aim(target: Object, moves: Mapping[tuple[int, int], Offset]) -> None:
    """Move a place: `[page /XYZ left top zoom]` (ISO 32000-1, 12.3.2.2)."""
    if not isinstance(target, Array) or len(target) < 4 or target[1] != "/XYZ":
        return
    by = moves[target[0].objgen]
    target[2], target[3] = _moved(float(target[2]), by[0]), _moved(float(target[3]), by[1])
