"""Blocks of HTML that hold no text at all: comments, declarations, scripts, style sheets."""

from __future__ import annotations

import re
import sys

_OPAQUE = tuple(
    (re.compile(opening, re.I), re.compile(closing, re.I))
    for opening, closing in (
        (r"<!--", r"-->"),
        (r"<\?", r"\?>"),
        (r"<!\[CDATA\[", r"\]\]>"),
        (r"<![A-Z]", r">"),
        (r"<(?:script|style)(?=[\s>]|$)", r"</(?:script|pre|style|textarea)>"),
    )
)
"""What begins and what ends a block of HTML that holds no text (CommonMark 0.31, section 4.6)."""


def end_of_opaque(html: str, begin: int = 0, stop: int = sys.maxsize) -> int | None:
    """Where the comment, declaration, script or style sheet that stands at `begin` ends; -1 where
    it is never closed before `stop`, None where no such thing stands there."""
    for opening, closing in _OPAQUE:
        if opening.match(html, begin, stop):
            end = closing.search(html, begin, stop)
            return end.end() if end else -1
    return None
