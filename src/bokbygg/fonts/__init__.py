"""The faces a book may be set in: those that come as dependencies of bokbygg, and no others.

cutting     a face cut down to some characters, for files that carry their faces with them
given       a font file of the book's own, cut down as far as its maker allows
sfnt        the few tables of a font file that cutting writes anew
coverage    which characters no face has, and their scripts
faces       a face by family, slope and weight; which characters it has
fontconfig  the one configuration that lets the layout engine see these faces only
"""

from __future__ import annotations

from bokbygg.fonts.coverage import characters_of, has_a_face, lacking, script_of
from bokbygg.fonts.faces import (
    FAMILIES,
    LICENCE,
    Face,
    covered,
    face,
    first_with,
    given_name,
    math_face,
)
from bokbygg.fonts.fontconfig import configure, folders

__all__ = [
    "FAMILIES",
    "LICENCE",
    "Face",
    "characters_of",
    "configure",
    "covered",
    "face",
    "first_with",
    "folders",
    "given_name",
    "has_a_face",
    "lacking",
    "math_face",
    "script_of",
]
