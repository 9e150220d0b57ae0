"""Where a line ends whose next word has no room in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyphen
from weasyprint.layout.percent import percentage
from weasyprint.text.line_break import get_next_word_boundaries

from bokbygg.pdf.fast.words import Look, Part, Style, Word

LETTERS_TO_A_SIZE = 4
"""So many letters to a size of type are what WeasyPrint looks at first of a long text."""

_SOFT_HYPHEN = "\u00ad"

Told = tuple[str, int, int | None, int]
"""The text of a line, its bytes, the byte at which the next one begins, and its width in Pango's
units, with what is asked for after its last letter."""


@dataclass(slots=True)
class Begun:
    """A line that is `width` CSS px wide at the most, or `limit` of Pango's units.

    `last` is the last word of `text` with room in it, which ends at `end`, where the line is `fits`
    wide; `next` is the one without, from `at` to `stop` (-1 at the end of the text), before which
    the line is `reach` wide, and `wider` after it.
    """

    text: str
    width: float
    limit: int
    last: str
    end: int
    fits: int
    next: str
    at: int
    stop: int
    reach: int
    wider: int


def ended(look: Look, begun: Begun, style: Style, context: Any) -> Told | None:  # noqa: ANN401 - WeasyPrint has no types
    """The line; None where WeasyPrint has to be asked."""
    word = look.word(begun.next)
    if not word.is_whole or not _is_sure(look, begun):
        return None
    text = begun.text
    for width, head, shown in _parts_with_room(look, begun, word, style, context):
        reach = begun.reach + width
        room = begun.limit - reach
        if width < 0 or (look.doubt and abs(room) <= look.doubt):
            return None
        if room >= 0:
            length = len((text[: begun.at] + head).encode())
            return text[: begun.at] + shown, length, length, reach
    whole = text[: begun.end]
    length = len(whole.encode())
    return whole, length, length + 1, begun.fits


def _is_sure(look: Look, begun: Begun) -> bool:
    """Whether WeasyPrint ends the line after the last word with room, or within the next one."""
    text, stop = begun.text, begun.stop
    seen = int(begun.width / look.size * LETTERS_TO_A_SIZE)
    if seen < len(text) and (stop < 0 or stop + 1 >= seen):
        return False  # it does not see the end of the next word
    if look.doubt and min(begun.limit - begun.fits, begun.wider - begun.limit) <= look.doubt:
        return False
    if _SOFT_HYPHEN in text or not look.ruler.may_part(begun.last, begun.next):
        return False
    if stop < 0 or stop + 1 == len(text):
        return True
    following = text[stop + 1 :].partition(" ")[0]
    return bool(following) and look.ruler.may_part(begun.next, following)


def _parts_with_room(
    look: Look,
    begun: Begun,
    word: Word,
    style: Style,
    context: Any,  # noqa: ANN401
) -> tuple[Part, ...]:
    """Where the next word may be divided; nowhere if the line is full enough without."""
    if look.hyphens != "auto" or not look.language:
        return ()
    if word.parts is None:
        word.parts = tuple(_parts(look, begun.next, context.dictionaries))
    if not word.parts:
        return ()
    room = begun.width - look.used(begun.fits)
    zone = percentage(style["hyphenate_limit_zone"], style, begun.width)
    return word.parts if room > zone else ()


def _parts(look: Look, text: str, patterns: dict[Any, Any]) -> Iterator[Part]:
    """Where a word may be divided, the longest beginning first, as WeasyPrint divides it: the first
    of its parts that is long enough, as Unicode Standard Annex 29 has them. WeasyPrint keeps the
    `patterns` of languages."""
    total, left, right = look.limits
    rest, at = text, 0
    while bounds := get_next_word_boundaries(rest, look.language):
        start, stop = bounds
        if stop - start >= total:
            break
        rest, at = rest[stop:], at + stop
    else:
        return
    key = (look.language, left, right, total)
    if key not in patterns:
        patterns[key] = pyphen.Pyphen(lang=look.language, left=left, right=right)
    for begun, _ in patterns[key].iterate(rest[start:stop]):
        head = text[: at + start] + begun
        yield look.wide(head + look.hyphen), head, head + look.hyphen
