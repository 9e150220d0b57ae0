"""A document laid out and drawn by itself, as a value: sent between processes, and kept.

What only the whole book can know is left open: the faces, cut once for all fragments, and the
numbers of pages.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from bokbygg.diagnostics import Diagnostic
from bokbygg.pdf.seen import Gap, Survey, WordStart
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where an element with an id begins: the page from 0, and the place on it in points from its
    lower left corner."""

    name: str
    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """An entry of the outline: `level` from 1, the place as that of an Anchor."""

    level: int
    label: str
    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceUse:
    """What a fragment uses of a face.

    `name` is its BaseFont; `file` the digest of the font file, in which it is the one at `index`,
    at the place `axes` if the file is a variable one. `unicode` and `widths` (in thousandths of
    the size) are by glyph; the other values are those of a font descriptor (ISO 32000-1, 9.8).
    """

    name: str
    family: str
    file: str
    index: int
    axes: tuple[tuple[str, float], ...]
    ascent: int
    descent: int
    flags: int
    stem: int
    unicode: Mapping[int, str]
    widths: Mapping[int, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How the signs of numbers look in one style.

    `face` is the resource name, `size` in CSS px. `glyphs` are by sign; the others by a sign with
    the one that follows, or by the last sign alone: `advances` in CSS px, and, in thousandths of
    the size, by how much that is less than the width of the glyph (`kerns`). Where letters are
    spaced, each sign but the first stands `inset` CSS px further in, which its advance is more.
    `even` tells whether all of them are equally wide whatever follows.
    """

    face: str
    size: float
    glyphs: Mapping[str, int]
    advances: Mapping[str, float]
    kerns: Mapping[str, float]
    inset: float
    even: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserved:
    """A page number that is to be drawn into a fragment.

    It is that of the page it stands on, or, where `of` is given, of the place with that id;
    `style` says in which signs (see `label`). It takes the place of stream `part` of the page's
    contents. `x` and `y` are where the stand-in begins, `width` how wide it is, in CSS px from the
    upper left corner; of what the number is narrower, the share `align` is left before it.
    """

    page: int
    part: int
    of: str
    style: str
    before: str
    after: str
    x: float
    y: float
    width: float
    align: float
    figures: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """The pages of a document.

    `pdf` has no faces, outline, destinations or metadata. `bound` tells that a number in it cannot
    be exchanged for another, so that it is right for the numbers it was laid out with only.
    `layout` is the map of its text, packed (see `bokbygg.pdf.layout`); `gaps` are what of it is not
    printed or not mapped, `starts` the first whole words of its pages.
    `linked` are the ids of other documents that it leads to. `figures` are by the names that
    `reserved` calls them by. `missing` are characters that no face has. `moved` and `steps` tell
    what was done to make room (see `attempt`); `said` are findings that hold wherever it stands.
    """

    pdf: bytes
    count: int
    anchors: tuple[Anchor, ...]
    bookmarks: tuple[Bookmark, ...]
    linked: tuple[str, ...]
    faces: Mapping[str, FaceUse]
    figures: Mapping[str, Figures]
    reserved: tuple[Reserved, ...]
    bound: bool
    seen: Survey
    layout: bytes
    gaps: tuple[Gap, ...]
    starts: tuple[WordStart | None, ...]
    moved: frozenset[str]
    steps: Mapping[int, int]
    missing: tuple[str, ...]
    said: tuple[Diagnostic, ...]


def packed(fragment: Fragment) -> bytes:
    """A fragment as MessagePack, which holds values and no code."""
    return msgspec.msgpack.encode(fragment)


def unpacked(data: bytes) -> Fragment:
    """The fragment in `data`; raises msgspec.DecodeError or ValidationError if it is none."""
    return msgspec.msgpack.decode(data, type=Fragment)
