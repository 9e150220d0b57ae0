"""A block of an essay as its author wrote it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter

from bokbygg.book import Run
from bokbygg.typography.edits import FORCED_BREAK, OBJECT, addresses

__all__ = ["FORCED_BREAK", "OBJECT", "Passage", "masked"]

_MISSED_BLANK = re.compile(r"[^\W\d_]{2,}[.][^\W\d_]+")
"""What looks like the name of a file and may be two sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The text of one block, not yet typeset and without its marks of emphasis.

    `kind` is `paragraph`, `heading`, `item`, `cell`, `caption`, `verse` or `title` (what stands in
    the front matter). In `text`, U+FFFC stands for code, pictures, formulas and calls of notes, and
    U+2028 for a line break; in `prose`, as long as that, also for addresses. `path` is the essay's
    file; `runs` are as those of a Text. `tongues` are stretches in another language than `lang`.
    """

    kind: str
    path: str
    lang: str
    text: str
    prose: str
    runs: tuple[Run, ...]
    tongues: tuple[tuple[int, int, str], ...] = ()

    def place(self, index: int) -> tuple[str, int, int] | None:
        """File, line and column (from 1) of a character; None for text no author wrote."""
        at = bisect_right(self.runs, index, key=itemgetter(0)) - 1
        if at < 0 or not self.runs[at].line:
            return None
        run = self.runs[at]
        step = index - run.start if run.literal else 0
        return run.path or self.path, run.line, run.column + step

    def lang_at(self, index: int) -> str:
        """The language of a character."""
        return next((tag for a, b, tag in self.tongues if a <= index < b), self.lang)


def masked(text: str) -> str:
    """The text with U+FFFC for each character of an address, a path or the name of a file."""
    for start, end in addresses(text):
        found = text[start:end]
        if not _MISSED_BLANK.fullmatch(found) or not found.partition(".")[2][:1].isupper():
            text = f"{text[:start]}{OBJECT * (end - start)}{text[end:]}"
    return text
