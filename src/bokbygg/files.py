"""The one way to write: whole or not at all."""

from __future__ import annotations

import glob
import os
import tempfile
from pathlib import Path

_HOUR = 3600.0


def write(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step: who opens it sees the old file or the new, never a half.

    The folder is made where it is missing. Raises OSError, leaving the old file, where it cannot
    be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _clear(path)


def _clear(path: Path) -> None:
    """Take away what a run that was killed while writing `path` has left: by now no run that
    began an hour before this one can be at it."""
    now = path.stat().st_mtime
    for stale in path.parent.glob(f".{glob.escape(path.name)}.*"):
        try:
            if now - stale.stat().st_mtime > _HOUR:
                stale.unlink()
        except OSError:  # another run was quicker
            continue
