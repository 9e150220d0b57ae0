"""The small type in the margins of a proof: set by HarfBuzz, written as operators of PDF."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, NamedTuple

from pikepdf import Dictionary, Pdf

from bokbygg.cover.measure import Type, extents, opened_at, runs, shaped
from bokbygg.fonts import face
from bokbygg.pdf import typefaces
from bokbygg.pdf.fragment import FaceUse

FAMILY = "Source Sans 3"
REGULAR, BOLD = 400, 700

_SERIF_OR_NOT = 4
"""Flags of a font descriptor: its glyphs are not those of Latin text alone."""


class _Glyph(NamedTuple):
    """A glyph, the characters it stands for, its own width, and how far the next one is, in
    thousandths of the size."""

    number: int
    text: str
    width: float
    advance: float


class _Part(NamedTuple):
    """What one face sets of a line."""

    family: str
    glyphs: tuple[_Glyph, ...]


class Lettering:
    """Sets lines of type, and knows in the end which glyphs of which faces they need."""

    def __init__(self) -> None:
        self._used: dict[tuple[str, int], dict[int, _Glyph]] = {}

    def line(self, text: str, x: float, y: float, size: float, weight: int = REGULAR) -> bytes:
        """The operators that draw a line from `x`, on the baseline `y`, in points."""
        drawn = [f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm"]
        for family, glyphs in _parts(text, weight):
            used = self._used.setdefault((family, weight), {})
            used.update((glyph.number, glyph) for glyph in glyphs if glyph.number not in used)
            drawn.append(f"/{_name(family, weight)} {size} Tf [{_shown(glyphs)}] TJ")
        return " ".join([*drawn, "ET"]).encode()

    def resources(self, pdf: Pdf) -> Dictionary:
        """The resources of what all lines are drawn on."""
        fonts = {
            f"/{_name(family, weight)}": _font(pdf, family, weight, glyphs)
            for (family, weight), glyphs in sorted(self._used.items())
        }
        return Dictionary(Font=Dictionary(fonts))


def width(text: str, size: float, weight: int = REGULAR) -> float:
    """How wide a line is, in points."""
    return size * sum(_advance(part) for part in _parts(text, weight)) / 1000


def wrapped(text: str, room: float, size: float) -> tuple[str, ...]:
    """A text in lines that are at most `room` points wide; words longer than that are divided."""
    lines, line = list[str](), ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if width(longer, size) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        while width(word, size) > room:
            fits = max(1, _fitting(word, room, size))
            lines.append(word[:fits])
            word = word[fits:]
        line = word
    return (*lines, line) if line else tuple(lines)


@functools.lru_cache(maxsize=1_000)
def shortened(text: str, room: float, size: float) -> str:
    """A text with so much of its middle left out that it has room."""
    kept = len(text)
    short = text
    while width(short, size) > room and kept > 2:
        kept -= 1
        short = f"{text[: kept // 2]}…{text[len(text) - (kept - kept // 2) :]}"
    return short


def _fitting(word: str, room: float, size: float) -> int:
    fits = 1
    while fits < len(word) and width(word[: fits + 1], size) <= room:
        fits += 1
    return fits


@functools.lru_cache(maxsize=10_000)
def _parts(text: str, weight: int) -> tuple[_Part, ...]:
    type_ = Type(family=FAMILY, weight=weight)
    return tuple(
        _Part(family, tuple(_glyphs(run, family, type_)))
        for stretch in _as_seen(text)
        for family, run in runs(stretch, FAMILY)
    )


_LEFTWARDS = "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
"""Characters that are written from right to left: not the digits among them."""

_STRETCH = re.compile(
    rf"[{_LEFTWARDS}](?:\W*[{_LEFTWARDS}])*"
    rf"|[^\W{_LEFTWARDS}](?:[^{_LEFTWARDS}]*[^\W{_LEFTWARDS}])?"
    rf"|[^\w{_LEFTWARDS}]+"
)
"""Words from right to left, words and numbers from left to right, marks and blanks between them."""


def _as_seen(text: str) -> Iterator[str]:
    """The stretches of a line from left to right, each in one direction of writing: as much of the
    Unicode Bidirectional Algorithm as a line of names, numbers and marks needs."""
    found = [match[0] for match in _STRETCH.finditer(text)]
    first = next((one for one in text if one.isalpha()), "")
    return reversed(found) if re.match(f"[{_LEFTWARDS}]", first) else iter(found)


def _glyphs(run: str, family: str, type_: Type) -> Iterator[_Glyph]:
    font = opened_at(family, type_.weight, type_.italic)
    scale = 1000 / font.face.upem
    buffer = shaped(run, family, type_)
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(zip(starts, [*starts[1:], len(run)], strict=True))
    told: set[int] = set()
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        text = "" if info.cluster in told else run[info.cluster : ends[info.cluster]]
        told.add(info.cluster)
        own = font.get_glyph_h_advance(info.codepoint) * scale
        yield _Glyph(info.codepoint, text, own, place.x_advance * scale)


def _advance(part: _Part) -> float:
    return sum(glyph.advance for glyph in part.glyphs)


def _shown(glyphs: tuple[_Glyph, ...]) -> str:
    """Glyphs as the operand of TJ (ISO 32000-1, 9.4.3)."""
    shown = ""
    for glyph in glyphs:
        shown += f"<{glyph.number:04x}>"
        if abs(glyph.width - glyph.advance) >= 1:
            shown += f"{glyph.width - glyph.advance:.0f}"
    return shown.replace("><", "")


def _name(family: str, weight: int) -> str:
    return f"{family.replace(' ', '')}-{weight}"


def _font(pdf: Pdf, family: str, weight: int, glyphs: dict[int, _Glyph]) -> Any:  # noqa: ANN401
    found = face(family, weight=weight) or face(family)
    assert found is not None, family
    tall = extents(family, weight)
    file = found.path.read_bytes()
    use = FaceUse(
        name=f"BOKPRF+{_name(family, weight)}",
        family=family,
        file=sha256(file).hexdigest(),
        index=0,
        axes=found.axes,
        ascent=round(tall.ascent * 1000),
        descent=-round(tall.descent * 1000),
        flags=_SERIF_OR_NOT,
        stem=80,
        unicode={number: glyph.text for number, glyph in glyphs.items()},
        widths={number: round(glyph.width, 3) for number, glyph in glyphs.items()},
    )
    return typefaces.font(pdf, use, file)
