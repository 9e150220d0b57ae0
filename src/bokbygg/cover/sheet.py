"""A cover as a page: lines of type, rectangles and drawings, each at its place in px."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from bokbygg.book import Asset
from bokbygg.cover.measure import Type, extents, families
from bokbygg.values import dataclass

WIDTH, HEIGHT = 1600, 2560
"""Pixels: what shops ask for (1.6 to 1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of type: its baseline is at `y`, and `x` is where it begins, has its middle or ends,
    by `anchor` (`start`, `middle`, `end`). `bleeds` where it may run off the page."""

    text: str
    x: float
    y: float
    size: float
    colour: str
    type_: Type
    anchor: str = "start"
    bleeds: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle, filled with `colour`; with `border` px it is a frame of that thickness."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    border: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """An SVG drawing at a place; its viewBox is as large as the place."""

    x: float
    y: float
    width: float
    height: float
    svg: str


Mark = Line | Box | Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A whole cover: its marks from the lowest to the topmost."""

    ground: str
    marks: tuple[Mark, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of type."""
        return tuple(mark for mark in self.marks if isinstance(mark, Line))


CSS = f"""
@page {{ size: {WIDTH}px {HEIGHT}px; margin: 0 }}
html, body {{ margin: 0 }}
body {{ position: relative; width: {WIDTH}px; height: {HEIGHT}px; overflow: hidden }}
div, img {{ position: absolute; display: block }}
div {{ white-space: pre; line-height: 0; font-kerning: normal; hyphens: manual;
       font-variant-numeric: lining-nums proportional-nums }}
"""


def page(sheet: Sheet, lang: str, direction: str) -> tuple[str, tuple[Asset, ...]]:
    """The cover as XHTML, and the drawings it shows."""
    body, assets = drawn(sheet.marks, "drawing")
    xhtml = (
        f'<html xmlns="http://www.w3.org/1999/xhtml" lang="{escape(lang)}" dir="{direction}">'
        f'<head><title/></head><body style="background: {sheet.ground}">{body}</body></html>'
    )
    return xhtml, assets


def drawn(marks: Iterable[Mark], name: str) -> tuple[str, tuple[Asset, ...]]:
    """Marks as XHTML, and the drawings among them as files that begin with `name`."""
    body: list[str] = []
    assets: list[Asset] = []
    for mark in marks:
        if isinstance(mark, Drawing):
            href = f"{name}-{len(assets)}.svg"
            assets.append(_asset(href, mark))
            body.append(f'<img src="{href}" alt="" style="{_area(mark)}"/>')
        elif isinstance(mark, Box):
            paint = f"border: {mark.border}px solid {mark.colour}; box-sizing: border-box"
            paint = paint if mark.border else f"background: {mark.colour}"
            body.append(f'<div style="{_area(mark)}; {paint}"></div>')
        else:
            body.append(_line(mark))
    return "".join(body), tuple(assets)


def _area(mark: Box | Drawing) -> str:
    return (
        f"left: {mark.x:.2f}px; top: {mark.y:.2f}px; "
        f"width: {mark.width:.2f}px; height: {mark.height:.2f}px"
    )


def _asset(href: str, mark: Drawing) -> Asset:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{mark.width:g}" height="{mark.height:g}" '
        f'viewBox="0 0 {mark.width:g} {mark.height:g}">{mark.svg}</svg>'
    )
    return Asset(href=href, path="", media_type="image/svg+xml", data=svg.encode())


def _line(line: Line) -> str:
    """A box without height: its middle is where the face has the middle of its line, so the
    baseline is reckoned from there."""
    type_, size = line.type_, line.size
    names = families(line.text, type_)
    face = extents(names[0], type_.weight, italic=type_.italic)
    top = line.y - (face.ascent - face.descent) / 2 * size
    wide = WIDTH * 3
    after = type_.tracking * size  # space after the last letter, which nobody sees
    left = {
        "start": line.x,
        "middle": line.x - (wide - after) / 2,
        "end": line.x - wide + after,
    }[line.anchor]
    align = {"start": "left", "middle": "center", "end": "right"}[line.anchor]
    style = [
        f"left: {left:.2f}px; top: {top:.2f}px; width: {wide}px; text-align: {align}",
        f"font-family: {', '.join(chr(39) + name + chr(39) for name in names)}",
        f"font-size: {size:.2f}px; font-weight: {type_.weight}; color: {line.colour}",
    ]
    if type_.italic:
        style.append("font-style: italic")
    if type_.tracking:
        style.append(f"letter-spacing: {type_.tracking * size:.2f}px")
    if type_.capitals:
        style.append("font-feature-settings: 'case'")
    return f'<div style="{"; ".join(style)}">{escape(line.text)}</div>'
