"""The server itself: in a thread beside the one that makes the book, for this machine alone."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import replace
from threading import Event as Signal
from threading import Thread

import uvicorn

from bokbygg.build import Result
from bokbygg.events import Begun, Event, LaidOut, Parsed
from bokbygg.pool import ENGINE, workshop
from bokbygg.serve import paper
from bokbygg.serve.answers import answers
from bokbygg.serve.bulletin import Bulletin
from bokbygg.serve.display import Display
from bokbygg.serve.ebook import ebook
from bokbygg.serve.guard import Guard
from bokbygg.serve.marks import Marks
from bokbygg.serve.port import address, configured, listening

_BLINK = 0.1
"""Seconds between two words on how far a stage has come."""


@contextmanager
def serving(port: int) -> Iterator[Server]:
    """A server on `port`, or on the next one that is free, until the block is left.

    Raises Fault where no port is free.
    """
    found = listening(port)
    with workshop(1, ahead=ENGINE) as drawing:
        server = Server(found, drawing)
        try:
            yield server
        finally:
            server.end()


class Server:
    """A workbench that is open: `show` it a build, `tell` it how far the next one has come."""

    def __init__(self, listens: socket.socket, drawing: Executor) -> None:
        self.port: int = listens.getsockname()[1]
        self._drawing = drawing
        self._display = Display()
        self._told = 0.0
        self._comparing: list[Future[None]] = []
        self._loop = asyncio.new_event_loop()
        self._bulletin = Bulletin(self._loop)
        self._marks = Marks(drawing, self._bulletin)
        app = answers(lambda: self._display, self._bulletin, drawing)
        config = configured(Guard(app, self.port))
        self._server = uvicorn.Server(config)
        self._up = Signal()
        self._thread = Thread(target=self._run, args=(listens,), daemon=True)
        self._thread.start()
        self._up.wait()

    @property
    def address(self) -> str:
        """What to open in a browser."""
        return address(self.port)

    def show(self, result: Result, seconds: float) -> None:
        """Show what a build has come to; where it has failed, beside the last good books."""
        before = self._display
        display = replace(
            before,
            number=before.number + 1,
            seconds=seconds,
            failed=result.failed,
            findings=result.findings,
        )
        for output in result.outputs:
            if output not in before.outputs:
                if output.name.endswith(".pdf"):
                    held = self._drawing.submit(paper.hold, output.data).result()
                    display = replace(display, paper=held)
                else:
                    display = replace(display, ebook=ebook(output.data))
        self._display = replace(display, outputs=result.outputs or before.outputs)
        self._bulletin.post("shown", number=display.number)
        if display.paper and display.paper != before.paper:
            self._compare(display.number, display.paper)

    def tell(self, event: Event) -> None:
        """Tell the open pages how far a build has come."""
        if isinstance(event, Begun):
            self._told = time.monotonic()
            self._bulletin.post("busy", stage=event.stage.value, share=0)
        elif isinstance(event, Parsed | LaidOut) and time.monotonic() - self._told > _BLINK:
            self._told = time.monotonic()
            self._bulletin.post("busy", done=event.done, of=event.of, share=event.share)

    def end(self) -> None:
        """Let everybody go, and the port."""
        self._bulletin.end()
        self._server.should_exit = True
        self._thread.join()

    def _compare(self, number: int, held: paper.Paper) -> None:
        comparing = asyncio.run_coroutine_threadsafe(self._marks.compare(number, held), self._loop)
        self._comparing = [one for one in self._comparing if not one.done()] + [comparing]

    def _run(self, listens: socket.socket) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.call_soon(self._up.set)
            self._loop.run_until_complete(self._server.serve(sockets=[listens]))
        finally:
            for comparing in self._comparing:
                comparing.cancel()
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.close()
