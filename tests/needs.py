"""What a test needs of the machine: the one place that decides between skip and failure."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

TOOLS = Path(__file__).parent.parent / ".tools"
"""Where `make tools` puts what npm brings."""


def needs(*programs: str) -> None:
    """Skip the running test where one of `programs` is not installed.

    With the environment variable BOKBYGG_NO_SKIP set, as on the machine that guards the main
    branch, it fails instead: there, a test that does not run must not look like one that passes.
    """
    _missing([program for program in programs if shutil.which(program) is None])


def needs_tools(*modules: str) -> Path:
    """As `needs`, for npm's packages and for the browser and Node that run them; the folder that
    holds `node_modules`."""
    needs("node", "chromium")
    _missing([name for name in modules if not (TOOLS / "node_modules" / name).is_dir()])
    return TOOLS


def needs_press() -> bytes:
    """As `needs`, for the ICC profile of a press; the profile."""
    _missing([] if _PRESS.is_file() else [str(_PRESS)])
    return _PRESS.read_bytes()


_PRESS = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")
"""The smallest that Debian has, in its package libgs-common."""


def _missing(names: list[str]) -> None:
    if not names:
        return
    reason = f"not installed: {', '.join(names)} (make tools)"
    if os.environ.get("BOKBYGG_NO_SKIP"):
        pytest.fail(f"{reason}; BOKBYGG_NO_SKIP is set")
    pytest.skip(reason)
