"""Dialogue: the dash that begins a line of it, and lists that may be meant as dialogue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bokbygg.book import Markup, Piece, Text
from bokbygg.languages import Language
from bokbygg.parse.galley import between

_ENDS = re.compile(r"[.!?…:][\"'”’»)\]*_]*\Z")
_OPENING = "\"'“‘”’«»([*_¿¡…–— -"
_DASH = re.compile(r"[-–—―][\u00a0\u202f]")


def with_fixed_dash(found: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces of a line of dialogue, its dash and the blank behind it as one thing: justified
    lines would each have a blank of another width, and the words begin at different places."""
    first = next((i for i, piece in enumerate(found) if isinstance(piece, Text)), None)
    if first is None:
        return tuple(found)
    text = found[first]
    if not isinstance(text, Text) or (dash := _DASH.match(text.text)) is None:
        return tuple(found)
    at, end = dash.end(), len(text.text)
    parted = (
        Markup(xhtml='<span class="dash">'),
        Text(text=text.text[:at], runs=between(text.runs, 0, at)),
        Markup(xhtml="</span>"),
        Text(text=text.text[at:], runs=between(text.runs, at, end)),
    )
    return (*found[:first], *parted, *found[first + 1 :])


def looks_spoken(items: Sequence[str], row: Language) -> bool:
    """Whether the items of a list, as written, look like lines of dialogue: each is a sentence, and
    in one of them a mark is followed by a verb of speech and by who speaks."""
    if not row.speech_verbs or not all(_is_sentence(item) for item in items):
        return False
    said = _said(row.speech_verbs, row.speakers, bool(row.speech))
    return any(said.search(item) for item in items)


def _is_sentence(item: str) -> bool:
    return item.lstrip(_OPENING)[:1].isupper() and _ENDS.search(item) is not None


@cache
def _said(verbs: tuple[str, ...], speakers: tuple[str, ...], dashes: bool) -> re.Pattern[str]:
    """`, sa hon`, `, dit-elle`, `!" cried Anna`, `," she said`; where dialogue has `dashes`, also
    `- odparł`."""
    verb, speaker = "|".join(verbs), "|".join(speakers)
    upper = r"[^\W\d_a-zåäöæøéñ]"
    after_dash = rf"| [ ][–—-][ ]?(?:{verb})\b" if dashes else ""
    return re.compile(
        rf"""(?: [,.!?…]["”’»]?[ \n] | [–—-][ \n]? )
          (?:{verb}) [ \n-] (?: (?:{speaker})\b | {upper} )
        | ["”’»] [ \n] (?: (?:{speaker}) | {upper}\w* ) [ \n] (?:{verb})\b
        {after_dash}""",
        re.X,
    )
