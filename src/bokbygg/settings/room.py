"""Whether a page has room for its text."""

from __future__ import annotations

from collections.abc import Iterator

from bokbygg.diagnostics import Diagnostic
from bokbygg.rules.settings import NO_ROOM
from bokbygg.settings.lengths import points
from bokbygg.settings.pagesize import measures
from bokbygg.settings.values import Settings

_LEAST = 35
"""Millimetres of text, in width and in height, below which a page is not worth printing."""

_THEME = (0.096, 0.174, 0.104, 0.13)
"""The theme's own margins at top, outside, bottom and inside, as shares of height and width."""

_MILLIMETRES = 25.4 / 72


def no_room(settings: Settings) -> Iterator[Diagnostic]:
    """A finding where the margins that the author gives leave too little of the page."""
    margins = settings.style.margins
    if not margins:
        return
    width, height = measures(settings.pdf.page_size)
    sides = (height, width, height, width)
    top, outer, bottom, inner = (
        points(given) * _MILLIMETRES if given else share * side
        for given, share, side in zip(margins, _THEME, sides, strict=True)
    )
    wide, high = width - outer - inner, height - top - bottom
    if min(wide, high) < _LEAST:
        left = f"{max(wide, 0):.0f} by {max(high, 0):.0f} mm"
        message = f"the margins leave {left} of the page for text"
        hint = f"leave at least {_LEAST} mm each way, or take a larger `page-size`"
        yield NO_ROOM.found(message, settings.place("style.margins"), hint=hint)
