"""A picture made small enough for an e-book: as good as it can be within the bounds."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from bokbygg.read.rasters import Raster, encoded, has_alpha

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 4_000_000
MOST_BYTES = 1_500_000
"""What e-readers show without trouble (Standard Ebooks manual, section 3; Kindle Publishing
Guidelines, section 4)."""

_QUALITIES = (95, 90, 85, 80, 75)
_STEP = 0.85
"""Below the last quality artefacts show, so then the picture gets smaller, by this factor."""


def is_heavy(width: int, height: int, size: int) -> bool:
    """Whether a picture of so many pixels and bytes is too much for an e-book."""
    return width * height > MOST_PIXELS or size > MOST_BYTES


def lighter(picture: Raster) -> Raster:
    """The picture within the bounds. A PNG without transparency becomes a JPEG where it would not
    fit otherwise; a picture that moves stays as it is."""
    if picture.moves or not is_heavy(picture.width, picture.height, len(picture.data)):
        return picture
    from PIL import Image

    scale = min(1.0, (MOST_PIXELS / (picture.width * picture.height)) ** 0.5)
    with Image.open(BytesIO(picture.data)) as image:
        size = _scaled((picture.width, picture.height), scale)
        image.draft(None, size)
        whole = _for_scaling(image)
        while True:
            shown = whole if size == whole.size else _resized(whole, size)
            for kind, data in _tries(shown, picture.kind):
                if len(data) <= MOST_BYTES:
                    return Raster(kind=kind, data=data, width=size[0], height=size[1])
            size = _scaled(size, _STEP)


def _scaled(size: tuple[int, int], by: float) -> tuple[int, int]:
    return max(1, int(size[0] * by)), max(1, int(size[1] * by))


def _for_scaling(image: Image) -> Image:
    """The picture in a mode whose pixels can be averaged."""
    if image.mode in {"L", "RGB", "RGBA", "LA"} and "transparency" not in image.info:
        return image
    if image.mode == "1":
        return image.convert("L")
    return image.convert("RGBA" if has_alpha(image) else "RGB")


def _resized(image: Image, size: tuple[int, int]) -> Image:
    from PIL.Image import Resampling

    return image.resize(size, Resampling.LANCZOS, reducing_gap=3.0)


def _tries(image: Image, kind: str) -> Iterator[tuple[str, bytes]]:
    """The picture encoded, the best first."""
    lossless = kind in {"PNG", "GIF"}
    if lossless:
        yield "PNG", encoded(image, "PNG")
    if not (lossless and has_alpha(image)):
        for quality in _QUALITIES:
            lossy = "JPEG" if lossless else kind
            yield lossy, encoded(image, lossy, quality=quality)
