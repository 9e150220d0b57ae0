"""Processes that work side by side, and leave nothing behind however a run ends."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import forkserver, get_context
from types import FrameType, TracebackType
from typing import Literal, TypeVar

from bokbygg import cache

T = TypeVar("T")

_SAFE_PATH = "PYTHONSAFEPATH"
"""Set to anything, Python leaves the current folder alone (see -P in its manual)."""


def call(ahead: str) -> None:
    """Start the process that workers are born of, unless it is there, and let it take in the module
    `ahead` meanwhile, if one is named: each worker has that from birth.

    It begins afresh: what is imported here, it has not, and the run stays as small as it is. Nor
    does it look for modules in the folder that the run was started in, which may be a stranger's.
    """
    cache.folder()
    forkserver.set_forkserver_preload([ahead] if ahead else [])
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:  # workers are born deaf to Ctrl-C, until they know what to do about it
        with _safe_path():
            forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _safe_path() -> Iterator[None]:
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


def engaged(jobs: int, prepare: Callable[[], None] | None, ahead: str = "") -> Executor:
    """Processes at work side by side, each made ready by `prepare`; `ahead` as in `call`."""
    call(ahead)
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
