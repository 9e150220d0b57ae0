"""What a rule asks for, how it is carried out, and what no rule may touch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bokbygg.languages import NARROW, NBSP

HARD = NBSP + NARROW
"""The blanks that hold: no line is broken there."""

OBJECT = "\ufffc"
"""Stands for code, a picture, a note call: anything in the line that is not text."""

FORCED_BREAK = "\u2028"

BLANK = f"[ \n{HARD}]"
"""One blank, once the rule `blanks` has been followed; a line end of the source is one."""

LETTER = r"[^\W\d_]"
DASHES = "\\-–—―−"
"""Hyphen, dashes and minus, to stand between the brackets of a pattern."""


DIGITS = "0123456789½¼¾"


def holds(text: str, signs: Iterable[str]) -> bool:
    """Whether any of `signs` stands in a text: told far sooner than where a pattern does not."""
    return any(map(text.__contains__, signs))


class Edit(NamedTuple):
    """Put `text` for the characters from `start` to before `end`."""

    start: int
    end: int
    text: str


# What parts an address from its surroundings. Every sign that a rule sets is among them, so that
# an address is the same before and after.
STOP = '\\s"“”„‟‘’‚‛«»‹›<>…–—―′″״׳،؛؟' + OBJECT

_ADDRESS = re.compile(
    rf"""(?<![^{STOP}])
    (?= [^{STOP}]*?
        (?: ://                                 # https://…
          | \w@\w                               # namn@…
          | \\                                  # C:\…
          | /[^{STOP}/]*/                      # a/b/c
          | \w\.[A-Za-z]{{1,5}}[0-9]?           # bild.png
            [.,;:!?)\]}}']*+ (?![^{STOP}])
        )
      | [(\[{{']*+ (?: www\. | ~?/ | \.\.?/ )   # www.…, /usr, ./bild
    ) [^{STOP}]++""",
    re.X,
)
"""A web or mail address, a path or a file's name; each run between two stops is read once."""


_TELLTALE = re.compile(r"[@/\\]|\.[A-Za-z]|www\.")
"""What every address has one of."""


def addresses(text: str) -> list[tuple[int, int]]:
    """Start and end of each address in `text`, without the marks around it."""
    if not _TELLTALE.search(text):
        return []
    found = []
    for match in _ADDRESS.finditer(text):
        kept = match[0].rstrip(".,;:!?)]}'")
        lead = len(kept) - len(kept.lstrip("([{'"))
        found.append((match.start() + lead, match.start() + len(kept)))
    return found


def allowed(edits: Iterable[Edit], text: str) -> Iterator[Edit]:
    """Of `edits`, in order, those that leave the addresses in `text` alone."""
    spans: list[tuple[int, int]] | None = None
    index = 0
    for edit in edits:
        if spans is None:
            spans = addresses(text)
        while index < len(spans) and spans[index][1] <= edit.start:
            index += 1
        if index == len(spans) or edit.end <= spans[index][0]:
            yield edit


def carry_out(
    edits: Iterable[Edit], text: str, origins: Sequence[int], touched: list[tuple[int, int]]
) -> tuple[str, Sequence[int]]:
    """`text` after `edits`, and for each character the origin it has in `origins`; from which
    origin to before which one each edit reaches goes to `touched`.

    Edits come in order and do not overlap. A text longer than what it is put for shares the
    origin of the last character there.
    """
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for start, end, new in edits:
        pieces += (text[done:start], new)
        places += origins[done:start]
        last = max(end - 1, start)
        places += origins[start : min(start + len(new), last + 1)]
        places += [origins[last]] * (len(new) - (last + 1 - start))
        touched.append((origins[start], origins[last] + 1))
        done = end
    if not pieces:
        return text, origins
    pieces.append(text[done:])
    places += origins[done:]
    return "".join(pieces), places
