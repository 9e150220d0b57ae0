"""The rows of languages: complete, found by tag, and able to say what a book prints."""

from __future__ import annotations

import pickle
from dataclasses import fields
from string import Formatter

import pytest

from bokbygg.dates import Date
from bokbygg.languages import LANGUAGES, NEUTRAL, Language, Words, language

ROWS = (*LANGUAGES.values(), NEUTRAL)
FILLED_IN = {
    "proof_round": {"number"},
    "note_label": {"number"},
    "edition": {"ordinal"},
    "published_by": {"publisher"},
    "set_in": {"fonts"},
    "image_missing": {"path"},
    "file_missing": {"path"},
    "first_published": {"where"},
    "source_is": {"source"},
    "in_series": {"series", "number"},
    "day_date": {"day", "month", "year"},
    "month_date": {"month", "year"},
    **{f"to_{kind}": {"number"} for kind in ("figure", "table", "equation")},
    **{f"to_{kind}": {"number"} for kind in ("section", "chapter", "part")},
    "to_page": {"number"},
}


MAY_BE_EMPTY = {"dated_months", "digits"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.tag)
def test_no_word_is_missing(row: Language) -> None:
    for field in fields(Words):
        if field.name in MAY_BE_EMPTY:
            continue
        value = getattr(row.words, field.name)
        assert value is False or value, field.name


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.tag)
def test_words_are_filled_in_with_what_they_say(row: Language) -> None:
    for field in fields(Words):
        value = getattr(row.words, field.name)
        if isinstance(value, str):
            names = {name for _, name, _, _ in Formatter().parse(value) if name is not None}
            assert names == FILLED_IN.get(field.name, set()), field.name


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.tag)
def test_months_numbers_and_credits_are_whole(row: Language) -> None:
    words = row.words
    assert len(words.months) == 12
    assert len(set(words.cardinals)) == len(words.cardinals) == 20
    assert len(words.dated_months) in {0, 12}
    assert len(set(words.digits)) in {0, 10}
    assert [code for code, _ in words.credits] == [
        code for code, _ in LANGUAGES["sv"].words.credits
    ]
    assert all("{names}" in said for _, said in words.credits)


@pytest.mark.parametrize(
    ("tag", "date", "written"),
    [
        ("sv", Date(year=2021, month=5, day=12), "12 maj 2021"),
        ("sv", Date(year=2021, month=5), "maj 2021"),
        ("sv", Date(year=2021), "2021"),
        ("en", Date(year=2021, month=5, day=1), "May 1, 2021"),
        ("en-GB", Date(year=2021, month=5, day=1), "1 May 2021"),
        ("de", Date(year=2021, month=5, day=1), "1. Mai 2021"),
        ("fr", Date(year=2021, month=5, day=1), "1er mai 2021"),
        ("fr", Date(year=2021, month=5, day=2), "2 mai 2021"),
        ("nb", Date(year=2021, month=5, day=17), "17. mai 2021"),
        ("fi", Date(year=2021, month=5, day=12), "12. toukokuuta 2021"),
        ("fi", Date(year=2021, month=5), "toukokuu 2021"),
        ("es", Date(year=2021, month=5, day=12), "12 de mayo de 2021"),
        ("it", Date(year=2021, month=5, day=1), "1º maggio 2021"),
        ("pl", Date(year=2021, month=5, day=12), "12 maja 2021"),
        ("pl", Date(year=2021, month=5), "maj 2021"),
        ("he", Date(year=2021, month=5, day=12), "12 במאי 2021"),
        ("fa", Date(year=2021, month=5, day=12), "۱۲ مه ۲۰۲۱"),
        ("ar", Date(year=2021), "٢٠٢١"),
        ("ar-MA", Date(year=2021), "2021"),
    ],
)
def test_dates(tag: str, date: Date, written: str) -> None:
    assert language(tag).words.date(date) == written


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.tag)
def test_facts_hang_together(row: Language) -> None:
    assert row.tag
    assert row.name
    assert row.direction in {"ltr", "rtl"}
    assert row.outer in {"", "double", "single"}
    assert row.decimal in {",", "."}
    assert row.dash.strip() in {"–", "—"}
    assert row.speech in {"", "–", "—"}
    assert all(blank.isspace() for _, blank in row.spaced)
    assert all(len(mark.strip()) == 1 for mark in (*row.double, *row.single, row.apostrophe))
    for words in (row.units, row.references, row.phrases, row.codes, row.clock, row.elisions):
        assert len(set(words)) == len(words)
        assert all(word == word.strip() and word for word in words)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.tag)
