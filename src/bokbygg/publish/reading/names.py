"""Where the files of an e-book stand on the site: in `read/`, named as in its package."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from urllib.parse import unquote

from bokbygg.check.output.opened import Opened
from bokbygg.values import dataclass

CONTENTS, PAGED = "index.html", "pages.html"
"""The contents, and the page on which pages are turned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of an e-book's files as seen from `read/`, by their paths in the archive."""

    of: Mapping[str, str]

    def link(self, address: str, path: str) -> str:
        """An `address` that stands in the file at `path`, as the site has it in its place; one
        that leads out of the book stays as it is."""
        file, hash_, fragment = address.partition("#")
        name = self.of.get(target(file, path))
        if not file or name is None:
            return address
        folder = posixpath.dirname(self.of[path])
        return f"{posixpath.relpath(name, folder or '.')}{hash_}{fragment}"


def target(address: str, path: str) -> str:
    """The path in the archive, with the place in that file, that an `address` in the file at
    `path` leads to."""
    name, hash_, fragment = unquote(address).partition("#")
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) if name else path
    return f"{whole}{hash_}{fragment}"


def names(book: Opened) -> Names:
    """The names of all files that pages of the site are made of or show. The contents are the way
    in; an essay or a list that has their name gets another."""
    nav = book.nav
    folder = posixpath.dirname(book.package.path)
    named: dict[str, str] = {}
    taken = {CONTENTS, PAGED, "manifest.json"}
    for item in book.items:
        name = posixpath.relpath(item.path, folder or ".")
        if nav is not None and item.path == nav.path:
            name = CONTENTS
        elif item.media_type == "application/xhtml+xml":
            name = _free(name.rpartition(".")[0], taken)
        elif item.media_type == "application/x-dtbncx+xml" or name in taken:
            continue
        taken.add(name)
        named[item.path] = name
    return Names(of=named)


def _free(stem: str, taken: set[str]) -> str:
    number = 2
    name = f"{stem}.html"
    while name in taken:
        name = f"{stem}-{number}.html"
        number += 1
    return name
