"""A face cut down to some characters, for files that carry their faces with them.

HarfBuzz does the cutting. What is cut is a new font in the eyes of its licence, so it says whose it
was and under which licence it goes on, and bears a name that is not reserved.
"""

from __future__ import annotations

from collections.abc import Iterable

from bokbygg.fonts.faces import Face, given_name, opened
from bokbygg.fonts.sfnt import font_file, name_table, with_slope_and_weight

FEATURES = (
    *("smcp", "c2sc", "case", "onum", "lnum", "pnum", "tnum", "frac", "ordn"),
    *("sups", "subs", "sinf", "zero", "ssty", "dtls", "flac"),
)
"""OpenType features that style sheets ask for by font-variant: small capitals, sorts of figures,
figures above and below the line; the last three are for formulas. What is always on, such as
kerning and ligatures, HarfBuzz keeps of its own accord. `dlig`, `swsh` and the like are not kept:
they are many glyphs that no book of ours uses."""

_KEPT_TEXTS = (0, 5, 13, 14)
"""Name IDs that go on unchanged: copyright, version, licence, where to read it."""


def cut(face: Face, characters: Iterable[str]) -> bytes:
    """A font file with the glyphs for `characters` and no others, at the face's weight.

    The same face and characters give the same bytes.
    """
    import uharfbuzz as harfbuzz

    whole = opened(face.path)
    wanted = harfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, characters))
    wanted.layout_feature_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in FEATURES)
    if face.axes:
        wanted.pin_all_axes_to_default(whole)
        for tag, place in face.axes:
            wanted.pin_axis_location(whole, tag, place)
    part = wanted.subset(whole)
    tables = {tag: part.reference_table(tag).data for tag in part.table_tags}
    tables.pop("STAT", None)  # tells of other weights, of which there are none now
    tables["name"] = name_table(_names(face))
    tables["OS/2"], tables["head"] = with_slope_and_weight(
        tables["OS/2"], tables["head"], italic=face.italic, bold=face.weight >= 600
    )
    return font_file(tables)


def _names(face: Face) -> dict[int, str]:
    whole = opened(face.path)
    kept = {number: whole.get_name(number, "en") for number in _KEPT_TEXTS}
    family = given_name(face.family)
    style = f"{'Bold' if face.weight >= 600 else ''} {'Italic' if face.italic else ''}".strip()
    style = style or "Regular"
    postscript = f"{family.replace(' ', '')}-{style.replace(' ', '')}"
    return {
        **{number: text for number, text in kept.items() if text},
        1: family,
        2: style,
        3: f"{postscript}; cut by bokbygg",
        4: f"{family} {style}",
        6: postscript,
    }