def test_a_row_is_a_plain_value(row: Language) -> None:
    assert pickle.loads(pickle.dumps(row)) == row


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("sv", "sv"),
        ("sv-FI", "sv"),
        ("SV_se", "sv"),
        ("en", "en"),
        ("en-US", "en"),
        ("en-GB", "en-GB"),
        ("en-gb-oxendict", "en-GB"),
        ("en-AU", "en-GB"),
        ("de-AT", "de"),
        ("de-LI", "de-CH"),
        ("fr-BE", "fr"),
        ("no", "nb"),
        ("nn-NO", "nn"),
        ("pt-BR", "pt"),
        ("pt-AO", "pt-PT"),
        ("ar-EG", "ar"),
        ("ar-TN", "ar-MA"),
        ("iw", "he"),
    ],
)
def test_a_tag_finds_the_row_it_begins_like(tag: str, found: str) -> None:
    assert language(tag) is LANGUAGES[found]


@pytest.mark.parametrize("tag", ["fo", "svx", "x-sv", "", "not a tag", "--"])
def test_a_language_without_a_row_keeps_its_tag(tag: str) -> None:
    row = language(tag)
    assert row.tag == tag
    assert row.words == LANGUAGES["en"].words
    assert row.rules == NEUTRAL.rules


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("fa", "rtl"),
        ("yi", "rtl"),
        ("az-Arab", "rtl"),
        ("ur-Latn", "ltr"),
        ("hi", "ltr"),
        ("ru", "ltr"),
        ("sv", "ltr"),
    ],
)
def test_direction(tag: str, direction: str) -> None:
    assert language(tag).direction == direction


@pytest.mark.parametrize(
    ("tag", "number", "label"),
    [
        ("sv", "1", "1:a upplagan"),
        ("sv", "2", "2:a upplagan"),
        ("sv", "3", "3:e upplagan"),
        ("sv", "11", "11:e upplagan"),
        ("sv", "12", "12:e upplagan"),
        ("sv", "21", "21:a upplagan"),
        ("sv", "112", "112:e upplagan"),
        ("sv", "Andra, reviderade upplagan", "Andra, reviderade upplagan"),
        ("en", "1", "1st edition"),
        ("en", "2", "2nd edition"),
        ("en", "3", "3rd edition"),
        ("en", "4", "4th edition"),
        ("en", "11", "11th edition"),
        ("en", "112", "112th edition"),
        ("en", "23", "23rd edition"),
        ("de", "2", "2. Auflage"),
        ("fr", "1", "1re édition"),
        ("fr", "2", "2e édition"),
        ("es", "2", "2.ª edición"),
        ("nl", "2", "2e druk"),
        ("pl", "2", "Wydanie 2"),
        ("fa", "2", "چاپ ۲"),
    ],
)
def test_editions(tag: str, number: str, label: str) -> None:
    assert language(tag).words.edition_label(number) == label


@pytest.mark.parametrize(
    ("tag", "names", "row"),
    [
        ("sv", (), ""),
        ("sv", ("Ek",), "Ek"),
        ("sv", ("Ek", "Alm"), "Ek och Alm"),
        ("sv", ("Ek", "Alm", "Lind"), "Ek, Alm och Lind"),
        ("en", ("Oak", "Elm"), "Oak and Elm"),
        ("en", ("Oak", "Elm", "Ash"), "Oak, Elm, and Ash"),
        ("en-GB", ("Oak", "Elm", "Ash"), "Oak, Elm and Ash"),
        ("ar", ("سامي", "علي", "نور"), "سامي، علي ونور"),
        ("he", ("דני", "יוסי"), "דני ויוסי"),
    ],
)
def test_listing(tag: str, names: tuple[str, ...], row: str) -> None:
    assert language(tag).words.listing(names) == row
