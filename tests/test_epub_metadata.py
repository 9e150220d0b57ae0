"""What the package says of the book: in order, and nothing that is not known."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from bokbygg.book import Conformance, Imprint, Isbn, Kind, Series
from bokbygg.build import build
from bokbygg.epub.accessibility import access
from bokbygg.epub.metadata import Entry, metadata
from bokbygg.read import find
from tests.bookmaking import lay_out
from tests.epub_judge import epubcheck
from tests.epub_sample import BOOK, IMPRINT


def told(imprint: Imprint = IMPRINT) -> tuple[Entry, ...]:
    return metadata(replace(BOOK, imprint=imprint), access((), (), imprint.lang))


def texts(entries: tuple[Entry, ...], name: str) -> list[str]:
    """The texts of the elements `name`, or of the properties of that name."""
    return [
        entry.text
        for entry in entries
        if entry.name == name or ("property", name) in entry.attributes
    ]


def about(entries: tuple[Entry, ...], uid: str) -> dict[str, str]:
    """What refines the element with the id."""
    return {
        dict(entry.attributes)["property"]: entry.text
        for entry in entries
        if ("refines", f"#{uid}") in entry.attributes
    }


def test_the_identifier_comes_first_and_the_isbn_after_it() -> None:
    assert texts(told(), "dc:identifier") == [IMPRINT.identifier, "urn:isbn:9789100000004"]
    assert told()[0].attributes == (("id", "pub-id"),)


def test_an_isbn_that_is_the_identifier_is_said_once() -> None:
    entries = told(replace(IMPRINT, identifier="urn:isbn:9789100000004"))
    assert texts(entries, "dc:identifier") == ["urn:isbn:9789100000004"]


EACH = tuple(
    Isbn(digits=digits, written=digits, edition=edition)
    for digits, edition in (
        ("9780306406157", "print"),
        ("9780804429573", "epub"),
        ("9789100000004", ""),
    )
)


def test_the_number_of_the_e_book_is_its_identifier() -> None:
    entries = told(replace(IMPRINT, isbns=EACH))
    assert texts(entries, "dc:identifier") == [
        "urn:isbn:9780804429573",
        IMPRINT.identifier,
        "urn:isbn:9789100000004",
    ]
    assert entries[0].attributes == (("id", "pub-id"),)


def test_the_number_of_the_printed_book_is_not_the_e_books() -> None:
    entries = told(replace(IMPRINT, isbns=EACH[:1], isbn=""))
    assert texts(entries, "dc:identifier") == [IMPRINT.identifier]


def test_subjects_say_which_list_they_are_from() -> None:
    entries = told(
        replace(IMPRINT, subjects=("DNL", "LIT000000", "Essäer"), keywords=("is", "Essäer", "hav"))
    )
    assert texts(entries, "dc:subject") == ["DNL", "LIT000000", "Essäer", "is", "hav"]
    assert about(entries, "subject-1") == {"authority": "Thema", "term": "DNL"}
    assert about(entries, "subject-2") == {"authority": "BISAC", "term": "LIT000000"}
    assert about(entries, "subject-3") == {}


@pytest.mark.parametrize(
    ("number", "position"),
    [
        ("2", {"group-position": "2"}),
        ("2.5", {"group-position": "2.5"}),
        ("II", {}),
        ("", {}),
    ],
)
def test_a_series_and_the_place_in_it(number: str, position: dict[str, str]) -> None:
    entries = told(replace(IMPRINT, series=Series(name="Norr", number=number)))
    assert texts(entries, "belongs-to-collection") == ["Norr"]
    assert about(entries, "series") == {"collection-type": "series"} | position


def test_title_and_subtitle_say_which_is_which() -> None:
    assert texts(told(), "dc:title") == ["Havet & fjället", "Essäer"]
    assert about(told(), "title-main") == {"title-type": "main", "display-seq": "1"}
    assert about(told(), "title-subtitle") == {"title-type": "subtitle", "display-seq": "2"}


def test_a_title_has_a_form_to_sort_by() -> None:
    entries = told(replace(IMPRINT, title_file_as="Hav, Ett"))
    assert about(entries, "title-main")["file-as"] == "Hav, Ett"
    assert "file-as" not in about(entries, "title-subtitle")


def test_people_have_roles_and_names_to_sort_by() -> None:
    assert texts(told(), "dc:creator") == ["Anna Åberg", "Bo Ek"]
    assert texts(told(), "dc:contributor") == ["Cia Dahl"]
    assert about(told(), "creator-1") == {
        "role": "aut",
        "file-as": "Åberg, Anna",
        "display-seq": "1",
    }
    assert about(told(), "creator-2") == {"role": "aut", "display-seq": "2"}
    assert about(told(), "contributor-1")["role"] == "edt"


def test_roles_are_relator_codes() -> None:
    roles = [entry for entry in told() if ("property", "role") in entry.attributes]
    assert roles
    assert all(("scheme", "marc:relators") in entry.attributes for entry in roles)


def test_a_date_is_as_exact_as_it_is_known() -> None:
    assert texts(told(), "dc:date") == ["2021-05"]


@pytest.fixture
def in_tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine stands in Tokyo."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("in_tokyo")
def test_the_time_of_change_is_in_universal_time() -> None:
    summer = timezone(timedelta(hours=2))
    for modified in (
        datetime(2021, 5, 12, 10, 30, tzinfo=summer),
        datetime(2021, 5, 12, 8, 30),  # noqa: DTZ001 (a time without a zone is the point)
    ):
        entries = told(replace(IMPRINT, modified=modified))
        assert texts(entries, "dcterms:modified") == ["2021-05-12T08:30:00Z"]


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(
        IMPRINT, subtitle="", authors=(), contributors=(), date=None, isbn="", rights="",
        publisher="", description="", cover=None,
    )  # fmt: skip
    entries = told(bare)
    assert all(entry.text for entry in entries)
    names = [entry.name for entry in entries if entry.name != "meta"]
    assert names == ["dc:identifier", "dc:title", "dc:language"]


def test_the_cover_is_named_for_old_readers() -> None:
    assert told()[-1].attributes == (("name", "cover"), ("content", "cover-image"))


def test_a_summary_in_another_language_says_so() -> None:
    georgian = told(replace(IMPRINT, lang="ka"))
    swedish = told()
    summary = ("property", "schema:accessibilitySummary")
    (foreign,) = (entry for entry in georgian if summary in entry.attributes)
    (own,) = (entry for entry in swedish if summary in entry.attributes)
    assert ("xml:lang", "en") in foreign.attributes
    assert not any(name == "xml:lang" for name, _ in own.attributes)


def test_a_claim_is_made_only_where_somebody_vouches_for_it() -> None:
    silent = told()
    assert not any("dcterms:conformsTo" in dict(e.attributes).values() for e in silent)
    vouched = Conformance(certified_by="Norr", report="https://example.org/r")
    entries = told(replace(IMPRINT, conformance=vouched))
    by_property = {dict(e.attributes).get("property"): e.text for e in entries}
    claim = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
    assert by_property["dcterms:conformsTo"] == claim
    assert by_property["a11y:certifiedBy"] == "Norr"
    assert any(("href", "https://example.org/r") in e.attributes for e in entries)


def test_an_exemption_is_no_claim() -> None:
    exempt = Conformance(exemption="eaa-microenterprise")
    entries = told(replace(IMPRINT, conformance=exempt))
    by_property = {dict(e.attributes).get("property"): e.text for e in entries}
    assert by_property["a11y:exemption"] == "eaa-microenterprise"
    assert "dcterms:conformsTo" not in by_property


@pytest.mark.long
def test_epubcheck_takes_claim_and_exemption(tmp_path: Path) -> None:
    toml = (
        '[book]\ntitle = "The sea"\nauthor = "A"\nlang = "en"\ndate = 2026-01-01\n'
        'isbn = "9780306406157"\nsource = "urn:isbn:9780306406157"\n\n[accessibility]\n'
        'certified-by = "Norr"\nlevel = "AA"\nreport = "https://example.org/report"\n'
        'exemption = "eaa-microenterprise"\nsummary = "The maps are described at length."\n'
    )
    files = {"manuscript/bok.toml": toml, "manuscript/sea.md": "# The sea\n\nIt was calm.\n"}
    result = build(find(lay_out(tmp_path / "book", files)), [Kind.EPUB])
    assert result.findings == ()
    assert epubcheck(result.outputs[0].data, tmp_path) == ()
