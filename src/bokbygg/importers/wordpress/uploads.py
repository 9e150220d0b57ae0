"""Pictures of a site, found in a folder of uploads."""

from __future__ import annotations

import re
from collections.abc import Callable
from posixpath import basename

from bokbygg.importers.album import path_of
from bokbygg.importers.material import Material, look
from bokbygg.naming import fold

_SIZE = re.compile(r"-(?:\d+x\d+|scaled|e\d{10,})(?=\.\w+$)")
"""What WordPress adds to a name for a picture made smaller, or edited."""


_USUAL = ("uploads", "wp-content/uploads")


def folder_of(material: Material) -> Material | None:
    """The folder of uploads that was named, else one beside the export; none where there is
    neither."""
    if material.uploads is not None:
        return material.uploads
    beside = (material.path.parent / name for name in _USUAL)
    return next((look(folder) for folder in beside if folder.is_dir()), None)


def finder(folder: Material | None) -> Callable[[str], tuple[str, bytes] | None]:
    """How a picture is found by its address: by as much of its path as the folder has, the whole
    picture before one made smaller, a name alone where it is there once."""
    names = folder.names if folder is not None else ()
    by_end: dict[str, list[str]] = {}
    for name in names:
        by_end.setdefault(fold(basename(name)), []).append(name)

    def find(address: str) -> tuple[str, bytes] | None:
        if folder is None:
            return None
        path = path_of(address)
        for wanted in dict.fromkeys((_SIZE.sub("", path), path)):
            near = by_end.get(fold(basename(wanted)), [])
            chosen = max(near, key=lambda name: (_common(name, wanted), name), default="")
            if chosen and (len(near) == 1 or _common(chosen, wanted) > 1):
                return chosen, folder.data(chosen)
        return None

    return find


def _common(name: str, path: str) -> int:
    """How many steps of two paths are the same, from the end."""
    steps = zip(reversed(name.split("/")), reversed(path.split("/")), strict=False)
    count = 0
    for one, other in steps:
        if fold(one) != fold(other):
            break
        count += 1
    return count
