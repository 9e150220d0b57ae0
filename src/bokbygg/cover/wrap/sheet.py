"""The three panels as a page: XHTML, CSS, and the pictures it shows."""

from __future__ import annotations

from html import escape

from bokbygg.book import Asset
from bokbygg.cover.sheet import HEIGHT, WIDTH, Line, Sheet, drawn
from bokbygg.cover.wording import Wording
from bokbygg.cover.wrap.back import Back
from bokbygg.cover.wrap.front import run_out
from bokbygg.cover.wrap.size import Size

_CSS = """
html, body { margin: 0 }
div, img { position: absolute; display: block }
div { white-space: pre; line-height: 0; font-kerning: normal; hyphens: manual;
      font-variant-numeric: lining-nums proportional-nums }
.blurb p { margin: 0 } .blurb p + p { margin-top: 0.69em }
"""


def css(size: Size, ground: str) -> str:
    """How large the sheet is, and its ground, which runs into the bleed."""
    return (
        f"@page {{ size: {size.whole:.3f}px {size.height:.3f}px; margin: 0; "
        f"bleed: {size.bleed:.3f}px; background: {ground} }}\n{_CSS}"
    )


def page(
    front: Sheet | Asset,
    back: Back,
    spine: tuple[Line, ...],
    size: Size,
    wording: Wording,
    *,
    up: bool,
) -> tuple[str, tuple[Asset, ...]]:
    """The sheet as XHTML, and what it shows. `front` is a design, or a picture of the author's
    that fills the cover; `up` where the spine is read from its foot to its head."""
    body, assets = _picture(front, size) if isinstance(front, Asset) else _design(front, size)
    marks, more = drawn(back.marks, "back")
    body += f'<div style="left: {size.back:.2f}px; top: 0">{marks}{back.xhtml}</div>'
    middle = sum(size.folds) / 2
    turned, _ = drawn(spine, "spine")
    body += (
        f'<div style="left: {middle:.2f}px; top: {size.height / 2:.2f}px; width: 0; height: 0; '
        f'transform-origin: 0 0; transform: rotate({-90 if up else 90}deg)">{turned}</div>'
    )
    xhtml = (
        f'<html xmlns="http://www.w3.org/1999/xhtml" lang="{escape(wording.lang)}" '
        f'dir="{wording.direction}"><head><title/></head><body>{body}</body></html>'
    )
    return xhtml, (*assets, *more)


def _design(front: Sheet, size: Size) -> tuple[str, tuple[Asset, ...]]:
    """The design in the middle of the front, as large as fits; what it runs out to is cut off at
    the fold and where the bleed ends."""
    scale = min(size.width / WIDTH, size.height / HEIGHT)
    left, top, width, height = _area(size)
    x = size.front + (size.width - scale * WIDTH) / 2 - left
    y = (size.height - scale * HEIGHT) / 2 - top
    aside = (size.width / scale - WIDTH) / 2 + size.bleed / scale
    above = (size.height / scale - HEIGHT) / 2 + size.bleed / scale
    whole = run_out(front, aside, above)
    marks, assets = drawn(whole.marks, "front")
    return (
        f'<div style="left: {left:.2f}px; top: {top:.2f}px; width: {width:.2f}px; '
        f'height: {height:.2f}px; overflow: hidden">'
        f'<div style="left: {x:.2f}px; top: {y:.2f}px; width: {WIDTH}px; height: {HEIGHT}px; '
        f'transform-origin: 0 0; transform: scale({scale:.6f})">{marks}</div></div>'
    ), assets


def _picture(front: Asset, size: Size) -> tuple[str, tuple[Asset, ...]]:
    left, top, width, height = _area(size)
    return (
        f'<img src="{escape(front.href)}" alt="" style="left: {left:.2f}px; top: {top:.2f}px; '
        f'width: {width:.2f}px; height: {height:.2f}px; object-fit: cover"/>'
    ), (front,)


def _area(size: Size) -> tuple[float, float, float, float]:
    """The front with the bleed on its three free sides: left, top, width, height."""
    left = size.front - (size.bleed if size.rtl else 0)
    return left, -size.bleed, size.width + size.bleed, size.height + 2 * size.bleed
