"""One annotation of a PDF, whichever program wrote it (ISO 32000-1, 12.5): values that are
missing, or of another sort than they should be, are taken for empty."""

from __future__ import annotations

import math
import re
from html import unescape

from pikepdf import Array, Dictionary, Name, Object, PdfError, String

from bokbygg.proof.marks.mark import Box, Sort

SORTS = {
    "/Highlight": Sort.HIGHLIGHT,
    "/Underline": Sort.UNDERLINE,
    "/Squiggly": Sort.SQUIGGLE,
    "/StrikeOut": Sort.STRIKE,
    "/Caret": Sort.INSERT,
    "/Text": Sort.NOTE,
    "/FreeText": Sort.TEXT,
    "/Ink": Sort.INK,
    "/Stamp": Sort.STAMP,
    "/Line": Sort.SHAPE,
    "/Square": Sort.SHAPE,
    "/Circle": Sort.SHAPE,
    "/Polygon": Sort.SHAPE,
    "/PolyLine": Sort.SHAPE,
    "/Redact": Sort.OTHER,
    "/FileAttachment": Sort.OTHER,
    "/Sound": Sort.OTHER,
}
"""Subtypes by which readers speak; others are parts of the page."""

_TAG = re.compile(r"<[^>]*>")
_BLOCK_END = re.compile(r"</p\s*>|<br\s*/?>", re.I)
_WRONG = (PdfError, TypeError, ValueError, KeyError, AttributeError)
"""What a value of a wrong sort makes of itself."""


def value(annotation: Dictionary, key: str) -> object:
    """The value of a key, or None."""
    try:
        return annotation.get(key)
    except _WRONG:
        return None


def text(annotation: Dictionary, key: str) -> str:
    r"""The text of a key, with `\n` line ends and no blanks round it."""
    found = value(annotation, key)
    if not isinstance(found, str | String | Name):
        return ""
    try:
        said = str(found)
    except _WRONG:
        return ""
    return re.sub("\r\n?|\u2028|\u2029", "\n", said.replace("\0", "")).strip("\n")


def said(annotation: Dictionary) -> str:
    """What its writer says; by the rich text, where there is no plain one."""
    plain = text(annotation, "/Contents")
    if plain.strip():
        return plain
    rich = _TAG.sub("", _BLOCK_END.sub("\n", text(annotation, "/RC")))
    return unescape(rich).strip("\n")


def numbers(found: object) -> list[float]:
    """The numbers of an array, as far as they are numbers."""
    if not isinstance(found, Array):
        return []
    told: list[float] = []
    for one in list(found):
        try:
            number = float(one)
        except _WRONG:
            break
        if not math.isfinite(number):
            break
        told.append(number)
    return told


def rect(annotation: Dictionary) -> Box | None:
    """Its rectangle, whichever corners it names, less what `RD` takes away at its sides."""
    found = numbers(value(annotation, "/Rect"))
    if len(found) != 4:
        return None
    box = around(found)
    less = numbers(value(annotation, "/RD"))
    if len(less) == 4 and less[0] + less[2] <= box.right - box.left:
        if less[1] + less[3] <= box.top - box.bottom:
            return Box(
                box.left + less[0], box.bottom + less[1], box.right - less[2], box.top - less[3]
            )
    return box


def quads(annotation: Dictionary) -> tuple[Box, ...]:
    """The boxes of the words it lies on. The corners of each come in either of two orders (the
    standard's, and Acrobat's), so only how far they reach is taken."""
    found = numbers(value(annotation, "/QuadPoints"))
    return tuple(around(found[at : at + 8]) for at in range(0, len(found) - 7, 8))


def strokes(annotation: Dictionary) -> tuple[Box, ...]:
    """How far each stroke of a pen reaches."""
    found = value(annotation, "/InkList")
    lists = [numbers(one) for one in found] if isinstance(found, Array) else []
    return tuple(around(one[: len(one) // 2 * 2]) for one in lists if len(one) > 1)


def around(points: list[float]) -> Box:
    """The box round points, given as x, y, x, y ..."""
    across, up = points[::2], points[1::2]
    return Box(min(across), min(up), max(across), max(up))


def is_shown(annotation: object) -> bool:
    """Whether it is an annotation by which a reader speaks."""
    return isinstance(annotation, Dictionary) and str(value(annotation, "/Subtype")) in SORTS


def answered(annotation: Dictionary) -> tuple[int, int] | None:
    """Which object of the file it answers to."""
    found = value(annotation, "/IRT")
    return found.objgen if isinstance(found, Object) and found.is_indirect else None
