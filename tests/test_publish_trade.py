"""The record for shops and libraries: ONIX 3.0, judged by a program that is not ours."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import onixcheck
import pytest
from lxml import etree

from bokbygg.check.output.opened import Opened, opened
from bokbygg.diagnostics import Level
from bokbygg.publish import Site, publish
from bokbygg.publish.shipped import Access, shipped
from bokbygg.publish.trade.codes import DETAILS, LANGUAGES, ROLES, language_code, subject_scheme
from bokbygg.publish.trade.features import Detail, details, refused
from bokbygg.read import find
from bokbygg.settings.markets import COUNTRIES, CURRENCIES
from tests.bookmaking import lay_out

NS = "{http://ns.editeur.org/onix/3.0/reference}"
BOOK = {
    "manuscript/bok.toml": """
[book]
title = "Snö & is"
subtitle = "Essäer"
author = { name = "Anna Åkesson", file-as = "Åkesson, Anna" }
translator = "Bo Ek"
contributors = [{ name = "Bo Ek", role = "wfw" }, { name = "Cia Dahl", role = "xyz" }]
publisher = "Förlaget"
lang = "sv-FI"
date = "2026-11"
edition-number = 2
description = "Om vinterns < ljud."
isbn = { epub = "978-0-306-40615-7", print = "0-8044-2957-X" }
series = { name = "Norr", number = 2 }
subject = ["Vinter", "LIT000000", "1DNS", "DNL"]
keywords = ["is"]

[accessibility]
certified-by = "Förlaget"
report = "https://example.org/report"

