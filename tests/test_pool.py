"""Work side by side leaves nothing behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bokbygg import pool
from bokbygg.book import Kind
from bokbygg.build import build
from bokbygg.diagnostics import Fault, Span
from bokbygg.read import find
from bokbygg.rules.press import LAYOUT_FAILED
from tests.bookmaking import lay_out

ESSAYS = 45


def _long_work(folder: Path, sentences: int = 4000) -> None:
    essay = "# Hav\n\n" + ("Det var *lugnt*, sa hon. " * 40 + "\n\n") * (sentences // 40)
    lay_out(folder, {f"{number}.md": essay for number in range(ESSAYS)})


def test_many_essays_on_two_processes_are_the_same_book(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(tmp_path, {f"{n}.md": f"# Essay {n}\n\nText {n}.[^1]\n" for n in range(45)})
    monkeypatch.setattr(pool, "WORTH_A_POOL", 1)
    alone, together = (
        build(find(tmp_path), [Kind.EPUB], keep_going=True, jobs=jobs) for jobs in (1, 2)
    )
    assert alone.outputs == together.outputs != ()
    assert alone.findings == together.findings
    assert [found.code for found in alone.findings].count("S005") == 45


_CALLING = """
import sys
from bokbygg import pool
from tests.test_pool import has

if __name__ == "__main__":
    pool.call("sched")
    with pool.workshop(1, ahead="sched") as workers:
        print(has("sched"), workers.submit(has, "sched").result())
"""


def has(module: str) -> bool:
    """Whether a process has taken in a module."""
    return module in sys.modules


def test_workers_have_from_birth_what_was_called_ahead(tmp_path: Path) -> None:
    (tmp_path / "calling").mkdir()
    (tmp_path / "calling" / "run.py").write_text(_CALLING, "utf-8")
    stranger = tmp_path / "stranger"
    stranger.mkdir()
    (stranger / "sched.py").write_text('open("was-here", "w")', "utf-8")
    run = subprocess.run(
        [sys.executable, tmp_path / "calling" / "run.py"],
        cwd=stranger,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([*sys.path, str(Path.cwd())])},
        capture_output=True,
        text=True,
    )
    assert run.stdout == "False True\n", run.stderr
    assert not (stranger / "was-here").exists()


FINDING = LAYOUT_FAILED.found("`Djupet` cannot be laid out", Span(path="djupet.md"), "look there")


def _fail() -> None:
    raise Fault(FINDING)


def test_a_worker_tells_what_it_has_found() -> None:
    with pool.workshop(1) as workers, pytest.raises(Fault) as fault:
        workers.submit(_fail).result()
    assert fault.value.findings == (FINDING,)


def test_where_no_process_can_be_had_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> None:
        raise OSError("AF_UNIX path too long")

    ready: list[bool] = []
    monkeypatch.setattr("multiprocessing.forkserver.ensure_running", refused)
    with pool.workshop(2, lambda: ready.append(True)) as made:
        assert made.submit(os.getpid).result() == os.getpid()
    assert ready == [True]


@pytest.mark.parametrize(
    ("target", "event", "sentences"), [("epub", "parsed", 4000), ("pdf", "laid-out", 120)]
)
def test_ctrl_c_ends_all_processes_and_leaves_no_file(
    target: str, event: str, sentences: int, tmp_path: Path
) -> None:
    _long_work(tmp_path / "book", sentences)
    before = sorted((tmp_path / "book").rglob("*"))
    run = subprocess.Popen(
        [sys.executable, "-m", "bokbygg", "build", target, "--json", "-j", "2"],
        cwd=tmp_path / "book",
        env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")},
        start_new_session=True,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert run.stderr is not None
    while json.loads(run.stderr.readline())["event"] != event:
        pass
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does
    rest = run.communicate(timeout=60)[1].splitlines()
    assert run.returncode == 130
    assert {json.loads(line)["event"] for line in rest} <= {event}
    assert len(rest) < ESSAYS - 5
    assert _ends(run.pid)
    assert sorted((tmp_path / "book").rglob("*")) == before
    assert not [path for path in (tmp_path / "cache").rglob(".*") if path.is_file()]


@pytest.mark.long
@pytest.mark.parametrize("moment", [0.6, 0.9, 1.2])
def test_a_killed_run_leaves_no_process(tmp_path: Path, moment: float) -> None:
    _long_work(tmp_path)
    run = subprocess.Popen(
        [sys.executable, "-m", "bokbygg", "build", "epub", "-j", "2", "-C", tmp_path],
        start_new_session=True,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(moment)
    run.send_signal(signal.SIGKILL)
    run.wait()
    assert _ends(run.pid)
    assert list((tmp_path / "build").glob("*")) == []


def _ends(group: int) -> bool:
    """Whether every process of a group is gone within ten seconds."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
