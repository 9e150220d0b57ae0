"""Processes that work side by side, and leave nothing behind however a run ends."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from functools import partial
from multiprocessing import forkserver, get_context
from types import FrameType, TracebackType
from typing import Literal, TypeVar

from bokbygg import cache

T = TypeVar("T")


def engaged(jobs: int, prepare: Callable[[], None] | None) -> Executor:
    """Processes at work side by side, each made ready by `prepare`.

    They begin afresh: what is imported here, they have not, and the run stays as small as it is.
    """
    cache.folder()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:  # workers are born deaf to Ctrl-C, until they know what to do about it
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    context = get_context("forkserver")
    return Workers(jobs, mp_context=context, initializer=partial(_begin, prepare))


class Workers(ProcessPoolExecutor):
    """Processes that leave off when the run is interrupted.

    They are asked to, never killed: a worker that dies while it hands over what it has made leaves
    the run waiting for the rest.
    """

    def submit(self, fn: Callable[..., T], /, *args: object, **kwargs: object) -> Future[T]:
        return super().submit(_work, fn, *args, **kwargs)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> Literal[False]:
        if isinstance(error, KeyboardInterrupt):
            for worker in multiprocessing.active_children():
                if worker.pid is not None and worker.is_alive():
                    os.kill(worker.pid, signal.SIGINT)
        self.shutdown(wait=True, cancel_futures=error is not None)
        return False


# --- in a worker ----------------------------------------------------------------------------------

_interrupts: list[int] = []
_at_work: list[bool] = []


def _begin(prepare: Callable[[], None] | None = None) -> None:
    """Make this process one that ends with the run: a run that is killed tells nobody."""
    signal.signal(signal.SIGINT, _leave_off)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    run = multiprocessing.parent_process()

    def watch() -> None:
        if run is not None:
            run.join()
            os._exit(0)

    threading.Thread(target=watch, daemon=True).start()
    if prepare is not None:
        prepare()


def _leave_off(number: int, _frame: FrameType | None) -> None:
    _interrupts.append(number)
    if _at_work:
        raise KeyboardInterrupt


def _work(fn: Callable[..., T], /, *args: object, **kwargs: object) -> T:
    """Do a piece of work, unless or until the run is interrupted."""
    _at_work.append(True)
    try:
        if _interrupts:
            raise KeyboardInterrupt
        return fn(*args, **kwargs)
    finally:
        _at_work.clear()
