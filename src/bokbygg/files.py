"""The one way to write: whole or not at all."""

from __future__ import annotations

import glob
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

_HOUR = 3600.0


def write(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Put `data` at `path` in one step: who opens it sees the old file or the new, never a half.

    The folder is made where it is missing. What is not `lasting` may be lost or spoilt when the
    machine stops, and is written sooner. Raises OSError, leaving the old file, where it cannot be
    written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if lasting:
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


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files at their places in `folder`, by their names from it, all of them or none.

    Raises OSError where one cannot be written; then the folder is as it was.
    """
    made = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=".new-", dir=folder))
    undo: list[tuple[Path, Path | None]] = []
    try:
        for number, data in enumerate(files.values()):
            write(staging / f"{number}-new", data)
        for number, name in enumerate(files):
            path = folder / name
            made += [parent for parent in path.parents if not parent.exists()]
            path.parent.mkdir(parents=True, exist_ok=True)
            old = staging / f"{number}-old" if path.exists() or path.is_symlink() else None
            if old is not None:
                path.replace(old)
            undo.append((path, old))
            (staging / f"{number}-new").replace(path)
    except BaseException:
        for path, old in reversed(undo):
            path.unlink(missing_ok=True)
            if old is not None:
                old.replace(path)
        shutil.rmtree(staging)
        for parent in sorted(made, key=lambda parent: -len(parent.parts)):
            if parent.is_dir():
                parent.rmdir()
        raise
    shutil.rmtree(staging)
