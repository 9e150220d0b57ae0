"""`bokbygg publish --for`: what is ready for a shop or a library, and what is missing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bokbygg.book import Imprint, Isbn, Kind
from bokbygg.build import gather
from bokbygg.check.output.opened import Opened, opened
from bokbygg.check.output.shops import ASKED, SHOPS
from bokbygg.cli.readiness import as_lines
from bokbygg.publish.trade.shops import Readiness, readiness
from bokbygg.read import find
from bokbygg.rules import RULES
from bokbygg.settings.values import Price, PublishSettings
from tests.bookmaking import lay_out
from tests.ebook_sample import packed, sound
from tests.program import here

BOOK = {
    "manuscript/bok.toml": """
[book]
title = "Snö"
author = "Anna Åkesson"
publisher = "Förlaget"
description = "Om vinterns ljud."
lang = "sv"
date = 2026-11-23
subject = ["DNL", "LIT000000"]
isbn = { epub = "978-0-306-40615-7", print = "0-8044-2957-X" }
""",
    "manuscript/01-havet.md": "# Havet\n\nVattnet var kallt.\n",
}
SOLD = PublishSettings(prices=(Price(amount=129, currency="SEK", territories=("SE",)),))
EPUB = Isbn(digits="9780306406157", written="978-0-306-40615-7", edition="epub")
PRINT = replace(EPUB, edition="print")


@pytest.fixture(scope="module")
def imprint(tmp_path_factory: pytest.TempPathFactory) -> Imprint:
    project = find(lay_out(tmp_path_factory.mktemp("shops"), BOOK))
    return gather(project, [Kind.EPUB], drafts=False, jobs=1)[0].imprint


@pytest.fixture(scope="module")
def epub() -> Opened:
    return opened(packed(sound()))


def told(shop: str, epub: Opened, imprint: Imprint, settings: PublishSettings = SOLD) -> Readiness:
    return readiness(shop, epub, "9780306406157.epub", 1000, imprint, settings)


@pytest.mark.parametrize("shop", ["apple", "google", "kdp", "kobo", "mtm"])
def test_a_book_that_has_all_is_ready(shop: str, epub: Opened, imprint: Imprint) -> None:
    found = told(shop, epub, imprint)
    assert found.missing == ()
    assert {*ASKED[shop]} <= {*found.ready}
    assert next(as_lines(found)).endswith(": ready")


@pytest.mark.parametrize("shop", SHOPS)
def test_every_rule_says_where_it_is_laid_down(shop: str, epub: Opened, imprint: Imprint) -> None:
    bare = replace(imprint, isbns=(), description="", date=None, subjects=())
    found = told(shop, epub, bare, PublishSettings())
    rules = {*found.ready, *(RULES[one.code] for one in found.missing)}
    assert rules
    assert [rule.code for rule in rules if not rule.source] == []
    assert not {rule.code for rule in found.ready} & {one.code for one in found.missing}


def test_kobo_wants_a_full_record(epub: Opened, imprint: Imprint) -> None:
    bare = replace(imprint, description="", date=None, subjects=("DNL",))
    found = told("kobo", epub, bare, PublishSettings())
    assert [one.message for one in found.missing] == [
        "the record lacks a description",
        "the record lacks a day of publication",
        "the record lacks a price of the e-book",
        "the record lacks the countries it is for sale in",
        "the record lacks a BISAC code",
    ]


def test_google_takes_prices_under_an_isbn(epub: Opened, imprint: Imprint) -> None:
    (found,) = told("google", epub, imprint, PublishSettings()).missing
    assert (found.code, found.message) == ("U045", "the record has no price of the e-book")
    (found,) = told("google", epub, replace(imprint, isbns=(PRINT,))).missing
    assert found.message == "the e-book has no ISBN of its own"


def test_the_national_library_is_to_have_copies(epub: Opened, imprint: Imprint) -> None:
    assert [one.code for one in told("kb", epub, imprint).missing] == ["U042", "U043"]
    alone = told("kb", epub, replace(imprint, isbns=(EPUB,)))
    assert [one.code for one in alone.missing] == ["U042"]
    without = told("kb", epub, replace(imprint, isbns=()))
    assert [one.code for one in without.missing] == ["U037", "U042"]
    assert next(as_lines(without)).endswith(": 1 missing, 1 to do")


def test_what_is_missing_stands_first_with_what_to_do(epub: Opened, imprint: Imprint) -> None:
    lines = list(as_lines(told("kb", epub, replace(imprint, isbns=()))))
    assert lines[1].startswith("  missing  the e-book has no ISBN of its own: the ISBN agency")
    assert lines[2].startswith("  to do    deliver a copy of the e-book within three months: ")
    assert lines[2].endswith("(2012:492) om pliktexemplar av elektroniskt material, 3 and 4 §§]")
    assert lines[3].startswith("  ready    ")


def test_the_command_tells_and_writes_nothing(tmp_path: Path) -> None:
    lay_out(tmp_path, BOOK)
    before = sorted(tmp_path.iterdir())
    options = ("--no-epubcheck", "--no-ace", "--quiet", "-j1")
    done = here("publish", "--for", "kb,apple", *options, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Kungliga biblioteket" in done.stdout
    assert "Apple Books: ready" in done.stdout
    assert [path for path in sorted(tmp_path.iterdir()) if path.name != ".bokbygg"] == before


def test_a_shop_that_is_not_known_is_wrong_use(tmp_path: Path) -> None:
    done = here("publish", "--for", "shop", cwd=lay_out(tmp_path, BOOK))
    assert done.returncode == 2
    assert "none of apple, kobo" in " ".join(done.stderr.replace("│", " ").split())
    assert here("publish", cwd=tmp_path).returncode == 2
