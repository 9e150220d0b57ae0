"""The command line: what each command prints, where, and with which exit code."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bokbygg import __version__
from bokbygg.cli import main
from bokbygg.cli.app import COMMANDS, JOBS
from tests.bookmaking import lay_out
from tests.program import COMMAND, bokbygg, held, here, plant

WHOLE = Path(__file__).parent / "books" / "whole"
BARE = {"sea.md": "# The sea\n\nIt was calm.\n", "lake.md": "---\ndraft: true\n---\n\nIt was\n"}


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A bare folder with an essay and a draft: a book that is made with warnings."""
    return lay_out(tmp_path / "bare", BARE)


# --- build ----------------------------------------------------------------------------------------


def test_build_makes_both_books_and_says_where(tmp_path: Path) -> None:
    done = bokbygg("build", "-C", WHOLE, "-o", "out", cwd=tmp_path)
    assert done.returncode == 0
    first, second = done.stdout.splitlines()
    assert first.startswith("out/snow-and-silence.epub  (")
    assert second.startswith("out/snow-and-silence.pdf  (")
    assert second.endswith(" pages)")
    assert done.stderr.splitlines() == [
        "reading the essays …",
        "typesetting the PDF …",
        "binding the EPUB …",
    ]
    assert sorted(held(tmp_path / "out")) == ["snow-and-silence.epub", "snow-and-silence.pdf"]


def test_build_of_one_kind_leaves_the_other_alone(bare: Path) -> None:
    before = plant(bare / "build", "bare.pdf")
    here("build", "epub", cwd=bare)
    after = held(bare / "build")
    assert sorted(after) == ["bare.epub", "bare.pdf"]
    assert after["bare.pdf"] == before["bare.pdf"]


def test_files_are_named_from_where_one_stands(bare: Path) -> None:
    lay_out(bare, {"sea.md": "# The sea\n\n[There](fjall.md)\n"})
    (bare.parent / "here").mkdir()
    done = here("build", "epub", "-C", "../bare", cwd=bare.parent / "here")
    assert "--> ../bare/sea.md:3:1" in done.stderr


def test_without_o_the_books_come_into_the_books_own_folder(bare: Path) -> None:
    done = here("build", "epub", "-C", "bare", cwd=bare.parent)
    assert done.stdout.startswith("bare/build/bare.epub")
    assert (bare / "build" / "bare.epub").is_file()


def test_drafts_are_left_out_unless_asked_for(bare: Path) -> None:
    assert "lake" not in here("list", cwd=bare).stdout.split("left out")[0]
    assert "lake.md" in here("list", "--drafts", cwd=bare).stdout


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--strict",), 3)])
def test_strict_makes_an_exit_code_of_warnings(
    options: tuple[str, ...], code: int, bare: Path
) -> None:
    done = here("build", "epub", *options, cwd=bare)
    assert "warning[B005]" in done.stderr
    assert done.returncode == code
    assert (bare / "build" / "bare.epub").is_file()


def test_quiet_says_errors_only_and_verbose_also_notes(bare: Path) -> None:
    assert here("build", "epub", "-q", cwd=bare).stderr == ""
    assert "note[" not in here("build", "epub", cwd=bare).stderr
    assert "note[B018]" in here("build", "epub", "-v", cwd=bare).stderr
    lay_out(bare, {"sea.md": "# The sea\n\n[There](fjall.md)\n"})
    done = here("build", "epub", "-q", cwd=bare)
    assert "error[S001]" in done.stderr
    assert "warning[" not in done.stderr


def test_json_tells_programs_of_files_and_findings(bare: Path) -> None:
    done = here("build", "epub", "--json", cwd=bare)
    told = json.loads(done.stdout)
    (made,) = told["outputs"]
    data = (bare / made["path"]).read_bytes()
    assert made["bytes"] == len(data)
    assert made["sha256"] == hashlib.sha256(data).hexdigest()
    assert made["pages"] == 0
    draft = next(found for found in told["diagnostics"] if found["code"] == "B018")
    assert (draft["file"], draft["line"], draft["column"]) == ("lake.md", 2, 8)
    assert {"level", "message", "hint", "width", "excerpt"} <= draft.keys()


def test_json_of_a_book_that_failed_has_no_files(bare: Path) -> None:
    lay_out(bare, {"sea.md": "# The sea\n\n[There](fjall.md)\n"})
    done = here("build", "--json", cwd=bare)
    assert json.loads(done.stdout)["outputs"] == []
    assert done.returncode == 1


