"""Used values of boxes that depend on nothing but a style, found once for each style.

Here belong lengths without percentages, boxes without a background, the strut of a line, and lines
beside which nothing floats.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.draw.color import get_color
from weasyprint.formatting_structure import boxes

from bokbygg.pdf.fast.replacement import Replacement

Box = Any
"""A weasyprint.formatting_structure.boxes.Box."""

Style = Any
"""A weasyprint.css.Style."""

_SIDES = ("top", "right", "bottom", "left")
_LENGTHS = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES),
    *("width", "min_width", "max_width", "height", "min_height", "max_height"),
)
_SQUARE = {
    f"border_{corner}_radius": (0, 0)
    for corner in ("top_left", "top_right", "bottom_right", "bottom_left")
}
_ZERO = (0, "px")


def resolve_percentages(stock: Callable[..., None]) -> Callable[..., None]:
    """WeasyPrint's `resolve_percentages`. Percentages, sums, collapsed borders and other boxes than
    that of the content are left to it; so are items whose size their parents set."""

    def ours(box: Box, containing_block: Any) -> None:  # noqa: ANN401
        style = box.style
        known = style.__dict__
        lengths = known["fixed_lengths"] if "fixed_lengths" in known else _keep_lengths(style)
        if lengths is None or not isinstance(box, boxes.Box) or _is_sized_by_parent(box):
            stock(box, containing_block)
        else:
            box.__dict__.update(lengths)

    return ours


def _is_sized_by_parent(box: Box) -> bool:
    return bool(box.is_flex_item or box.is_grid_item)


def _keep_lengths(style: Style) -> dict[str, Any] | None:
    try:
        lengths = _lengths(style)
    except Exception:  # noqa: BLE001 - whatever it is, the stock function tells of it
        lengths = None
    style.fixed_lengths = lengths
    return lengths


def _lengths(style: Style) -> dict[str, Any] | None:
    """The used lengths of all boxes of a style; None where they depend on what is round a box."""
    if style["border_collapse"] == "collapse" or style["box_sizing"] != "content-box":
        return None
    lengths: dict[str, Any] = {
        f"border_{side}_width": style[f"border_{side}_width"] for side in _SIDES
    }
    for name in _LENGTHS:
        value = style[name]
        if isinstance(value, str) and value == "auto":
            lengths[name] = 0 if name in ("min_width", "min_height") else "auto"
        elif getattr(value, "unit", None) == "px":
            lengths[name] = value.value
        else:
            return None
    return lengths


def layout_box_backgrounds(stock: Callable[..., None]) -> Callable[..., None]:
    """WeasyPrint's `layout_box_backgrounds`. Boxes with a background, a shadow, pictures in their
    borders or round corners are left to it."""

    def ours(
        page: Box,
        box: Box,
        get_image: Any,  # noqa: ANN401
        layout_children: bool = True,
        style: Style = None,
    ) -> None:
        if style is not None or box is page or not isinstance(box, boxes.Box):
            stock(page, box, get_image, layout_children, style)
            return
        known = box.style.__dict__
        if not (known["is_bare"] if "is_bare" in known else _keep_bare(box.style)):
            stock(page, box, get_image, layout_children, style)
            return
        box.__dict__.update(_SQUARE)
        box.background = None
        if layout_children:
            for child in box.all_children():
                ours(page, child, get_image)

    return ours


def _keep_bare(style: Style) -> bool:
    try:
        bare = _is_bare(style)
    except Exception:  # noqa: BLE001 - whatever it is, the stock function tells of it
        bare = False
    style.is_bare = bare
    return bare


def _is_bare(style: Style) -> bool:
    """Whether boxes of a style have nothing behind them."""
    return bool(
        all(_ZERO in style[corner] for corner in _SQUARE)
        and style["border_image_source"][0] == "none"
        and style["mask_border_source"][0] == "none"
        and style["visibility"] == "visible"
        and not style["box_shadow"]
        and all(kind == "none" for kind, _ in style["background_image"])
        and get_color(style, "background_color").alpha == 0
    )


def draw_outline(stock: Callable[..., None]) -> Callable[..., None]:
    """WeasyPrint's `draw_outline`, with a look at the boxes that have none."""

    def ours(stream: Any, box: Box) -> None:  # noqa: ANN401
        if box.style["outline_width"]:
            stock(stream, box)
            return
        for child in box.children:
            if isinstance(child, boxes.Box) and not isinstance(child, boxes.TextBox):
                ours(stream, child)
            elif isinstance(child, boxes.TextBox) and child.style["outline_width"]:
                stock(stream, child)

    return ours


