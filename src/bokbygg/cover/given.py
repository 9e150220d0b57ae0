"""A cover that the author gives: looked into, and made what shops take."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from bokbygg import cache
from bokbygg.book import Asset
from bokbygg.cover.sheet import HEIGHT, WIDTH
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.rules import covers as rules

SHORTEST = 1400
"""Pixels of the shorter side under which a shop refuses a cover."""

_SLIMMEST, _STOUTEST = 1.9, 1.2
"""How many times taller than wide a cover may be."""

_HEAVIEST = 2_000_000
_TALLEST = 1.25 * HEIGHT
"""Bytes and pixels over which a cover is made smaller."""


_AS_IT_IS = b""
"""What is kept for a cover that needs nothing."""


def given(picture: Asset) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The cover as an RGB JPEG, and what there is to say of it."""
    name = f"covers/given-{cache.digest(*_makers(), picture.data)}.jpg"
    kept = cache.kept(name)
    if kept is None:
        kept = _AS_IT_IS if _is_ready(picture) else _made_ready(picture)
        cache.keep(name, kept)
    data = kept or picture.data
    return data, tuple(_remarks(picture, changed=bool(kept)))


def _makers() -> tuple[str | bytes, ...]:
    """What a cover's bytes depend on besides its picture."""
    from PIL import __version__  # without what reads pictures

    return (__version__, Path(__file__).read_bytes())


def _remarks(picture: Asset, *, changed: bool) -> Iterator[Diagnostic]:
    place = Span(path=picture.path)
    size = f"{picture.width} x {picture.height} pixels"
    drawing = picture.media_type == "image/svg+xml"
    if not drawing and min(picture.width, picture.height) < SHORTEST:
        message = f"the cover `{picture.path}` has {size}"
        yield rules.COVER_SMALL.found(message, place, hint="save it with 1600 x 2560 pixels")
    tall = picture.height / max(1, picture.width)
    if not _STOUTEST <= tall <= _SLIMMEST:
        message = f"the cover `{picture.path}` is {size}: {tall:.2f} times as tall as wide"
        yield rules.COVER_SHAPE.found(message, place, hint="make it 1.6 times as tall as wide")
    if changed:
        message = f"the cover `{picture.path}` is carried as a JPEG in RGB"
        yield rules.COVER_CHANGED.found(message, place, hint="nothing needs to be done")


def _is_ready(picture: Asset) -> bool:
    if picture.media_type != "image/jpeg" or len(picture.data) > _HEAVIEST:
        return False
    from PIL import Image

    with Image.open(BytesIO(picture.data)) as image:
        return image.mode == "RGB" and max(image.size) <= _TALLEST


def _made_ready(picture: Asset) -> bytes:
    from PIL import Image

    from bokbygg.cover.raster import as_jpeg

    if picture.media_type == "image/svg+xml":
        return as_jpeg(_drawing(picture))
    with Image.open(BytesIO(picture.data)) as image:
        shown = _on_white(image)
        shown.thumbnail((HEIGHT, HEIGHT), Image.Resampling.LANCZOS)
        return as_jpeg(shown)


def _on_white(image: Any) -> Any:  # noqa: ANN401 - a PIL image
    """The picture in RGB; where it is transparent, white shows through."""
    from PIL import Image

    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    shaded = image.convert("RGBA")
    ground = Image.new("RGBA", shaded.size, "white")
    return Image.alpha_composite(ground, shaded).convert("RGB")


def _drawing(picture: Asset) -> Any:  # noqa: ANN401 - a PIL image
    """A drawing as a picture as wide as a cover."""
    from bokbygg.cover.raster import drawn
    from bokbygg.pdf.leaf import leaf

    wide = max(1, picture.width)
    tall = round(WIDTH * picture.height / wide)
    css = (
        f"@page {{ size: {WIDTH}px {tall}px; margin: 0 }} body {{ margin: 0 }} "
        f"img {{ display: block; width: {WIDTH}px; height: {tall}px }}"
    )
    xhtml = (
        '<html xmlns="http://www.w3.org/1999/xhtml" lang="und"><head><title/></head>'
        f'<body><img src="{picture.href}" alt=""/></body></html>'
    )
    return drawn(leaf(xhtml, css, (picture,)).pdf)
