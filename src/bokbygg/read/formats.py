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
    around = (known.top, known.outer, known.bottom, known.inner)
    return "\n".join([_type(known), *margins(*(f"{width:g}pt" for width in around)), ""])


def _type(known: Format) -> str:
    return (
        f":root {{ --size: calc(var(--scale) * {known.size:g}pt); "
        f"--lead: calc({known.lead:g} / {known.size:g} / var(--scale) * var(--size)) }}"
    )


def margins(top: str, outer: str, bottom: str, inner: str) -> Iterator[str]:
    """CSS for the pages' margins, but for empty ones; the fold lies right of a left-hand page and
    left of a right-hand one."""
    for pages, sides in (
        ("@page", {"top": top, "bottom": bottom}),
        ("@page :left", {"left": outer, "right": inner}),
        ("@page :right", {"left": inner, "right": outer}),
    ):
        given = "; ".join(f"margin-{side}: {length}" for side, length in sides.items() if length)
        if given:
            yield f"{pages} {{ {given} }}"
