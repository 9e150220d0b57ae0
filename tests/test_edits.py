"""Readers' edits, put into the author's files: as they are meant, or not at all."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bokbygg.proof.applying import wanted
from bokbygg.proof.applyingtext import as_written, change
from bokbygg.proof.marks.mark import Box, Mark, Sort
from bokbygg.proof.marks.offsets import Offsets
from tests import marking
from tests.bench import edits
from tests.marking import Wish
from tests.program import here
from tests.test_marks import ESSAYS, Desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("edits"))


@pytest.fixture
def folder(desk: Desk, tmp_path: Path) -> Path:
    made = tmp_path / "book"
    shutil.copytree(desk.folder, made)
    return made


def copy(desk: Desk, folder: Path, *wishes: Wish) -> Path:
    """A reader's copy with these marks."""
    path = folder.parent / "anna.pdf"
    path.write_bytes(marking.as_acrobat(desk.data, wishes, folder.parent / "work"))
    return path


def sea(folder: Path) -> str:
    return (folder / "manuscript/havet.md").read_text("utf-8")


def test_edits_land_in_the_file_as_its_author_writes(desk: Desk, folder: Path) -> None:
    marked = copy(
        desk,
        folder,
        desk.on("”vattnet är kallt” –", "Replace", "“sjön är varm” –"),
        desk.on("stora", "StrikeOut"),
        desk.on("skären", "Highlight", "-> holmarna…"),
        desk.caret("drog", " i", " hårt"),
        desk.on("från väster", "Underline", "säkert?"),
    )
    done = here("notes", marked, "--apply", "--yes", cwd=folder)
    assert done.returncode == 0
    assert done.stdout.count("\n  +") == 4
    said = sea(folder)
    assert 'Hon sade "sjön är varm" -- men gick i... Klockan var 9-16' in said
    assert "drog hårt i sina förtöjningar. Det havet låg" in said
    assert "bortom holmarna....[^1]" in said
    assert "säkert" not in said
    assert "1 remark" in done.stderr
    assert (folder / "manuscript/havet.md.orig").read_text("utf-8") == ESSAYS["manuscript/havet.md"]
    again = here("notes", marked, "--apply", "--yes", cwd=folder)
    assert "nothing to mend" in again.stderr
    assert sea(folder) == said


def test_edits_are_asked_of_one_by_one(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("kallt", "ökade från", "stora", "medeltiden")
    marked = copy(desk, folder, *(desk.on(word, "StrikeOut") for word in words))
    monkeypatch.setattr(sys, "stdin", io.StringIO("?\nn\nl\ny\nq\n"))
    done = here("notes", marked, "--apply", cwd=folder)
    assert done.returncode == 0
    assert "4/4 put it in?" in done.stderr
    assert sea(folder) == ESSAYS["manuscript/havet.md"].replace(" *stora*", "")
    left = here("notes", marked, cwd=folder).stdout
    assert left.count("strike") == 2
    assert '"kallt"' not in left


def test_words_written_anew_meanwhile_are_a_conflict(desk: Desk, folder: Path) -> None:
    path = folder / "manuscript/havet.md"
    path.write_text(sea(folder).replace("vattnet är kallt", "vattnet var isande"), "utf-8")
    before = sea(folder)
    marked = copy(desk, folder, desk.on("kallt", "Replace", "varmt"))
    done = here("notes", marked, "--apply", "--yes", cwd=folder)
    assert sea(folder) == before
    assert "warning[N040]" in done.stderr
    assert "changed there since" in done.stderr
    assert "havet.md:6:" in done.stderr


def test_two_readers_who_want_different_words_are_a_conflict(desk: Desk, folder: Path) -> None:
    marked = copy(
        desk,
        folder,
        desk.on("kallt", "Replace", "varmt"),
        desk.on("är kallt", "Replace", "var ljumt", by="Per"),
        desk.on("stora", "StrikeOut"),
        desk.on("stora", "StrikeOut", by="Per"),
    )
    done = here("notes", marked, "--apply", "--yes", cwd=folder)
    assert done.stderr.count("another edit is about the same words") == 2
    assert sea(folder) == ESSAYS["manuscript/havet.md"].replace(" *stora*", "")


UNSURE = {
    "an arrow to markup that nobody sees": ("StrikeOut", "-> [kallt](https://example.org)"),
    "markup that nobody sees": ("Replace", "[kallt](https://example.org)"),
    "emphasis that opens and does not close": ("Replace", "*kallt* `"),
    "a replacement by nothing": ("Replace", ""),
}


@pytest.mark.parametrize("case", UNSURE)
def test_what_is_not_sure_is_left_to_the_author(case: str, desk: Desk, folder: Path) -> None:
    subtype, said = UNSURE[case]
    done = here(
        "notes", copy(desk, folder, desk.on("kallt", subtype, said)), "--apply", "--yes", cwd=folder
    )
    assert sea(folder) == ESSAYS["manuscript/havet.md"]
    assert "N040" in done.stderr


def test_words_struck_out_go_and_what_is_said_of_that_is_shown_but_never_put_in(
    desk: Desk, folder: Path
) -> None:
    marked = copy(desk, folder, desk.on("stora", "StrikeOut", "sägs redan ovan"))
    done = here("notes", marked, "--apply", "--yes", cwd=folder)
    assert sea(folder) == ESSAYS["manuscript/havet.md"].replace(" *stora*", "")
    assert 'strike "stora": sägs redan ovan' in done.stdout


def test_a_word_that_is_printed_otherwise_is_struck_with_its_markup(
    desk: Desk, folder: Path
) -> None:
    marked = copy(desk, folder, desk.on("grått bortom skären", "StrikeOut"))
    here("notes", marked, "--apply", "--yes", cwd=folder)
    assert "*stilla\\* &.[^1]" in sea(folder)


def test_the_line_ends_of_a_file_stay_as_they_were(desk: Desk, folder: Path) -> None:
    path = folder / "manuscript/havet.md"
    data = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(data)
    wishes = desk.on("kallt", "Replace", "varmt"), desk.on("medeltiden", "Replace", "vikingatiden")
    here("notes", copy(desk, folder, *wishes), "--apply", "--yes", cwd=folder)
    expected = data.replace(b"kallt", b"varmt").replace(b"medeltiden", b"vikingatiden")
    assert path.read_bytes() == expected


def test_git_keeps_the_old_text_where_it_has_it(desk: Desk, folder: Path) -> None:
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b.c",
                    "commit", "-qm", "one"]):  # fmt: skip
        subprocess.run(["git", *command], cwd=folder, check=True)
    marked = copy(desk, folder, desk.on("kallt", "Replace", "varmt"))
    done = here("notes", marked, "--apply", "--yes", cwd=folder)
    assert "git has the old text" in done.stderr
    assert not (folder / "manuscript/havet.md.orig").exists()


