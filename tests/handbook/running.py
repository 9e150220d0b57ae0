"""A chapter's story, run in a folder."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.handbook.literate import Block, Step, place_shim, steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """A command that was run: what it printed, and its exit code."""

    step: Step
    printed: str
    code: int


def told(story: list[Block], folder: Path) -> Iterator[Ran]:
    """Run a story in an empty folder, block after block."""
    here = folder / "story"
    here.mkdir()
    path = f"{place_shim(folder / 'bin')}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": path, "PYTHONUNBUFFERED": "1", "LC_ALL": "C.UTF-8", "CI": "1"}
    for block in story:
        if block.title:
            file = here / block.title
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, encoding="utf-8")
        for step in steps(block) if block.kind == "console" else ():
            words = shlex.split(step.command)
            if words[0] == "cd":
                here = here / words[1]
                yield Ran(step=step, printed="", code=0 if here.is_dir() else 1)
                continue
            run = subprocess.run(
                ["bash", "-c", step.command],
                cwd=here,
                env={**os.environ, **environment},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                timeout=300,
                check=False,
            )
            yield Ran(step=step, printed=run.stdout, code=run.returncode)
