"""What may be kept between runs. It decides nothing but how long a run takes: whatever lies here
can be made again, and is, when it is gone.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import os
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path

from bokbygg import files

MOST = 100
"""How many things of a sort are kept; the oldest go first."""


@functools.cache
def _own(given: str) -> Path:
    folder = (Path(given) if given else Path.home() / ".cache") / "bokbygg"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    if os.access(folder, os.W_OK):
        return folder
    passing = tempfile.mkdtemp(prefix="bokbygg-")
    atexit.register(shutil.rmtree, passing, ignore_errors=True)
    return Path(passing)


def folder() -> Path:
    """The user's cache folder for us, or one that goes when the program ends."""
    return _own(os.environ.get("XDG_CACHE_HOME", ""))


def digest(*inputs: str | bytes) -> str:
    """A name for what is made of these inputs and of nothing else."""
    whole = sha256()
    for one in inputs:
        data = one.encode() if isinstance(one, str) else one
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()[:32]


def kept(name: str) -> bytes | None:
    """What was kept under `name` (`cover/1a2b.jpg`), or None.

    Its checksum goes before it, so that a file cut short or spoilt counts as gone.
    """
    try:
        stored = (folder() / name).read_bytes()
    except OSError:
        return None
    checksum, data = stored[:32], stored[32:]
    return data if sha256(data).digest() == checksum else None


def keep(name: str, data: bytes) -> None:
    """Keep `data` under `name`; where it cannot be kept, it is not."""
    path = folder() / name
    with contextlib.suppress(OSError):
        files.write(path, sha256(data).digest() + data)
        by_age = sorted(path.parent.iterdir(), key=lambda one: one.stat().st_mtime, reverse=True)
        for old in by_age[MOST:]:
            old.unlink(missing_ok=True)
