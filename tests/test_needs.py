"""A test that cannot run is skipped with a reason, and fails where nothing may be skipped."""

from __future__ import annotations

import pytest

from tests.needs import needs


def test_what_is_installed_is_no_hindrance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOKBYGG_NO_SKIP", "1")
    needs("python3")


def test_what_is_missing_skips_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BOKBYGG_NO_SKIP", raising=False)
    with pytest.raises(pytest.skip.Exception, match="not installed: no-such-program"):
        needs("python3", "no-such-program")


def test_what_is_missing_fails_where_nothing_may_be_skipped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BOKBYGG_NO_SKIP", "1")
    with pytest.raises(pytest.fail.Exception, match="not installed: no-such-program"):
        needs("no-such-program")
