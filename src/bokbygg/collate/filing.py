"""Titles and names as a catalogue sorts them, by the rules of the book's language.

Titles lose the article they begin with (MARC 21 Format for Bibliographic Data, appendix F); names
begin with what a catalogue enters them under (AACR2 22.5 and 22.9, RDA appendix F; IFLA, Names of
Persons). What cannot be told for certain is left to the author: bodies, two surnames in Spanish,
scripts in which names stand in another order.
"""

from __future__ import annotations

import re
import unicodedata

from bokbygg.languages import Language

_QUOTES = re.compile('[“”„‟«»‹›"]')
_OPENING = "…¿¡([ \u00a0\u202f"
"""What may stand before the first word of a title, and is not sorted by."""


def title_filed(title: str, row: Language) -> str:
    """A title with its article last: `The Hours` gives `Hours, The`; as it is where it has none."""
    bare = _QUOTES.sub("", title).lstrip(_OPENING)
    for pattern in row.articles:
        found = re.match(rf"({pattern})(?:(?<=[’'])|\s+)(?=\w)", bare, re.IGNORECASE)
        if found:
            rest = bare[found.end() :]
            return f"{rest[0].upper()}{rest[1:]}, {found[1]}"
    return bare or title


_PREFIXES = frozenset(
    (
        *("af", "am", "aus", "av", "d’", "da", "das", "de", "degli", "dei", "del", "della", "den"),
        *("der", "des", "di", "do", "dos", "du", "el", "im", "la", "las", "le", "les", "lo", "los"),
        *("op", "ten", "ter", "van", "vom", "von", "z", "zu", "zum", "zur", "’t", "'t", "und"),
    )
)
"""What stands between given names and a surname."""

_LAST = re.compile(r"(?<=[\s,])(?:[JS]r\.?|[IVX]+|d\.\s?[yä]\.|den (?:yngre|äldre))$")
"""What stands after a surname, and in a catalogue after the whole name."""

_BODY = re.compile(
    r"&|\d|[(/]|\b(?:och|og|and|und|et|AB|A/S|AS|GmbH|Ltd|Inc|Oy|S\.?A|\w*förlag\w*|\w*forlag\w*"
    r"|\w*verlag|press|éditions|\w*akademi\w*|academy|\w*universit\w*|\w*institut\w*|\w*muse\w*m\w*"
    r"|\w*förening\w*|\w*forening\w*|\w*verein|\w*förbund\w*|\w*sällskap\w*|society|association"
    r"|\w*stiftelse\w*|stiftung|foundation|redaktion\w*|\w*kommitté\w*|committee|\w*bibliotek\w*"
    r"|library|\w*skolan?|school|\w*myndighet\w*|\w*verket|department|ministry|council|\w*gruppen"
    r"|group|team|\w*kyrkan?|church|company|project|projektet|nätverket|network)\b",
    re.IGNORECASE,
)
"""What tells that a name is not a person's."""

_SURNAME_FIRST = frozenset(("hu", "ja", "ko", "vi", "zh"))
_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")


def name_filed(name: str, row: Language) -> str:
    """A person's name with what it is entered under first: `Carl von Linné` gives `Linné, Carl
    von`; empty where that cannot be told."""
    words = name.split()
    if len(words) < 2 or row.tag in _SURNAME_FIRST:
        return name
    if last := _LAST.search(name):
        whole = name_filed(name[: last.start()].rstrip(" ,"), row)
        return f"{whole}, {last[0]}" if " " in whole else name if whole else ""
    if "," in name:
        return name
    if _BODY.search(name) or not all(map(_is_alphabetic, words)):
        return ""
    if row.filed_by_given_name or words[-1].endswith("dóttir"):
        return name
    return _inverted(words, row)


def _is_alphabetic(word: str) -> bool:
    """Whether all its letters are of a script in which the surname stands last."""
    letters = (unicodedata.name(letter, "") for letter in word if letter.isalpha())
    return all(letter.startswith(_SCRIPTS) for letter in letters)


def _inverted(words: list[str], row: Language) -> str:
    """A surname goes first with a prefix that is a part of it: one that the language sorts by, or
    that has a capital (`De Geer`)."""
    if not words[-1][:1].isupper() and not words[-1].startswith(("d’", "d'")):
        return ""
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in _PREFIXES:
        first -= 1
    if row.two_surnames and first > 1:
        return ""
    start = next((at for at in range(first, len(words)) if _is_entry(words[at], row)), first)
    given, surname = " ".join(words[:start]), " ".join(words[start:])
    if re.match("d[’']", surname) and "d’" not in row.surname_prefixes:
        given, surname = f"{given} {surname[:2]}", surname[2:]
    return f"{surname}, {given}"


def _is_entry(word: str, row: Language) -> bool:
    """Whether a name is entered under this word: not under a prefix that goes with the given
    name."""
    folded = word.casefold()
    return word[:1].isupper() or folded not in _PREFIXES or folded in row.surname_prefixes
