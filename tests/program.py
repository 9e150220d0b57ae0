"""The program, run as its users run it: in a process of its own, away from any terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

COMMAND = (sys.executable, "-m", "bokbygg")


def bokbygg(
    *arguments: str | Path, cwd: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the program in folder `cwd`; what it printed and its exit code."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def plant(folder: Path, *names: str) -> dict[str, bytes]:
    """Put files that stand for the books of an earlier run into `folder`; what it then holds."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_bytes(b"the last good book: " + name.encode())
    return held(folder)


def held(folder: Path) -> dict[str, bytes]:
    """The files in `folder`, hidden ones too."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}
