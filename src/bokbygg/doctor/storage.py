"""The cache, and whether books can be written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from bokbygg import cache
from bokbygg.doctor.examination import Examination, State


def of_storage(root: Path) -> Iterator[Examination]:
    """How it is with the cache, and with the folder `build/` in the book's folder `root`."""
    yield _cache(cache.folder())
    yield _writable(root)


def _cache(folder: Path) -> Examination:
    """How much is kept, and whether it can be kept at all. What lies there is checked each time
    it is used, and made again where it is spoilt."""
    lasting = folder.name == "bokbygg"
    kept = [path for path in folder.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in kept) / 1e6
    told = f"{folder}: {len(kept)} files, {size:.1f} MB"
    if lasting:
        return Examination(name="Cache", state=State.FOUND, found=told)
    return Examination(
        name="Cache",
        state=State.USEFUL,
        found="it cannot be written; everything is made anew in every run",
        remedies=(("any system", "set XDG_CACHE_HOME to a folder that you may write to"),),
    )


def _writable(root: Path) -> Examination:
    folder = root / "build"
    nearest = folder if folder.is_dir() else root
    if os.access(nearest, os.W_OK):
        return Examination(name="Write access", state=State.FOUND, found=str(folder))
    return Examination(
        name="Write access",
        state=State.NEEDED,
        found=f"`{nearest}` cannot be written to",
        remedies=(("any system", "bokbygg build -o FOLDER, with a folder that is yours"),),
    )
