"""Where each character of a line stands from left to right.

Worked out by the engine's own text layout when a map is opened, from what it needs to know of a
style; so it costs nothing as long as nobody asks.
"""

from __future__ import annotations

import functools
import json
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from bokbygg.pdf.layout import Blank, Stretch

_PROPERTIES = (
    *("direction", "lang", "font_family", "font_size", "font_style", "font_weight"),
    *("font_stretch", "font_variation_settings", "font_feature_settings", "font_kerning"),
    *("font_language_override", "font_variant_ligatures", "font_variant_position"),
    *("font_variant_caps", "font_variant_numeric", "font_variant_alternates"),
    *("font_variant_east_asian", "letter_spacing", "word_spacing", "overflow_wrap", "tab_size"),
)
"""What WeasyPrint's text layout asks of a style."""


class Styles:
    """The styles of a fragment's text, each told once."""

    def __init__(self) -> None:
        self._by_identity: dict[int, tuple[object, int]] = {}
        self._numbers: dict[str, int] = {}
        self._blanks: list[Blank] = []

    def number(self, style: Any) -> int:  # noqa: ANN401 - a ComputedStyle of WeasyPrint
        """The number of a style."""
        known = self._by_identity.get(id(style))
        if known is None:
            told = json.dumps([style[name] for name in _PROPERTIES])
            if told not in self._numbers:
                self._blanks.append(_blank(style))
            known = style, self._numbers.setdefault(told, len(self._numbers))
            self._by_identity[id(style)] = known  # kept with its number, so that no other is it
        return known[1]

    @property
    def told(self) -> tuple[str, ...]:
        """All of them, by their numbers."""
        return tuple(self._numbers)

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """Their word spaces."""
        return tuple(self._blanks)


_SLIGHT = 0.02
"""Tracking by no more em than this is for the sake of a line; more of it is meant to be seen."""


def _blank(style: Any) -> Blank:  # noqa: ANN401
    """The word space of a style, beside what stands between letters: that is there twice, after the
    letter before it and after itself."""
    from weasyprint.text.line_break import Layout, line_size

    line = Layout(style)
    line.set_text(" ")
    first, _ = line.get_first_line()
    spacing = 0.0 if style["letter_spacing"] == "normal" else float(style["letter_spacing"])
    width = float(line_size(first, style)[0]) - spacing
    if abs(spacing) <= _SLIGHT * style["font_size"]:
        return Blank(width, 2 * spacing)
    return Blank(width + 2 * spacing, 0.0)


class _Told(dict[str, Any]):
    """A style as told, for WeasyPrint's text layout."""

    font_config: Any


def edges(stretch: Stretch, fonts: Any) -> tuple[tuple[float, float], ...]:  # noqa: ANN401
    """The left and right edge of each character of a text box, in CSS px from the page's left edge;
    `fonts` is the FontConfiguration that it was laid out with.

    Characters that are drawn as one, such as a ligature, share its width.
    """
    from weasyprint.text.ffi import FROM_UNITS

    clusters = sorted(_clusters(stretch, fonts))
    offsets = [0]
    for character in stretch.text:
        offsets.append(offsets[-1] + len(character.encode()))
    ends = [start for start, *_ in clusters[1:]] + [offsets[-1]]
    found: list[tuple[float, float]] = []
    for (start, left, right, leftwards), end in zip(clusters, ends, strict=True):
        inside = bisect_left(offsets, end) - bisect_left(offsets, start)
        step = (right - left) / max(inside, 1)
        shares = [(left + n * step, left + (n + 1) * step) for n in range(inside)]
        found += reversed(shares) if leftwards else shares
    return tuple(
        (stretch.x + left * FROM_UNITS, stretch.x + right * FROM_UNITS) for left, right in found
    )


def _clusters(stretch: Stretch, fonts: Any) -> Iterator[tuple[int, int, int, bool]]:  # noqa: ANN401
    """What is drawn as one: its first byte in the text, its edges in Pango units, and whether it
    runs from right to left. Private: the class that lays out a line with Pango."""
    from weasyprint.text.ffi import ffi, pango
    from weasyprint.text.line_break import Layout

    style = _told(stretch.style)
    style.font_config = fonts
    line = Layout(style, stretch.spacing)
    line.set_text(stretch.text, justify=True)
    pango.pango_layout_set_single_paragraph_mode(line.layout, True)
    first, _ = line.get_first_line()
    x = 0
    run = first.runs[0]
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        spans: dict[int, list[int]] = {}
        infos, offset = glyphs.glyphs, item.offset
        clusters = ffi.unpack(glyphs.log_clusters, glyphs.num_glyphs)
        for index, cluster in enumerate(clusters):
            span = spans.setdefault(offset + cluster, [x, x])
            x += infos[index].geometry.width
            span[1] = x
        for start, (left, right) in spans.items():
            yield start, left, right, bool(item.analysis.level % 2)
        run = run.next


@functools.lru_cache(maxsize=1000)
def families(style: str) -> tuple[str, ...]:
    """The families that a style, as told, names for its text."""
    return tuple(json.loads(style)[_PROPERTIES.index("font_family")])


@functools.lru_cache(maxsize=200)
def _told(written: str) -> _Told:
    style = _Told(_tuples(json.loads(written)))
    style |= {"text_decoration_line": "none"}
    return style


def _tuples(told: list[Any]) -> dict[str, Any]:
    def value(one: Any) -> Any:  # noqa: ANN401 - whatever a style holds
        return tuple(map(value, one)) if isinstance(one, list) else one

    return {name: value(one) for name, one in zip(_PROPERTIES, told, strict=True)}
