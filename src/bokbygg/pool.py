"""Work side by side, or in this process: the same code either way."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import TypeVar

T = TypeVar("T")

WORTH_A_POOL = 2_000_000
"""With fewer letters to read than this (some six novels), what is handed to and fro between
processes costs more than it saves."""


class InProcess(Executor):
    """An executor that does each piece of work at once, here."""

    def submit(self, fn: Callable[..., T], /, *args: object, **kwargs: object) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - it belongs to who asks for the result
            future.set_exception(error)
        return future


def executor(jobs: int, letters: int) -> Executor:
    """An executor for reading so many `letters`, on at most `jobs` processes."""
    if jobs < 2 or letters < WORTH_A_POOL:
        return InProcess()
    return workshop(jobs)


def workshop(jobs: int, prepare: Callable[[], None] | None = None) -> Executor:
    """An executor on `jobs` processes, each of which is made ready by `prepare`; in this process
    where the system has none to give, such as in a temporary folder with a very long name."""
    from bokbygg.workers import engaged  # few runs need what multiprocessing takes in

    try:
        return engaged(jobs, prepare)
    except OSError:
        if prepare is not None:
            prepare()
        return InProcess()
