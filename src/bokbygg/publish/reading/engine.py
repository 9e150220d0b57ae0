"""foliate-js, which lays out the pages of an e-book in a browser: found where its users have it.

It is none of ours to hand on: who wants it on the site installs it beside the book, with npm. Its
parts change without notice, so one version is asked for, and only what shows an e-book is taken.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from bokbygg.values import dataclass

NAME, VERSION = "foliate-js", "1.0.1"
COMMAND = f"npm install {NAME}@{VERSION}"

_PARTS = (
    *("view.js", "epub.js", "epubcfi.js", "paginator.js", "progress.js", "overlayer.js"),
    *("text-walker.js", "vendor/zip.js", "LICENSE"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """foliate-js as it was found: its folder and its version, both empty where it was not."""

    folder: str
    version: str

    @property
    def fits(self) -> bool:
        """Whether it is the version that our page was made for."""
        return self.version == VERSION


def engine(root: Path) -> Engine:
    """Look for it as Node does: in `node_modules` of the book's folder, then of those above."""
    for place in (root, *root.resolve().parents):
        folder = place / "node_modules" / NAME
        try:
            said = json.loads((folder / "package.json").read_text("utf-8"))
            return Engine(folder=str(folder), version=str(said["version"]))
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return Engine(folder="", version="")


def parts(found: Engine) -> Mapping[str, bytes]:
    """The files that show an e-book, by their names in its folder; raises OSError where one is
    missing."""
    return {name: (Path(found.folder) / name).read_bytes() for name in _PARTS}
