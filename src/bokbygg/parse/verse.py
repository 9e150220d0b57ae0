"""The lines of a stanza, kept as their author set them."""

from __future__ import annotations

from bokbygg.book import Markup, Run, Source, Text
from bokbygg.parse.galley import FORCED_BREAK, Galley

_OPEN, _BREAK, _CLOSE = (
    Markup(xhtml=xhtml) for xhtml in ('<span class="line">', "<br/>", "</span>")
)
_BLANK = "\u2002"
"""As wide as a blank of the fixed width that authors write in."""
_TAB = 4


class Stanza:
    """Puts the lines of a stanza into `galley` as they come: each an element of its own, so that
    what has no room in a line can hang in, and indented as in the file, where verse begins at
    `column` (from 1; 0 where that is not known)."""

    def __init__(self, galley: Galley, source: Source, column: int, *, whole: bool) -> None:
        self._galley = galley
        self._source = source
        self._column = column
        self._whole = whole
        self._begins = True
        if whole:
            galley.tag(_OPEN)

    def text_at(self, line: int) -> None:
        """Told of each thing that stands on `line` of the file (from 1): before the first one
        stands the indent."""
        if self._begins and self._column:
            written = self._source.span(line).excerpt[self._column - 1 :]
            indent = written[: len(written) - len(written.lstrip())]
            if indent:
                blanks = _BLANK * len(indent.expandtabs(_TAB))
                run = Run(0, line, self._column, literal=len(blanks) == len(indent))
                self._galley.tag(Text(text=blanks, runs=(run,)))
        self._begins = False

    def end_line(self, offset: int, *, inside: bool) -> None:
        """A line ends at `offset` of the block's text; `inside` an element that goes on in the
        next one, both stay in the same span."""
        parted = self._whole and not inside
        if parted:
            self._galley.tag(_CLOSE)
        self._galley.thing(offset, _BREAK, mark=FORCED_BREAK)
        if parted:
            self._galley.tag(_OPEN)
        self._begins = True

    def end(self) -> None:
        """The stanza ends."""
        if self._whole:
            self._galley.tag(_CLOSE)
