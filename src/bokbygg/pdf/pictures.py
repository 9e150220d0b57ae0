"""Pictures that several fragments show, kept once."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from pikepdf import Name, Pdf

Object = Any
"""A pikepdf.Object."""


def share(book: Pdf) -> None:
    """Let all pages of `book` show one and the same object where they show the same picture."""
    known: dict[bytes, Object] = {}
    seen: set[tuple[int, int]] = set()
    for page in book.pages:
        resources = page.obj.Resources
        if resources.objgen not in seen:
            seen.add(resources.objgen)
            _share(resources.get("/XObject", {}), known)


def _share(shown: Object, known: dict[bytes, Object]) -> None:
    for name in list(shown.keys()):
        picture = shown[name]
        if picture.get("/Subtype") == Name.Image:
            shown[name] = _one(picture, known)


def _one(picture: Object, known: dict[bytes, Object]) -> Object:
    if "/SMask" in picture:
        picture.SMask = _one(picture.SMask, known)
    told = {key: _told(picture[key]) for key in sorted(picture.keys()) if key != "/Length"}
    digest = sha256(picture.read_raw_bytes() + repr(told).encode()).digest()
    return known.setdefault(digest, picture)


def _told(value: Object) -> str:
    """A value of a picture's dictionary; what is shared counts as one."""
    if getattr(value, "is_indirect", False):
        return f"object {value.objgen}"
    return repr(value)
