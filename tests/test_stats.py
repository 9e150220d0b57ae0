"""`bokbygg stats`: a book in numbers."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from bokbygg.diagnostics import Fault
from bokbygg.read import find
from bokbygg.stats import words_at
from bokbygg.stats.readability import minutes, readability
from bokbygg.stats.sentences import sentences
from tests.bookmaking import chapter_of, lay_out
from tests.needs import needs
from tests.program import bokbygg, here

SEA = (
    "# The sea\n\nIt was calm. Nobody rowed, and e.g. Dr. Ek slept!\n\n## A heading\n\n- an item\n"
)


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def test_only_running_text_is_sentences() -> None:
    chapter = chapter_of(SEA + "\n```\nCode. Code.\n```\n\n| a. | b. |\n|---|---|\n| c. | d. |\n")
    found = [" ".join(words) for words in sentences(chapter)]
    assert found == ["It was calm", "Nobody rowed and e.g Dr Ek slept"]


def test_lix_is_words_to_a_sentence_and_long_words_in_a_hundred() -> None:
    told = readability([["kort"] * 8 + ["långtord"] * 2] * 10, "sv")
    assert told is not None
    assert (told.formula, told.value, told.verdict) == ("LIX", 30, "very easy")


@pytest.mark.parametrize(
    ("lang", "formula"),
    [("en", "Flesch"), ("de-CH", "Flesch-Amstad"), ("fr", "Kandel-Moles"), ("it", "Gulpease")],
)
def test_a_language_has_its_own_formula(lang: str, formula: str) -> None:
    easy = readability([["sun"] * 5] * 30, lang)
    hard = readability([["incomprehensibilities"] * 40] * 5, lang)
    assert easy is not None
    assert hard is not None
    assert easy.formula == formula
    assert (easy.verdict, hard.verdict) == ("very easy", "very hard")


def test_flesch_as_he_reckoned_it() -> None:
    """Ten sentences of ten words of one syllable: 206.835 - 1.015 * 10 - 84.6 * 1."""
    told = readability([["sun", "shone"] * 5] * 10, "en")
    assert told is not None
    assert told.value == 112


def test_too_few_words_tell_nothing() -> None:
    assert readability([["sun"]], "en") is None


def test_swedes_read_199_words_a_minute() -> None:
    assert minutes(1990, "sv-FI") == 10


def test_the_table_and_the_whole(tmp_path: Path) -> None:
    lay_out(tmp_path, {"1.md": SEA, "2.md": "# Lake\n\n" + "It was cold. " * 90})
    done = bokbygg("stats", cwd=tmp_path)
    assert done.returncode == 0
    head, sea, lake, _, *whole = done.stdout.splitlines()
    assert head.split() == ["words", "pages", "time", "sentence", "reads"]
    assert sea.split()[:3] == ["The", "sea", "14"]
    assert lake.endswith("█" * 24)
    assert whole[1] == "about 2 pages (an estimate; there is no PDF in build/ to count)"
    assert whole[3].startswith("Flesch ")


def test_a_terminal_without_blocks_gets_plain_signs(tmp_path: Path) -> None:
    lay_out(tmp_path, {"1.md": SEA})
    done = bokbygg("stats", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert "#" * 24 in done.stdout


def test_pages_are_counted_where_the_book_is_made(tmp_path: Path) -> None:
    lay_out(
        tmp_path, {"bok.toml": '[book]\ntitle = "Sea"\n', "1.md": SEA, "2.md": "# Lake\n\nIt.\n"}
    )
    here("build", "pdf", cwd=tmp_path)
    told = json.loads(here("stats", "--json", cwd=tmp_path).stdout)
    assert told["counted"] == "sea.pdf"
    assert told["pages"] >= 4
    assert [essay["pages"] for essay in told["essays"]] == [2, 2]  # the colophon ends it


def test_growth_since_a_tag(tmp_path: Path) -> None:
    needs("git")
    book = tmp_path / "shelf" / "book"
    lay_out(book, {"1.md": SEA, "gone.md": "# Gone\n\nAway it went.\n"})
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "first")
    git(tmp_path, "tag", "first")
    lay_out(
        book, {"1.md": SEA + "\nFour words were added.\n", "2.md": "# New\n\nAltogether new.\n"}
    )
    (book / "gone.md").unlink()
    done = here("stats", "--since", "first", cwd=book)
    assert "+4 " in done.stdout.splitlines()[1]
    assert "gone since first: gone.md (3 words)" in done.stdout
    assert "+3 words since first, when there were 17" in done.stdout


def test_a_state_that_git_does_not_know(tmp_path: Path) -> None:
    needs("git")
    lay_out(tmp_path, {"1.md": SEA})
    done = here("stats", "--since", "first", cwd=tmp_path)
    assert done.returncode == 1
    assert "error[B031]: git knows no history of" in done.stderr
    git(tmp_path, "init")
    for name in ("first", "--output=x"):
        done = here("stats", f"--since={name}", cwd=tmp_path)
        assert f"error[B031]: git knows no `{name}` of this folder" in done.stderr
    assert not (tmp_path / "x").exists()


def test_without_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lay_out(tmp_path, {"1.md": SEA})
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(Fault, match="git is not installed"):
        words_at(find(tmp_path), "first")