def test_json_is_json_whatever_the_terminal_can_show(bare: Path) -> None:
    lay_out(bare, {"sjö.md": "# Sjön – ☃ 🌊\n\nDen var lugn.\n"})
    done = bokbygg("list", "--json", cwd=bare, PYTHONIOENCODING="ascii")
    assert "Sjön – ☃ 🌊" in [row["title"] for row in json.loads(done.stdout)]


def test_a_terminal_that_lacks_a_letter_does_not_stop_the_program(bare: Path) -> None:
    lay_out(bare, {"sjö.md": "# Sjön – ☃\n\nDen var lugn.\n"})
    done = bokbygg("list", cwd=bare, PYTHONIOENCODING="ascii:strict")
    assert done.returncode == 0


# --- list, explain, help --------------------------------------------------------------------------


def test_list_shows_the_order_with_titles_words_and_what_is_left_out(bare: Path) -> None:
    done = here("list", "-C", WHOLE, cwd=bare)
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["11", "9", "20"]
    assert "The mountains  chapter     manuscript/01-mountains.md" in done.stdout
    assert "left out: lake.md" in here("list", cwd=bare).stdout


def test_explain_tells_what_why_and_how(tmp_path: Path) -> None:
    text = here("explain", "s001", cwd=tmp_path).stdout
    assert text.startswith("S001  A link leads to a file that is not in the book\n")
    assert "Bad:\n\n    [the mountain](fjal.md)" in text
    assert text.endswith("An error: no book is made. With --keep-going it is a warning.\n")


def test_explain_alone_lists_every_rule(tmp_path: Path) -> None:
    lines = here("explain", cwd=tmp_path).stdout.splitlines()
    assert lines[0].startswith("B001  error    bok.toml cannot be read")
    assert len(lines) > 50


@pytest.mark.parametrize(("asked", "offered"), [("S1", "S001"), ("S01", "S001"), ("SOO1", "S001")])
def test_explain_offers_the_code_that_may_be_meant(
    asked: str, offered: str, tmp_path: Path
) -> None:
    done = here("explain", asked, cwd=tmp_path)
    assert done.stderr == f"there is no finding `{asked}`\nhint: did you mean `{offered}`?\n"
    assert done.returncode == 2


def test_version_and_help(tmp_path: Path) -> None:
    assert bokbygg("--version", cwd=tmp_path).stdout == f"bokbygg {__version__}\n"
    assert "bokbygg build -C my-essays" in bokbygg("--help", cwd=tmp_path).stdout


def test_the_help_lists_every_command_once_by_the_job_it_is_for(tmp_path: Path) -> None:
    said = here("--help", cwd=tmp_path, COLUMNS="80").stdout
    jobs = re.findall(r"^(\w[\w ]+):\n((?:  .+\n)+)", said, re.M)
    assert [job for job, _ in jobs][1:] == list(JOBS)
    for job, listed in jobs[1:]:
        assert [line.split()[0] for line in listed.splitlines()] == list(JOBS[job])
    assert all(len(line) < 80 for line in said.splitlines())


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_says_what_is_taken_where_nothing_is_said(
    command: str, tmp_path: Path
) -> None:
    said = here(command, "--help", cwd=tmp_path, COLUMNS="80").stdout
    assert "A variant,  in" not in said
    assert "[default: ()]" not in said
    assert "<int range>" not in said
    examples = re.search(r"Examples:\n((?:    .+\n)+)", said)
    shown = examples[1].splitlines() if examples else []
    assert all(len(line) < 100 for line in shown)
    assert all(line.strip() for line in shown)
    assert "bokbygg build epub -C essays" in bokbygg("build", "-h", cwd=tmp_path).stdout


# --- what goes wrong ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [("bild",), ("build", "mobi"), ("build", "--nosuch"), ("build", "-j", "0"), ("explain", "X9")],
)
def test_wrong_use_is_exit_code_2(arguments: tuple[str, ...], bare: Path) -> None:
    done = here(*arguments, cwd=bare)
    assert done.returncode == 2
    assert done.stderr
    assert not (bare / "build").exists()