def strut(stock: Callable[..., tuple[float, float]]) -> Callable[..., tuple[float, float]]:
    """WeasyPrint's `strut`, which finds it by all that makes a face, each time."""

    def ours(style: Style) -> tuple[float, float]:
        known = style.__dict__.get("strut_of_lines")
        if known is None:
            known = style.strut_of_lines = stock(style)
        return known  # type: ignore[no-any-return]

    return ours


def avoid_collisions(stock: Callable[..., Any]) -> Callable[..., Any]:
    """WeasyPrint's `avoid_collisions`. Whatever is no line, or has something floating on its page,
    or runs from right to left, is left to it."""

    def ours(context: Any, box: Box, around: Box, outer: bool = True) -> Any:  # noqa: ANN401
        if outer or context.excluded_shapes or type(box) is not boxes.LineBox:
            return stock(context, box, around, outer)
        if around.style["direction"] != "ltr" or box.style["float"] != "none":
            return stock(context, box, around, outer)
        left = around.content_box_x()
        right = left + around.width - box.margin_right
        left += box.margin_left
        return left - box.margin_left, box.border_box_y() - box.margin_top, right - left

    return ours


def is_in_normal_flow(stock: Callable[[Box], bool]) -> Callable[[Box], bool]:
    """WeasyPrint's `Box.is_in_normal_flow`, which asks five questions of every box."""

    def ours(self: Box) -> bool:
        style = self.style
        if style["float"] == "none" and style["position"] == "static":
            return True
        return stock(self)

    return ours


_LAYOUT = "weasyprint.layout"
_WITH_LENGTHS = "percent table absolute column float grid inline block page".split()

REPLACEMENTS = (
    Replacement(
        places=tuple(f"{_LAYOUT}.{name}:resolve_percentages" for name in _WITH_LENGTHS),
        source="92016b948f74",
        ours=resolve_percentages,
        assumes="lengths that a style has when a box of it is first laid out, it has ever after",
        stock="percentages, sums, `box-sizing`, collapsed borders, items of flex and grid",
    ),
    Replacement(
        places=(f"{_LAYOUT}.background:layout_box_backgrounds",),
        source="3a31f4bc4848",
        ours=layout_box_backgrounds,
        assumes="whether a box has a background hangs on its style alone",
        stock="whatever has one, and pages",
    ),
    Replacement(
        places=("weasyprint.draw.border:draw_outline", "weasyprint.draw:draw_outline"),
        source="f1dcbcdd050b",
        ours=draw_outline,
        assumes="an outline without width draws nothing",
        stock="outlines",
    ),
    Replacement(
        places=(
            "weasyprint.text.line_break:strut",
            "weasyprint.css.units:strut",
            "weasyprint.css.computed_values:strut",
            f"{_LAYOUT}.inline:strut",
        ),
        source="e0631a4e87ce",
        ours=strut,
        assumes="the face and the line height of a style do not change once it is asked for",
        stock="the first line of each style",
    ),
    Replacement(
        places=tuple(f"{_LAYOUT}.{name}:avoid_collisions" for name in ("float", "inline", "block")),
        source="9414233392f7",
        ours=avoid_collisions,
        assumes="a line has nothing to avoid where nothing floats",
        stock="what is no line; pages on which something floats; lines from right to left",
    ),
    Replacement(
        places=("weasyprint.formatting_structure.boxes:Box.is_in_normal_flow",),
        source="ae3892a28738",
        ours=is_in_normal_flow,
        assumes="what does not float and has no position flows",
        stock="all else",
    ),
)
