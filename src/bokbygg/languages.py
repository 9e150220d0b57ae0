"""What differs from language to language: one plain row each.

A row holds the facts the typographer sets by and the words a book prints of its own accord. To add
a language, add a row to `_ROWS`; what it does not say is as in `Language`, and every word has to
be given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words and sentences that no author wrote. A brace is filled in with `str.format`.

    `note_label` takes `number`, `published_by` `publisher`, `set_in` `fonts`, `image_missing`
    `path`, `edition` `ordinal`. `ordinals` are pairs of a pattern and what is put after a number
    that ends so: the first that fits counts.
    """

    contents: str
    cover: str
    title_page: str
    colophon: str
    part: str
    chapter: str
    foreword: str
    preface: str
    introduction: str
    afterword: str
    start_of_text: str
    note: str
    notes: str
    note_label: str
    back_to_text: str
    by: str
    conjunction: str
    serial_comma: bool
    ordinals: tuple[tuple[str, str], ...]
    edition: str
    published_by: str
    isbn: str
    all_rights: str
    set_in: str
    made_with: str
    page: str
    summary: str
    image_missing: str

    def edition_label(self, number: str) -> str:
        """`2` as a colophon says it: `2:a upplagan`, `2nd edition`; anything but a whole number
        is taken for a label that is complete.
        """
        if not number.isdecimal():
            return number
        suffix = next(suffix for end, suffix in self.ordinals if re.search(end, number))
        return self.edition.format(ordinal=number + suffix)

    def listing(self, names: Sequence[str]) -> str:
        """Names in a row with a word before the last: `Ek, Alm och Lind`."""
        if len(names) < 2:
            return "".join(names)
        comma = "," if self.serial_comma and len(names) > 2 else ""
        return f"{', '.join(names[:-1])}{comma} {self.conjunction} {names[-1]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language as a typographer knows it.

    `tag` is its BCP 47 tag, `name` its name in English, `direction` `ltr` or `rtl`.

    `double` and `single` are the opening and the closing mark that the straight signs `"` and `'`
    become. `outer` names the pair that quotations begin with, whichever sign was typed; where it
    is empty each sign becomes its own pair.

    `dash` is the dash between clauses with the blanks that belong to it, `dash_signs` the signs
    that are read as one between blanks. `speech_dash` says that a line of dialogue begins with a
    dash and a blank. `year_hyphen` says that a year may be written `-95`.

    `units` are bound to the number before them, `references` to the number after them, and
    `phrases` are never parted. After one of `clock` a number is a time of day, after one of
    `codes` it is no quantity. `elisions` are words that begin with an apostrophe.

    `rules` names the rules of `bokbygg.typography` that are followed.
    """

    tag: str
    name: str
    words: Words
    direction: str = "ltr"
    double: tuple[str, str] = ("“", "”")
    single: tuple[str, str] = ("‘", "’")
    outer: str = ""
    apostrophe: str = "’"
    elisions: tuple[str, ...] = ()
    dash: str = " – "
    dash_signs: str = "-"
    speech_dash: bool = False
    year_hyphen: bool = False
    decimal: str = "."
    units: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    clock: tuple[str, ...] = ()
    codes: tuple[str, ...] = ("ISBN", "ISSN")
    rules: tuple[str, ...] = ("blanks", "ellipsis")


_UNITS = (
    *("%", "‰", "°", "°C", "°F", "K", "€", "$", "£"),
    *("km", "m", "dm", "cm", "mm", "nm", "µm", "ha", "kg", "hg", "g", "mg", "µg"),
    *("l", "dl", "cl", "ml", "L", "mL", "h", "min", "s", "ms", "J", "kJ", "W", "kW", "MW", "GW"),
    *("Wh", "kWh", "MWh", "GWh", "TWh", "V", "kV", "A", "mA", "N", "Pa", "hPa", "kPa", "bar"),
    *("Hz", "kHz", "MHz", "GHz", "B", "kB", "MB", "GB", "TB", "px", "dpi", "dB"),
)
"""Signs of the International System and others that all languages share."""

_WESTERN = (
    *("blanks", "ellipsis", "primes", "quotes", "dialogue", "dashes", "intervals", "minus"),
    *("punctuation", "multiplication", "units", "references", "phrases"),
)

_SV = Language(
    tag="sv",
    name="Swedish",
    double=("”", "”"),
    single=("’", "’"),
    dash=" – ",
    dash_signs="-–—―",
    speech_dash=True,
    year_hyphen=True,
    decimal=",",
    units=(
        *_UNITS,
        *("§", "§§", "kap.", "mom.", "kr", "tkr", "mkr", "Mkr", "mnkr", "SEK", "öre", "st", "st."),
        *("tim", "tim.", "sek", "sek.", "mil", "ton", "grader", "f.Kr.", "e.Kr.", "f. Kr."),
        *("e. Kr.", "p", "poäng"),
    ),
    references=(
        *("§", "§§", "s.", "sid.", "kap.", "nr", "nr.", "kl", "kl.", "bd", "bd.", "d.", "vol."),
        *("fig.", "tab.", "art.", "mom.", "bil.", "avd.", "v.", "rad", "not", "ca", "c:a", "tel."),
    ),
    phrases=(
        *("t. ex.", "t ex", "bl. a.", "bl a", "m. m.", "m m", "m. fl.", "m fl", "d. v. s."),
        *("d v s", "o. s. v.", "o s v", "o. d.", "o d", "s. k.", "s k", "f. d.", "f d", "p. g. a."),
        *("p g a", "f. n.", "f n", "i. e.", "e. d.", "fr. o. m.", "fr o m", "t. o. m.", "t o m"),
        *("f. ö.", "f ö", "f. Kr.", "e. Kr.", "e. m.", "e m", "f. m.", "f m", "m. a. o.", "m a o"),
    ),
    clock=("kl", "kl.", "klockan"),
    codes=(
        *("ISBN", "ISSN", "tel", "tfn", "telefon", "telefonnummer", "mobil", "fax", "ring"),
        *("bankgiro", "bg", "plusgiro", "postgiro", "pg", "orgnr", "org.nr", "organisationsnummer"),
        *("personnummer", "dnr", "art.nr", "artikelnummer", "kontonummer", "konto", "id"),
        *("bild", "figur", "fig", "tabell", "tab", "exempel", "övning", "ekvation", "formel"),
    ),
    rules=(*_WESTERN, "thousands", "commas"),
    words=Words(
        contents="Innehåll",
        cover="Omslag",
        title_page="Titelsida",
        colophon="Kolofon",
        part="Del",
        chapter="Kapitel",
        foreword="Förord",
        preface="Förord",
        introduction="Inledning",
        afterword="Efterord",
        start_of_text="Textens början",
        note="Not",
        notes="Noter",
        note_label="Not {number}",
        back_to_text="Tillbaka till texten",
        by="av",
        conjunction="och",
        serial_comma=False,
        ordinals=((r"(?:^|[^1])[12]$", ":a"), (r"$", ":e")),
        edition="{ordinal} upplagan",
        published_by="Utgiven av {publisher}",
        isbn="ISBN",
        all_rights="Alla rättigheter förbehållna",
        set_in="Satt med {fonts}",
        made_with="Gjord med bokbygg",
        page="Sida",
        summary="Sammanfattning",
        image_missing="Bilden saknas: {path}",
    ),
)

_EN = Language(
    tag="en",
    name="English",
    elisions=(
        *("tis", "twas", "twere", "twill", "twould", "em", "til", "cause", "cos", "cuz"),
        *("bout", "gainst", "neath", "nuff", "tween", "n", "ello"),
    ),
    dash="—",
    units=(*_UNITS, "a.m.", "p.m.", "AM", "PM", "BC", "BCE", "CE", "mi", "ft", "lb", "oz", "mph"),
    references=(
        *("§", "§§", "p.", "pp.", "ch.", "chap.", "vol.", "no.", "nos.", "fig.", "figs.", "sec."),
        *("art.", "bk.", "ed.", "n.", "l.", "ll.", "v.", "vv.", "c.", "ca."),
    ),
    phrases=("i. e.", "e. g."),
    codes=(
        *("ISBN", "ISSN", "phone", "telephone", "tel", "fax", "account", "id", "listing"),
        *("listings", "figure", "figures", "fig", "figs", "table", "tables", "example", "equation"),
    ),
    rules=_WESTERN,
    words=Words(
        contents="Contents",
        cover="Cover",
        title_page="Title page",
        colophon="Colophon",
        part="Part",
        chapter="Chapter",
        foreword="Foreword",
        preface="Preface",
        introduction="Introduction",
        afterword="Afterword",
        start_of_text="Start of the text",
        note="Note",
        notes="Notes",
        note_label="Note {number}",
        back_to_text="Back to the text",
        by="by",
        conjunction="and",
        serial_comma=True,
        ordinals=((r"1[123]$", "th"), (r"1$", "st"), (r"2$", "nd"), (r"3$", "rd"), (r"$", "th")),
        edition="{ordinal} edition",
        published_by="Published by {publisher}",
        isbn="ISBN",
        all_rights="All rights reserved",
        set_in="Set in {fonts}",
        made_with="Made with bokbygg",
        page="Page",
        summary="Summary",
        image_missing="Image missing: {path}",
    ),
)

_EN_GB = replace(
    _EN,
    tag="en-GB",
    name="British English",
    outer="single",
    dash=" – ",
    words=replace(_EN.words, serial_comma=False),
)

_ROWS = (_SV, _EN, _EN_GB)

LANGUAGES: dict[str, Language] = {row.tag: row for row in _ROWS}

NEUTRAL = Language(tag="und", name="Other", words=_EN.words)
"""For every language without a row: rules that hold everywhere, words in English."""

_BY_TAG = {row.tag.casefold(): row for row in _ROWS}
_BRITISH_HABITS = frozenset({"en-au", "en-ie", "en-nz", "en-za", "en-in"})

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
        if known in _BRITISH_HABITS:
            return _EN_GB
        if known in _BY_TAG:
            return _BY_TAG[known]
    return replace(NEUTRAL, tag=tag, direction=_direction(parts))


def _direction(parts: Sequence[str]) -> str:
    """By the script where the tag names one, else by the language."""
    scripts = [part for part in parts[1:] if len(part) == 4 and part.isalpha()]
    rtl = scripts[0] in _RTL_SCRIPTS if scripts else parts[0] in _RTL_LANGUAGES
    return "rtl" if rtl else "ltr"
