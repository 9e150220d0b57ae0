"""Work side by side leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bokbygg.pool import WORTH_A_POOL
from tests.bookmaking import lay_out


@pytest.mark.long
@pytest.mark.parametrize("moment", [0.6, 0.9, 1.2])
def test_a_killed_run_leaves_no_process(tmp_path: Path, moment: float) -> None:
    essay = "# Hav\n\n" + "Det var *lugnt*, sa hon. " * 4000
    lay_out(tmp_path, {f"{number}.md": essay for number in range(WORTH_A_POOL + 5)})
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
