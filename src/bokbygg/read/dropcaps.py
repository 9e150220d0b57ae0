"""A large letter at the head of an essay, as high as some lines and standing on the last of them.

Its size and its place follow from the face. It reaches from the last of these lines as high as a
capital in the first. It is a float with one line of its own, and that line is as high as brings the
letter down to where it stands: half of a line's height, and half of what the face reaches further
up than down, lie above the baseline (CSS Inline 3, 5.3).
"""

from __future__ import annotations

from string import ascii_uppercase

from bokbygg.fonts import face
from bokbygg.values import dataclass

LINES = 3

_LETTER, _MARK = ".drop-cap", ".drop-cap-mark"
"""What the press makes of it, and of a quotation mark or dash before it (bokbygg.pdf.initials): a
quotation mark hangs in the margin."""

_CAPITALS = ascii_uppercase + "ÅÄÖÆØÐÞÉÈÀÇÑŒŁŚŻĘĄ"
_DEEP = 0.08
"""Sizes of type by which a capital may reach below its line, and into no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measures:
    """Of a face, in sizes of type: the height of a capital, how far all reaches up and down; and
    the capitals that reach below their line."""

    capital: float
    up: float
    down: float
    deep: str


def drop_caps(family: str, own: bytes = b"") -> str:
    """CSS for a letter that is LINES lines high, from a font file of the book's `own`, or the
    upright face of a `family` that comes with bokbygg. Beside one with a tail a further line is
    short."""
    known = _measures(family, own)
    steps, off = LINES - 1, (known.up - known.down) / 2
    size = f"calc({steps / known.capital:.4f} * var(--lead) + var(--size))"
    line = f"calc({2 * LINES - 1 - 2 * steps * off / known.capital:.4f} * var(--lead))"
    rules = [
        f"{_LETTER} {{ float: left; font-size: {size}; line-height: {line}; "
        "font-variant-caps: normal; letter-spacing: 0; hyphens: manual; "
        "padding-right: calc(0.3 * var(--size)) }"
    ]
    beside = "font-variant-caps: normal; letter-spacing: 0; line-height: var(--lead)"
    rules += [
        f"{_MARK} {{ float: left; {beside} }}",
        f"{_MARK}.quoted {{ width: 0.5em; margin-left: -0.5em; text-align: right }}",
    ]
    if known.deep:
        deep = ", ".join(f'{_LETTER}[data-stands-for="{letter}"]' for letter in known.deep)
        rules.append(f"{deep} {{ padding-bottom: calc(0.5 * var(--lead)) }}")
    return "\n".join(rules)


def _measures(family: str, own: bytes) -> _Measures:
    import uharfbuzz as harfbuzz

    one = face(family)
    assert own or one is not None
    path = str(one.path) if one else ""
    blob = harfbuzz.Blob(own) if own else harfbuzz.Blob.from_file_path(path)
    held = harfbuzz.Face(blob)
    font = harfbuzz.Font(held)
    reach, em = font.get_font_extents("ltr"), held.upem
    tops, deep = {}, []
    for letter in _CAPITALS:
        glyph = font.get_nominal_glyph(ord(letter))
        extents = font.get_glyph_extents(glyph) if glyph else None
        if extents is not None:
            tops[letter] = extents.y_bearing / em
            if (extents.y_bearing + extents.height) / em < -_DEEP:
                deep.append(letter)
    return _Measures(
        capital=tops.get("H", 0.7),
        up=reach.ascender / em,
        down=-reach.descender / em,
        deep="".join(deep),
    )
