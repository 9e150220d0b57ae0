"""What differs from language to language: one plain row each.

A row holds the facts the typographer sets by and the words a book prints of its own accord. To add
a language, write a module with its row and name it in `_ROWS`; what a row does not say is as in
`Language`, and every word has to be given.

    row      what a row holds
    collation  how words are sorted in a language
    western  what the languages of Europe share
    shopfront  the words of a book's site; shopnorth, shopsouth  its rows
    reading  the words of a book read there; readnorth, readwest, readsouth  its rows
    tags     which of several rows a language has
    editions  the words of excerpts and of editions; editionsnorth, editionssouth  its rows
    ar, da, de, en, es, fa, fi, fr, he, isl, it, nl, no, pl, pt, sv
             the rows; `no` holds both Norwegians, `isl` is Icelandic
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bokbygg.languages.ar import AR, AR_WEST
from bokbygg.languages.collation import initial, order
from bokbygg.languages.da import DA
from bokbygg.languages.de import DE, DE_CH
from bokbygg.languages.editions import Editions, editions
from bokbygg.languages.en import EN, EN_GB
from bokbygg.languages.es import ES
from bokbygg.languages.fa import FA
from bokbygg.languages.fi import FI
from bokbygg.languages.fr import FR, FR_CA
from bokbygg.languages.he import HE
from bokbygg.languages.isl import IS
from bokbygg.languages.it import IT
from bokbygg.languages.nl import NL
from bokbygg.languages.no import NB, NN
from bokbygg.languages.pl import PL
from bokbygg.languages.pt import PT, PT_PT
from bokbygg.languages.reading import Reading, reading
from bokbygg.languages.row import NARROW, NBSP, Language, Words
from bokbygg.languages.shopfront import Shopfront, shopfront
from bokbygg.languages.sv import SV

__all__ = [
    "LANGUAGES",
    "NARROW",
    "NBSP",
    "NEUTRAL",
    "Editions",
    "Language",
    "Reading",
    "Shopfront",
    "Words",
    "editions",
    "initial",
    "language",
    "order",
    "reading",
    "shopfront",
]

_ROWS = (
    *(SV, EN, EN_GB, DE, DE_CH, FR, FR_CA, NB, NN, DA, IS, FI, ES, IT, NL, PL, PT, PT_PT),
    *(AR, AR_WEST, FA, HE),
)

LANGUAGES: dict[str, Language] = {row.tag: row for row in _ROWS}

NEUTRAL = Language(tag="und", name="Other", words=EN.words)
"""For every language without a row: rules that hold everywhere, words in English."""

_LIKE = {
    **dict.fromkeys(("en-au", "en-ie", "en-nz", "en-za", "en-in"), EN_GB),
    **dict.fromkeys(("ar-dz", "ar-ma", "ar-tn", "ar-ly", "ar-eh", "ar-mr"), AR_WEST),
    **dict.fromkeys(("pt-ao", "pt-mz", "pt-cv", "pt-gw", "pt-st", "pt-tl"), PT_PT),
    "de-li": DE_CH,
    "no": NB,
    "iw": HE,
    "prs": FA,
}
"""Tags that are set like another one: a region's habits, an old name, a near relation."""

_BY_TAG = {row.tag.casefold(): row for row in _ROWS} | _LIKE

_RTL_LANGUAGES = frozenset(
    (
        *("ar", "arc", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "ks", "lrc", "mzn", "nqo"),
        *("pnb", "prs", "ps", "sd", "syr", "ug", "ur", "yi"),
    )
)
_RTL_SCRIPTS = frozenset(("adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"))


def language(tag: str) -> Language:
    """The row for a BCP 47 tag, by its longest known beginning: `sv-FI` is set as `sv`.

    A language without a row gets the neutral one, under its own tag and with its direction.
    Never raises: an unknown or malformed tag is a language without a row.
    """
    parts = tag.replace("_", "-").casefold().split("-")
    for length in range(len(parts), 0, -1):
        known = "-".join(parts[:length])
        if known in _BY_TAG:
            return _BY_TAG[known]
    return replace(NEUTRAL, tag=tag, direction=_direction(parts))


def _direction(parts: Sequence[str]) -> str:
    """By the script where the tag names one, else by the language."""
    scripts = [part for part in parts[1:] if len(part) == 4 and part.isalpha()]
    rtl = scripts[0] in _RTL_SCRIPTS if scripts else parts[0] in _RTL_LANGUAGES
    return "rtl" if rtl else "ltr"
