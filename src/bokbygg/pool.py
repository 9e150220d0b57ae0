"""Work side by side, or in this process: the same code either way."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from threading import Thread
from types import TracebackType
from typing import Any, Literal, TypeVar

T = TypeVar("T")

WORTH_A_POOL = 40
"""With fewer pieces of work than this, starting processes costs more than it saves."""


class InProcess(Executor):
    """An executor that does each piece of work at once, here."""

    def submit(self, fn: Callable[..., T], /, *args: object, **kwargs: object) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - it belongs to who asks for the result
            future.set_exception(error)
        return future


def executor(jobs: int, pieces: int) -> Executor:
    """An executor for `pieces` of work on at most `jobs` processes."""
    if jobs < 2 or pieces < WORTH_A_POOL:
        return InProcess()
    context = multiprocessing.get_context("forkserver")
    return _Workers(jobs, mp_context=context, initializer=_end_with_the_run)


class _Workers(ProcessPoolExecutor):
    """Processes that end at once when the run is interrupted, whatever they are at.

    Work is waited for, never cancelled: a pool that has both lost its workers and work that was
    cancelled hangs in Python 3.11.
    """

    def map(
        self,
        fn: Callable[..., T],
        *iterables: Iterable[Any],
        timeout: float | None = None,
        chunksize: int = 1,
    ) -> Iterator[T]:
        del timeout, chunksize  # nobody asks for them
        futures = [self.submit(fn, *each) for each in zip(*iterables, strict=True)]
        return (future.result() for future in futures)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> Literal[False]:
        if isinstance(error, KeyboardInterrupt):
            for worker in multiprocessing.active_children():
                worker.kill()
        self.shutdown(wait=True)
        return False


def _end_with_the_run() -> None:
    """Let this worker end with the run and not before it: a run that is killed tells nobody, and
    Ctrl-C, which reaches every process of a terminal, is for the run to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    run = multiprocessing.parent_process()

    def watch() -> None:
        if run is not None:
            run.join()
            os._exit(0)

    Thread(target=watch, daemon=True).start()
