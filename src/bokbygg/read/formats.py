"""The format of a printed page as a style sheet: size of type, distance of lines, margins."""

from __future__ import annotations

from collections.abc import Iterator

from bokbygg.settings.formats import FORMATS, Format, of_measures
from bokbygg.settings.pagesize import measures

_USUAL = next(one for one in FORMATS if one.name == "A5")
"""The format of the theme's own sheets."""


def format_sheet(size: str, *, usual_type: bool) -> str:
    """CSS for pages of a `size`, as `page_size` gives it; empty where the theme's sheets are that
    already. `usual_type` tells whether the theme is set in the usual size of type."""
    known = of_measures(*measures(size))
    if known is _USUAL and usual_type:
        return ""
    if known is None:
        return "" if usual_type else _type(_USUAL)
    return "\n".join([_type(known), *_margins(known), ""])


def _type(known: Format) -> str:
    return (
        f":root {{ --size: calc(var(--scale) * {known.size:g}pt); "
        f"--lead: calc({known.lead:g} / {known.size:g} / var(--scale) * var(--size)) }}"
    )


def _margins(known: Format) -> Iterator[str]:
    """The fold lies right of a left-hand page and left of a right-hand one."""
    outer, inner = f"{known.outer:g}pt", f"{known.inner:g}pt"
    yield f"@page {{ margin: {known.top:g}pt {outer} {known.bottom:g}pt {inner} }}"
    yield f"@page :left {{ margin-left: {outer}; margin-right: {inner} }}"
    yield f"@page :right {{ margin-left: {inner}; margin-right: {outer} }}"
