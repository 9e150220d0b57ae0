"""`bokbygg doctor`: what is there, what is not, and the command that brings it."""

from __future__ import annotations

import json
import os
import shutil
from importlib import metadata
from pathlib import Path

import pytest

from bokbygg.doctor import Examination, State, machine, of_languages, of_machine, of_storage
from tests.bookmaking import lay_out
from tests.program import bokbygg

SYSTEMS = {"apt", "brew", "dnf", "winget"}


def by_name(seen: tuple[Examination, ...], name: str) -> Examination:
    return next(each for each in seen if each.name.startswith(name))


def test_this_machine_can_make_books(tmp_path: Path) -> None:
    lay_out(tmp_path, {"sea.md": "# The sea\n\nIt was calm, and the lake was not.\n"})
    done = bokbygg("doctor", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert done.stdout.splitlines()[-1] == "ready to make books"
    assert "Hyphenation, English" in done.stdout


def test_json_says_the_same(tmp_path: Path) -> None:
    told = json.loads(bokbygg("doctor", "--json", cwd=tmp_path).stdout)
    names = [each["name"] for each in told["examinations"]]
    assert names[:4] == ["bokbygg", "Python", "Python packages", "Pango"]
    assert all(each["remedies"] for each in told["examinations"] if each["state"] == "needed")


def test_without_pango_the_command_for_every_system_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(machine, "_PANGO", {"no-such-library": "libno-such.so"})
    seen = by_name(tuple(of_machine()), "Pango")
    assert seen.state is State.NEEDED
    assert dict(seen.remedies).keys() == SYSTEMS
    assert "libpangoft2-1.0-0" in dict(seen.remedies)["apt"]


def test_a_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ["lxml>=5", "no-such-package>=1", 'mypy; extra == "dev"']
    monkeypatch.setattr(metadata, "requires", lambda _: asked)
    seen = by_name(tuple(of_machine()), "Python packages")
    assert seen.state is State.NEEDED
    assert seen.remedies == (("pip", "pip install no-such-package"),)


def test_without_java_a_book_is_made_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    seen = by_name(tuple(of_machine()), "Java")
    assert seen.state is State.USEFUL
    assert dict(seen.remedies).keys() == SYSTEMS


def test_what_a_language_has(tmp_path: Path) -> None:
    lay_out(tmp_path, {"sea.md": "---\nlang: sv\n---\n\n# Sjön\n\nDet var lugnt på sjön.\n"})
    lay_out(tmp_path / "words", {"sv_SE.dic": "1\nsnö\n", "sv_SE.aff": "SET UTF-8\n"})
    done = bokbygg("doctor", "--json", cwd=tmp_path, DICPATH=str(tmp_path / "words"))
    told = json.loads(done.stdout)["examinations"]
    assert {one["state"] for one in told if one["name"].endswith("Swedish (sv)")} == {"found"}


def test_a_language_that_nobody_knows_gets_less() -> None:
    assert {each.state for each in of_languages(["tlh"])} == {State.USEFUL}
    arabic = by_name(tuple(of_languages(["ar"])), "Hyphenation")
    assert arabic.found == "the language parts no words"


def test_a_folder_that_cannot_be_written_is_a_lack(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)
    seen = by_name(tuple(of_storage(tmp_path)), "Write access")
    assert seen.state is State.NEEDED
    assert "bokbygg build -o" in seen.remedies[0][1]


NO_LIBRARIES = """import ctypes

def none(name):
    raise OSError

ctypes.CDLL = none
"""


def test_something_needed_that_lacks_is_exit_code_4(tmp_path: Path) -> None:
    lay_out(tmp_path, {"sitecustomize.py": NO_LIBRARIES})
    ours = Path(machine.__file__).parents[2]
    done = bokbygg("doctor", cwd=tmp_path, PYTHONPATH=f"{tmp_path}{os.pathsep}{ours}")
    assert done.returncode == 4, done.stdout + done.stderr
    assert "MISSING  Pango" in done.stdout