TEXT = 'Den *stora* sjön, "sade" hon -- och [gick](a.md).\nRaden är slut.'

STRUCK = {
    "stora": 'Den sjön, "sade"',
    "sjön": "Den *stora*, ",
    "hon": '"sade" -- och',
    "Den": "*stora* sjön",
    "slut": "Raden är.",
    "Raden": "[gick](a.md).\när slut.",
}


@pytest.mark.parametrize("words", STRUCK)
def test_a_word_struck_out_takes_its_blank_along(words: str) -> None:
    text = Offsets("a.md", TEXT)
    start = TEXT.index(words)
    one = change(text, (start, start + len(words)), words, "")
    assert STRUCK[words] in TEXT[: one.start] + one.new + TEXT[one.end :]


def test_all_that_a_link_says_is_not_struck_out() -> None:
    start = TEXT.index("gick")
    with pytest.raises(ValueError, match="link"):
        change(Offsets("a.md", TEXT), (start, start + 4), "gick", "")


INSERTED = {
    ("sjön", ", igen"): "sjön, igen,",
    ("sj", "ov"): "sjovön",
    (" och", " sedan"): "-- och sedan [gick]",
    (" och", "plötsligt"): "-- och plötsligt [gick]",
    ("hon ", ","): "hon, --",
    ("Raden ", "verkligen"): "Raden verkligen är",
}


@pytest.mark.parametrize(("before", "said"), INSERTED)
def test_what_is_inserted_gets_the_blanks_of_a_word(before: str, said: str) -> None:
    at = TEXT.index(before) + len(before)
    one = change(Offsets("a.md", TEXT), (at, at), "", said)
    assert INSERTED[before, said] in TEXT[: one.start] + one.new + TEXT[one.end :]


def test_a_few_letters_beside_a_word_may_belong_to_it() -> None:
    at = TEXT.index("Raden") + 5
    with pytest.raises(ValueError, match="blank"):
        change(Offsets("a.md", TEXT), (at, at), "", "s")


def test_text_is_typed_as_the_file_is() -> None:
    assert as_written("“ja” – nej…", 'a "b" -- c...') == '"ja" -- nej...'
    assert as_written("“ja” – nej…", "a “b” – c…") == "“ja” – nej…"


def mark(sort: Sort, said: str, state: str = "") -> Mark:
    box = Box(0, 0, 1, 1)
    return Mark(id="a", sort=sort, page=0, boxes=(box,), point=None, said=said, by="", state=state)


def test_only_marks_that_say_so_are_edits() -> None:
    assert wanted(mark(Sort.HIGHLIGHT, "stavning?")) is None
    assert wanted(mark(Sort.NOTE, "nytt stycke")) is None
    assert wanted(mark(Sort.UNDERLINE, "→ ordet")) == "ordet"
    assert wanted(mark(Sort.HIGHLIGHT, "->")) == ""
    assert wanted(mark(Sort.STRIKE, "")) == ""
    assert wanted(mark(Sort.STRIKE, "ord")) == ""
    assert wanted(mark(Sort.STRIKE, "sägs redan ovan")) == ""
    assert wanted(mark(Sort.STRIKE, "-> ordet")) == "ordet"
    assert wanted(mark(Sort.STRIKE, "", "rejected")) is None
    with pytest.raises(ValueError, match="no words"):
        wanted(mark(Sort.NOTE, "-> ordet"))


@pytest.mark.long
def test_a_hundred_edits_of_a_book_written_on_meanwhile_are_right_or_reported() -> None:
    result = edits.result(Path(__file__).parents[1] / "manuscript", 0)
    assert result.edits == 100
    assert result.wrong == ()
    assert result.lost == 0
    assert result.made > 0.8 * result.alive
