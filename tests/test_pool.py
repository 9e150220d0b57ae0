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

from bokbygg.pool import WORTH_A_POOL
from tests.bookmaking import lay_out


def _long_work(folder: Path) -> None:
    essay = "# Hav\n\n" + "Det var *lugnt*, sa hon. " * 4000
    lay_out(folder, {f"{number}.md": essay for number in range(WORTH_A_POOL + 5)})


def test_ctrl_c_ends_all_processes_and_leaves_no_file(tmp_path: Path) -> None:
    _long_work(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    run = subprocess.Popen(
        [sys.executable, "-m", "bokbygg", "build", "epub", "--json", "-j", "2", "-C", tmp_path],
        start_new_session=True,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert run.stderr is not None
    assert json.loads(run.stderr.readline())["event"] == "begun"
    assert json.loads(run.stderr.readline())["event"] == "parsed"
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does
    rest = run.communicate(timeout=60)[1]
    assert run.returncode == 130
    assert [json.loads(line)["event"] for line in rest.splitlines() if line] == [
        "parsed"
    ] * rest.count("\n")
    assert rest.count("\n") < WORTH_A_POOL
    assert _ends(run.pid)
    assert sorted(tmp_path.rglob("*")) == before


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
