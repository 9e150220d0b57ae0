"""The cover: that there is one, and that it is large enough."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO

from bokbygg.check.output.opened import Item, Opened
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.rules import ebook as rules

_SHORTEST = 1400
"""Pixels that the shorter side of a cover should have."""


def cover(book: Opened) -> Iterator[Diagnostic]:
    """There is a cover, and it is sharp on any shelf."""
    shown = book.cover
    if shown is None:
        place = Span(path=book.package.path)
        hint = "name a picture as `cover-image`"
        yield rules.NO_COVER.found("the book has no cover", place, hint=hint)
    elif shown.media_type != "image/svg+xml":
        width, height = pixels(shown)
        if 0 < min(width, height) < _SHORTEST:
            message = f"the cover has {width} x {height} pixels"
            hint = "save it with 1600 x 2560 pixels"
            yield rules.SMALL_COVER.found(message, Span(path=shown.path), hint=hint)


def pixels(item: Item) -> tuple[int, int]:
    """Width and height of an image; 0 where they cannot be told."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(item.data)) as image:
                return image.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return (0, 0)
