"""Text drawn from the glyphs of a line as one run of bytes, and a word that was drawn before from
what was written of it then.

WeasyPrint asks Pango for each property of each glyph, one call each, and writes it anew. Here the
glyphs of a run come over as a whole, and what stands for the same ones in the file is kept, by
face and size, as long as the document is drawn.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from bokbygg.pdf.fast.replacement import Replacement

_GLYPH = "Iiii4x"
"""PangoGlyphInfo: the glyph, its width, how far it is moved to the right and down; the flags after
it are not looked at, since some of their bits are left as they were."""

_GLYPH_BYTES = struct.calcsize(_GLYPH)
_OF_GLYPH = 4
"""How many numbers are known of a glyph."""

_EMPTY = 0x0FFFFFFF
"""PANGO_GLYPH_EMPTY; what is not less is no glyph of the face (PANGO_GLYPH_UNKNOWN_FLAG)."""

_LONG = 32
"""More glyphs than this are no word, and not likely to come again."""

_RUNS = tuple(struct.Struct("=" + _GLYPH * count).unpack for count in range(_LONG + 1))
"""How runs of so many glyphs are taken apart."""

_THINNEST = 1e-6
"""The least size of type that WeasyPrint draws."""

_KNOWS_SIZES = pango.pango_version() >= 14802
"""Whether Pango tells the size of a face rightly."""


def draw_first_line(stock: Callable[..., Any]) -> Callable[..., Any]:
    """WeasyPrint's `draw_first_line`. Text that ends in an ellipsis, faces that are pictures,
    characters that no face has and glyphs that are raised or sunk are left to it."""

    def draw(stream: Any, textbox: Any, overflow: str, ellipsis: Any, matrix: Any) -> Any:  # noqa: ANN401 - WeasyPrint has no types
        if overflow == "ellipsis" or ellipsis != "none" or not textbox.text.strip():
            return stock(stream, textbox, overflow, ellipsis, matrix)
        try:
            shown = _shown(stream, textbox)
        except Exception:  # noqa: BLE001 - whatever it is, the stock function does it right
            shown = None
        if shown is None:
            return stock(stream, textbox, overflow, ellipsis, matrix)
        stream.set_text_matrix(*matrix.values)
        for name, size, operand in shown:
            stream.set_font_size(name, size)
            stream.show_text(operand)
        return []

    return draw


def _shown(stream: Any, textbox: Any) -> list[tuple[str, float, str]] | None:  # noqa: ANN401
    """The faces of a line with their sizes and what is shown in each, as operands of TJ."""
    layout = textbox.pango_layout
    if textbox.style["font_size"] < _THINNEST or not _KNOWS_SIZES:
        return None
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    line = pango.pango_layout_get_line_readonly(layout.layout, 0)
    layout.first_line_direction = line.resolved_dir
    shown: list[tuple[str, float, str]] = []
    parts: list[str] = []
    face: Any = None
    name, at = "", 0.0
    run = line.runs[0]
    null = ffi.NULL
    while run != null:
        item = run.data
        run = run.next
        other = item.item.analysis.font
        if other != face:
            face = other
            font, size = stream.add_font(face)
            if font.bitmap or font.png or font.svg or font.colr:
                return None
            if parts:
                shown.append((name, at, "".join(parts)))
            name, at, parts = font.hash, size, []
            words = font.__dict__.setdefault("words_drawn", {}).setdefault(size, {})
        glyphs = item.glyphs
        count = glyphs.num_glyphs
        raw = ffi.buffer(glyphs.glyphs, _GLYPH_BYTES * count)
        is_word = count <= _LONG
        known = _RUNS[count](raw) if is_word else struct.unpack("=" + _GLYPH * count, raw)
        word = words.get(known) if is_word else None
        if word is None:
            word = _word(stream, layout.text, font, size, item, known)
            if word is None:
                return None
            if is_word:
                words[known] = word
        parts.append(word)
    shown.append((name, at, "".join(parts)))
    return shown


def _word(
    stream: Any,  # noqa: ANN401
    text: str,
    font: Any,  # noqa: ANN401
    size: float,
    item: Any,  # noqa: ANN401
    known: tuple[int, ...],
) -> str | None:
    """What stands for a run of glyphs in the file, with the glyphs noted in their `font`."""
    meant, widths = font.to_unicode, font.widths
    parts = ["<"]
    for index in range(len(known) // _OF_GLYPH):
        glyph, width, right, down = known[_OF_GLYPH * index : _OF_GLYPH * index + _OF_GLYPH]
        if glyph >= _EMPTY or down:
            return None
        if glyph not in meant:
            meant[glyph] = _meant(text, item, index)
        offset = right / size
        if offset:
            parts.append(f">{-offset}<")
        parts.append(f"{glyph:04x}")
        own = widths.get(glyph)
        if own is None:
            face = item.item.analysis.font
            pango.pango_font_get_glyph_extents(face, glyph, stream.ink_rect, stream.logical_rect)
            own = widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
        kern = own + offset - width * 1000 * FROM_UNITS / size
        if kern:
            parts.append(f">{int(kern)}<")
    said = "".join(parts)
    return said[:-1] if said[-1] == "<" else said + ">"


def _meant(text: str, item: Any, index: int) -> str:  # noqa: ANN401
    """The characters that a glyph of a run stands for."""
    whole, clusters = item.item, item.glyphs.log_clusters
    begin = clusters[index]
    if whole.analysis.level % 2:
        end = whole.length if index == 0 else clusters[index - 1]
    else:
        last = index == item.glyphs.num_glyphs - 1
        end = whole.length if last else clusters[index + 1]
    return text.encode()[whole.offset + begin : whole.offset + end].decode()


REPLACEMENTS = (
    Replacement(
        places=("weasyprint.draw.text:draw_first_line",),
        source="df38b8753e86",
        ours=draw_first_line,
        assumes="the same glyphs, moved by as much, in one face and size, are written alike in a "
        "document; the first of them has noted what they stand for",
        stock="an ellipsis, faces that are pictures, characters no face has, glyphs raised or sunk",
    ),
)
