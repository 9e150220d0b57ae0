"""The program, run as its users run it: in a process of its own, away from any terminal; or in
this process, which shows the same far sooner.
"""

from __future__ import annotations

import contextlib
import io
import os
import signal
import subprocess
import sys
from pathlib import Path
from unittest import mock

from bokbygg.cli import main

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


def here(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in this process, in folder `cwd`; what it printed and its exit code, as
    `bokbygg` gives them. What it changes of the process is put back."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
    command = ["bokbygg", *map(str, arguments)]
    interrupt = signal.getsignal(signal.SIGINT)
    code = 0
    with contextlib.ExitStack() as stack:
        stack.enter_context(contextlib.chdir(cwd))
        stack.enter_context(mock.patch.dict(os.environ, environment))
        stack.enter_context(mock.patch.object(sys, "argv", command))
        stack.enter_context(contextlib.redirect_stdout(out))
        stack.enter_context(contextlib.redirect_stderr(err))
        stack.callback(signal.signal, signal.SIGINT, interrupt)
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
    printed = []
    for stream in (out, err):
        stream.flush()
        stream.seek(0)
        printed.append(stream.read())
    return subprocess.CompletedProcess(command, code, *printed)


def plant(folder: Path, *names: str) -> dict[str, bytes]:
    """Put files that stand for the books of an earlier run into `folder`; what it then holds."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_bytes(b"the last good book: " + name.encode())
    return held(folder)


def held(folder: Path) -> dict[str, bytes]:
    """The files in `folder`, hidden ones too."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}
