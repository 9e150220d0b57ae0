"""A cover made of what the book says of itself."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from bokbygg import cache
from bokbygg.book import CoverWish, Imprint
from bokbygg.cover.designs import DESIGNS
from bokbygg.cover.palettes import PALETTES
from bokbygg.cover.sheet import CSS, page
from bokbygg.cover.wording import Wording, wording
from bokbygg.fonts import FAMILIES
from bokbygg.naming import slugify

_MAKERS = (
    *("weasyprint", "pypdfium2", "pillow", "uharfbuzz"),
    *(f"fontpkg-{slugify(family)}" for family in FAMILIES),
)
"""What a cover's bytes depend on besides its page."""


def chosen(wish: CoverWish, said: Wording) -> tuple[str, str]:
    """The names of design and palette: those wished for, else those that fall to the title."""
    design = wish.design or tuple(DESIGNS)[said.seed % len(DESIGNS)]
    palette = wish.palette or tuple(PALETTES)[said.seed // len(DESIGNS) % len(PALETTES)]
    return design, palette


def made(imprint: Imprint, wish: CoverWish) -> bytes:
    """The cover as a JPEG of 1600 x 2560 px; the same book and wish give the same bytes.

    Raises Fault (P010) where Pango is missing.
    """
    said = wording(imprint)
    design, palette = chosen(wish, said)
    sheet = DESIGNS[design](said, PALETTES[palette])
    xhtml, assets = page(sheet, said.lang, said.direction)
    drawings = [asset.data for asset in assets]
    name = f"covers/{cache.digest(CSS, xhtml, *drawings, *_versions())}.jpg"
    if (kept := cache.kept(name)) is not None:
        return kept
    from bokbygg.cover.raster import as_jpeg, drawn
    from bokbygg.pdf.leaf import leaf

    data = as_jpeg(drawn(leaf(xhtml, CSS, assets).pdf))
    cache.keep(name, data)
    return data


def _versions() -> list[str]:
    found = []
    for name in _MAKERS:
        try:
            found.append(version(name))
        except PackageNotFoundError:  # a machine's own package may go without
            found.append("")
    return found
