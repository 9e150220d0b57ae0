"""What a test needs of the machine: the one place that decides between skip and failure."""

from __future__ import annotations

import os
import shutil

import pytest


def needs(*programs: str) -> None:
    """Skip the running test where one of `programs` is not installed.

    With the environment variable BOKBYGG_NO_SKIP set, as on the machine that guards the main
    branch, it fails instead: there, a test that does not run must not look like one that passes.
    """
    missing = [program for program in programs if shutil.which(program) is None]
    if not missing:
        return
    reason = f"not installed: {', '.join(missing)}"
    if os.environ.get("BOKBYGG_NO_SKIP"):
        pytest.fail(f"{reason} (BOKBYGG_NO_SKIP is set)")
    pytest.skip(reason)
