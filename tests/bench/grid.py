"""`python -m tests.bench.grid BOOK.pdf [...]`: do the lines of facing pages stand at one height,
and how long are they? Read from the PDF alone.

A body line is one set mostly in the type that most of the book is set in: notes, code, quotations,
tables and headings are of another size or face. Its baseline is where the file puts its characters.
The distance of lines is the one found most often. Pages that face each other agree where their
lines are whole numbers of that distance apart.
"""

from __future__ import annotations

import ctypes
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import mean, median

import pypdfium2
import pypdfium2.raw as pdfium

NEAR = 0.3
"""Points by which two baselines may differ and stand at one height."""

_SHORTEST = 8
"""Characters that a line has at the least: less is a folio or a piece of something else."""

_SIZES = 20
"""Steps to the point in which sizes of type are told apart."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of running text: its baseline from the page's foot, its ends, in points, and the
    number of its characters, blanks too."""

    baseline: float
    left: float
    right: float
    characters: int


@dataclass(frozen=True, kw_only=True)
class Measured:
    """`lead` is the distance of lines in points; `facing` the share of lines that have lines of
    the facing page at their height, `off` those that have not, as page and baseline; `measure`
    the length of full lines in points, `characters` how many they hold on the average."""

    lead: float
    lines: int
    facing: float
    off: tuple[tuple[int, float], ...]
    measure: float
    characters: float


@dataclass(frozen=True, kw_only=True)
class _Glyph:
    kind: tuple[str, int]
    x: float
    right: float
    y: float


def measured(pdf: bytes) -> Measured:
    """What the lines of a book are like; its first page is a recto."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [list(_glyphs(page)) for page in document]
    document.close()
    kinds = Counter(glyph.kind for page in pages for glyph in page)
    body = kinds.most_common(1)[0][0]
    lined = {number: list(_lines(page, body)) for number, page in enumerate(pages, start=1)}
    every = [line for page in lined.values() for line in page]
    lead = _lead(lined.values())
    off = tuple(
        (number, line.baseline)
        for number, lines in lined.items()
        for line in lines
        if not _agrees(line, lined.get(number + 1 if number % 2 == 0 else number - 1, []), lead)
    )
    left = max(Counter(round(line.right - line.left) for line in every).items(), key=lambda n: n[1])
    full = [line for line in every if abs(line.right - line.left - left[0]) <= 3]
    return Measured(
        lead=lead,
        lines=len(every),
        facing=1 - len(off) / len(every) if every else 1.0,
        off=off,
        measure=median(line.right - line.left for line in full),
        characters=mean(line.characters for line in full),
    )


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[_Glyph]:
    """The characters of a page that have a shape, or are blanks between such."""
    text = page.get_textpage()
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    for at in range(text.count_chars()):
        if pdfium.FPDFText_IsGenerated(text, at):
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        pdfium.FPDFText_GetFontInfo(text, at, name, 128, flags)
        face = name.value.decode("utf-8", "replace").partition("+")[2].partition("-")[0]
        size = round(pdfium.FPDFText_GetFontSize(text, at) * _SIZES)
        right = text.get_charbox(at)[2]
        yield _Glyph(kind=(face, size), x=x.value, right=right, y=y.value)


def _lines(glyphs: Iterable[_Glyph], body: tuple[str, int]) -> Iterator[Line]:
    """The lines of a page that are set in the type of the `body`, from above."""
    rows: dict[int, list[_Glyph]] = defaultdict(list)
    for glyph in glyphs:
        rows[round(glyph.y * 10)].append(glyph)
    for _, row in sorted(rows.items(), reverse=True):
        own = [glyph for glyph in row if glyph.kind == body]
        if len(own) >= _SHORTEST and len(own) > len(row) / 2:
            yield Line(
                baseline=median(glyph.y for glyph in own),
                left=min(glyph.x for glyph in row),
                right=max(glyph.right for glyph in row),
                characters=len(row),
            )


def _lead(pages: Iterable[list[Line]]) -> float:
    """The distance of two lines that is found most often."""
    steps = Counter(
        round(above.baseline - below.baseline, 2)
        for page in pages
        for above, below in pairwise(page)
    )
    return steps.most_common(1)[0][0] if steps else 0.0


def _agrees(line: Line, facing: list[Line], lead: float) -> bool:
    """Whether a line stands at the height of the facing page's lines, or of lines that could stand
    between them; true where nothing faces it."""
    if not facing or not lead:
        return True
    apart = (abs(line.baseline - other.baseline) % lead for other in facing)
    return median(min(one, lead - one) for one in apart) <= NEAR


def main(paths: list[str]) -> None:
    """Print a line a book."""
    for path in paths:
        found = measured(Path(path).read_bytes())
        print(
            f"{path}: {found.lines} lines {found.lead:g} pt apart, "
            f"{found.facing:.1%} at the height of the facing page's; "
            f"measure {found.measure:.0f} pt, {found.characters:.1f} characters"
        )
        for page, baseline in found.off[:20]:
            print(f"  page {page}: a line {baseline:.1f} pt above the foot stands between")


if __name__ == "__main__":
    main(sys.argv[1:])
