"""Work side by side, or in this process: the same code either way."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from threading import Thread
from typing import TypeVar

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
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_end_with_the_run)


def _end_with_the_run() -> None:
    """Let this worker not outlive the run, however that ends: a run that is killed tells nobody."""
    run = multiprocessing.parent_process()

    def watch() -> None:
        if run is not None:
            run.join()
            os._exit(0)

    Thread(target=watch, daemon=True).start()
