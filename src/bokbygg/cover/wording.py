"""What a cover says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from unicodedata import normalize

from bokbygg.book import Imprint
from bokbygg.languages import language


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The texts of a cover, empty where there is nothing to say. `title` has soft hyphens where a
    word that would fill the page in small type may be divided. `people` are the authors, or who
    else is behind the book, one a line; `seed` is a number that is the title's own."""

    title: str
    subtitle: str
    people: tuple[str, ...]
    series: str
    publisher: str
    lang: str
    direction: str
    seed: int


def wording(imprint: Imprint) -> Wording:
    """What the cover of a book says."""
    row = language(imprint.lang)
    series = imprint.series
    numbered = f"{series.name} {series.number}".strip() if series else ""
    name = "\n".join([imprint.title, *(person.name for person in imprint.authors)])
    return Wording(
        title=_divisible(_one_line(imprint.title), imprint.lang),
        subtitle=_one_line(imprint.subtitle),
        people=_people(imprint),
        series=numbered,
        publisher=imprint.publisher,
        lang=imprint.lang,
        direction=row.direction,
        seed=int.from_bytes(sha256(name.encode()).digest()[:8], "big"),
    )


def _one_line(text: str) -> str:
    """`text` on one line, blanks that do not break kept as they are."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


_LONG = re.compile(r"[^\W\d_]{24,}")
_APART = 6
"""Letters that a part of a divided word has at least."""


def _divisible(title: str, lang: str) -> str:
    """A title with soft hyphens in its very long words, by the patterns of its language."""
    if not _LONG.search(title):
        return title
    from pyphen import Pyphen, language_fallback

    known = language_fallback(lang.replace("-", "_"))
    if known is None:
        return title
    patterns = Pyphen(lang=known, left=_APART, right=_APART)
    return _LONG.sub(lambda word: _parted(word[0], patterns.positions(word[0])), title)


def _parted(word: str, places: Iterable[int]) -> str:
    parts = [word[a:b] for a, b in pairwise([0, *places, len(word)])]
    return "\u00ad".join(parts)


def _people(imprint: Imprint) -> tuple[str, ...]:
    """The authors; where there are none, who else is named first, with what they did."""
    authors = tuple(person.name for person in imprint.authors)
    if authors or not imprint.contributors:
        return authors
    words = language(imprint.lang).words
    role = imprint.contributors[0].role
    names = [person.name for person in imprint.contributors if person.role == role]
    said = dict(words.credits).get(role, "{names}")
    return (said.format(names=words.listing(names)),)


_GREEK_ACCENTS = re.compile("[\u0300\u0301\u0313\u0314\u0342]")


def capitals(text: str, lang: str) -> str:
    """`text` in capitals as its language writes them: Turkish has a dotted one, Greek leaves out
    accents."""
    tongue = lang.split("-")[0].lower()
    if tongue in ("tr", "az"):
        text = text.replace("i", "İ").replace("ı", "I")
    if tongue == "el":
        text = normalize("NFC", _GREEK_ACCENTS.sub("", normalize("NFD", text)))
    return text.upper()
