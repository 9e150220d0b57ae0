"""The author's files of a book as they stand, to go with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from bokbygg.book import Attached
from bokbygg.read.manuscript import Manuscript

_KINDS = {".md": "text/markdown", ".markdown": "text/markdown", ".toml": "application/toml"}


def sources(manuscript: Manuscript) -> tuple[Attached, ...]:
    """The settings, the essays and the files that essays take in; no pictures, which the book
    shows. Each is called as it is seen from the project's folder."""
    return tuple(_one(manuscript, name) for name in sorted(set(_names(manuscript))))


def _names(manuscript: Manuscript) -> Iterator[str]:
    project = manuscript.project
    settings = project.manuscript / "bok.toml"
    if project.looks.is_file(settings):
        yield project.name(settings)
    for sheet in manuscript.sheets:
        yield sheet.source.path
        yield from (segment.path for segment in sheet.source.segments)


def _one(manuscript: Manuscript, name: str) -> Attached:
    project = manuscript.project
    path = project.resolve(project.root, name)
    assert path is not None, name  # it has been read
    kind = _KINDS.get(PurePosixPath(name).suffix.lower(), "text/plain")
    return Attached(
        name=name,
        data=project.looks.data(path),
        media_type=kind,
        relation="Source",
        about=f"The manuscript: {name}",
    )
