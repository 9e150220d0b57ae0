"""The whole manual in a folder."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.handbook.reference import chapters

WRITTEN = Path(__file__).parent.parent / "books" / "handbook"


def whole(folder: Path) -> Path:
    """Put the written chapters and those made of the program into a folder; the folder."""
    shutil.copytree(WRITTEN, folder, dirs_exist_ok=True)
    reference = folder / "manuscript" / "reference"
    reference.mkdir(exist_ok=True)
    for name, text in chapters().items():
        (reference / name).write_text(text, encoding="utf-8")
    return folder