@pytest.mark.parametrize("command", ["build", "list"])
def test_a_project_folder_that_is_not_there_is_named(command: str, tmp_path: Path) -> None:
    done = here(command, "-C", "bokk", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith(
        "error[B015]: there is no folder `bokk`\nhint: name the folder that holds the book\n"
    )


def test_a_folder_that_cannot_be_written_is_named(bare: Path) -> None:
    done = here("build", "epub", "-o", "sea.md/out", cwd=bare)
    assert done.returncode == 1
    assert "error[B030]: `sea.md/out/bare.epub` cannot be written: " in done.stderr
    assert "hint: choose another folder with -o, or make room" in done.stderr
    assert sorted(held(bare)) == sorted(BARE)


def test_a_name_taken_by_a_folder_is_left_alone(bare: Path) -> None:
    (bare / "build" / "bare.epub").mkdir(parents=True)
    done = here("build", "epub", cwd=bare)
    assert done.returncode == 1
    assert "error[B030]" in done.stderr
    assert [path.name for path in (bare / "build").iterdir()] == ["bare.epub"]


def test_our_own_fault_is_exit_code_70_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], bare: Path
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the wheel came off")

    monkeypatch.setattr("bokbygg.build.essays", fail)
    monkeypatch.setattr(sys, "argv", ["bokbygg", "build", "-C", str(bare)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 70
    told = capsys.readouterr().err
    assert "failed by its own fault: RuntimeError: the wheel came off" in told
    assert "Traceback" not in told
    monkeypatch.setenv("BOKBYGG_TRACE", "1")
    with pytest.raises(RuntimeError):
        main()


def test_interrupted_it_stops_at_once_and_leaves_no_trace(bare: Path) -> None:
    before = plant(bare / "build", "bare.epub", "bare.pdf")
    running = subprocess.Popen([*COMMAND, "build"], cwd=bare, stderr=subprocess.PIPE, text=True)
    assert running.stderr is not None
    assert running.stderr.readline() == "reading the essays …\n"
    running.send_signal(signal.SIGINT)
    rest = running.communicate(timeout=60)[1]
    assert running.returncode == 130
    assert "Traceback" not in rest
    assert held(bare / "build") == before


def test_a_reader_that_goes_away_is_no_fault(bare: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*COMMAND, "explain"], stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert done.stderr == ""
    assert done.returncode == 1


# --- terminals ------------------------------------------------------------------------------------


def _on_a_terminal(folder: Path, **environment: str) -> str:
    """What a terminal is sent on stderr by a build."""
    ours, theirs = pty.openpty()
    kept = {key: value for key, value in os.environ.items() if key not in {"CI", "NO_COLOR"}}
    with subprocess.Popen(
        [*COMMAND, "build", "epub"],
        cwd=folder,
        env={**kept, "TERM": "xterm", **environment},
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    ):
        os.close(theirs)
        sent = b""
        try:
            while more := os.read(ours, 65536):
                sent += more
        except OSError:  # how a terminal ends on Linux
            pass
    os.close(ours)
    return sent.decode()


def test_a_terminal_is_given_colour(bare: Path) -> None:
    assert "\x1b[1;33mwarning[B005]\x1b[0m: the book has no title" in _on_a_terminal(bare)


@pytest.mark.parametrize("variable", ["NO_COLOR", "CI"])
def test_plain_lines_where_they_are_asked_for(variable: str, bare: Path) -> None:
    sent = _on_a_terminal(bare, **{variable: "1"})
    assert "\x1b" not in sent
    stages = ("reading the essays", "laying out the pages that the EPUB lists", "binding the EPUB")
    said = "".join(f"{stage} …\r\n" for stage in stages)
    assert sent.startswith(f"{said}warning[B005]: ")


def test_a_folder_given_in_place_of_an_edition_is_told_how_to_be_named(bare: Path) -> None:
    done = here("build", "bare", cwd=bare.parent)
    assert done.returncode == 2
    assert "-C bare" in done.stderr


@pytest.mark.parametrize(("options", "shown"), [((), 10), (("-v",), 13)])
def test_many_warnings_of_one_code_do_not_push_the_rest_off_the_screen(
    options: tuple[str, ...], shown: int, tmp_path: Path
) -> None:
    pictures = "\n\n".join(f"![A boat](boat-{number}.png)" for number in range(13))
    book = lay_out(tmp_path / "b", {"sea.md": f"# The sea\n\n{pictures}\n"})
    done = here("build", "epub", "--keep-going", *options, cwd=book)
    assert done.stderr.count("warning[S003]") == shown
    assert ("... and 3 more of S003 (-v shows them)" in done.stderr) == (shown == 10)
    assert "17 warnings" in done.stderr
