"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bokbygg.files import write


def test_a_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "build" / "book.epub"
    write(path, b"old")
    write(path, b"new")
    assert path.read_bytes() == b"new"
    assert [found.name for found in path.parent.iterdir()] == ["book.epub"]


def test_a_failed_write_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "book.epub"
    write(path, b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write(path, b"new")
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["book.epub"]


def test_what_a_killed_run_left_long_ago_is_cleared(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    old, young, other = (tmp_path / f".{name}" for name in ("book.epub.a", "book.epub.b", "x.c"))
    for left in (old, young, other):
        left.write_bytes(b"half")
    for left in (old, other):
        os.utime(left, (1, 1))
    write(path, b"whole")
    assert (old.exists(), young.exists(), other.exists()) == (False, True, True)
