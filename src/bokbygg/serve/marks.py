"""Which pages look other than before: found out after a book is shown, page by page, so that who
turns pages meanwhile need not wait."""

from __future__ import annotations

import asyncio
from concurrent.futures import BrokenExecutor, Executor

from bokbygg.serve import paper
from bokbygg.serve.bulletin import Bulletin
from bokbygg.serve.paper import Paper

_AT_A_TIME = 16
"""Pages that are looked at in one go."""


class Marks:
    """What the pages looked like when they were all looked at last."""

    def __init__(self, drawing: Executor, bulletin: Bulletin) -> None:
        self._drawing = drawing
        self._bulletin = bulletin
        self._turn = asyncio.Lock()
        self._newest = 0
        self._before: frozenset[str] = frozenset()

    async def compare(self, number: int, book: Paper) -> None:
        """Post the pages (from 0) of the PDF of build `number` that no page looked like before.

        Builds are looked at one after the other. One that is no longer the newest is looked at to
        the end only while there is nothing yet to compare with: else an edit that comes while the
        first book is looked at would have no marks.
        """
        self._newest = number
        async with self._turn:
            seen = await self._looks(number, book)
            if not seen:
                return
            if self._before:
                changed = [at for at, look in enumerate(seen) if look not in self._before]
                self._bulletin.post("marks", number=number, changed=changed)
            self._before = frozenset(seen)

    async def _looks(self, number: int, book: Paper) -> list[str]:
        """What each page looks like; nothing where the book is no longer of interest."""
        loop = asyncio.get_running_loop()
        seen: list[str] = []
        for first in range(0, len(book.sheets), _AT_A_TIME):
            if self._before and number != self._newest:
                return []
            last = first + _AT_A_TIME
            try:
                seen += await loop.run_in_executor(
                    self._drawing, paper.glances, book.digest, first, last
                )
            except BrokenExecutor:
                return []
        return seen if len(seen) == len(book.sheets) else []
