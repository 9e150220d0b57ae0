"""What a command costs: seconds on the clock and of the processors, and the memory of its largest
process, all its descendants counted, also those that it leaves to themselves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_RUNNER = """
import ctypes, json, os, resource, subprocess, sys, time

SUBREAPER = 36  # prctl(2): orphans of the command become children of this process
if sys.platform == "linux":
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
began = time.monotonic()
code = subprocess.call(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=2)
wall = time.monotonic() - began
try:
    while True:
        os.wait()
except ChildProcessError:
    pass
used = resource.getrusage(resource.RUSAGE_CHILDREN)
unit = 1024 if sys.platform == "linux" else 1
peak = used.ru_maxrss * unit
print(json.dumps({"code": code, "wall": wall, "cpu": used.ru_utime + used.ru_stime, "peak": peak}))
"""


@dataclass(frozen=True, kw_only=True)
class Cost:
    """Seconds on the clock, of the processors, and bytes of the largest process."""

    wall: float
    cpu: float
    peak: int


def cost(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end; raises CalledProcessError, with what it said, where it fails.

    Python may keep the bytecode of modules, as it does for a program that is installed: whoever has
    forbidden it would measure how long all of it takes to compile.
    """
    done = subprocess.run(
        [sys.executable, "-c", _RUNNER, *map(str, command)],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "", **(environment or {})},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    told = json.loads(done.stdout)
    if told["code"]:
        raise subprocess.CalledProcessError(told["code"], list(command), stderr=done.stderr)
    return Cost(wall=told["wall"], cpu=told["cpu"], peak=told["peak"])
