"""Which folder is the book, and what may be opened in it."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from dataclasses import field, replace
from pathlib import Path, PurePosixPath

from bokbygg.diagnostics import Fault
from bokbygg.looks import Looks
from bokbygg.naming import composed, natural
from bokbygg.rules import content as rules
from bokbygg.rules.structure import OUTSIDE_BOOK
from bokbygg.values import dataclass

NOT_ESSAYS = frozenset({"build", "styles", "node_modules", "__pycache__", "venv"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A book's folder: `root` absolute and resolved; `manuscript` its folder of essays, the root
    itself for a bare folder of Markdown files. `shelf` is the folder of a shelf that the book
    stands on, if any: style sheets in its `styles/` are the book's where it has none of its own.
    `looks` is how all of it is looked at."""

    root: Path
    manuscript: Path
    shelf: Path | None = None
    looks: Looks = field(default_factory=Looks, compare=False, repr=False)

    def name(self, path: Path) -> str:
        """A path as findings and the book name it: from the root, with forward slashes, NFC."""
        return composed(path.relative_to(self.root).as_posix())

    def inside(self, path: Path) -> bool:
        """Whether a path, links followed, stays in the book's folder."""
        try:
            return self.looks.real(path).is_relative_to(self.root)
        except (OSError, RuntimeError):  # a loop of links
            return False

    def resolve(self, base: Path, href: str) -> Path | None:
        """The file that `href` names, seen from folder `base`; None where it leads out of the
        book's folder. The file need not exist. Capitals and how accents are composed do not
        matter, as on most authors' machines; see `miswritten`."""
        relative = PurePosixPath(href.replace("\\", "/"))
        if relative.is_absolute() or "\0" in href:
            return None
        try:
            path = Path(os.path.normpath(base / relative))
            if not (self.inside(path) and path.is_relative_to(self.root)):
                return None
            path = self._spelt(path)
            return path if self.inside(path) else None
        except OSError:  # a name too long for the file system
            return None

    @property
    def on_shelf(self) -> Project:
        """The shelf's folder as that of a book, whose files may be opened; its own without one."""
        return replace(self, root=self.shelf, manuscript=self.shelf) if self.shelf else self

    def miswritten(self, base: Path, href: str, path: Path) -> bool:
        """Whether `href`, which led from folder `base` to the file at `path`, has other letters
        than that has."""
        asked = posixpath.normpath(posixpath.join(base.as_posix(), href.replace("\\", "/")))
        return composed(asked) != composed(path.as_posix())

    def essays(self) -> Iterator[Path]:
        """Every Markdown file of the manuscript in natural order, hidden folders aside; also
        links that lead out of the book's folder."""
        found = self._markdown(self.manuscript)
        yield from sorted(found, key=lambda path: (natural(self.name(path)), str(path)))

    def _markdown(self, folder: Path) -> Iterator[Path]:
        try:
            entries = self.looks.markdown(folder, NOT_ESSAYS if folder == self.root else ())
        except OSError:  # a folder that may not be read
            return
        for entry in entries:
            path = folder / entry.name
            if not entry.is_folder:
                # no pipes, which have no end
                if self.looks.is_file(path) or not self.looks.exists(path):
                    yield path
            elif not entry.is_link:
                yield from self._markdown(path)

    def _spelt(self, path: Path) -> Path:
        """The file that a path means, folders and all, as its folder spells it: the same but for
        how accents are composed, else but for capitals; the path itself where there is none."""
        spelt = self.root
        for part in path.relative_to(self.root).parts:
            near = list(self.looks.alike(spelt, part))
            near.sort(key=lambda name: (name != part, composed(name) != composed(part)))
            spelt /= near[0] if near else part
        return spelt


def find(folder: Path, shelf: Path | None = None) -> Project:
    """The project at `folder`: with a folder `manuscript/`, or a bare folder of essays. It may
    stand on a `shelf` (see `Project`).

    Standing inside a `manuscript/` folder means the project round it. Raises Fault where there is
    no such folder, or its `manuscript/` is a link that leads out of it.
    """
    looks = Looks()
    if not looks.is_folder(folder):
        raise Fault(
            rules.NO_FOLDER.found(
                f"there is no folder `{folder}`", hint="name the folder that holds the book"
            )
        )
    root = looks.real(folder)
    if root.name == "manuscript" and looks.is_file(root / "bok.toml"):
        root = root.parent
    manuscript = root / "manuscript"
    has_own = looks.is_folder(manuscript)
    if has_own and not looks.real(manuscript).is_relative_to(root):
        message = "the folder `manuscript` leads out of the book's folder"
        hint = "put the folder itself in its place, or name the folder that it is in"
        raise Fault(OUTSIDE_BOOK.found(message, hint=hint))
    stands = looks.real(shelf) if shelf else None
    return Project(root=root, manuscript=manuscript if has_own else root, shelf=stands, looks=looks)
