"""fontconfig is shown our faces and no others."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from bokbygg import fonts
from tests.needs import needs


def test_every_family_has_a_folder_of_faces() -> None:
    assert len(fonts.folders()) == len(fonts.FAMILIES)
    assert all(any(folder.glob("*.ttf")) for folder in fonts.folders())


def test_fontconfig_sees_our_folders_only() -> None:
    needs("fc-list")
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts.configure())}
    listed = subprocess.run(
        ["fc-list", "--format", "%{file}\n"], env=environment, capture_output=True, check=True
    )
    seen = {str(Path(line).parent) for line in listed.stdout.decode().splitlines()}
    assert seen == {str(folder) for folder in fonts.folders()}


def test_where_the_cache_cannot_be_written_a_temporary_one_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.delenv("BOKBYGG_PASSING_FOLDER", raising=False)
    assert fonts.configure().parent.parent == tmp_path
