"""`python -m tests.bench.faults BOOK.pdf [PLAIN.pdf]`: how well a printed book is set in lines.

Counted from the file alone, by the boxes of its characters as MuPDF sees them:

loose    a justified line with a word space over twice that of its face
ladder   three lines in a row or more that end with a hyphen
runt     the last line of a paragraph, shorter than a fifth of the measure
turn     a word divided between two pages

With a second file both are counted, and the first is told as a share of the second.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

LOOSE = 2.0
LADDER = 3
RUNT = 0.2

SORTS = ("loose", "ladder", "runt", "turn")

_SAME = 1.0
"""Points by which edges and baselines of a column may differ."""

_EVEN = 0.3
"""Points by which what is added to the word spaces of a justified line may differ."""

_HYPHENS = "\u2010-\u00ad"
_BLANKS = " \u00a0"


@dataclass(frozen=True, kw_only=True)
class Sign:
    """A character: its edges and baseline in points, its size of type."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, kw_only=True)
class Line:
    """The characters on a baseline."""

    signs: tuple[Sign, ...]

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(sign.text for sign in self.signs)

    @property
    def base(self) -> float:
        """Where it stands, from the upper edge of the page."""
        return Counter(round(sign.base, 1) for sign in self.signs).most_common(1)[0][0]

    @property
    def size(self) -> float:
        """The size of most of it."""
        return Counter(round(sign.size, 1) for sign in self.signs).most_common(1)[0][0]

    @property
    def left(self) -> float:
        """Where its ink may begin."""
        return self.signs[0].left

    @property
    def right(self) -> float:
        """Where its last character ends."""
        return self.signs[-1].right

    @property
    def is_divided(self) -> bool:
        """Whether a word goes on in the next one."""
        return len(self.signs) > 1 and self.text[-1] in _HYPHENS and self.text[-2].isalpha()

    def spaces(self) -> Iterator[tuple[float, float]]:
        """Each word space: as wide as it is, and as wide as its face has it."""
        before: Sign | None = None
        blanks: list[Sign] = []
        for sign in self.signs:
            if sign.text in _BLANKS:
                blanks.append(sign)
                continue
            if before and blanks:  # MuPDF puts blanks of its own into wide ones
                own = min(blank.right - blank.left for blank in blanks)
                yield sign.left - before.right, own
            before, blanks = sign, []


@dataclass(frozen=True, kw_only=True)
class Fault:
    """A fault: its sort, the page from 1, and the line."""

    sort: str
    page: int
    text: str


def pages(pdf: Path) -> Iterator[tuple[Line, ...]]:
    """The lines of each page, from top to bottom."""
    command = ["mutool", "draw", "-q", "-F", "stext", "-o", "-", str(pdf)]
    done = subprocess.run(command, capture_output=True, check=True)
    for page in etree.fromstring(done.stdout).iter("page"):
        signs = sorted((sign for sign in _signs(page)), key=lambda one: (one.base, one.left))
        yield tuple(_lines(signs))


def _signs(page: etree._Element) -> Iterator[Sign]:
    for font in page.iter("font"):
        for sign in font.iter("char"):
            quad = [float(value) for value in sign.get("quad").split()]
            yield Sign(
                text=sign.get("c"),
                left=min(quad[0::2]),
                right=max(quad[0::2]),
                base=float(sign.get("y")),
                size=float(font.get("size")),
            )


def _lines(signs: Sequence[Sign]) -> Iterator[Line]:
    """Characters by baseline; what is raised, such as the number of a note, belongs to the line
    within whose letters it stands."""
    rows: list[list[Sign]] = []
    for sign in signs:
        if rows and sign.base - rows[-1][-1].base < 0.45 * max(sign.size, rows[-1][-1].size):
            rows[-1].append(sign)
        else:
            rows.append([sign])
    for row in rows:
        row.sort(key=lambda one: one.left)
        while row and row[-1].text in _BLANKS:
            row.pop()
        while row and row[0].text in _BLANKS:
            row.pop(0)
        if row:
            yield Line(signs=tuple(row))


def _is_justified(line: Line) -> bool:
    """Whether its word spaces have all been made wider, or narrower, by the same."""
    added = [width - natural for width, natural in line.spaces()]
    return len(added) > 1 and max(added) - min(added) < _EVEN


def are_full(lines: Sequence[Line]) -> list[bool]:
    """Of the lines of a page, whether each is justified and ends where others do."""
    edges = Counter(round(line.right) for line in lines if _is_justified(line))
    return [
        _is_justified(line) and any(edges[round(line.right) + near] > 1 for near in (-1, 0, 1))
        for line in lines
    ]


def faults(pdf: Path) -> tuple[int, list[Fault]]:
    """How many pages a file has, and all faults of its lines."""
    found: list[Fault] = []
    number = 0
    every = list(pages(pdf))
    body = Counter(line.size for lines in every for line in lines).most_common(1)
    size = body[0][0] if body else 0.0
    for number, lines in enumerate(every, 1):
        found += _of_page(number, lines, are_full(lines))
        text = [line for line in lines if abs(line.size - size) < 0.2]
        if number < len(every) and text and text[-1].is_divided and text[-1] is not lines[0]:
            found.append(Fault(sort="turn", page=number, text=text[-1].text))
    return number, found


def _of_page(number: int, lines: Sequence[Line], full: Sequence[bool]) -> Iterator[Fault]:
    run = 0
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        run = run + 1 if line.is_divided else 0
        if run == LADDER:
            yield Fault(sort="ladder", page=number, text=line.text)
        if full[index]:
            ratio = max(width / natural for width, natural in line.spaces())
            if ratio > LOOSE:
                yield Fault(sort="loose", page=number, text=f"{ratio:.2f} {line.text}")
        elif before and full[index - 1] and _is_runt(before, line):
            yield Fault(sort="runt", page=number, text=line.text)


def _is_runt(before: Line, line: Line) -> bool:
    """Whether a line goes on with the paragraph of the one before, and is too short."""
    if abs(line.size - before.size) > 0.2 or line.base - before.base > 1.6 * line.size:
        return False
    indent = before.left - line.left
    if indent < -_SAME or indent > 2 * line.size:
        return False
    return line.right - line.left < RUNT * (before.right - line.left)


def main() -> None:
    """Count, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.faults")
    parser.add_argument("pdf", type=Path)
    parser.add_argument("plain", type=Path, nargs="?")
    parser.add_argument("--list", action="store_true", help="each fault by itself")
    asked = parser.parse_args()
    rows = [(path, *faults(path)) for path in (asked.pdf, asked.plain) if path]
    print(f"| file | pages | {' | '.join(SORTS)} | faults | a page |")
    print(f"|---|{'--:|' * (len(SORTS) + 3)}")
    for path, count, found in rows:
        sums = Counter(fault.sort for fault in found)
        told = " | ".join(str(sums[sort]) for sort in SORTS)
        print(f"| {path.name} | {count} | {told} | {len(found)} | {len(found) / count:.2f} |")
    if len(rows) == 2:
        (_, count, found), (_, plain_count, plain) = rows
        share = (len(found) / count) / max(len(plain) / plain_count, 1e-9)
        print(f"\nfaults a page: {share:.2f} of those of the second file")
    for _, _, found in rows if asked.list else ():
        print()
        for fault in found:
            print(f"{fault.page:4} {fault.sort:7} {fault.text}")


if __name__ == "__main__":
    main()
    sys.exit()
