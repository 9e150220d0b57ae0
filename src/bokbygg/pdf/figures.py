"""How the signs of page numbers look in a style: their glyphs, and how far apart they stand.

Asks Pango through WeasyPrint's own layouts, which are private to it: so the numbers that are drawn
when the book is joined stand to a hair where WeasyPrint would have set them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import Layout

from bokbygg.pdf.fragment import Figures

_TYPE = (
    *("font_family", "font_size", "font_style", "font_weight", "font_stretch", "font_kerning"),
    *("font_variant_ligatures", "font_variant_position", "font_variant_caps"),
    *("font_variant_numeric", "font_variant_alternates", "font_variant_east_asian"),
    *("font_feature_settings", "font_variation_settings", "font_language_override"),
    *("letter_spacing", "lang", "direction"),
)
"""The properties of CSS that say how a word looks."""


_SAME = 1e-6
"""CSS px."""


@dataclass(frozen=True, slots=True)
class _Glyph:
    number: int
    advance: float
    inset: float
    """CSS px, as the advance."""


class Case:
    """The figures of a document, measured once a style."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], Figures | None] = {}

    def figures(self, style: Any, signs: str, stream: Any) -> Figures | None:  # noqa: ANN401
        """The `signs` in `style`, whose face is noted as used in `stream`; None where they cannot
        be set one beside the other, because they join or change when they meet.
        """
        key = (signs, *(repr(style[name]) for name in _TYPE))
        if key not in self._known:
            self._known[key] = _measured(style, signs, stream)
        return self._known[key]


def _measured(style: Any, signs: str, stream: Any) -> Figures | None:  # noqa: ANN401
    layout = Layout(style)
    found = _Found(layout, stream)
    alphabet = "".join(dict.fromkeys(signs))
    try:
        for sign in alphabet:
            found.note(sign)
            for following in alphabet:
                found.note(sign + following)
    except _NotPlainError:
        return None
    advances = found.advances
    return Figures(
        face=found.face,
        size=found.size,
        glyphs=found.glyphs,
        advances=advances,
        kerns=found.kerns,
        inset=found.inset or 0.0,
        even=all(_is_even(advances, signs) for signs in (1, 2)),
    )


def _is_even(advances: Mapping[str, float], signs: int) -> bool:
    """Whether all advances of so many signs are the same."""
    found = [advance for text, advance in advances.items() if len(text) == signs]
    return max(found) - min(found) < _SAME


class _NotPlainError(Exception):
    """Signs that are not one glyph each, side by side."""


class _Found:
    """What has been measured so far."""

    def __init__(self, layout: Any, stream: Any) -> None:  # noqa: ANN401
        self._layout = layout
        self._stream = stream
        self.face = ""
        self.size = 0.0
        self.glyphs: dict[str, int] = {}
        self.advances: dict[str, float] = {}
        self.kerns: dict[str, float] = {}
        self.inset: float | None = None

    def note(self, text: str) -> None:
        """Measure the first sign of `text`, a sign or two."""
        self._layout.set_text(text)
        glyphs = list(self._set())
        if len(glyphs) != len(text):
            raise _NotPlainError
        first = glyphs[0]
        if first.inset:
            raise _NotPlainError
        for following in glyphs[1:]:
            self.inset = following.inset if self.inset is None else self.inset
            if following.inset != self.inset:
                raise _NotPlainError
        if self.glyphs.setdefault(text[0], first.number) != first.number:
            raise _NotPlainError
        self.advances[text] = first.advance
        self.kerns[text] = self._kern(text[0], first)

    def _set(self) -> Iterator[_Glyph]:
        """The glyphs of the text that stands in the layout."""
        line, _ = self._layout.get_first_line()
        run = line.runs[0]
        while run != ffi.NULL:
            item = run.data
            self._take(item.item.analysis)
            for info in item.glyphs.glyphs[0 : item.glyphs.num_glyphs]:
                place = info.geometry
                unknown = info.glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG
                if unknown or info.glyph == pango.PANGO_GLYPH_EMPTY:
                    raise _NotPlainError
                if place.y_offset:
                    raise _NotPlainError
                advance, inset = place.width * FROM_UNITS, place.x_offset * FROM_UNITS
                yield _Glyph(info.glyph, advance, inset)
            run = run.next

    def _take(self, analysis: Any) -> None:  # noqa: ANN401
        """Note the face of a run, which must be that of the others, and read from the left."""
        font, size = self._stream.add_font(analysis.font)
        if analysis.level % 2 or self.face not in ("", font.hash):
            raise _NotPlainError
        self.face, self.size, self._pango = font.hash, size, analysis.font

    def _kern(self, sign: str, glyph: _Glyph) -> float:
        """By how much less than its width a glyph is followed, as WeasyPrint's drawing says it."""
        font, size = self._stream.add_font(self._pango)
        font.to_unicode.setdefault(glyph.number, sign)
        if glyph.number not in font.widths:
            ink, logical = self._stream.ink_rect, self._stream.logical_rect
            pango.pango_font_get_glyph_extents(self._pango, glyph.number, ink, logical)
            font.widths[glyph.number] = round(logical.width * 1000 * FROM_UNITS / size)
        return float(font.widths[glyph.number] - glyph.advance * 1000 / size)
