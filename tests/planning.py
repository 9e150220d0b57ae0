"""Marks to make on a proof, each with the place in the manuscript that it must lead back to.

What stands where on the pages is asked of MuPDF, and where in the manuscript of a regular
expression: words between neighbours between which they stand only once in the whole book. Neither
knows anything of the map that the program reads.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.marking import CARET, Quad, Wish

_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\]\([^)\n]*\)")
"""What a link leads to, which is not printed."""

_BETWEEN = r"(?:[^\w\n]|\n(?!\n)){1,6}?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A printed line: its text, and the box of each character."""

    page: int
    text: str
    boxes: tuple[Quad, ...]

    def quad(self, start: int, end: int) -> Quad:
        """What a reader's program puts over characters."""
        boxes = self.boxes[start:end]
        return boxes[0][0], min(b[1] for b in boxes), boxes[-1][2], max(b[3] for b in boxes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A mark, and where it belongs: file, line and column, and the end of the words there; `exact`
    False for those that mean no more than a paragraph."""

    wish: Wish
    path: str
    start: tuple[int, int]
    end: tuple[int, int]
    exact: bool = True


def lines(data: bytes, pages: Sequence[tuple[float, float, float, float]]) -> list[Line]:
    """The printed lines of a file inside the areas of its pages, from the top down."""
    import pymupdf

    found: list[Line] = []
    for number, page in enumerate(pymupdf.open(stream=data)):
        high = page.mediabox.height
        left, low, right, top = pages[number]
        for block in page.get_text("rawdict")["blocks"]:
            for line in block.get("lines", ()):
                letters = [one for span in line["spans"] for one in span["chars"]]
                boxes = [one["bbox"] for one in letters]
                if not boxes or not (left < boxes[0][0] < right and low < high - boxes[0][1] < top):
                    continue
                found.append(
                    Line(
                        page=number,
                        text="".join(one["c"][:1] for one in letters),
                        boxes=tuple((a, high - d, c, high - b) for a, b, c, d in boxes),
                    )
                )
    return found


def planned(found: Sequence[Line], texts: Mapping[str, str]) -> Iterator[tuple[str, Planned]]:
    """All marks that can be made with a place that is sure, by what they show: a `word`, `words`
    with what stands between them, words `over` the end of a line, a `divided` word, a `caret`.
    What is printed more than once, as running heads are, is left out."""
    often = Counter(line.text.strip() for line in found)
    found = [line for line in found if often[line.text.strip()] == 1 and line.page > 5]
    for one, other in zip(found, [*found[1:], None], strict=True):
        words = list(_WORD.finditer(one.text))
        for at in range(1, len(words) - 1):
            yield from _in_line(one, words, at, texts)
        if other is not None and other.page == one.page and len(words) > 2:
            yield from _over(one, other, words, texts)


def _in_line(
    line: Line, words: Sequence[re.Match[str]], at: int, texts: Mapping[str, str]
) -> Iterator[tuple[str, Planned]]:
    before, word, after = words[at - 1 : at + 2]
    place = _sought(texts, before[0], word[0], after[0])
    if place is not None:
        yield "word", _plan(line.page, [line.quad(*word.span())], place)
        path, start, _ = place
        for step in (0, len(word[0]) // 2, len(word[0])):
            box = line.boxes[min(word.start() + step, word.end() - 1)]
            x = box[0] if step < len(word[0]) else box[2]
            top = box[1] + 0.35 * (box[3] - box[1])
            quad = (x - CARET[0] / 2, top - CARET[1], x + CARET[0] / 2, top)
            gap = (start[0], start[1] + step)
            yield "caret", _plan(line.page, [quad], (path, gap, gap), "Caret")
    if at + 3 < len(words):
        last = words[at + 2]
        place = _sought(texts, before[0], *(one[0] for one in words[at : at + 4]))
        if place is not None:
            yield "words", _plan(line.page, [line.quad(word.start(), last.end())], place)


def _over(
    line: Line, other: Line, words: Sequence[re.Match[str]], texts: Mapping[str, str]
) -> Iterator[tuple[str, Planned]]:
    following = list(_WORD.finditer(other.text))
    if len(following) < 3:
        return
    before, last, first, after = words[-2], words[-1], following[0], following[1]
    quads = [line.quad(*last.span()), other.quad(*first.span())]
    if line.text.rstrip().endswith(("\u2010", "-")) and first.start() == 0:
        place = _sought(texts, before[0], last[0] + first[0], after[0])
        kind = "divided"
    else:
        place = _sought(texts, before[0], last[0], first[0], after[0])
        kind = "over"
    if place is not None:
        yield kind, _plan(line.page, quads, place)


_Place = tuple[str, tuple[int, int], tuple[int, int]]


def _sought(texts: Mapping[str, str], before: str, *words: str) -> _Place | None:
    """Where words stand between neighbours, the last of which is the one after them; None where
    that is in more places than one."""
    parts = [re.escape(word) for word in (before, *words)]
    inner = _BETWEEN.join(parts[1:-1])
    pattern = rf"(?<!\w){parts[0]}{_BETWEEN}({inner}){_BETWEEN}{parts[-1]}(?!\w)"
    found = [
        (path, text, match)
        for path, text in texts.items()
        for match in re.finditer(pattern, _ADDRESS.sub(lambda one: "\0" * len(one[0]), text))
    ]
    if len(found) != 1:
        return None
    path, text, match = found[0]
    return path, _place(text, match.start(1)), _place(text, match.end(1))


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _plan(page: int, quads: list[Quad], place: _Place, subtype: str = "Highlight") -> Planned:
    path, start, end = place
    wish = Wish(subtype=subtype, page=page, quads=tuple(quads))
    return Planned(wish=wish, path=path, start=start, end=end)
