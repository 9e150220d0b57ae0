"""White rivers: word spaces of lines in a row that stand under each other.

Where a blank stands is told to a px or so by the widths of its letters, which costs next to
nothing. Only lines that may have a river by that are measured by the engine, and what comes of it
is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from bokbygg import cache
from bokbygg.circumstances import circumstances
from bokbygg.pdf.fragment import Fragment
from bokbygg.pdf.layout import Source, Stretch
from bokbygg.pdf.textlines import Line

EdgesOf = Callable[[Stretch], Sequence[tuple[float, float]]]
"""Gives the left and right edge of each character of a text box, in CSS px."""

LENGTH = 4
"""So many lines make a river."""

SHARED = 0.5
"""The share of a word space, as wide as in its face, that two lines must have at the same place."""

_UNSURE = 2.0
"""By how much, in CSS px, the widths of letters may be wrong about where a blank stands."""

_USUAL = 500.0
"""How wide a letter is of which that is not known, in thousandths of its size."""


class River(NamedTuple):
    """A river through `rows` lines from the one at the index `line` on; `text` is what stands round
    its first blank, and `source` where the word after that comes from."""

    line: int
    rows: int
    text: str
    source: Source | None


class _Gap(NamedTuple):
    """A blank: the index of its line and of its text box in that, which character it is, its edges,
    and how wide its face has it."""

    line: int
    box: int
    at: int
    left: float
    right: float
    wide: float

    def is_under(self, above: _Gap, slack: float) -> bool:
        """Whether it goes on with the white of a blank in the line before."""
        shared = min(self.right, above.right) - max(self.left, above.left)
        return shared >= SHARED * max(self.wide, above.wide) - slack


_Way = tuple[_Gap, ...]
"""Blanks under each other, from top to bottom."""


def rivers(fragment: Fragment, lines: Sequence[Line], edges: EdgesOf) -> tuple[River, ...]:
    """All rivers in the `lines` of a fragment, each told where it begins."""
    widths = _widths(fragment)
    likely = {
        gap.line
        for way in _ways(lines, [_rough(lines, at, widths) for at in range(len(lines))], _UNSURE)
        for gap in way
    }
    if not likely:
        return ()
    name = f"rivers/{cache.digest(circumstances(), fragment.layout)}"
    kept = cache.kept(name) if circumstances() else None
    if kept is None:
        gaps = [_exact(lines, at, edges) if at in likely else () for at in range(len(lines))]
        found = tuple(_river(lines, way) for way in _ways(lines, gaps, 0.0))
        kept = msgspec.msgpack.encode(found)
        cache.keep(name, kept)
    return msgspec.msgpack.decode(kept, type=tuple[River, ...])


def _river(lines: Sequence[Line], way: _Way) -> River:
    first = way[0]
    line = lines[first.line]
    stretch, origin = line.boxes[first.box]
    before = "".join(one.text for one, _ in line.boxes[: first.box]) + stretch.text[: first.at]
    after = stretch.text[first.at + 1 :] + "".join(
        one.text for one, _ in line.boxes[first.box + 1 :]
    )
    words = [*before.split(" ")[-1:], *after.split(" ")[:1]]
    source = line.source
    if isinstance(origin, Source):
        step = min(first.at + 1, len(stretch.text) - 1) if origin.literal else 0
        source = origin._replace(character=origin.character + step)
    return River(first.line, len(way), " ".join(words), source)


def _ways(lines: Sequence[Line], gaps: Sequence[Sequence[_Gap]], slack: float) -> Iterator[_Way]:
    """All ways down through blanks that are long enough."""
    live: list[_Way] = []
    for at, line in enumerate(lines):
        goes_on = at > 0 and line.spaced and line.goes_on(lines[at - 1])
        goes_on = goes_on and line.page == lines[at - 1].page
        following: list[_Way] = []
        gone: set[_Gap] = set()
        for gap in gaps[at] if line.spaced else ():
            above = [way for way in live if goes_on and gap.is_under(way[-1], slack)]
            gone.update(way[-1] for way in above)
            following.append((*max(above, key=len, default=()), gap))
        yield from (way for way in live if len(way) >= LENGTH and way[-1] not in gone)
        live = following
    yield from (way for way in live if len(way) >= LENGTH)


def _exact(lines: Sequence[Line], at: int, edges: EdgesOf) -> tuple[_Gap, ...]:
    """The blanks of a line as the engine has them."""
    return tuple(
        _Gap(at, box, index, *ends, stretch.blank.width)
        for box, (stretch, _) in enumerate(lines[at].boxes)
        if " " in stretch.text
        for index, (sign, ends) in enumerate(zip(stretch.text, edges(stretch), strict=True))
        if sign == " "
    )


def _rough(lines: Sequence[Line], at: int, widths: Mapping[str, float]) -> tuple[_Gap, ...]:
    """The blanks of a line, by the widths of letters: those of one face, made to fill the box."""
    found: list[_Gap] = []
    for box, (stretch, _) in enumerate(lines[at].boxes):
        blanks = stretch.text.count(" ")
        if not blanks or not lines[at].spaced:
            continue
        wide = stretch.blank.width + stretch.blank.added + stretch.spacing
        letters = [0.0 if sign == " " else widths.get(sign, _USUAL) for sign in stretch.text]
        scale = (stretch.width - blanks * wide) / (sum(letters) or 1.0)
        x = stretch.x
        for index, (sign, letter) in enumerate(zip(stretch.text, letters, strict=True)):
            step = wide if sign == " " else letter * scale
            if sign == " ":
                found.append(_Gap(at, box, index, x, x + step, stretch.blank.width))
            x += step
    return tuple(found)


def _widths(fragment: Fragment) -> dict[str, float]:
    """The widths of letters in the face that a fragment uses most glyphs of."""
    use = max(fragment.faces.values(), key=lambda one: len(one.unicode), default=None)
    if use is None:
        return {}
    named = ((text, use.widths.get(glyph)) for glyph, text in sorted(use.unicode.items()))
    return {text: width for text, width in reversed([*named]) if width is not None}
