"""The typographer: cases by language (tests/languages), and what holds for every text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from time import thread_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bokbygg.languages import LANGUAGES, NEUTRAL, Language, language
from bokbygg.typography import RULES, typeset

CASES = Path(__file__).parent / "languages"
FILES = sorted(path for path in CASES.glob("*.md") if path.stem != "README")
SIGNS = {"·": "\u00a0", "¦": "\u202f", "␣": " ", "¶": "\n", "⏎": "\u2028", "▢": "\ufffc"}
MEANT = {ord(sign): character for sign, character in SIGNS.items()}
SHOWN = {ord(character): sign for sign, character in SIGNS.items() if character != " "}
PAIR = re.compile(r"    in   (.*)\n    out  (.*)")
ROWS = (*LANGUAGES.values(), NEUTRAL)


def cases(tag: str) -> list[tuple[str, str, str]]:
    """Title, text as typed and text as printed of each case in a language's file."""
    found = []
    for section in re.split(r"^#+ ", (CASES / f"{tag}.md").read_text(encoding="utf-8"), flags=re.M):
        title = section.partition("\n")[0]
        found += [(title, typed, printed) for typed, printed in PAIR.findall(section)]
    return found


def meant(text: str) -> str:
    """A case's text with what its signs stand for."""
    return text.translate(MEANT)


def shown(text: str) -> str:
    """The opposite, for messages one can read."""
    return text.translate(SHOWN)


@pytest.mark.parametrize(
    ("tag", "typed", "printed"),
    [
        pytest.param(path.stem, typed, printed, id=f"{path.stem}: {title}")
        for path in FILES
        for title, typed, printed in cases(path.stem)
    ],
)
def test_case(tag: str, typed: str, printed: str) -> None:
    row = language(tag)
    expected = meant(typed if printed == "=" else printed)
    assert shown(typeset(meant(typed), row).text) == shown(expected)
    assert shown(typeset(expected, row).text) == shown(expected)


def test_every_line_of_a_case_file_is_read() -> None:
    for path in FILES:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert sum(line.startswith("    in ") for line in lines) == len(cases(path.stem))


def test_every_row_has_cases() -> None:
    like_another = {"ar-MA"}
    assert {row.tag for row in ROWS} - {path.stem for path in FILES} == like_another


def test_every_row_names_rules_that_exist() -> None:
    for row in ROWS:
        assert set(row.rules) <= set(RULES)
    assert {name for row in ROWS for name in row.rules} == set(RULES)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_can_be_switched_off(name: str) -> None:
    changed = []
    for tag in (path.stem for path in FILES if name in language(path.stem).rules):
        row = language(tag)
        without = replace(row, rules=tuple(rule for rule in row.rules if rule != name))
        typed = [meant(text) for _, text, _ in cases(tag)]
        changed += [text for text in typed if typeset(text, without) != typeset(text, row)]
    assert changed


# --- where each character comes from ---------------------------------------------------------


def test_origins_of_a_text_that_needs_nothing() -> None:
    assert typeset("Hej på dig", language("sv")).origins == tuple(range(10))


def test_origins_where_characters_are_taken_away() -> None:
    result = typeset("a  b...", language("sv"))
    assert (result.text, result.origins) == ("a b…", (0, 1, 3, 4))


def test_origins_where_characters_are_put_in() -> None:
    result = typeset("ord--ord", language("sv"))
    assert result.text == "ord – ord"
    assert result.origins == (0, 1, 2, 3, 4, 4, 5, 6, 7)


def test_an_unspaced_dash_comes_from_the_hyphens_not_from_the_blank() -> None:
    result = typeset("a -- b", language("en"))
    assert (result.text, result.origins) == ("a—b", (0, 2, 5))


def test_a_bound_blank_comes_from_the_line_end() -> None:
    result = typeset("5\n%", language("sv"))
    assert (result.text, result.origins) == ("5\u00a0%", (0, 1, 2))


# --- what holds for every text ----------------------------------------------------------------

WORDS = (
    *("-", "--", "---", "–", "—", "−", '"', "'", "“", "”", "„", "‘", "’", "´", "′", "″", "«", "»"),
    *(".", "...", ". . .", "…", ",", ";", ":", "!", "?", "(", ")", "[", "]", "/", "\\", "@", "<"),
    *(" ", " ", " ", "  ", "\t", "\n", "\u00a0", "\u202f", "\u2028", "\ufffc", "\u00ad"),
    *("0", "1", "5", "9-16", "08", "11 000", "1983", "-95", "½", "²", "%", "§", "°C", "×", "x"),
    *("a", "A", "å", "a\u030a", "ord", "Ord", "n", "s", "'90s", "'n'", "'tis", "kr", "s.", "kl."),
    *("kap.", "t. ex.", "tel", "ISBN", "http://a", "www.", "a.b", "~/", "$", "_", "12345"),
    *("‹", "›", "¿", "¡", "z.B.", "z. B.", "p.", "ej.", "l'", "3.", "Mai", "maj", "w", "W", "z"),
    *("\u05d0", "\u05d1", "\u0627", "\u0628", "،", "؟", "׳", "״"),
)
TEXTS = st.lists(st.sampled_from(WORDS) | st.characters(codec="utf-8"), max_size=14).map("".join)

# What a rule may put in, take away or exchange; everything else stays, and stays in order.
QUOTES = "\"'“”„‟‘’‚‛´`′″«»‹›׳״"
SET = re.compile(rf"[-–—―−\s{QUOTES}.…x×,،;؛?؟]")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.tag)
@example(text="--w.d\n)!m")
@given(text=TEXTS)
def test_a_text_once_set_stays_as_it_is(row: Language, text: str) -> None:
    once = typeset(text, row).text
    assert shown(typeset(once, row).text) == shown(once)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.tag)
@given(text=TEXTS)
def test_nothing_is_lost_and_all_keeps_its_order(row: Language, text: str) -> None:
    result = typeset(text, row)
    assert SET.sub("", result.text) == SET.sub("", text)
    assert re.sub("[^\ufffc\u2028]", "", result.text) == re.sub("[^\ufffc\u2028]", "", text)
    # The signs that may be exchanged are neither lost nor made: only runs of them become one.
    for kind in (QUOTES, "x×", ",،", ";؛", "?؟"):
        assert sum(Counter(result.text)[c] for c in kind) == sum(Counter(text)[c] for c in kind)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.tag)
@given(text=TEXTS)
def test_origins_are_places_in_the_text_as_typed(row: Language, text: str) -> None:
    result = typeset(text, row)
    assert len(result.origins) == len(result.text)
    assert list(result.origins) == sorted(result.origins)
    for character, origin in zip(result.text, result.origins, strict=True):
        assert SET.match(character) or character == text[origin]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.tag)
@pytest.mark.parametrize(
    "piece",
    [
        '"',
        "'",
        "-",
        "--",
        " ",
        "- ",
        ".",
        ". ",
        "a",
        "/",
        "a@",
        "1 000 ",
        "1-2 ",
        "tel ",
        "\ufffc",
        "!",
        " --a",
        "w ",
    ],
)
def test_a_long_paragraph_takes_no_more_than_its_time(row: Language, piece: str) -> None:
    """Four times the length takes about four times the time; sixteen would be quadratic."""

    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = thread_time()
        typeset(text, row)
        return thread_time() - start

    bound = 12 * max(seconds(10_000), 0.005)
    assert any(seconds(40_000) < bound for _ in range(2))
