"""The manual as EPUB, PDF and site, in build/: `python -m tests.handbook`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.handbook.making import whole
from tests.program import COMMAND


def make(out: Path) -> None:
    """Make the books in folder `out`, and the site in `out/handbook`."""
    with tempfile.TemporaryDirectory() as folder:
        whole(Path(folder))
        site = ("publish", "--to", str(out / "handbook"))
        for command in (("build", "--strict", "-o", str(out)), site):
            subprocess.run([*COMMAND, *command, "-C", folder], check=True)


if __name__ == "__main__":
    make(Path(sys.argv[1] if len(sys.argv) > 1 else "build").absolute())
