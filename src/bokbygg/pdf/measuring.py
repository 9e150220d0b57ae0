"""How wide the text of a paragraph is, and where lines of it may end.

Imported by `tuning` only. Boxes and what lays out text are private to WeasyPrint.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import pyphen
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.layout.percent import percentage
from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import create_layout, line_size

from bokbygg.pdf.breaking import Break, Place

Box = Any
"""A weasyprint.formatting_structure.boxes.Box."""

_WORD = re.compile(r"[^\W\d_]+")
_SOFT_HYPHEN = "\u00ad"
_HYPHENS = "\u2010-"
_BLANKS = " \u00a0"
_INTS_OF_GLYPH = ffi.sizeof("PangoGlyphInfo") // 4


END: Place = (2**31,)
"""Where no more line begins."""


class _Leaf(NamedTuple):
    """What stands in a line: a text or something else, the way to it, and the room before it."""

    box: Box
    way: Place
    before: float


class UnmeasuredError(ValueError):
    """A paragraph holds something whose width is not known beforehand."""


def breaks(
    context: Any,  # noqa: ANN401 - WeasyPrint has no types
    line: Box,
    width: float,
    wide: Mapping[object, float],
) -> tuple[Break, ...]:
    """All breaks of a paragraph, its beginning first and its end last; `line` is its text as one
    line, before it is laid out, to lines of `width`. `wide` tells, by their elements, how wide
    things in it are that are no text. Raises UnmeasuredError where that cannot be told."""
    measuring = _Measuring(context, width, wide)
    leaves, after = _leaves(line)
    for leaf in leaves:
        measuring.leaf(leaf)
    return measuring.found(after)


def begin(line: Box, stack: Any) -> Place:  # noqa: ANN401
    """Where a line begins that goes on at a place in WeasyPrint's own form, nested dictionaries."""
    stack = inline.skip_first_whitespace(line, stack)
    if stack == "continue":
        return END
    found: list[int] = []
    while stack:
        ((index, stack),) = stack.items()
        found.append(index)
    return _short(tuple(found))


def blank(context: Any, style: Any) -> float:  # noqa: ANN401
    """The width of a word space in CSS px."""
    return _width(context, " ", style)


def _short(way: Place) -> Place:
    """The beginning of a box and that of the first in it are the same."""
    while way and way[-1] == 0:
        way = way[:-1]
    return way


def _width(context: Any, text: str, style: Any) -> float:  # noqa: ANN401
    layout = create_layout(text, style, context, None, 0)
    first, _ = layout.get_first_line()
    return float(line_size(first, style)[0])


def _leaves(line: Box) -> tuple[list[_Leaf], float]:
    """What stands in a line, in order, and the room after it."""
    found: list[_Leaf] = []
    room = 0.0

    def walk(box: Box, way: Place) -> None:
        nonlocal room
        for index, child in enumerate(box.children):
            here = (*way, index)
            if not child.is_in_normal_flow():
                if found or not child.is_floated():
                    raise UnmeasuredError
                continue
            if isinstance(child, boxes.InlineBox) and not child.is_leader:
                left, right = _sides(child)
                room += left
                if child.children:
                    walk(child, here)
                else:
                    found.append(_Leaf(child, here, room))
                    room = 0.0
                room += right
            elif isinstance(child, (boxes.TextBox, boxes.AtomicInlineLevelBox)):
                found.append(_Leaf(child, here, room))
                room = 0.0
            else:
                raise UnmeasuredError

    walk(line, ())
    return found, room


def _sides(box: Box) -> tuple[float, float]:
    """The room that an inline box takes at its beginning and end."""
    sums = []
    for side in ("left", "right"):
        lengths = [box.style[f"margin_{side}"], box.style[f"padding_{side}"]]
        if any(getattr(length, "unit", "px") not in ("px", None) for length in lengths):
            raise UnmeasuredError
        room = sum(float(getattr(length, "value", 0)) for length in lengths)
        sums.append(room + box.style[f"border_{side}_width"])
    return sums[0], sums[1]


