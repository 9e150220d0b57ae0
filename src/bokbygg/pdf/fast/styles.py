"""Styles: values that no style sheet sets, found at once; pages that look alike, styled once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.functions import check_math
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

from bokbygg.pdf.fast.replacement import Replacement

Style = Any
"""A weasyprint.css.ComputedStyle."""

_APART = frozenset({"page", "position", "float", "display"})
"""Properties whose values depend on those of others."""

_LOGICAL = {
    key: tuple(of(block="ttb", inline=inline) for inline in ("ltr", "rtl"))
    for key, of in PHYSICAL_FUNCTIONS.items()
}
"""The logical properties that may say what a physical one is."""


def _is_plain(key: str) -> bool:
    return key not in _APART and not key.startswith("text_decoration_")


_INITIAL = {
    key: value
    for key, value in INITIAL_VALUES.items()
    if _is_plain(key) and key not in INHERITED and key not in INITIAL_NOT_COMPUTED
}
"""Values that a property has where nothing is said of it."""

_INHERITED = frozenset(key for key in INHERITED if _is_plain(key))
"""Properties that have the value of their parent's where nothing is said of them."""


def missing(stock: Callable[..., Any]) -> Callable[..., Any]:
    """WeasyPrint's `ComputedStyle.__missing__`. Whatever a style sheet says of a property, or
    calculates, is left to it."""

    def ours(self: Style, key: str) -> Any:  # noqa: ANN401 - whatever a property may be
        cascaded = self.cascaded
        if key in cascaded:
            return stock(self, key)
        for logical in _LOGICAL.get(key, ()):
            if logical in cascaded:
                return stock(self, key)
        if key in _INITIAL:
            value = self[key] = _INITIAL[key]
            return value
        parent = self.parent_style
        if parent is None or not (key in _INHERITED or key[:2] == "__"):
            return stock(self, key)
        value = parent[key]
        if check_math(value):
            return stock(self, key)
        self[key] = value
        return value

    return ours


def set_computed_styles(stock: Callable[..., None]) -> Callable[..., None]:
    """WeasyPrint's `StyleFor.set_computed_styles`, with one style for all pages, and places in
    their margins, of which the style sheets say the same. Elements are left to it: it shares the
    styles of equal ones itself."""

    def ours(
        self: Any,  # noqa: ANN401
        element: Any,  # noqa: ANN401
        parent: Any,  # noqa: ANN401
        root: Any = None,  # noqa: ANN401
        pseudo_type: str | None = None,
        base_url: str | None = None,
        target_collector: Any = None,  # noqa: ANN401
    ) -> None:
        given = (element, parent, root, pseudo_type, base_url, target_collector)
        if type(element).__name__ != "PageType" or parent is None:
            stock(self, *given)
            return
        computed = self.get_computed_styles()
        said = self.get_cascaded_styles().get((element, pseudo_type), {})
        alike = tuple((key, id(value), repr(weight)) for key, (value, weight) in said.items())
        key = (id(computed[parent, None]), id(root), pseudo_type, base_url, alike)
        known = self.__dict__.setdefault("styles_of_pages", {})
        style = known.get(key)
        if style is not None:
            computed[element, pseudo_type] = style
            return
        stock(self, *given)
        style = computed[element, pseudo_type]
        if not (target_collector and style["anchor"]):
            known[key] = style

    return ours


REPLACEMENTS = (
    Replacement(
        places=("weasyprint.css:ComputedStyle.__missing__",),
        source="b63779545f97",
        ours=missing,
        assumes="a property of which no style sheet says anything has its initial value or that of "
        "its parent's",
        stock="properties that a style sheet sets, that depend on others, or are calculated",
    ),
    Replacement(
        places=("weasyprint.css:StyleFor.set_computed_styles",),
        source="5cb8f2bf7461",
        ours=set_computed_styles,
        assumes="nothing is written into the style of a page or its margins but what the next such "
        "page would have written into its own",
        stock="elements and what is before and after them; pages that are anchors",
    ),
)
