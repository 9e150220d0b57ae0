"""Notes kept on the page of their call, where WeasyPrint 70 would send them on.

If the second line of a paragraph has no room, WeasyPrint moves the notes of the page to the next
one, so that the two lines stay. Notes that shall stand with their lines have their calls further up
already: the paragraph goes in their place, and the page is a line shorter.

Imported by `engine` only. All of it is private to WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.layout import LayoutContext, block

_ASKED, _KEPT = "_bokbygg_asked", "_bokbygg_kept"
"""Names of what a context is given: how often it was asked for room since a note was laid out, and
the notes of its page while they are out of reach."""

_AT_ITS_CALL = 1
"""So often it is asked before a note is sent on together with the line of its call."""


def _counted(overflows: Callable[..., bool]) -> Callable[..., bool]:
    def asked(context: Any, *given: Any) -> bool:  # noqa: ANN401 - WeasyPrint has no types
        context.__dict__[_ASKED] = context.__dict__.get(_ASKED, 0) + 1
        return overflows(context, *given)

    return asked


def _begun(layout: Callable[..., Any]) -> Callable[..., Any]:
    def laid(context: Any, note: Any) -> Any:  # noqa: ANN401
        context.__dict__[_ASKED] = 0
        return layout(context, note)

    return laid


def _kept(report: Callable[..., None]) -> Callable[..., None]:
    """Let no note be sent on whose call stands in a line before; for that, the page seems to have
    none until the paragraph is broken, which is what follows."""

    def sent(context: Any, note: Any) -> None:  # noqa: ANN401
        stays = note.style["footnote_policy"] == "line" and not context.in_column
        if stays and context.__dict__.get(_ASKED, 0) > _AT_ITS_CALL:
            context.__dict__[_KEPT] = context.current_page_footnotes
            context.current_page_footnotes = []
        else:
            report(context, note)

    return sent


def _within_reach(break_line: Callable[..., Any]) -> Callable[..., Any]:
    def broken(context: Any, *given: Any) -> Any:  # noqa: ANN401
        if _KEPT in context.__dict__:
            context.current_page_footnotes = context.__dict__.pop(_KEPT)
        return break_line(context, *given)

    return broken


LayoutContext.overflows_page = _counted(LayoutContext.overflows_page)
LayoutContext.layout_footnote = _begun(LayoutContext.layout_footnote)
LayoutContext.report_footnote = _kept(LayoutContext.report_footnote)
block._break_line = _within_reach(block._break_line)
