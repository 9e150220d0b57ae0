"""A browser that a test looks through: headless Chromium, driven by `reader/drive.cjs`."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.needs import needs_tools

DRIVER = Path(__file__).parent / "reader" / "drive.cjs"


class Browser:
    """A page in it."""

    def __init__(self, tools: Path) -> None:
        self._node = subprocess.Popen(
            ["node", DRIVER, tools / "node_modules"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def _do(self, name: str, value: object = None) -> Any:
        assert self._node.stdin is not None
        assert self._node.stdout is not None
        print(json.dumps({name: value}), file=self._node.stdin, flush=True)
        answer = json.loads(self._node.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def size(self, width: int, height: int, *, dark: bool = False) -> None:
        """Be so large, in CSS px, and light or dark."""
        self._do("size", [width, height])
        self._do("dark", dark)

    def phone(self, width: int, height: int) -> None:
        """Be a telephone so large."""
        self._do("phone", [width, height])

    def taps(self, x: int, y: int) -> None:
        """Touch a place in the window for a moment."""
        self._do("tap", [x, y])

    def open(self, address: str) -> None:
        """Go to an address."""
        self._do("goto", address)

    def sees(self, script: str) -> Any:
        """The value of a piece of JavaScript in the page."""
        return self._do("evaluate", script)

    def waits(self, script: str) -> None:
        """Wait until a piece of JavaScript is true in the page."""
        self._do("until", script)

    def presses(self, key: str) -> None:
        """Press a key, by its name in the DOM."""
        self._do("press", key)

    def asked(self) -> list[str]:
        """The addresses that pages have asked for so far."""
        told = self._do("asked")
        assert isinstance(told, list)
        return told

    def wrong(self) -> list[str]:
        """What has gone wrong in the page so far."""
        told = self._do("wrong")
        assert isinstance(told, list)
        return told

    def close(self) -> None:
        """Let it end."""
        assert self._node.stdin is not None
        assert self._node.stdout is not None
        self._node.stdin.close()
        self._node.wait(timeout=60)
        self._node.stdout.close()


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser for as long as a test needs one."""
    page = Browser(needs_tools("puppeteer-core"))
    try:
        yield page
    finally:
        page.close()
