"""News for every page that is open, as server-sent events (HTML Standard, 9.2)."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator

_HEARTBEAT = 15.0
"""Seconds after which silence is broken, so that a page that has gone away is noticed."""


class Bulletin:
    """News from the thread that makes the book, for the pages that the server's loop serves."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._readers: set[asyncio.Queue[str]] = set()
        self._over = False

    def post(self, kind: str, **values: object) -> None:
        """Tell all pages; from any thread."""
        self._put(f"event: {kind}\ndata: {json.dumps(values)}\n\n")

    def end(self) -> None:
        """Let the pages go."""
        self._over = True
        self._put("")

    def _put(self, text: str) -> None:
        def put() -> None:
            for reader in self._readers:
                reader.put_nowait(text)

        with contextlib.suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(put)

    async def news(self) -> AsyncIterator[str]:
        """What a page is sent, from now on."""
        reader: asyncio.Queue[str] = asyncio.Queue()
        self._readers.add(reader)
        try:
            yield "retry: 500\n\nevent: open\ndata: {}\n\n"
            while not self._over:
                try:
                    text = await asyncio.wait_for(reader.get(), _HEARTBEAT)
                except TimeoutError:
                    text = ": still here\n\n"
                if text:
                    yield text
        finally:
            self._readers.discard(reader)
