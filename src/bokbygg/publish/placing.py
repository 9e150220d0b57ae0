"""A site put into its folder, whole or not at all.

A hidden list in the folder names what was put there, with checksums. What is not on it is the
author's own (`CNAME`, `README.md`, `.git`) and stays; what is on it and no longer made goes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from bokbygg import files
from bokbygg.diagnostics import Fault
from bokbygg.publish.editions.history import NAME
from bokbygg.publish.offer import checksums
from bokbygg.publish.running import Site
from bokbygg.rules import publishing as rules
from bokbygg.rules.machine import CANNOT_WRITE
from bokbygg.values import dataclass

LIST = ".bokbygg-published"

_GUESTS = frozenset(("CNAME", "LICENSE", "README.md", "robots.txt"))
"""Files besides hidden ones that a web host or a repository wants, and that a first run finds."""

_CLONE = ".git"
"""What shows that a folder is kept by git, which loses nothing: anything may stand in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What came of it: the names of files that are new or other than before, and of those that
    are gone."""

    changed: tuple[str, ...]
    gone: tuple[str, ...]


def room_for(folder: Path) -> None:
    """Raise Fault where a folder is not one for a site, or cannot be looked into: before the books
    are made for it."""
    try:
        _refuse_other(folder)
    except OSError as error:
        raise _closed(folder, error) from None


def _closed(folder: Path, error: OSError) -> Fault:
    message = f"`{folder}` cannot be written: {error.strerror}"
    hint = "choose another folder with --to, or make room"
    return Fault(CANNOT_WRITE.found(message, hint=hint))


def _refuse_other(folder: Path) -> None:
    if not folder.exists() or (folder / LIST).is_file() or (folder / _CLONE).exists():
        return
    if not folder.is_dir():
        raise Fault(rules.OTHER_FOLDER.found(f"`{folder}` is a file", hint="name a folder"))
    names = sorted(path.name for path in folder.iterdir() if path.name not in _GUESTS)
    if strange := [name for name in names if not name.startswith(".")]:
        raise Fault(
            rules.OTHER_FOLDER.found(
                f"`{folder}` holds what is no site of bokbygg: `{strange[0]}`",
                hint="name a new folder, which the site then has for itself",
            )
        )


def past(folder: Path) -> Mapping[str, bytes]:
    """The lists of editions that a site holds, by their names in it. A folder that is no site has
    none, and neither has one that cannot be read, which is told when the site is put there."""
    try:
        with files.alone(folder):
            files.mend(folder)
        names = [name for name in _listed(folder) if name.endswith(f"/{NAME}")]
        return {name: (folder / name).read_bytes() for name in names}
    except OSError:
        return {}


def place(site: Site, folder: Path, *, only_tell: bool = False) -> Placed:
    """Put a site into its folder, or `only_tell` what would change there. A file that stays the
    same keeps its time; two runs at once take turns. Raises Fault where the folder cannot take
    it."""
    try:
        with files.alone(folder):
            return _placed(site, folder, only_tell)
    except OSError as error:
        raise _closed(folder, error) from None


def _placed(site: Site, folder: Path, only_tell: bool) -> Placed:
    files.mend(folder)
    room_for(folder)
    before = frozenset(_listed(folder))
    own = frozenset(_standing(folder)) - before - {LIST}
    _refuse(site, folder, before, own)
    changed = tuple(
        name for name, data in site.files.items() if not files.holds(folder / name, data)
    )
    gone = tuple(sorted(before - site.files.keys()))
    listed = checksums(site.files).encode()
    if not only_tell and not (files.holds(folder / LIST, listed) and not changed):
        files.exchange(folder, site.files, {LIST: listed}, kept=sorted(own))
    return Placed(changed=changed, gone=gone)


def _listed(folder: Path) -> Iterator[str]:
    path = folder / LIST
    if path.is_file():
        for line in path.read_text("utf-8", "replace").splitlines():
            yield line.partition("  ")[2]


def _standing(folder: Path) -> Iterator[str]:
    """Every file in a folder, by its name from there; a link is a file, and so is a folder with
    nothing in it."""
    for place, folders, names in os.walk(folder):
        if not (folders or names or Path(place) == folder):
            yield Path(place).relative_to(folder).as_posix()
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        for name in (*names, *links):
            yield (Path(place) / name).relative_to(folder).as_posix()


def _refuse(site: Site, folder: Path, before: frozenset[str], own: frozenset[str]) -> None:
    """Raise Fault where the site would take away what is not its own."""
    slugs = {name.partition("/")[0] for name in before if name.endswith("/SHA256SUMS")}
    if others := sorted(slugs - {site.slug}) if not site.shelf else []:
        raise Fault(
            rules.OTHER_BOOK.found(
                f"`{folder}` holds the book `{others[0]}`, and this one is `{site.slug}`",
                hint="give each book a folder of its own; if this is the same book under a new "
                "slug, take the old folder away first",
            )
        )
    wanted = {name for path in site.files for name in (path, *_above(path))}
    under = {name for path in own for name in _above(path)}
    clash = sorted((own & wanted) | (under & site.files.keys()))
    if clash:
        raise Fault(
            rules.IN_THE_WAY.found(
                f"`{folder / clash[0]}` is yours, and the site has a file of that name",
                hint="give it another name, or take it away",
            )
        )


def _above(name: str) -> Iterator[str]:
    """The folders that a file stands in, by their names."""
    return (parent.as_posix() for parent in Path(name).parents if parent.name)
