"""Words as `bokbygg check` judges them, by dictionaries made for these tests: spelling, compounds,
names, other languages, what stands twice. What is said of a plain case stands in `rules/`."""

from __future__ import annotations

from pathlib import Path

import pytest

from bokbygg.book import Source
from bokbygg.check.choice import Choice
from bokbygg.check.reading import looked_through
from bokbygg.check.script.essays import Script, essay
from bokbygg.check.table import Limits
from bokbygg.check.words.dictionaries import dictionaries
from bokbygg.check.words.entries import entries
from bokbygg.check.words.lexicon import lexicon, slips
from bokbygg.diagnostics import Diagnostic
from bokbygg.typography import RULES as TYPOGRAPHY
from tests.bookmaking import chapter_of, lay_out
from tests.lexicons import speaking

SWEDISH = (
    "en ett och på det som hon han var inte sitt skrev läste om sade till vit vitt vita lång "
    "snö/AX is/AX kund/AX relation/AX kundrelation/A tangent/A bord/A tangentbord/A hus/A "
    "rodd/A båt/A roddbåt/A kilo/A meter kilometer lopp lopplång skriva skriver"
).split()
ENGLISH = "the snow is gone and then they were from here fork merge of what it a".split()
ENDINGS = (
    "SET UTF-8\nTRY snöaeirt\nCOMPOUNDFLAG X\nCOMPOUNDMIN 2\n"
    "SFX A Y 4\nSFX A 0 en [^n]\nSFX A 0 n n\nSFX A 0 et t\nSFX A 0 er .\n"
)


@pytest.fixture(autouse=True)
def _dictionaries(tmp_path: Path) -> None:
    folder = tmp_path / "dictionaries"
    lay_out(
        folder,
        {
            "sv_SE.aff": ENDINGS,
            "sv_SE.dic": "\n".join([str(len(SWEDISH)), *SWEDISH, ""]),
            "en_US.aff": "SET UTF-8\n",
            "en_US.dic": "\n".join([str(len(ENGLISH)), *ENGLISH, ""]),
        },
    )
    speaking(folder)


def told(*texts: str, code: str, words: tuple[str, ...] = (), lang: str = "sv") -> list[Diagnostic]:
    essays = []
    for number, text in enumerate(texts):
        chapter = chapter_of(text, lang, slug=f"e{number}", off=tuple(TYPOGRAPHY))
        essays.append(essay(chapter, Source(path=chapter.path, text=text)))
    script = Script(lang=lang, essays=tuple(essays), words=words)
    remarks = looked_through(script, Choice(select=(code,)), Limits())
    return [remark.finding for remark in remarks]


def marked(found: Diagnostic) -> str:
    """The characters that a finding points at."""
    assert found.span is not None
    start = found.span.column - 1
    return found.span.excerpt[start : start + found.span.width]


# --- dictionaries -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("sv", ["sv_SE", "sv_FI"]),
        ("sv-FI", ["sv_FI"]),
        ("en", ["en_US", "en_GB"]),
        ("en-GB", ["en_GB"]),
        ("en-AU", ["en_US", "en_GB"]),
        ("nb", ["nb_NO"]),
        ("fr", ["fr"]),
        ("xx", []),
    ],
)
def test_dictionaries_are_found_by_language_and_region(
    tmp_path: Path, lang: str, names: list[str]
) -> None:
    folder = tmp_path / "found"
    have = ["sv_FI", "sv_SE", "en_GB", "en_US", "nb_NO", "nn_NO", "fr", "hyph_sv"]
    lay_out(folder, {f"{name}{end}": "" for name in have for end in (".dic", ".aff")})
    lay_out(folder, {"sv_XX.dic": "", "README_sv.txt": ""})
    assert [path.stem for path in dictionaries(lang, [folder])] == names


def test_a_dictionary_that_stands_in_two_places_is_read_once(tmp_path: Path) -> None:
    one = lay_out(tmp_path / "one", {"sv_SE.dic": "", "sv_SE.aff": ""})
    two = tmp_path / "two"
    two.mkdir()
    for end in (".dic", ".aff"):
        (two / f"sv{end}").symlink_to(one / f"sv_SE{end}")
    assert dictionaries("sv", [one, two]) == (one / "sv_SE.dic",)


def test_entries_know_endings_conditions_and_what_is_no_word_by_itself(tmp_path: Path) -> None:
    aff = (
        "SET ISO8859-1\nFLAG long\nONLYINCOMPOUND Zz\nSFX Aa Y 2\nSFX Aa e a [^e]e\nSFX Aa 0 et t\n"
    )
    dic = "3\ntimme/Aa\nsnö/Zz\nbrott/AaBb\tpo:noun\n"
    files = {"sv.aff": aff.encode("latin-1"), "sv.dic": dic.encode("latin-1")}
    known = entries(lay_out(tmp_path / "latin", files) / "sv.dic")
    assert [known.has(word) for word in ("timme", "timma", "brott", "brottet")] == [True] * 4
    assert [known.has(word) for word in ("snö", "timmet", "bro", "")] == [False] * 4


def test_slips_are_one_step_away() -> None:
    made = set(slips("snö", "a"))
    assert {"nsö", "snöö", "sö", "snaö", "sna", "asnö"} <= made
    assert "snö" not in made


# --- spelling -----------------------------------------------------------------------------------


