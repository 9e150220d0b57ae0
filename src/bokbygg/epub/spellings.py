"""Style sheets for e-readers that know a property by an older name.

What such an e-reader does not know it passes over, so the old name is put before the new one, in
the same rule: who knows both takes the new.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

import tinycss2

from bokbygg import cache
from bokbygg.epub import pruning
from bokbygg.epub import rulesets as reader
from bokbygg.epub.rulesets import Declaration, rulesets

_BREAKS = {
    "auto": "auto",
    "avoid": "avoid",
    "avoid-page": "avoid",
    "page": "always",
    "always": "always",
    "left": "left",
    "right": "right",
    "recto": "right",
    "verso": "left",
}
"""Values of `break-*` in CSS Fragmentation 3, and of `page-break-*` in CSS 2.2."""


def fitted(sheet: str, classes: Collection[str]) -> str:
    """A style sheet for a book whose documents name these classes: its rules that may be used, with
    old names beside the new ones, and one sort of line break; kept for the next run, which mostly
    has the same sheets."""
    ours = (Path(file).read_bytes() for file in (__file__, reader.__file__, pruning.__file__))
    named = " ".join(sorted(classes))
    name = f"sheets/{cache.digest(sheet, named, tinycss2.__version__, *ours)}"
    known = cache.kept(name)
    if known is not None:
        return known.decode()
    pieces = pruning.pruned(sheet, classes)
    made = _SPACE.sub("\n\n", "".join(map(spelt, pieces)))
    cache.keep(name, made.encode())
    return made


_SPACE = re.compile(r"\n(?:[ \t]*\n){2,}")

_MAY_BE_OLD = re.compile(r"break-|hyphens|font-variant-caps|overflow-wrap|\\", re.IGNORECASE)
"""What stands in a rule with a property that has an older name; few have one, and to read a rule
takes longer than to look."""


def spelt(sheet: str) -> str:
    """A style sheet, or a piece of one, with old names beside the new ones."""
    text = sheet.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    if not _MAY_BE_OLD.search(text):
        return text
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    made, at = [], 0
    for declaration, older in sorted(_older(text), key=lambda one: (one[0].line, one[0].column)):
        place = starts[declaration.line - 1] + declaration.column - 1
        made += [text[at:place], older]
        at = place
    return "".join([*made, text[at:]])


def _older(sheet: str) -> Iterator[tuple[Declaration, str]]:
    """Each declaration that has an older spelling, and what to put before it."""
    for _, declarations in rulesets(sheet):
        given = {one.name for one in declarations}
        for one in declarations:
            marked = " !important" if one.important else ""
            spellings = [(name, value) for name, value in _old(one) if name not in given]
            if spellings:
                yield one, "".join(f"{name}: {value}{marked}; " for name, value in spellings)


def _old(one: Declaration) -> Iterator[tuple[str, str]]:
    value = one.text
    if one.name in ("break-before", "break-after", "break-inside") and value in _BREAKS:
        yield f"page-{one.name}", _BREAKS[value]
    elif one.name == "hyphens":
        yield "-epub-hyphens", value
        yield "-webkit-hyphens", value
    elif one.name == "font-variant-caps" and value in ("small-caps", "all-small-caps", "normal"):
        yield "font-variant", value.removeprefix("all-")
    elif one.name == "overflow-wrap":
        yield "word-wrap", "normal" if value == "normal" else "break-word"
