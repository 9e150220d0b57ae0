"""A build that is killed does no harm. `python -m tests.bench.killing 200` tries for longer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.killing import kill


@pytest.mark.long
def test_a_build_may_be_killed_at_any_moment(tmp_path: Path) -> None:
    kill(16, tmp_path)
