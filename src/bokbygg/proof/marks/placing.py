"""A mark -> the characters it means."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from bokbygg.proof.marks.mark import ON_WORDS, Box, Mark, Sort
from bokbygg.proof.marks.signs import Sign, quoted

_SLACK = 0.3
"""Points by which the edges of a mark may be beside those of characters."""

_ROUND = 14
"""Characters shown on either side of an insertion."""

_FLAT = 6.0
"""Points up to which a stroke of a pen is a line under or through words."""

NEAR = "by its place on the page alone"
HAND = "drawn by hand"
SCATTERED = "it lies on words that do not stand together"


class Meant(NamedTuple):
    """What a mark means: characters, or where `gap`, the place between `first` and `last`, either
    of which may be None. `exact` where it means just these; `doubt` says why that is unsure."""

    first: Sign | None
    last: Sign | None
    quote: str
    exact: bool
    gap: bool = False
    doubt: str = ""


def meant(mark: Mark, signs: Sequence[Sign]) -> Meant | None:
    """What a mark on a page with these characters means; None where nothing there is the
    author's."""
    ours = [sign for sign in signs if sign.place is not None]
    if not ours:
        return None
    if mark.sort is Sort.INSERT and mark.point is not None and not mark.finding:
        return _gap(mark.point, signs)
    if mark.sort in ON_WORDS or mark.finding:
        found = [
            at for at, sign in enumerate(signs) if any(_is_on(box, sign) for box in mark.boxes)
        ]
        if any(signs[at].place for at in found):
            return _words(signs, found)
    if mark.sort in {Sort.INK, Sort.SHAPE}:
        found = [at for at, sign in enumerate(signs) if any(_in(box, sign) for box in mark.boxes)]
        if any(signs[at].place for at in found):
            return _words(signs, found)._replace(exact=False, doubt=HAND)
    return _nearby(mark.point or (mark.boxes[0].middle if mark.boxes else (0.0, 0.0)), ours)


def _is_on(box: Box, sign: Sign) -> bool:
    """Whether a box that lies on a line has the middle of a character in it."""
    if not box.left - _SLACK <= sign.centre <= box.right + _SLACK:
        return False
    return box.bottom <= sign.height <= box.top or (
        sign.bottom <= box.middle[1] <= sign.top and box.top - box.bottom <= sign.top - sign.bottom
    )


def _in(box: Box, sign: Sign) -> bool:
    """Whether a stroke goes round a character, through it or below it."""
    if not box.left <= sign.centre <= box.right:
        return False
    if box.top - box.bottom <= _FLAT:
        return sign.bottom - _SLACK <= box.middle[1] <= sign.top
    return box.bottom <= sign.height <= box.top


def _words(signs: Sequence[Sign], found: Sequence[int]) -> Meant:
    """The characters from the first to the last that are the author's."""
    ours = [at for at in found if signs[at].place is not None]
    ours = _without_blanks(signs, ours)
    path = signs[ours[0]].place
    doubt = ""
    for before, after in pairwise(ours):
        if any(signs[at].place is not None for at in range(before + 1, after)):
            doubt = SCATTERED
    if any((place := signs[at].place) and path and place.path != path.path for at in ours):
        doubt = SCATTERED
    told = [signs[at] for at in found if ours[0] <= at <= ours[-1]]
    return Meant(signs[ours[0]], signs[ours[-1]], quoted(told), not doubt, doubt=doubt)


def _without_blanks(signs: Sequence[Sign], found: list[int]) -> list[int]:
    """Marks often take along a blank at their ends."""
    inner = [at for at in found if not signs[at].text.isspace()]
    return found[found.index(inner[0]) : found.index(inner[-1]) + 1] if inner else found


def _gap(point: tuple[float, float], signs: Sequence[Sign]) -> Meant:
    """The place between two characters of a line that a caret points at."""
    line = _line(point[1], [sign for sign in signs if sign.place is not None], tip=True)
    edges = [(abs(sign.left - point[0]), at) for at, sign in enumerate(line)]
    edges += [(abs(sign.right - point[0]), at) for at, sign in enumerate(line, 1)]
    far, at = min(edges)
    before, after = "".join(s.text for s in line[:at]), "".join(s.text for s in line[at:])
    quote = f"{before[-_ROUND:]}‸{after[:_ROUND]}"
    first = line[at - 1] if at else None
    last = line[at] if at < len(line) else None
    doubt = NEAR if far > _far(line) else ""
    return Meant(first, last, quote, not doubt, gap=True, doubt=doubt)


def _far(line: Sequence[Sign]) -> float:
    """How far from a gap a caret may be and still mean it: about a letter."""
    return (line[0].top - line[0].bottom) * 0.6


def _nearby(point: tuple[float, float], ours: Sequence[Sign]) -> Meant:
    """The word nearest to a point."""
    line = _line(point[1], ours, tip=False)
    at = min(range(len(line)), key=lambda at: abs(line[at].centre - point[0]))
    first = last = at
    while first and not line[first - 1].text.isspace():
        first -= 1
    while last + 1 < len(line) and not line[last + 1].text.isspace():
        last += 1
    return Meant(line[first], line[last], quoted(line[first : last + 1]), exact=False, doubt=NEAR)


def _line(y: float, ours: Sequence[Sign], *, tip: bool) -> list[Sign]:
    """The characters of the line nearest to a height; a caret's tip is at the foot of its line, or
    in it."""

    def away(sign: Sign) -> float:
        high = sign.top - sign.bottom
        low, up = sign.bottom + 0.15 * high, sign.bottom + 0.75 * high
        return max(low - y, y - up, 0.0) if tip else abs(sign.height - y)

    nearest = min(ours, key=away)
    same = [
        sign
        for sign in ours
        if sign.bottom <= nearest.height <= sign.top
        and nearest.bottom <= sign.height <= nearest.top
    ]
    return sorted(same, key=lambda sign: sign.left)
