"""A page of a PDF, or a picture of any kind -> a JPEG as shops take it."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

from bokbygg.cover.sheet import WIDTH

LARGEST = 1_000_000
"""Bytes: what a cover may weigh."""


def drawn(pdf: bytes, width: int = WIDTH) -> Any:  # noqa: ANN401 - a PIL image
    """The first page of a PDF as a picture, `width` px wide."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        return page.render(scale=width / page.get_width()).to_pil().convert("RGB")
    finally:
        document.close()


def as_jpeg(picture: Any) -> bytes:  # noqa: ANN401 - a PIL image
    """An RGB picture as JPEG, as good as it can be without being too heavy."""
    data = b""
    for quality in (92, 88, 82, 75, 65):
        file = BytesIO()
        picture.save(file, "JPEG", quality=quality, subsampling=0, optimize=True, dpi=(300, 300))
        data = file.getvalue()
        if len(data) <= LARGEST:
            break
    return data


def pixels(jpeg: bytes) -> tuple[int, int]:
    """How wide and how tall a JPEG of ours is (ITU-T T.81, B.2.2)."""
    at = 2
    while not 0xC0 <= jpeg[at + 1] <= 0xC2:  # the start of its frame
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    tall, wide = struct.unpack_from(">HH", jpeg, at + 5)
    return wide, tall
