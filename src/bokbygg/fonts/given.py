"""A font file of the book's own: what its maker allows, and the same with some characters only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from bokbygg.fonts.sfnt import font_file, name_table
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """What the font says may be done with it (OpenType 1.9, OS/2, fsType): `embed` it in a file
    that is passed on, `cut` what is embedded down."""

    embed: bool
    cut: bool


_RESTRICTED, _WHOLE = 0x0002, 0x0100


def permission(data: bytes) -> Permission:
    """What a font file allows; everything where it does not say. Raises ValueError where the file
    is no font."""
    try:
        font = _read(data)
        rights = font["OS/2"].fsType if "OS/2" in font else 0
    except Exception as error:  # whatever a damaged file makes it stumble over
        raise ValueError("it is no font") from error
    return Permission(embed=rights & 0xF != _RESTRICTED, cut=not rights & _WHOLE)


def trimmed(data: bytes, characters: Iterable[str]) -> bytes:
    """A font file with the glyphs for `characters` and no others, with all its features and axes;
    as it is where that is no smaller. One that was packed for the web (WOFF) is unpacked: not all
    e-readers can do that. The same file and characters give the same bytes. Raises ValueError where
    the file is no font.
    """
    try:
        font = _read(data)
        if font.flavor:
            data = _unpacked(font)
        made = font_file(_part(data, characters))
    except Exception as error:  # as above
        raise ValueError("it is a damaged font") from error
    return made if len(made) < len(data) else data


def _part(data: bytes, characters: Iterable[str]) -> dict[str, bytes]:
    """The tables of what is kept."""
    import uharfbuzz as harfbuzz

    whole = harfbuzz.Face(harfbuzz.Blob(data))
    wanted = harfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, characters))
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.invert()
    part = wanted.subset(whole)
    tables = {tag: part.reference_table(tag).data for tag in part.table_tags}
    return {**tables, "name": name_table(_names(whole))}


def _read(data: bytes) -> Any:  # noqa: ANN401 - fontTools has no types
    from fontTools.ttLib import TTFont

    return TTFont(BytesIO(data), lazy=True, recalcTimestamp=False)


def _unpacked(font: Any) -> bytes:  # noqa: ANN401
    held = BytesIO()
    font.flavor = None
    font.save(held)
    return held.getvalue()


_KEPT_TEXTS = (0, 5, 13, 14)
_RESERVED = re.compile(r"Reserved Font Names?:?\s*['‘\"]?([^'’\".,;]+)")


def _names(whole: Any) -> dict[int, str]:  # noqa: ANN401
    """What the cut font says of itself: whose it was and under which licence, and a name that is
    not reserved for the uncut one (SIL Open Font License 1.1, condition 3)."""
    said = {number: whole.get_name(number, "en") or "" for number in (*_KEPT_TEXTS, 1, 2, 16, 17)}
    family, style = said[16] or said[1] or "Font", said[17] or said[2] or "Regular"
    if reserved := _RESERVED.search(said[0]):
        other = family.replace(reserved[1].strip(), "Bok")
        family = other if other != family else f"Bok {family}"
    postscript = re.sub(r"[^A-Za-z0-9-]", "", f"{family}-{style}")
    return {
        **{number: said[number] for number in _KEPT_TEXTS if said[number]},
        1: family,
        2: style,
        3: f"{postscript}; cut by bokbygg",
        4: f"{family} {style}",
        6: postscript,
    }
