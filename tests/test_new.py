"""`bokbygg new` and `bokbygg init`: a book begun builds at once."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from bokbygg.book import Kind, Source
from bokbygg.build import build
from bokbygg.dates import Date
from bokbygg.diagnostics import Level
from bokbygg.files import write_all
from bokbygg.new import TEMPLATES, Wish, begun
from bokbygg.new.settingsfile import settings_file
from bokbygg.read import find
from bokbygg.settings import read_settings
from bokbygg.settings.tables import TABLES
from tests.bookmaking import lay_out
from tests.epub_judge import epubcheck
from tests.needs import needs
from tests.program import bokbygg, here

DAY = Date(year=2026, month=11, day=24)
WHO = ("--title", "Snö", "--author", "Anna Ek", "--lang", "sv")
BARE = {"02-sea.md": "# The sea\n\nIt was calm.\n", "10-ice.md": "# The ice\n\nIt held.\n",
        "foreword.md": "# Foreword\n\nBefore.\n"}  # fmt: skip


def wish(template: str = "essays", lang: str = "sv") -> Wish:
    return Wish(title="Snö", author="Anna Ek", lang=lang, date=DAY, template=template)


@pytest.mark.parametrize("lang", ["sv", "en", "fi"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_makes_a_book_without_a_complaint(
    template: str, lang: str, tmp_path: Path
) -> None:
    write_all(tmp_path, begun(wish(template, lang)))
    result = build(find(tmp_path), [Kind.EPUB])
    assert [found.code for found in result.findings if found.level is not Level.NOTE] == []
    assert len(result.outputs) == 1


@pytest.mark.long
@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_the_first_build_makes_both_books_and_epubcheck_is_silent(
    template: str, lang: str, tmp_path: Path
) -> None:
    needs("java")
    made = bokbygg("new", "b", *WHO[:4], "--lang", lang, "--template", template, cwd=tmp_path)
    assert made.returncode == 0
    done = bokbygg("build", "--strict", cwd=tmp_path / "b")
    assert done.returncode == 0, done.stderr
    assert "[" not in done.stderr
    assert (tmp_path / "b" / "build" / "sno.pdf").read_bytes().startswith(b"%PDF")
    assert epubcheck((tmp_path / "b" / "build" / "sno.epub").read_bytes(), tmp_path) == ()


def test_new_tells_what_it_wrote_and_what_to_do_next(tmp_path: Path) -> None:
    done = bokbygg("new", "my-book", *WHO, cwd=tmp_path)
    assert done.returncode == 0
    assert "my-book/manuscript/bok.toml\n" in done.stdout
    assert "next: bokbygg build -C my-book" in done.stdout
    again = bokbygg("new", "my-book", *WHO, cwd=tmp_path)
    assert "error[I008]" in again.stderr
    assert again.returncode == 1


def test_the_same_wish_makes_the_same_bytes() -> None:
    assert begun(wish()) == begun(wish())


def test_bok_toml_explains_every_setting_there_is() -> None:
    text = begun(wish())["manuscript/bok.toml"].decode()
    for rows in TABLES.values():
        for key in rows.keys:
            assert re.search(rf"^(?:# )?{re.escape(key.name)} = ", text, re.M), key.name


def test_each_setting_in_a_comment_can_be_set_as_it_stands(tmp_path: Path) -> None:
    lay_out(tmp_path, {"a.md": ""})
    bare = settings_file({})
    for line in re.findall(r"^# (?!Take)(.+)$", bare, re.M):
        one = bare.replace(f"# {line}\n", f"{line}\n", 1)
        found = read_settings(Source(path="bok.toml", text=one)).findings
        assert [each.code for each in found if each.level is Level.ERROR] == [], line


def test_editors_find_the_schemas_of_what_they_edit() -> None:
    made = begun(wish())
    text = made["manuscript/bok.toml"].decode()
    assert text.startswith("#:schema ../.bokbygg/bok.schema.json\n")
    schema = json.loads(made[".bokbygg/bok.schema.json"])
    said = tomllib.loads(text)
    said["book"]["date"] = said["book"]["date"].isoformat()
    assert Draft202012Validator(schema).is_valid(said)
    rule = tomllib.loads(made[".taplo.toml"].decode())["rule"][0]
    assert rule["schema"]["path"] == "./.bokbygg/bok.schema.json"
    line = "# yaml-language-server: $schema=../.bokbygg/essay.schema.json"
    assert line in made["manuscript/02-den-forsta.md"].decode()
    assert ".bokbygg/essay.schema.json" in made


@pytest.mark.parametrize("command", [("new", "b"), ("init",)])
def test_without_a_terminal_nothing_is_asked(command: tuple[str, ...], tmp_path: Path) -> None:
    lay_out(tmp_path, BARE)
    done = bokbygg(*command, cwd=tmp_path, COLUMNS="200")
    assert done.returncode == 2
    assert "say --title and --author, or --yes" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(BARE)


def test_with_yes_what_is_likely_is_taken(tmp_path: Path) -> None:
    done = bokbygg("new", "snow-and-ice", "--yes", cwd=tmp_path, LC_ALL="sv_SE.UTF-8")
    assert done.returncode == 0
    text = (tmp_path / "snow-and-ice" / "manuscript" / "bok.toml").read_text("utf-8")
    book = tomllib.loads(text)["book"]
    assert (book["title"], book["lang"]) == ("Snow and ice", "sv")


# --- init -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", ["", "manuscript/"])
def test_init_lists_the_essays_and_touches_none(folder: str, tmp_path: Path) -> None:
    lay_out(tmp_path, {f"{folder}{name}": text for name, text in BARE.items()})
    done = bokbygg("init", *WHO[:4], cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "02-sea.md    The sea\n" in done.stdout
    content = tomllib.loads((tmp_path / folder / "bok.toml").read_text("utf-8"))["content"]
    assert content == {"chapters": ["02-sea.md", "10-ice.md"], "front": ["foreword.md"]}
    held = {path.name: path.read_text() for path in (tmp_path / folder).glob("*.md")}
    assert held == BARE
    new = {".taplo.toml", ".bokbygg/bok.schema.json", ".bokbygg/essay.schema.json"}
    files = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert files - {".bokbygg"} == {f"{folder}{name}" for name in (*BARE, "bok.toml")} | new
    first = (tmp_path / folder / "bok.toml").read_text("utf-8").partition("\n")[0]
    schema = tmp_path / folder / first.removeprefix("#:schema ")
    assert schema.resolve() == tmp_path.resolve() / ".bokbygg" / "bok.schema.json"
    rule = tomllib.loads((tmp_path / ".taplo.toml").read_text("utf-8"))["rule"][0]
    assert rule["include"] == [f"{folder}bok.toml"]
    built = bokbygg("build", "epub", "--strict", cwd=tmp_path)
    assert built.returncode == 0, built.stderr


def test_init_takes_the_folder_by_its_name_as_well(tmp_path: Path) -> None:
    lay_out(tmp_path / "sea", {"manuscript/a.md": "# The sea\n\nIt was calm.\n"})
    done = here("init", "sea", "--yes", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "sea/manuscript/bok.toml" in done.stdout
    assert (tmp_path / "sea/manuscript/bok.toml").is_file()


def test_init_leaves_a_bok_toml_as_it_is(tmp_path: Path) -> None:
    lay_out(tmp_path, {**BARE, "bok.toml": '[book]\ntitle = "Mine"\n'})
    before = (tmp_path / "bok.toml").read_text()
    done = bokbygg("init", "--yes", cwd=tmp_path)
    assert "error[I008]" in done.stderr
    assert done.returncode == 1
    assert (tmp_path / "bok.toml").read_text() == before


def test_init_in_a_folder_without_essays_says_so(tmp_path: Path) -> None:
    done = bokbygg("init", "--yes", cwd=tmp_path)
    assert "error[B011]" in done.stderr
    assert done.returncode == 1
    assert list(tmp_path.iterdir()) == []
