"""Work side by side, or in this process: the same code either way."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")

ENGINE = "bokbygg.pdf.ahead"
"""The module that workers of the press have from birth."""

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


def call(ahead: str) -> None:
    """Let workers be born sooner, of a process that has the module `ahead`: it is started now, and
    takes that in while this one goes on. Where there is none to be had, nothing is lost."""
    from bokbygg import workers  # few runs need what multiprocessing takes in

    with suppress(OSError):
        workers.call(ahead)
        _called.add(ahead)


def is_called(ahead: str) -> bool:
    """Whether workers are about to be ready that have a module."""
    return ahead in _called


_called: set[str] = set()


def is_long(pages: int) -> bool:
    """Whether a book is likely to be laid out by processes of its own (see `pdf.laying`)."""
    return pages >= _LONG


_LONG = 90


def workshop(jobs: int, prepare: Callable[[], None] | None = None, *, ahead: str = "") -> Executor:
    """An executor on `jobs` processes, each of which is made ready by `prepare`; `ahead` names a
    module that they have from birth, if they are the first. In this process where the system has
    none to give, such as in a temporary folder with a very long name."""
    from bokbygg.workers import engaged

    try:
        return engaged(jobs, prepare, ahead)
    except OSError:
        if prepare is not None:
            prepare()
        return InProcess()
