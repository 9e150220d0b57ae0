"""A book held against an earlier proof of it, or against what git has kept."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bokbygg.proof.compare import Comparison, compare
from bokbygg.proof.comparetext import told
from bokbygg.proof.comparewords import changes
from bokbygg.proof.making import Wish, keep, proof
from bokbygg.read import find
from tests.program import bokbygg

OLD = """---
title: Havet
---

Det var en gång ett stort hav som låg stilla.
Ingen visste varför, och ingen frågade.

Sedan kom en båt med två segel.

Den for förbi.
"""

NEW = """---
title: Havet
---

Det var en gång ett mycket litet hav som låg stilla. Ingen visste varför,
och ingen frågade.

Ett helt nytt stycke.

Sedan kom en båt med segel.
"""


def write(folder: Path, essay: str) -> None:
    (folder / "bok.toml").write_text('[book]\ntitle = "En bok"\nlang = "sv"\n', "utf-8")
    (folder / "01-havet.md").write_text(essay, "utf-8")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of which a first proof was made, and that was changed since."""
    folder = tmp_path_factory.mktemp("compare")
    write(folder, OLD)
    made = proof(find(folder), Wish())
    assert made.map is not None
    keep(find(folder), made.map)
    write(folder, NEW)
    return folder


@pytest.fixture(scope="module")
def since(book: Path) -> Comparison:
    return compare(find(book), "1")


def words(old: str, new: str) -> list[tuple[str, str]]:
    return [(one.old, one.new) for one in changes("a.md", old, new)]


# --- words ----------------------------------------------------------------------------------------


def test_words_are_told_and_line_breaks_are_not() -> None:
    assert words(OLD, NEW) == [
        ("stort", "mycket litet"),
        ("", "Ett helt nytt stycke."),
        ("två", ""),
        ("Den for förbi.", ""),
    ]


def test_a_change_says_where_the_new_words_stand() -> None:
    first, second, *_ = changes("a.md", OLD, NEW)
    assert (first.line, first.column, first.end) == (5, 21, (5, 33))
    assert (second.line, second.column) == (8, 1)
    assert (first.before, first.after) == ("var en gång ett ", " hav som låg stilla.")


@given(st.text("ab \n", max_size=60), st.text("ab \n", max_size=60))
def test_what_a_change_says_is_new_stands_there(old: str, new: str) -> None:
    lines = new.split("\n")
    for one in changes("a.md", old, new):
        if one.new:
            assert lines[one.line - 1][one.column - 1 :].startswith(one.new.split()[0])
    if old.split() == new.split() and old.count("\n\n") == new.count("\n\n") == 0:
        assert changes("a.md", old, new) == ()


# --- pages ----------------------------------------------------------------------------------------


def test_changes_are_told_by_essay_page_and_line(since: Comparison) -> None:
    assert since.map is not None
    text = told("text", since.compared, since.map)
    assert text.startswith("Havet (01-havet.md)\n")
    assert (
        "01-havet.md:5:21: page 1, line 2: var en gång ett [-stort-]{+mycket litet+} hav som"
        in text
    )
    assert "{+Ett helt nytt stycke.+}" in text


def test_the_same_as_markdown_and_for_programs(since: Comparison) -> None:
    assert since.map is not None
    assert "~~stort~~ **mycket litet**" in told("md", since.compared, since.map)
    first = json.loads(told("json", since.compared, since.map))["changes"][0]
    assert (first["page"], first["printed-line"], first["new"]) == ("1", 2, "mycket litet")


def test_changed_lines_have_a_bar_and_the_margin_says_what_stood_there(since: Comparison) -> None:
    import pypdfium2

    (output,) = since.outputs
    assert output.name == "en-bok-proof-2-changes.pdf"
    assert since.map is not None
    box = since.compared[0].found[0].boxes[0]
    with pypdfium2.PdfDocument(output.data) as pdf:
        page = pdf[box.page]
        text = page.get_textpage().get_text_bounded()
        seen = page.render(scale=1).to_pil().convert("RGB")
        height = page.get_height()
    assert "− stort" in text
    assert "+ mycket litet" in text
    right = max(run.right for run in since.map.runs(box.page) if run.line)
    middle = round(height - (box.bottom + box.top) / 2)
    colours = {seen.getpixel((round(right) + step, middle)) for step in range(4, 10)}
    assert any(red > 200 and blue < 120 for red, _, blue in colours)


# --- git, pictures, faults ------------------------------------------------------------------------


def git(folder: Path, *words: str) -> None:
    person = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", folder, *person, *words], check=True, capture_output=True)


def test_a_tag_of_git_is_a_state_and_pages_are_shown_as_pictures(tmp_path: Path) -> None:
    from PIL import Image

    write(tmp_path, OLD)
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "first")
    git(tmp_path, "tag", "draft")
    (tmp_path / "01-havet.md").rename(tmp_path / "02-havet.md")
    (tmp_path / "02-havet.md").write_text(OLD.replace("stort", "litet"), "utf-8")
    made = compare(find(tmp_path), "draft", images=True)
    (essay,) = made.compared
    assert (essay.then, essay.now, essay.found[0].change.new) == (
        "01-havet.md",
        "02-havet.md",
        "litet",
    )
    (_, picture) = made.outputs
    red, _, blue = Image.open(io.BytesIO(picture.data)).convert("RGB").split()
    colours = set(zip(red.tobytes(), blue.tobytes(), strict=True))
    assert any(more > 200 and less < 60 for more, less in colours)  # gone
    assert any(less < 60 and more > 200 for less, more in colours)  # come


def test_files_that_essays_take_in_are_as_they_were_and_links_that_lead_out_are_passed_over(
    tmp_path: Path,
) -> None:
    write(tmp_path, OLD + "\n```\n{{#include kod.py}}\n```\n")
    (tmp_path / "kod.py").write_text("print(1)\n", "utf-8")
    (tmp_path / "ut.md").symlink_to("/etc/hostname")
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "first")
    (tmp_path / "ut.md").unlink()
    assert compare(find(tmp_path), "HEAD").compared == ()


def test_a_state_that_is_not_known_is_a_fault_that_names_those_that_are(book: Path) -> None:
    done = bokbygg("compare", "7", "-q", cwd=book)
    assert done.returncode == 1
    assert "error[N001]" in done.stderr
    assert "hint: proofs were made of rounds 1" in done.stderr


def test_pages_of_a_proof_that_is_gone_cannot_be_shown(book: Path) -> None:
    done = bokbygg("compare", "1", "--images", "-q", cwd=book)
    assert (done.returncode, "error[N002]" in done.stderr) == (1, True)


def test_nothing_changed_is_said_and_makes_no_file(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    assert bokbygg("proof", "-q", cwd=tmp_path).returncode == 0
    done = bokbygg("compare", "1", "-q", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "nothing was changed\n")
    assert [path.name for path in (tmp_path / "build").iterdir()] == ["en-bok-proof-1.pdf"]
