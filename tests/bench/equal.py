"""`python -m tests.bench.equal BOOK [PDF]`: is what the press joined what one layout would have
been?

The book in folder BOOK is printed by plain WeasyPrint in one layout (see `monolith`), with the
page numbers that stand in our PDF (made now, or given), and the two are held against each other:
pages, the text of every page, outline, links, and every pixel. Of links, where WeasyPrint has one
for each element in an `a` we have one round them all. What else may differ, and why, is said in
`EXPLAINED`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from tests.bench import monolith

EXPLAINED: dict[str, str] = {}
"""Differences that are meant: what is compared (`pixels of page 3`), and why it is not the same."""

_SCALE = 100 / 72
"""Pixels to the point at which pages are compared."""

_FAINT = 80
"""Shades out of 255 by which a pixel may differ: places are written to the thousandth of a point or
so, which shows where an edge falls between two pixels."""

_NEAR = 0.5
"""Points by which a link may lie elsewhere."""


@dataclass(frozen=True, kw_only=True)
class Link:
    """Where on its page a link lies, in points, and what it leads to: `page 3`, or an address."""

    area: tuple[float, float, float, float]
    target: str

    def is_round(self, other: Link) -> bool:
        """Whether the two lead to the same, and the other lies within this one."""
        left, low, right, high = self.area
        x1, y1, x2, y2 = other.area
        inside = left - _NEAR <= x1 and x2 <= right + _NEAR
        return self.target == other.target and inside and low - _NEAR <= y1 and y2 <= high + _NEAR


@dataclass(frozen=True, kw_only=True)
class Look:
    """What can be told of a PDF: of each page its size, text (with its lines) and links; of the
    file its outline: level, title, page from 1."""

    sizes: tuple[tuple[float, float], ...]
    texts: tuple[str, ...]
    links: tuple[tuple[Link, ...], ...]
    outline: tuple[tuple[int, str, int], ...]


def look(pdf: Path) -> Look:
    """Look into a PDF with pikepdf, pypdfium2 and pdftotext."""
    document = pypdfium2.PdfDocument(pdf)
    outline = tuple(
        (mark.level, mark.get_title(), 1 + (mark.get_dest().get_index() or 0))
        for mark in document.get_toc()
    )
    sizes = tuple(document.get_page_size(index) for index in range(len(document)))
    document.close()
    said = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    with pikepdf.open(pdf) as whole:
        links = tuple(_links(whole))
    return Look(
        sizes=sizes,
        texts=tuple(said.split("\f")[:-1]),
        links=links,
        outline=outline,
    )


def _links(whole: pikepdf.Pdf) -> Iterator[tuple[Link, ...]]:
    pages = {monolith.key(page): number for number, page in enumerate(whole.pages, 1)}
    places = monolith.destinations(whole)
    known = {name: pages.get(place, 0) for name, place in places.items()}
    for page in whole.pages:
        found = []
        for one in page.obj.get("/Annots", ()):
            if one.get("/Subtype") == "/Link":
                x1, y1, x2, y2 = (float(length) for length in one.Rect)
                area = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
                found.append(Link(area=area, target=_target(one, known, pages)))
        yield tuple(sorted(found, key=lambda link: (-link.area[3], link.area[0])))


def _target(link: Any, known: dict[str, int], pages: dict[tuple[int, int], int]) -> str:
    action = link.get("/A", {})
    if "/URI" in action:
        return str(action["/URI"])
    place = link.get("/Dest", action.get("/D"))
    if isinstance(place, pikepdf.Array):
        return f"page {pages.get(monolith.key(place[0]), 0)}"
    return f"page {known[str(place)]}"


def differences(ours: Path, theirs: Path) -> Iterator[str]:
    """What is not the same, as `text of page 3: ... | ...`."""
    one, other = look(ours), look(theirs)
    if len(one.sizes) != len(other.sizes):
        yield f"number of pages: {len(one.sizes)} | {len(other.sizes)}"
    for number, (size, expected_size) in enumerate(zip(one.sizes, other.sizes, strict=False), 1):
        if size != expected_size:
            yield f"size of page {number}: {size} | {expected_size}"
    for number, (text, expected) in enumerate(zip(one.texts, other.texts, strict=False), 1):
        if text.split() != expected.split():
            yield f"text of page {number}: {_first_apart(text.split(), expected.split())}"
    for number, (links, expected_links) in enumerate(zip(one.links, other.links, strict=False), 1):
        yield from _of_links(number, links, expected_links)
    if one.outline != other.outline:
        yield f"outline: {_first_apart(one.outline, other.outline)}"
    yield from pixels(ours, theirs)


def _first_apart(ours: object, theirs: object) -> str:
    assert isinstance(ours, (list, tuple))
    assert isinstance(theirs, (list, tuple))
    for index, (one, other) in enumerate(zip(ours, theirs, strict=False)):
        if one != other:
            return f"{ours[index : index + 5]} | {theirs[index : index + 5]}"
    return f"{len(ours)} | {len(theirs)}"


def _of_links(number: int, ours: tuple[Link, ...], theirs: tuple[Link, ...]) -> Iterator[str]:
    missing = [one for one in theirs if not any(other.is_round(one) for other in ours)]
    more = [one for one in ours if not any(one.is_round(other) for other in theirs)]
    if missing or more:
        yield f"links of page {number}: {more[:2]} | {missing[:2]}"


def pixels(ours: Path, theirs: Path) -> Iterator[str]:
    """Pages that do not look the same, with how many pixels are others and in which box (from the
    left upper corner, in points)."""
    from PIL import ImageChops

    one, other = pypdfium2.PdfDocument(ours), pypdfium2.PdfDocument(theirs)
    for number in range(min(len(one), len(other))):
        drawn = [
            whole[number].render(scale=_SCALE, grayscale=True).to_pil() for whole in (one, other)
        ]
        if drawn[0].size != drawn[1].size:
            continue
        apart = ImageChops.difference(*drawn).point(lambda shade: 255 * (shade > _FAINT))
        if box := apart.getbbox():
            count = apart.histogram()[255]
            place = tuple(round(edge / _SCALE) for edge in box)
            yield f"pixels of page {number + 1}: {count} in {place}"
    one.close()
    other.close()


def explained(difference: str) -> str:
    """Why a difference is meant to be; empty where it is not."""
    return next((why for what, why in EXPLAINED.items() if difference.startswith(what)), "")


def main() -> None:
    """Make both, tell what differs, and fail where something does that should not."""
    book = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        if len(sys.argv) > 2:
            ours = Path(sys.argv[2])
        else:
            command = [sys.executable, "-m", "bokbygg", "build", "pdf", "-q", "-C", str(book)]
            subprocess.run([*command, "-o", folder], check=True)
            ours = next(Path(folder).glob("*.pdf"))
        theirs = Path(folder) / "monolith.pdf"
        monolith.write(book, ours, theirs)
        found = list(differences(ours, theirs))
    for difference in found:
        print(difference, f"  ({why})" if (why := explained(difference)) else "")
    left = [difference for difference in found if not explained(difference)]
    print(f"{len(found)} differences, {len(left)} of them not explained")
    sys.exit(bool(left))


if __name__ == "__main__":
    main()
