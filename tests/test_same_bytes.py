"""The same manuscript gives the same bytes: in another folder, time zone and locale, with another
hash seed, umask, home full of other fonts, and number of processes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def _build(folder: Path, jobs: str, umask: int, **environment: str) -> dict[str, bytes]:
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "manuscript", folder / "book" / "manuscript")
    subprocess.run(
        [sys.executable, "-m", "bokbygg", "build", "-C", "book", "-o", "out", "--jobs", jobs],
        cwd=folder,
        env={**os.environ, **environment},
        umask=umask,
        check=True,
        capture_output=True,
    )
    return {path.name: path.read_bytes() for path in (folder / "out").iterdir()}


def test_two_builds_far_apart_are_the_same(tmp_path: Path) -> None:
    home = tmp_path / "other-home"
    (home / ".fonts").mkdir(parents=True)
    _another_garamond(home / ".fonts")
    first = _build(
        tmp_path / "a", "1", 0o022, TZ="Asia/Tokyo", PYTHONHASHSEED="1", LC_ALL="C.UTF-8"
    )
    second = _build(
        tmp_path / "far" / "away b",
        "2",
        0o077,
        TZ="America/New_York",
        PYTHONHASHSEED="2",
        LC_ALL="C",
        HOME=str(home),
        XDG_CACHE_HOME=str(home / "cache"),
        SOURCE_DATE_EPOCH="1700000000",
    )
    assert sorted(first) == ["ordet-ar-fritt.epub", "ordet-ar-fritt.pdf"]
    assert {name for name in first if first[name] != second[name]} == set()


def _another_garamond(folder: Path) -> None:
    """A face that calls itself EB Garamond and is another."""
    from fontTools.ttLib import TTFont

    from bokbygg.fonts import folders

    path = next(path for place in folders() for path in place.glob("SourceCodePro*.ttf"))
    font = TTFont(path)
    for record in font["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = "EB Garamond"
    font.save(folder / "EBGaramond.ttf")
