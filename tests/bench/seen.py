"""`python -m tests.bench.seen BOOK.pdf [FAMILY ...]`: rivers, and letters of other faces.

Counted from the file alone, by the boxes of its characters as MuPDF sees them:

river   four justified lines in a row or more, each with a word space under one of the line before:
        half of what their face has for one, at least, is the same
fallen  letters and signs in another face than those of the families that are given
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from tests.bench.faults import Line, Sign, are_full, pages

LENGTH = 4
SHARED = 0.5

_BLANKS = " \u00a0"


class White(NamedTuple):
    """A word space: its edges in points, how wide its face has it, and the word after it."""

    left: float
    right: float
    natural: float
    before: str


class River(NamedTuple):
    """A river: its page from 1, its lines, and the text of the first of them."""

    page: int
    rows: int
    text: str


def whites(line: Line) -> Iterator[White]:
    """The word spaces of a line."""
    before: Sign | None = None
    blanks: list[Sign] = []
    for sign in line.signs:
        if sign.text in _BLANKS:
            blanks.append(sign)
            continue
        if before and blanks:
            own = min(blank.right - blank.left for blank in blanks)
            yield White(before.right, sign.left, own, before.text)
        before, blanks = sign, []


def rivers(pdf: Path) -> Iterator[River]:
    """All rivers of a file, page by page."""
    for number, lines in enumerate(pages(pdf), 1):
        live: list[tuple[White, int, str]] = []
        full = are_full(lines)
        for index, line in enumerate(lines):
            if not full[index] or not index or not _goes_on(lines[index - 1], line):
                yield from _ended(number, live, ())
                live = []
            if not full[index]:
                continue
            following = []
            for white in whites(line):
                ways = [way for way in live if _is_under(white, way[0])]
                best = max(ways, key=lambda way: way[1], default=(white, 0, line.text))
                following.append((white, best[1] + 1, best[2]))
            yield from _ended(number, live, [white for white, *_ in following])
            live = following
        yield from _ended(number, live, ())


def _ended(
    page: int, live: Sequence[tuple[White, int, str]], below: Sequence[White]
) -> Iterator[River]:
    """Rivers that end, with none of the word spaces in the line below under them."""
    for white, rows, text in live:
        if rows >= LENGTH and not any(_is_under(one, white) for one in below):
            yield River(page, rows, text)


def _is_under(white: White, above: White) -> bool:
    shared = min(white.right, above.right) - max(white.left, above.left)
    return shared >= SHARED * max(white.natural, above.natural)


def _goes_on(above: Line, line: Line) -> bool:
    """Whether a line belongs to the paragraph of the one above it."""
    near = 0 < line.base - above.base < 1.6 * line.size and abs(line.size - above.size) < 0.2
    return near and line.left <= above.left + 1.0


def fallen(pdf: Path, families: Sequence[str]) -> Counter[str]:
    """How many signs of a file are in a face of none of some families, by the name of the face."""
    command = ["mutool", "draw", "-q", "-F", "stext", "-o", "-", str(pdf)]
    done = subprocess.run(command, capture_output=True, check=True)
    allowed = tuple(family.replace(" ", "-").casefold() for family in families)
    found: Counter[str] = Counter()
    for font in etree.fromstring(done.stdout).iter("font"):
        name = font.get("name").partition("+")[2] or font.get("name")
        if not name.casefold().startswith(allowed):
            found[name] += sum(sign.get("c").strip() != "" for sign in font.iter("char"))
    return found


def main() -> None:
    """Count, and print both."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.seen")
    parser.add_argument("pdf", type=Path)
    parser.add_argument("families", nargs="*", help="in which the book is set")
    asked = parser.parse_args()
    for page, rows, text in rivers(asked.pdf):
        print(f"{page:4} river of {rows} lines from: {text}")
    if asked.families:
        for name, count in sorted(fallen(asked.pdf, asked.families).items()):
            print(f"{count:4} signs in {name}")


if __name__ == "__main__":
    main()
    sys.exit()
