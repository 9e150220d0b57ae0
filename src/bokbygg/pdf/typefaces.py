"""The faces of a book: one font dictionary a face, cut once to the glyphs of all fragments.

The codes in a fragment's text are the glyph numbers of the whole file (Identity-H), so a face that
is cut without renumbering serves them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from bokbygg import cache
from bokbygg.circumstances import circumstances
from bokbygg.pdf.fragment import FaceUse

_DROPPED = "BASE DSIG EBDT EBLC EBSC GPOS GSUB GDEF JSTF LTSH PCLT STAT kern".split()
"""Tables that serve layout, of which there will be no more."""

_FIXED_PITCH = 1
_JOINER, _BLANK, _NARROW = "\u2060", " ", "\u202f"
_AT_ONCE = 100
"""How many mappings a CMap may have in a row (Adobe Technical Note 5014)."""


def united(uses: Iterable[Mapping[str, FaceUse]]) -> dict[str, FaceUse]:
    """What all fragments use of each face, by resource name; where a glyph stands for different
    characters, the first one counts, but a blank is a blank."""
    found: dict[str, FaceUse] = {}
    for fragment in uses:
        for name, use in fragment.items():
            known = found.get(name)
            if known is None:
                found[name] = use
                continue
            blanks = {glyph: text for glyph, text in use.unicode.items() if text == _BLANK}
            found[name] = replace(
                known,
                unicode={**use.unicode, **known.unicode, **blanks},
                widths={**use.widths, **known.widths},
            )
    return found


def font(pdf: Pdf, use: FaceUse, file: bytes) -> Any:  # noqa: ANN401 - a pikepdf.Object
    """The font dictionary of a face (ISO 32000-1, 9.7), cut from its font `file`."""
    data = _cut(use, file)
    is_cff = data[:4] == b"OTTO"
    embedded = Stream(pdf, data)
    if is_cff:
        embedded.Subtype = Name.OpenType
    else:
        embedded.Length1 = len(data)
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType0 if is_cff else Name.CIDFontType2,
        BaseFont=Name(f"/{use.name}"),
        CIDSystemInfo=Dictionary(
            Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
        ),
        W=_widths(use.widths),
        FontDescriptor=pdf.make_indirect(_descriptor(pdf, use, embedded, is_cff=is_cff)),
    )
    if not is_cff:
        descendant.CIDToGIDMap = Name.Identity
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name(f"/{use.name}"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=[pdf.make_indirect(descendant)],
            ToUnicode=Stream(pdf, _unicode_map(use.unicode)),
        )
    )


def _descriptor(pdf: Pdf, use: FaceUse, embedded: Stream, *, is_cff: bool) -> Dictionary:
    fixed = len(use.widths) > 1 and len(set(use.widths.values())) == 1
    widest = max(use.widths.values(), default=0)
    described = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/{use.name}"),
        FontFamily=String(use.family),
        Flags=use.flags + (_FIXED_PITCH if fixed else 0),
        FontBBox=[0, use.descent, widest, use.ascent],
        ItalicAngle=0,
        Ascent=use.ascent,
        Descent=use.descent,
        CapHeight=use.ascent,
        StemV=use.stem,
        StemH=use.stem,
    )
    described["/FontFile3" if is_cff else "/FontFile2"] = pdf.make_indirect(embedded)
    return described


def _widths(widths: Mapping[int, float]) -> Array:
    """The /W array: runs of glyphs that follow each other, with their widths."""
    runs: list[tuple[int, list[float]]] = []
    for glyph in sorted(widths):
        if not runs or glyph != runs[-1][0] + len(runs[-1][1]):
            runs.append((glyph, []))
        runs[-1][1].append(widths[glyph])
    return Array([part for first, run in runs for part in (first, Array(run))])


def _unicode_map(unicode: Mapping[int, str]) -> bytes:
    """A ToUnicode CMap (9.10.3). It may not be silent (ISO 14289-1, 7.21.7): glyphs that stand for
    no character of their own, such as the second part of a Devanagari letter, mean a word joiner.

    A face without a narrow no-break space has its blank drawn for it; where no glyph means a
    blank, that one does.
    """
    has_blank = _BLANK in unicode.values()
    meant = {
        glyph: _BLANK if text == _NARROW and not has_blank else text or _JOINER
        for glyph, text in unicode.items()
    }
    lines = [
        *("/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap"),
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        *("/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def"),
        *("1 begincodespacerange", "<0000> <ffff>", "endcodespacerange"),
        *_mappings(sorted(meant.items())),
        *("endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"),
    ]
    return "\n".join(lines).encode()


def _mappings(meant: list[tuple[int, str]]) -> Iterator[str]:
    for first in range(0, len(meant), _AT_ONCE):
        some = meant[first : first + _AT_ONCE]
        yield f"{len(some)} beginbfchar"
        yield from (f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in some)
        yield "endbfchar"


def _cut(use: FaceUse, file: bytes) -> bytes:
    """The font file with the glyphs in use only, under their own numbers."""
    glyphs = sorted(use.unicode.keys() | use.widths.keys())
    key = f"cuts/{cache.digest(circumstances(), use.file, repr((use.index, use.axes, glyphs)))}"
    kept = cache.kept(key) if circumstances() else None
    if kept is None:
        kept = _subset(file, use, glyphs)
        cache.keep(key, kept)
    return kept


def _subset(file: bytes, use: FaceUse, glyphs: list[int]) -> bytes:
    """HarfBuzz keeps the numbers of glyphs only together with the empty glyphs after the last, so
    it cuts twice."""
    import uharfbuzz as harfbuzz

    whole = harfbuzz.Face(harfbuzz.Blob(file), use.index)
    first = harfbuzz.SubsetInput()
    first.glyph_set.update(glyphs)
    _pin(first, whole, use)
    first.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED)
    keep = harfbuzz.SubsetFlags.PASSTHROUGH_UNRECOGNIZED | harfbuzz.SubsetFlags.DESUBROUTINIZE
    first.flags = keep | harfbuzz.SubsetFlags.RETAIN_GIDS
    part = first.subset(whole)
    second = harfbuzz.SubsetInput()
    second.glyph_set.update(range(max(glyphs, default=0) + 1))
    second.flags = keep | harfbuzz.SubsetFlags.NO_HINTING
    return bytes(second.subset(part).blob.data)


def _pin(wanted: Any, whole: Any, use: FaceUse) -> None:  # noqa: ANN401 - uharfbuzz has no types
    """Take the one face that is meant out of a file of many."""
    axes = {axis.tag: axis for axis in whole.axis_infos}
    if not axes:
        return
    wanted.pin_all_axes_to_default(whole)
    for tag, place in use.axes:
        if tag in axes:
            low, high = axes[tag].min_value, axes[tag].max_value
            wanted.pin_axis_location(whole, tag, min(max(place, low), high))
