"""The manual says what is: its commands are run and their answers compared, its examples are
built, its reference names everything there is, and the whole of it makes books without a complaint.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import typer

from bokbygg.book import Kind, Source
from bokbygg.build import gather
from bokbygg.cli.app import COMMANDS, program
from bokbygg.cli.exits import Exit
from bokbygg.diagnostics import Level
from bokbygg.read import find
from bokbygg.roles import ROLES
from bokbygg.rules import RULES
from bokbygg.settings import read_settings
from bokbygg.settings.tables import EDITION, ESSAY, TABLES
from tests.bookmaking import lay_out, png
from tests.epub_judge import epubcheck
from tests.handbook.literate import Block, agrees, blocks, steps
from tests.handbook.making import WRITTEN, whole
from tests.handbook.reference import FAMILIES, chapters
from tests.handbook.running import told
from tests.needs import needs

README = WRITTEN.parent.parent.parent / "README.md"
PAGES = sorted((WRITTEN / "manuscript").glob("*.md"))
STORIES = {page.stem: list(blocks(page.read_text("utf-8"))) for page in PAGES}
SETTINGS = '[book]\ntitle = "A"\nauthor = "B"\nlang = "en"\ndate = 2026\nidentifier = "urn:x:y"\n'
COMPANY: dict[str, str | bytes] = {
    "manuscript/snow.md": "# Snow\n\n## The map\n\nWhite.\n",
    "manuscript/boat.jpg": png(900, 600),
}
"""What examples refer to."""


def examples(kind: str) -> list[tuple[str, Block]]:
    """The blocks of a kind that are no files."""
    return [
        (f"{name}-{number}", block)
        for name, story in STORIES.items()
        for number, block in enumerate(story)
        if block.kind == kind and not block.title
    ]


# --- commands -------------------------------------------------------------------------------------


@pytest.mark.long
@pytest.mark.parametrize("name", [name for name, story in STORIES.items() if story])
def test_what_commands_print_is_what_the_manual_shows(name: str, tmp_path: Path) -> None:
    for ran in told(STORIES[name], tmp_path):
        where = f"{name}.md:{ran.step.line}: $ {ran.step.command}\n{ran.printed}"
        assert ran.code == int("error[" in ran.step.printed), where
        assert agrees(ran.step.printed, ran.printed), where


def options(command: str) -> set[str]:
    """What a command can be told."""
    group = typer.main.get_command(program(()))
    one = group.commands[command]  # type: ignore[attr-defined]
    return {name for option in one.params for name in (*option.opts, *option.secondary_opts)}


def mentioned() -> list[list[str]]:
    """Every use of the program that stands in the manual, as words."""
    found = [page.read_text("utf-8") for page in (README, *PAGES)]
    uses = re.findall(r"(?:`|^\$ |^|run: )bokbygg ([^`\n>]+)", "\n".join(found), re.M)
    return [shlex.split(use.replace("'", "")) for use in uses if use.split()[0].isalpha()]


def test_every_command_and_option_that_the_manual_names_exists() -> None:
    uses = [words for words in mentioned() if words[0] in COMMANDS]
    assert {words[0] for words in uses} >= {"new", "build", "check", "proof", "notes", "publish"}
    for words in uses:
        given = {word for word in words[1:] if re.fullmatch(r"--[a-z-]+", word)}
        assert given <= options(words[0]), words


def test_the_readme_leads_to_chapters_that_are_there() -> None:
    ways = re.findall(r"\]\((tests/[^)]+)\)", README.read_text("utf-8"))
    assert {Path(way).name for way in ways} == {page.name for page in PAGES} - {"introduction.md"}
    assert [way for way in ways if not (README.parent / way).is_file()] == []


def test_wildcards_stand_for_what_differs_and_nothing_else() -> None:
    assert agrees("a …\n…\nb  (3 kB)\n", "a dog\nx\ny\nb  (12.5 kB)\n")
    assert agrees("…\nready\n", "ready\n")
    assert not agrees("a\n", "a\nb\n")
    assert not agrees("build/a.pdf  (3 kB, 12 pages)\n", "build/a.pdf  (3 kB, 13 pages)\n")


def test_a_command_ends_where_the_next_begins() -> None:
    text = "$ a \\\n  --b\nout\n\nmore\n$ c\n"
    block = Block(kind="console", title="", text=text, line=10)
    found = [(step.command, step.printed, step.line) for step in steps(block)]
    assert found == [("a \\\n  --b", "out\n\nmore\n", 11), ("c", "", 16)]


# --- examples -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "block", [pytest.param(block, id=name) for name, block in examples("markdown")]
)
def test_an_example_of_markdown_makes_a_book_without_a_complaint(
    block: Block, tmp_path: Path
) -> None:
    text = block.text if block.text.startswith("---") else f"# A\n\n{block.text}"
    files: dict[str, str | bytes] = {
        **COMPANY,
        "manuscript/bok.toml": SETTINGS,
        "manuscript/example.md": text,
    }
    book, _ = gather(find(lay_out(tmp_path, files)), [Kind.EPUB], drafts=False, jobs=1)
    said = [found for found in book.findings if found.level is not Level.NOTE]
    assert said == []


@pytest.mark.parametrize(
    "block", [pytest.param(block, id=name) for name, block in examples("toml")]
)
def test_an_example_of_settings_is_read_without_a_complaint(block: Block) -> None:
    assert read_settings(Source(path="bok.toml", text=block.text)).findings == ()


# --- reference ------------------------------------------------------------------------------------


def terms(chapter: str) -> set[str]:
    """What a chapter of reference explains."""
    return set(re.findall(r"^`([^`]+)`\n:   ", chapter, re.M))


def test_the_reference_names_everything_there_is() -> None:
    made = chapters()
    keys = {key.name for rows in (*TABLES.values(), EDITION) for key in rows.keys}
    assert terms(made["settings.md"]) == keys
    assert terms(made["front-matter.md"]) == {key.name for key in ESSAY.keys}
    assert terms(made["rules.md"]) == set(RULES)
    assert {code[0] for code in RULES} == set(FAMILIES)
    assert terms(made["parts.md"]) == set(ROLES)
    assert set(re.findall(r"^### bokbygg (\w+)", made["commands.md"], re.M)) == set(COMMANDS)
    assert set(re.findall(r"^\| (\d+) \|", made["exit-codes.md"], re.M)) == {
        str(code.value) for code in Exit
    }


# --- the books ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The books and the site, made as CI makes them: a warning would have stopped it."""
    out = tmp_path_factory.mktemp("handbook")
    subprocess.run([sys.executable, "-m", "tests.handbook", str(out)], check=True, timeout=900)
    return out


@pytest.mark.long
def test_the_manual_is_a_sound_e_book(made: Path, tmp_path: Path) -> None:
    needs("java")
    data = next(made.glob("*.epub")).read_bytes()
    assert epubcheck(data, tmp_path) == ()


@pytest.mark.long
def test_the_manual_is_on_its_site_whole(made: Path) -> None:
    site = made / "handbook"
    book = next(site.glob("*/*.epub"))
    with zipfile.ZipFile(book) as archive:
        names = archive.namelist()
    for stem in (page.removesuffix(".md") for page in (*(one.name for one in PAGES), *chapters())):
        assert any(name.endswith(f"/{stem}.xhtml") for name in names), stem
    assert (site / "index.html").is_file()
    assert next(site.glob("*/*.pdf")).read_bytes()[:5] == b"%PDF-"


def test_the_folder_of_the_manual_holds_what_its_settings_list(tmp_path: Path) -> None:
    folder = whole(tmp_path / "handbook")
    text = (folder / "manuscript" / "bok.toml").read_text("utf-8")
    listed = set(re.findall(r'"([\w/-]+\.md)"', text))
    held = folder / "manuscript"
    assert listed == {path.relative_to(held).as_posix() for path in held.rglob("*.md")}
