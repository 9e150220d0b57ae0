"""A folder's files as values, so that they can be sent to another machine."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from bokbygg.read.project import NOT_ESSAYS


def parcel(folder: Path) -> Mapping[str, bytes]:
    """Every file that a book in the folder may be made of, by its name from there, in order: hidden
    ones aside, and what programs put there; of links only those that stay in the folder. Nothing
    where there is no such folder. Raises OSError where a file cannot be read."""
    root = folder.resolve()
    aside = NOT_ESSAYS - {"styles"}
    found = {}
    for place, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name[0] != "." and name not in aside]
        for name in names:
            path = Path(place) / name
            if name[0] != "." and path.is_file() and path.resolve().is_relative_to(root):
                found[path.relative_to(root).as_posix()] = path.read_bytes()
    return dict(sorted(found.items()))
