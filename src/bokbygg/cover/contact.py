"""All designs of a book's cover on one sheet, to choose from."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from bokbygg.book import CoverWish, Imprint
from bokbygg.cover.designs import DESIGNS
from bokbygg.cover.made import chosen, made
from bokbygg.cover.palettes import PALETTES
from bokbygg.cover.raster import as_jpeg
from bokbygg.cover.wording import wording
from bokbygg.fonts import face

_WIDE, _TALL, _GAP, _CAPTION = 480, 768, 48, 64
_GROUND, _INK = "#e9e7e2", "#333333"


def contact(imprint: Imprint, wish: CoverWish) -> bytes:
    """A JPEG with each design under its name, and the palettes by theirs in the last field.

    Raises Fault (P010) where Pango is missing.
    """
    from PIL import Image, ImageDraw

    names = tuple(DESIGNS)
    columns = (len(names) + 2) // 2
    size = (columns * (_WIDE + _GAP) + _GAP, 2 * (_TALL + _CAPTION + _GAP) + _GAP)
    sheet = Image.new("RGB", size, _GROUND)
    brush = ImageDraw.Draw(sheet)
    _, palette = chosen(wish, wording(imprint))
    for at, name in enumerate(names):
        x, y = _field(at, columns)
        data = made(imprint, CoverWish(design=name, palette=palette))
        with Image.open(BytesIO(data)) as cover:
            sheet.paste(cover.resize((_WIDE, _TALL), Image.Resampling.LANCZOS), (x, y))
        brush.text((x, y + _TALL + 14), name, fill=_INK, font=_letters(34))
    _palettes(brush, _field(len(names), columns), palette)
    return as_jpeg(sheet)


def _field(at: int, columns: int) -> tuple[int, int]:
    row, column = divmod(at, columns)
    return _GAP + column * (_WIDE + _GAP), _GAP + row * (_TALL + _CAPTION + _GAP)


def _palettes(brush: Any, place: tuple[int, int], used: str) -> None:  # noqa: ANN401 - PIL's
    left, y = place
    for palette in PALETTES.values():
        x = left
        for colour in (palette.ground, palette.tone, palette.accent, palette.paper, palette.dark):
            brush.rectangle((x, y, x + 47, y + 47), fill=colour)
            x += 48
        shown = f"{palette.name} (used here)" if palette.name == used else palette.name
        brush.text((x + 20, y + 4), shown, fill=_INK, font=_letters(32))
        y += 64


def _letters(size: int) -> Any:  # noqa: ANN401 - a PIL font
    from PIL import ImageFont

    regular = face("EB Garamond")
    assert regular is not None
    return ImageFont.truetype(str(regular.path), size)
