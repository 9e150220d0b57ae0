"""What may be kept between runs. It decides nothing but how long a run takes: whatever lies here
can be made again, and is, when it is gone.

Entries lie in the user's own cache folder, never in a book's, since a book may come from a
stranger; a sort of entries has a folder (`covers/`). What an entry is called tells all that it was
made of, so it never grows stale. It begins with a checksum, so that one cut short, spoilt or put
under another name counts as gone. Nothing is locked: an entry comes whole or not at all.

All entries together take at most `limit` bytes; those not used for longest go first. So that
nobody need look through them each time one is kept, a tally tells how much came since that was
done last.

BOKBYGG_NO_CACHE=1 neither reads nor keeps anything; BOKBYGG_CACHE_MB sets the limit.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import os
import shutil
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from bokbygg import files
from bokbygg.values import dataclass

OFF = "BOKBYGG_NO_CACHE"
"""Set to anything, it is as if there were no cache."""

SIZE = "BOKBYGG_CACHE_MB"
"""The most that all entries may take, in MB (a million bytes)."""

_PASSING = "BOKBYGG_PASSING_FOLDER"
"""Tells processes that a run starts which folder serves it for its time."""

USUAL = 1_000
"""MB if nothing is said: fragments and pictures of some twenty long books, each edited a hundred
times; less than a browser keeps."""

_SHARE = 16
"""The entries are looked through when a sixteenth of the limit has come since the last time."""

_STROKE = 1 << 16
"""Bytes, begun ones too, for which the tally has a stroke."""

_TALLY = "tally"
_FACES = "faces"
"""What fontconfig keeps: it looks after that itself."""

_TAG = "CACHEDIR.TAG"
_SIGNED = b"Signature: 8a477f597d28d172789f06886806bc55\n# Whatever lies here can be made again.\n"
"""Tells programs that make backups to pass this folder by (Cache Directory Tagging, 0.6)."""

_HOUR = 3600.0
_CHECKSUM = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What lies in the cache of one sort: how many entries, how many bytes."""

    sort: str
    count: int
    size: int


def is_off() -> bool:
    """Whether nothing is to be read or kept."""
    return bool(os.environ.get(OFF)) or limit() == 0


def turn_off() -> None:
    """Read and keep nothing from now on, in this process or in those it starts."""
    os.environ[OFF] = "1"


def limit() -> int:
    """The bytes that all entries together may take."""
    given = os.environ.get(SIZE, "")
    return (int(given) if given.isascii() and given.isdigit() else USUAL) * 1_000_000


def digest(*inputs: str | bytes) -> str:
    """A name for what is made of these inputs and of nothing else."""
    whole = sha256()
    for one in inputs:
        data = one.encode() if isinstance(one, str) else one
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()[:32]


def kept(name: str) -> bytes | None:
    """What was kept under `name` (`covers/1a2b.jpg`), or None. That it was asked for counts as
    use."""
    place = None if is_off() else home()
    if place is None:
        return None
    path = place / name
    try:
        stored = path.read_bytes()
    except OSError:
        return None
    data = stored[_CHECKSUM:]
    if _checksum(name, data) != stored[:_CHECKSUM]:
        return None
    with contextlib.suppress(OSError):  # a folder that may only be read
        os.utime(path)
    return data


def keep(name: str, data: bytes) -> None:
    """Keep `data` under `name`; where it cannot be kept, it is not."""
    place = None if is_off() else home()
    if place is None or len(data) > limit() // _SHARE:
        return
    with contextlib.suppress(OSError):
        come = _tallied(place, len(data))
        files.write(place / name, _checksum(name, data) + data, lasting=False)
        if come > limit() // _SHARE:
            _sweep(place)


def _checksum(name: str, data: bytes) -> bytes:
    whole = sha256(f"{name}\n".encode())
    whole.update(data)
    return whole.digest()


# --- where ----------------------------------------------------------------------------------------


def home() -> Path | None:
    """The user's cache folder for us; None where there is none that nobody else may write in."""
    return _home(os.environ.get("XDG_CACHE_HOME", ""))


def folder() -> Path:
    """A folder to write in: the user's cache folder for us, or one that goes when the program
    ends. To be asked for before workers are born, so that they have the same."""
    place = None if is_off() else home()
    return place if place is not None and os.access(place, os.W_OK) else _passing()


