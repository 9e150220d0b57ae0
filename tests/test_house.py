"""What a book and an essay want of typography reaches the printed text."""

from __future__ import annotations

from pathlib import Path

import pytest

from bokbygg.book import HouseStyle, plain
from bokbygg.languages import language
from bokbygg.typography import RULES, typeset
from tests.bookmaking import book_of, codes, lay_out

TOML = '[book]\ntitle = "T"\nauthor = "A"\nlang = "{lang}"\ndate = 2026\nidentifier = "urn:x:y"\n'
NO_QUOTES = "[typography]\nquotes = false"
SAID = "He said: \"they 'knew' it\" -- in 9-16..."


def printed(folder: Path, settings: str = "", head: str = "", lang: str = "en") -> str:
    """A line of dialogue as a book with these settings prints it, in an essay with this head."""
    files: dict[str, str | bytes] = {
        "manuscript/bok.toml": TOML.format(lang=lang) + settings,
        "manuscript/a.md": f"---\ntitle: A\n{head}\n---\n\n{SAID}\n",
    }
    made = book_of(lay_out(folder, files))[0]
    assert codes(made.findings) == []
    return plain(made.spine[0].body)


@pytest.mark.parametrize(
    ("settings", "head", "text"),
    [
        ("", "", "He said: “they ‘knew’ it”—in 9–16…"),
        (NO_QUOTES, "", "He said: \"they 'knew' it\"—in 9–16…"),
        (NO_QUOTES, "typography: {quotes: true}", "He said: “they ‘knew’ it”—in 9–16…"),
        ("", "typography: false", SAID),
        ("", "typography:\n  dashes: false", "He said: “they ‘knew’ it” -- in 9–16…"),
        ('[typography]\nquotes = ["»", "«"]', "", "He said: »they ‘knew’ it«—in 9–16…"),
        ('[typography]\nquotes = ["»", "«", "›", "‹"]', "", "He said: »they ›knew‹ it«—in 9–16…"),
        ('[typography]\nquotes = "sv"', "", "He said: ”they ’knew’ it”—in 9–16…"),
        ('[typography]\nquotes = ["»", "«"]', "lang: sv", "He said: ”they ’knew’ it” – in 9–16…"),
    ],
)  # fmt: skip
def test_rules_and_marks_of_book_and_essay(
    settings: str, head: str, text: str, tmp_path: Path
) -> None:
    assert printed(tmp_path, settings, head) == text


def test_the_marks_given_are_those_that_quotations_begin_with(tmp_path: Path) -> None:
    british = printed(tmp_path / "1", lang="en-GB")
    assert british == "He said: ‘they “knew” it’ – in 9–16…"
    settings = '[typography]\nquotes = ["»", "«", "›", "‹"]'
    assert printed(tmp_path / "2", settings, lang="en-GB") == "He said: »they ›knew‹ it« – in 9–16…"
    of_british = printed(tmp_path / "3", '[typography]\nquotes = "en-GB"')
    assert of_british == "He said: ‘they “knew” it’—in 9–16…"


def test_an_essay_without_switches_follows_the_house() -> None:
    house = HouseStyle(lang="sv", off=("quotes",))
    assert house.of_essay(()) is house


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_can_be_switched_off_and_on_again(rule: str) -> None:
    house = HouseStyle(lang="sv")
    off = house.of_essay([(rule, False)])
    assert off.off == (rule,)
    assert rule not in off.row("sv").rules
    assert off.of_essay([(rule, True)]).row("sv") == house.row("sv") == language("sv")


def test_with_all_rules_off_a_text_is_as_it_was_typed() -> None:
    row = HouseStyle(lang="sv").of_essay((rule, False) for rule in RULES).row("sv")
    assert typeset(f"- {SAID}  5 % ,", row).text == f"- {SAID}  5 % ,"
