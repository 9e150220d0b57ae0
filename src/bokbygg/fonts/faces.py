"""A face by family, slope and weight, and which characters it has."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bokbygg.values import dataclass

FAMILIES = (
    "EB Garamond",
    "Source Sans 3",
    "Source Code Pro",
    "Noto Serif",
    "Frank Ruhl Libre",
    "Amiri",
    "Noto Sans Devanagari",
    "Hind Siliguri",
    "Noto Sans Tamil",
    "Noto Sans Telugu",
    "Noto Sans Thai",
    "Noto Sans Khmer",
    "Jost",
    "Atkinson Hyperlegible",
)
"""The families, in the order in which they are tried for a character that the text's own face
lacks: Latin, Greek and Cyrillic first, then Hebrew, Arabic, Devanagari, Bengali, Tamil, Telugu,
Thai and Khmer; last one that only covers are set in, and one for large print."""

LICENCE = "SIL Open Font License 1.1"
"""What all of them may be used, cut and passed on under."""


MATH = "STIX Two Math"
"""The family of formulas, under the same licence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One face: `weight` as CSS counts it (400 regular, 700 bold); `axes` is where the face stands
    on the axes of a variable file, empty where the file holds this face alone."""

    family: str
    italic: bool
    weight: int
    path: Path
    axes: tuple[tuple[str, float], ...] = ()


@functools.cache
def face(family: str, *, italic: bool = False, weight: int = 400) -> Face | None:
    """The face of a family, or None where it has none of that slope or weight, or is not ours."""
    from fontpkg import family as installed

    if family not in FAMILIES:
        return None
    style = "italic" if italic else "normal"
    for file in installed(family).files:
        if file.style != style:
            continue
        if file.variable and file.wght_min <= weight <= file.wght_max:
            axes = (("wght", float(weight)),)
            return Face(family=family, italic=italic, weight=weight, path=file.path, axes=axes)
        if file.weight == weight:
            return Face(family=family, italic=italic, weight=weight, path=file.path)
    return None


@functools.cache
def math_face() -> Face | None:
    """The face that formulas are set in, which comes with what draws them for paper; None where it
    cannot be found."""
    found = find_spec("ziamath")
    if found is None or found.origin is None:
        return None
    path = Path(found.origin).parent / "fonts" / "STIXTwoMath-Regular.ttf"
    return Face(family=MATH, italic=False, weight=400, path=path) if path.is_file() else None


@functools.cache
def opened(path: Path) -> Any:  # noqa: ANN401 - a uharfbuzz.Face, which has no types
    """A font file, read once."""
    import uharfbuzz

    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))


@functools.cache
def covered(family: str) -> frozenset[str]:
    """The characters that the upright face of a family has."""
    upright = face(family)
    return frozenset(map(chr, opened(upright.path).unicodes)) if upright else frozenset()


def first_with(character: str, families: Iterable[str] = FAMILIES) -> str:
    """The first of `families` that has a character, or empty."""
    return next((family for family in families if character in covered(family)), "")


_RESERVED = re.compile(r"Reserved Font Names?:? ['‘\"]([^'’\"]+)['’\"]")


@functools.cache
def given_name(family: str) -> str:
    """What a family is called where its faces are cut: its own name, unless that is reserved for
    the uncut ones (SIL Open Font License 1.1, condition 3)."""
    upright = face(family)
    notice = opened(upright.path).get_name(0, "en") if upright else ""
    match = _RESERVED.search(notice or "")
    return family.replace(match[1], "Bok") if match else family