@functools.cache
def _home(given: str) -> Path | None:
    try:
        # a relative one would lie in whatever folder the program is started in (XDG, basics)
        place = (Path(given) if os.path.isabs(given) else Path.home() / ".cache") / "bokbygg"
        with contextlib.suppress(OSError):  # one that may only be read
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not (place / _TAG).exists():
                files.write(place / _TAG, _SIGNED, lasting=False)
        return place if _is_own(place) else None
    except (OSError, RuntimeError):  # no home
        return None


def _is_own(place: Path) -> bool:
    """Whether nobody but the user can have put anything there; what others could write in until
    now is emptied and closed to them."""
    user = getattr(os, "geteuid", None)
    if user is None:
        return place.is_dir()
    told = place.stat()
    if told.st_uid != user():
        return False
    if told.st_mode & 0o022:
        place.chmod(0o700)
        clear(place)
    return True


def _passing() -> Path:
    """A folder that this process takes away at its end, those it starts share it."""
    if not os.path.isdir(os.environ.get(_PASSING, "")):
        os.environ[_PASSING] = place = tempfile.mkdtemp(prefix="bokbygg-")
        atexit.register(shutil.rmtree, place, ignore_errors=True)
    return Path(os.environ[_PASSING])


# --- how much -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A file in the cache: its `size` with what the file system adds, when it was last used."""

    path: Path
    size: int
    used: float


def holds(place: Path | None = None) -> tuple[Held, ...]:
    """What lies in the cache, by sort."""
    place = place or home()
    found: dict[str, list[int]] = {}
    for entry in _entries(place) if place else ():
        sort = entry.path.relative_to(place).parts[0] if place else ""
        found.setdefault(sort, []).append(entry.size)
    return tuple(
        Held(sort=sort, count=len(sizes), size=sum(sizes)) for sort, sizes in sorted(found.items())
    )


def names(sort: str) -> tuple[str, ...]:
    """The names of all entries of a sort, finished ones, in order."""
    place = None if is_off() else home()
    if place is None:
        return ()
    paths = [one.path.relative_to(place) for one in _entries(place)]
    return tuple(
        sorted(path.as_posix() for path in paths if path.parts[0] == sort and path.name[0] != ".")
    )


def clear(place: Path | None = None) -> tuple[Held, ...]:
    """Take away every entry; gives what was there. What a run at work misses, it makes again."""
    place = place or home()
    if place is None:
        return ()
    before = holds(place)
    for entry in _entries(place):
        with contextlib.suppress(OSError):
            entry.path.unlink()
    with contextlib.suppress(OSError):
        (place / _TALLY).unlink()
    return before


def _entries(place: Path) -> Iterator[_Entry]:
    """Every file in the folders of the cache, unfinished ones too."""
    for folder, _, found in os.walk(place):
        if Path(folder) == place:
            continue
        for name in found:
            path = Path(folder) / name
            with contextlib.suppress(OSError):  # gone meanwhile
                told = path.lstat()
                size = -(-told.st_size // 4096) * 4096
                yield _Entry(path=path, size=size, used=told.st_mtime)


def _tallied(place: Path, size: int) -> int:
    """Note that `size` bytes came; how many have come since the entries were looked through, or
    more than any limit where nobody knows."""
    strokes = size // _STROKE + 1
    handle = os.open(place / _TALLY, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, b"|" * strokes)
        all_strokes = os.fstat(handle).st_size
    finally:
        os.close(handle)
    return all_strokes * _STROKE if all_strokes > strokes else limit()


def _sweep(place: Path) -> None:
    """Take away what was used longest ago until there is room for all that may come before the
    next time, and what killed runs have left unfinished."""
    tally = place / _TALLY
    now = tally.stat().st_mtime
    tally.write_bytes(b"|")
    entries = [entry for entry in _entries(place) if entry.path.parent.name != _FACES]
    stale = [one for one in entries if one.path.name[0] == "." and now - one.used > _HOUR]
    for entry in stale:
        entry.path.unlink(missing_ok=True)
    rest = sorted(set(entries) - set(stale), key=lambda one: (one.used, one.path))
    over = sum(entry.size for entry in rest) - limit() + limit() // _SHARE
    for entry in rest:
        if over <= 0:
            break
        entry.path.unlink(missing_ok=True)
        over -= entry.size
