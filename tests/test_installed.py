"""The program works from a wheel and from an sdist as it does from this checkout, wherever one
stands: theme, templates and faces come along."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent


def _run(*command: str | Path, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.long
@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_an_installed_program_makes_the_same_books(kind: str, tmp_path: Path) -> None:
    python = sys.executable
    made, site, away = tmp_path / "made", tmp_path / "site", tmp_path / "away"
    away.mkdir()
    _run(python, "-m", "hatchling", "build", "-t", kind, "-d", made, cwd=ROOT)
    package = next(made.iterdir())
    pip = (python, "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation")
    _run(*pip, "--target", site, package, cwd=away)
    book = HERE / "books" / "plain"
    program = "import bokbygg, sys; from bokbygg.cli import main; main()"
    for path, folder in ((str(site), "installed"), (str(ROOT / "src"), "here")):
        out = away / folder
        _run(python, "-c", program, "build", "-C", book, "-o", out, cwd=away, PYTHONPATH=path)
    for name in ("plain.epub", "plain.pdf"):
        installed = (away / "installed" / name).read_bytes()
        assert installed == (away / "here" / name).read_bytes()
    asked = (python, "-c", "import bokbygg; print(bokbygg.__file__)")
    where = _run(*asked, cwd=away, PYTHONPATH=str(site))
    assert where.startswith(str(site))


@pytest.mark.long
def test_the_wheel_holds_theme_and_templates(tmp_path: Path) -> None:
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, cwd=ROOT)
    names = set(zipfile.ZipFile(next(tmp_path.iterdir())).namelist())
    for name in ("styles/book.css", "styles/print.css", "styles/epub.css", "py.typed"):
        assert f"bokbygg/{name}" in names
    assert "bokbygg/templates/chapter.xhtml.j2" in names