[publish]
url = "https://example.org/books"
sample = 1
territories = "WORLD"
accessibility = ["25"]
contact = "post@example.org"
prices = [
  { amount = 129, currency = "SEK", vat = 6, territories = ["SE"] },
  { amount = 12.5, currency = "EUR" },
  { amount = 0, currency = "NOK", edition = "print" },
]
""",
    "manuscript/01-a.md": "# Havet\n\nVattnet var kallt.\n\n## Djupet\n\nDet var mörkt.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return publish(find(lay_out(tmp_path_factory.mktemp("trade"), BOOK)), judge=False)


@pytest.fixture(scope="module")
def record(site: Site) -> etree._Element:
    return etree.fromstring(site.files["sno-is/sno-is.onix.xml"])


@pytest.fixture(scope="module")
def epub(site: Site) -> bytes:
    return site.files["sno-is/sno-is.epub"]


def said(record: etree._Element, path: str) -> list[str]:
    return [
        each.text for each in record.iterfind("/".join(f"{NS}{one}" for one in path.split("/")))
    ]


def sound(data: bytes, folder: Path) -> list[str]:
    path = folder / "record.onix.xml"
    path.write_bytes(data)
    return [str(each) for each in onixcheck.validate(str(path))]


def test_a_full_record_is_sound(site: Site, tmp_path: Path) -> None:
    assert not [found for found in site.findings if found.level is Level.ERROR]
    assert sound(site.files["sno-is/sno-is.onix.xml"], tmp_path) == []


def test_the_judge_sees_what_is_not_sound(site: Site, tmp_path: Path) -> None:
    wrong = site.files["sno-is/sno-is.onix.xml"].replace(b">A01<", b">Q99<")
    assert sound(wrong, tmp_path) != []


def test_a_bare_record_is_sound(tmp_path: Path) -> None:
    bare = {**BOOK, "manuscript/bok.toml": '[book]\ntitle = "Snö"\nlang = "sv"\n'}
    bare["manuscript/bok.toml"] += 'author = "Anna"\nedition-number = "ny"\n'
    site = publish(find(lay_out(tmp_path / "book", bare)), judge=False)
    assert sound(site.files["sno/sno.onix.xml"], tmp_path) == []


def test_each_edition_with_a_number_is_a_product(record: etree._Element) -> None:
    kinds = said(record, "Product/ProductIdentifier/ProductIDType")
    numbers = said(record, "Product/ProductIdentifier/IDValue")
    isbns = [number for kind, number in zip(kinds, numbers, strict=True) if kind == "15"]
    assert isbns == ["9780306406157", "9780804429573"]
    assert said(record, "Product/DescriptiveDetail/ProductForm") == ["ED", "BA"]
    related = said(record, "Product/RelatedMaterial/RelatedProduct/ProductIdentifier/IDValue")
    assert set(related) == set(isbns)


def test_people_are_named_once_with_all_they_did(record: etree._Element) -> None:
    (product, _) = record.iterfind(f"{NS}Product")
    people = [
        (
            each.findtext(f"{NS}PersonName"),
            [role.text for role in each.iterfind(f"{NS}ContributorRole")],
        )
        for each in product.iter(f"{NS}Contributor")
    ]
    assert people == [("Anna Åkesson", ["A01"]), ("Bo Ek", ["A23", "B06"]), ("Cia Dahl", ["Z99"])]
    assert next(product.iter(f"{NS}PersonNameInverted")).text == "Åkesson, Anna"


def test_subjects_say_which_list_they_are_from(record: etree._Element) -> None:
    subjects = list(next(record.iter(f"{NS}DescriptiveDetail")).iter(f"{NS}Subject"))
    assert [[each.text for each in one if each.text] for one in subjects] == [
        ["93", "DNL"],
        ["10", "LIT000000"],
        ["94", "1DNS"],
        ["20", "Vinter; is"],
    ]
    assert subjects[0].find(f"{NS}MainSubject") is not None


def test_prices_say_what_where_and_how_much(record: etree._Element) -> None:
    prices = [
        [" ".join(each.itertext()).split() for each in one] for one in record.iter(f"{NS}Price")
    ]
    assert prices == [
        [["02"], ["129"], ["01", "6"], ["SEK"], ["SE"]],
        [["02"], ["12.50"], ["EUR"], ["WORLD"]],
        [["01"], ["NOK"], ["WORLD"]],
    ]


def test_language_series_date_and_words(record: etree._Element) -> None:
    detail = next(record.iter(f"{NS}DescriptiveDetail"))
    assert next(detail.iter(f"{NS}LanguageCode")).text == "swe"
    assert next(detail.iter(f"{NS}PartNumber")).text == "2"
    assert next(detail.iter(f"{NS}EditionNumber")).text == "2"
    (date,) = next(record.iter(f"{NS}PublishingDate")).iter(f"{NS}Date")
    assert (date.get("dateformat"), date.text) == ("01", "202611")
    assert int(next(detail.iter(f"{NS}ExtentValue")).text) > 10


def test_the_record_says_of_accessibility_what_the_e_book_says(
    record: etree._Element, epub: bytes
) -> None:
    found = {
        each.findtext(f"{NS}ProductFormFeatureValue"): each
        for each in record.iter(f"{NS}ProductFormFeature")
        if each.findtext(f"{NS}ProductFormFeatureType") == "09"
    }
    assert {"04", "10", "11", "13", "22", "25", "29", "30", "32", "36", "52"} <= found.keys()
    assert {"82", "85", "90", "94", "99"} <= found.keys()
    assert not {"14", "17", "09"} & found.keys()
    summary = found["00"].findtext(f"{NS}ProductFormFeatureDescription")
    assert summary == shipped(epub).access.summary


# --- what is not true ---------------------------------------------------------------------------


def test_a_false_code_is_refused(epub: bytes) -> None:
    access = shipped(epub).access
    messages = [one.message for one in refused([Detail(code="ZZ"), Detail(code="15")], access)]
    assert messages == [
        "`ZZ` is no code for the accessibility of an e-book",
        "`15` says long descriptions of pictures, and the book has no pictures",
    ]


def test_a_book_with_a_false_statement_has_no_site(tmp_path: Path) -> None:
    false = BOOK["manuscript/bok.toml"].replace('["25"]', '["15"]')
    site = publish(find(lay_out(tmp_path, {**BOOK, "manuscript/bok.toml": false})), judge=False)
    assert not site.files
    assert [one.code for one in site.findings if one.level is Level.ERROR] == ["U030"]


def test_nothing_is_claimed_that_nobody_vouches_for(epub: bytes) -> None:
    book, access = opened(epub), shipped(epub).access
    alone = replace(access, certifier="")
    assert not {"04", "82", "85", "90"} & codes(book, alone)
    exempted = replace(alone, exemption="eaa-microenterprise")
    assert "75" in codes(book, exempted)
    undescribed = replace(access, modes=("textual", "visual"), sufficient=("textual", "visual"))
    assert "09" in codes(book, undescribed)
    assert "52" not in codes(book, undescribed)


def codes(book: Opened, access: Access) -> set[str]:
    return {detail.code for detail in details(book, access)}


# --- codes --------------------------------------------------------------------------------------


def listed(number: str) -> set[str]:
    """The codes of a list, as EDItEUR's schema has them."""
    schema = Path(onixcheck.__file__).parent / "schema/xsd3.0/ONIX_BookProduct_CodeLists.xsd"
    path = f".//{{*}}simpleType[@name='List{number}']//{{*}}enumeration"
    return {each.get("value") for each in etree.parse(schema).iterfind(path)}


def test_every_code_of_ours_is_in_its_list() -> None:
    assert DETAILS.keys() <= listed("196")
    assert set(ROLES.values()) <= listed("17")
    assert set(LANGUAGES.values()) <= listed("74")
    assert listed("91") >= COUNTRIES
    assert listed("96") >= CURRENCIES


def test_languages_by_their_tags() -> None:
    assert [language_code(tag) for tag in ("sv-FI", "de", "smj", "xx")] == [
        *("swe", "ger", "smj", "und")
    ]


def test_a_subject_is_told_by_its_form() -> None:
    assert [subject_scheme(one) for one in ("DNL", "1DNS", "5AP", "LIT000000", "Vinter")] == [
        *("93", "94", "98", "10", "")
    ]
