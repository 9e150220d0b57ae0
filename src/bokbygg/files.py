"""The one way to write: whole or not at all."""

from __future__ import annotations

import ctypes
import glob
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
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


# --- a whole folder -----------------------------------------------------------------------------


def holds(path: Path, data: bytes) -> bool:
    """Whether a file, no link, stands at `path` and holds `data`."""
    return path.is_file() and not path.is_symlink() and path.read_bytes() == data


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other run is at work on `folder`, or on one beside it, and keep others waiting
    until the block is left. What locks is the folder that it stands in: nothing is left behind,
    whoever is killed. Raises OSError where there can be no such folder."""
    parent = folder.resolve().parent
    parent.mkdir(parents=True, exist_ok=True)
    if os.name != "posix":
        yield
        return
    import fcntl  # there is none elsewhere

    handle = os.open(parent, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def mend(folder: Path) -> None:
    """Put right what an `exchange` that was killed has left: the folder stands where it stood, and
    nothing stands beside it."""
    new, old = _beside(folder)
    if old.exists() and not folder.exists():
        old.rename(folder)
    for left in (new, old):
        if left.exists():
            shutil.rmtree(left)


def exchange(folder: Path, *files: Mapping[str, bytes], kept: Iterable[str] = ()) -> None:
    """Make `folder` hold `files`, by their names from it, and of what it held before the files
    and empty folders `kept`: in one step where the system can, else in two, after which `mend`
    helps a run that was killed between them.

    What stays as it was keeps its time. Raises OSError, leaving the old folder, where that cannot
    be done.
    """
    folder = folder.resolve()
    mend(folder)
    new, old = _beside(folder)
    new.mkdir(parents=True)
    try:
        for name in kept:
            _carry(folder / name, new / name)
        for name, data in chain.from_iterable(each.items() for each in files):
            if holds(folder / name, data):
                _carry(folder / name, new / name)
            else:
                _put(new / name, data)
        if not folder.exists():
            new.rename(folder)
            return
        shutil.copymode(folder, new)
        if not _swapped(new, folder):
            folder.rename(old)
            new.rename(folder)
    except BaseException:
        mend(folder)
        raise
    mend(folder)


def _beside(folder: Path) -> tuple[Path, Path]:
    """Where the new folder is made, and where the old one waits while it takes its place."""
    folder = folder.resolve()
    return (folder.with_name(f".{folder.name}.new"), folder.with_name(f".{folder.name}.old"))


def _carry(path: Path, to: Path) -> None:
    """The same file, or empty folder, in another one, with its time: no copy where the system
    can."""
    if path.is_dir() and not path.is_symlink():
        to.mkdir(parents=True, exist_ok=True)
        return
    to.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, to, follow_symlinks=False)
    except OSError:
        shutil.copy2(path, to, follow_symlinks=False)


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


_HERE, _SWAP = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux."""


def _swapped(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; whether the system could."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None) if os.name == "posix" else None
    if rename is None:
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _SWAP) == 0)