def test_a_misspelt_word_is_told_of_once_with_its_places() -> None:
    (found,) = told("# E\n\nhon skrev på tangetnbord\n\noch tangetnbord\n", code="W010")
    assert marked(found) == "tangetnbord"
    assert found.message == "`tangetnbord` is in no dictionary (2 times; also manuscript/e0.md:5)"
    assert "did you mean `tangentbord`?" in found.hint


@pytest.mark.parametrize(
    "text",
    [
        "hon skrev `tangetnbord` och http://tangetnbord.se/tangetnbord",
        "hon sade @tangetnbord och #tangetnbord till tangetnbord.txt",
        "hon sade tangetnbord och tangetnbord och tangetnbord",
        "det var Tangetnbord som sade tangetnbord",
        "det var en forkad is som hon mergade",
        "det var en snöis",
        "det var is-relationen",
        "hon skrev på sitt tang\u00adent\u00adbord om sno\u0308",
    ],
    ids=["code", "names of users", "often", "a name", "loans", "a compound", "a hyphen", "parted"],
)
def test_what_is_no_slip_is_not_told_of(text: str) -> None:
    assert told(f"# E\n\n{text}\n", code="W010") == []


def test_own_words_are_known_with_their_genitives() -> None:
    text = "# Om\n\nhon sade till Hedlöf och Hedlöfs hus och Ekmans\n"
    assert [marked(each) for each in told(text, code="W014")] == ["Hedlöf", "Ekmans"]
    assert told(text, code="W014", words=("Hedlöf", "Ekman")) == []


def test_unknown_words_of_a_marked_language_are_looked_up_in_it() -> None:
    text = "# Om\n\nhon sade [the snow is xyzzy]{lang=en} till det\n"
    assert [marked(each) for each in told(text, code="W014")] == ["xyzzy"]


def test_without_a_dictionary_nothing_is_said_but_that(tmp_path: Path) -> None:
    speaking(tmp_path / "none")
    text = "# E\n\nhon skrev på tangetnbord och tangent bord\n\n" + "snö " * 20 + "\n"
    assert [told(text, code=code) for code in ("W010", "W012", "W013", "W014")] == [[]] * 4
    assert len(told(text, text, code="W011")) == 1
    assert lexicon("sv") is None


# --- compounds ----------------------------------------------------------------------------------


def test_a_split_compound_is_told_of_across_lines() -> None:
    (found,) = told("# E\n\nhon skrev på sitt tangent\nbord om en rodd-båt\n", code="W012")
    assert found.message == "`tangent bord` may be one word"
    assert found.hint == "write `tangentbord`"


def test_a_compound_that_the_book_has_elsewhere_is_told_of() -> None:
    split, whole = "# E\n\ndet var en kund snö\n", "# E\n\nen kundsnö\n"
    assert told(split, code="W012") == []
    assert [marked(found) for found in told(split, whole, code="W012")] == ["kund snö"]


@pytest.mark.parametrize(
    "text", ["en, rodd, båt", "hon skriva r", "en kilo. Meter", "på sitt", "ett lopp lång"]
)
def test_phrases_are_no_compounds(text: str) -> None:
    assert told(f"# E\n\n{text}\n", code="W012") == []


# --- names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("hon och Twitter och twitter och Twitter", ["twitter"]),
        ("hon och GitHub och Github", ["Github"]),
        ("en e-post och epost och epost", ["e-post"]),
        ("det var Hedlöf, Hedlöf, Hedlöf, Hedlöf och Hedlof", ["Hedlof"]),
        ("det var webb 2.0 och webb 2.0 och Web 2.0, om kap 2.1", ["Web 2.0"]),
        ("Snö och snö. Is och is", []),
        ("TWITTER och Twitter", []),
        ("det var Hedlöf, Hedlöf, Hedlöf, Hedlöf och Hedlöfs", []),
    ],
)
def test_names_in_several_spellings(text: str, places: list[str]) -> None:
    assert [marked(found) for found in told(f"# E\n\n{text}\n", code="W004")] == places


# --- what stands twice --------------------------------------------------------------------------

WORDS = "en ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton".split()


def _paragraph(seed: int) -> str:
    """Forty words in an order of their own."""
    return " ".join(f"{WORDS[(seed * 7 + at * at) % 16]}{(seed * at) % 11}x" for at in range(40))


def test_an_essay_that_stands_twice_comes_first_and_its_paragraphs_are_not_told_of() -> None:
    one = "# Ett\n\n" + "\n\n".join(_paragraph(seed) for seed in range(1, 6))
    other = one.replace("# Ett", "# Två").replace("tre", "trä")
    (found,) = told(one, "# Sju\n\n" + _paragraph(9), other, code="W001")
    assert found.span is not None
    assert (found.span.path, found.span.line) == ("manuscript/e2.md", 1)
    assert "stands in `manuscript/e0.md`, too" in found.message
    assert told(one, other, code="W002") == []


def test_a_paragraph_within_one_essay_is_told_of() -> None:
    text = f"# E\n\n{_paragraph(1)}\n\n{_paragraph(2)}\n\n{_paragraph(1)}\n"
    (found,) = told(text, code="W002")
    assert found.message == "the same paragraph stands in `manuscript/e0.md` on line 3"
    assert found.span is not None
    assert found.span.line == 7


def test_essays_about_one_thing_are_not_the_same() -> None:
    texts = [f"# E\n\n{_paragraph(seed)}\n\nhon skrev om det på sitt hus" for seed in range(1, 9)]
    assert told(*texts, code="W001") == told(*texts, code="W002") == []