class _Measuring:
    """The breaks of a paragraph, which grow box by box."""

    def __init__(self, context: Any, width: float, wide: Mapping[object, float]) -> None:  # noqa: ANN401
        self._context = context
        self._wide = wide
        self._width = width
        self._free = 0.0
        self._breaks = [Break((), 0.0, 0, 0.0, 0, False)]
        self._at = 0.0
        self._blanks = 0
        self._open: tuple[float, int] | None = None

    def leaf(self, leaf: _Leaf) -> None:
        """Go on with a box."""
        self._at += leaf.before
        box = leaf.box
        if isinstance(box, boxes.AtomicInlineLevelBox):
            if box.element not in self._wide:
                raise UnmeasuredError
            self._close(leaf.way)
            self._at += self._wide[box.element]
            return
        if not isinstance(box, boxes.TextBox) or not box.text:
            self._close(leaf.way)
            return
        if box.style["white_space"] not in ("normal", "nowrap"):
            raise UnmeasuredError
        text = box.text
        begins = len(text) - len(text.lstrip(" ")) if self._open else 0
        if begins < len(text):
            self._close((*leaf.way, begins))
        self._text(leaf, begins)

    def _close(self, way: Place) -> None:
        """A line that ends with the blank at the end of the box before begins here."""
        if self._open is not None:
            end, blanks = self._open
            self._add(Break(_short(way), end, blanks, self._at, self._blanks, False))
            self._free = end
            self._open = None

    def _text(self, leaf: _Leaf, begins: int) -> None:
        text, style = leaf.box.text, leaf.box.style
        layout = create_layout(text, style, self._context, None, 0)
        bytes_at = _bytes_at(text)
        widths = _advances(layout, bytes_at)
        chances = pango.pango_layout_get_log_attrs_readonly(layout.layout, ffi.NULL)
        counts = [0, *accumulate(map(_BLANKS.__contains__, text))]
        base, blanks = self._at, self._blanks
        has_own = _SOFT_HYPHEN in text  # then the engine divides words there only
        is_free = style["white_space"] == "normal" and not has_own
        divided = dict(self._divided(text, style)) if is_free else {}
        hyphen = _width(self._context, style["hyphenate_character"], style) if has_own else 0.0
        zone = float(percentage(style["hyphenate_limit_zone"], style, self._width))
        for index in range(max(begins, 1), len(text)):
            at = base + widths[index]
            if index in divided:
                end, way = at + divided[index], (*leaf.way, bytes_at[index])
                here = blanks + counts[index]
                if end - self._free > zone:
                    self._add(Break(_short(way), end, here, at, here, True))
            elif chances[index].is_line_break and style["white_space"] == "normal":
                ink = len(text[:index].rstrip(" "))
                end, before = base + widths[ink], blanks + counts[ink]
                way = (*leaf.way, bytes_at[index])
                is_divided = text[index - 1] in _HYPHENS
                if text[index - 1] == _SOFT_HYPHEN:
                    end, is_divided = end + hyphen, True
                self._free = end
                self._add(Break(_short(way), end, before, at, blanks + counts[index], is_divided))
        self._at, self._blanks = base + widths[-1], blanks + counts[-1]
        ink = len(text.rstrip(" "))
        if ink < len(text) and style["white_space"] == "normal" and self._open is None:
            self._open = (base + widths[ink], blanks + counts[ink])

    def _divided(self, text: str, style: Any) -> Iterator[tuple[int, float]]:  # noqa: ANN401
        """Where words may be divided, and how wide the hyphen is."""
        language = style["lang"] and pyphen.language_fallback(style["lang"])
        if style["hyphens"] != "auto" or not language:
            return
        total, left, right = style["hyphenate_limit_chars"]
        key = (language, left, right, total)
        patterns = self._context.dictionaries.get(key)
        if patterns is None:
            patterns = pyphen.Pyphen(lang=language, left=left, right=right)
            self._context.dictionaries[key] = patterns
        hyphen = _width(self._context, style["hyphenate_character"], style)
        for word in _WORD.finditer(text):
            if len(word[0]) >= total:
                for position in patterns.positions(word[0]):
                    yield word.start() + int(position), hyphen

    def _add(self, found: Break) -> None:
        self._breaks.append(found)

    def found(self, after: float) -> tuple[Break, ...]:
        """All of them, with the end of the paragraph."""
        if self._open is not None:
            end, blanks = self._open
        else:
            end, blanks = self._at, self._blanks
        self._add(Break(END, end + after, blanks, self._at, self._blanks, False))
        return tuple(self._breaks)


def _bytes_at(text: str) -> Sequence[int]:
    """The byte at which each character of a text begins, and where it ends."""
    if text.isascii():
        return range(len(text) + 1)
    return [0, *accumulate(len(sign.encode()) for sign in text)]


def _advances(layout: Any, bytes_at: Sequence[int]) -> list[float]:  # noqa: ANN401
    """How far from the beginning of a text each of its characters begins, and where it ends, as if
    it stood in one line. Private: the layout of Pango's that WeasyPrint makes."""
    widths = [0] * bytes_at[-1]
    first, _ = layout.get_first_line()
    run = first.runs[0]
    while run != ffi.NULL:
        glyphs, offset = run.data.glyphs, run.data.item.offset
        count = glyphs.num_glyphs
        size = count * _INTS_OF_GLYPH * 4
        advances = array("i", bytes(ffi.buffer(glyphs.glyphs, size)))[1::_INTS_OF_GLYPH]
        clusters = array("i", bytes(ffi.buffer(glyphs.log_clusters, count * 4)))
        for cluster, advance in zip(clusters, advances, strict=True):
            widths[offset + cluster] += advance
        run = run.next
    reached = [0, *accumulate(widths)]
    return [reached[byte] * FROM_UNITS for byte in bytes_at]
