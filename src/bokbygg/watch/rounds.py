"""One build after the other, each as soon as something in the book's folder has changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bokbygg import build, pool
from bokbygg.book import Kind, Target
from bokbygg.build import Result
from bokbygg.diagnostics import Fault
from bokbygg.events import Tell, unheard
from bokbygg.parse import Memory
from bokbygg.read import find
from bokbygg.rules.machine import OUR_FAULT
from bokbygg.watch.changes import changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be made of the book in `folder`, and the folder `output` where it is put; the
    other fields are as in `build`."""

    folder: Path
    output: Path
    targets: tuple[Target, ...]
    drafts: bool = False
    variant: str = ""
    only: str = ""
    keep_going: bool = False
    jobs: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A build: the files that `changed` since the one before, what it came to, how many `seconds`
    it took, and whether that is the `same` as before."""

    changed: tuple[str, ...]
    result: Result
    seconds: float
    same: bool


def _nothing() -> None:
    """What is done while there is nothing to do."""


def rounds(
    wish: Wish, tell: Tell = unheard, rest: Callable[[], None] = _nothing
) -> Iterator[Round]:
    """Make the book, then again after every change, until the caller has enough. Finished books
    are written; one with errors leaves the last good files. `rest` is called now and then between
    builds, and may raise to end it.

    Raises Fault where there is no such folder, or where it cannot be watched.
    """
    root = find(wish.folder).root
    memory = Memory()
    before = Result(outputs=(), findings=())
    for changed in changes(root, wish.output, rest):
        began = time.monotonic()
        result = _written(wish, _made(wish, root, memory, tell), before, tell)
        seconds = time.monotonic() - began
        yield Round(changed=changed, result=result, seconds=seconds, same=result == before)
        before = result
        if Kind.PRINT in wish.targets:
            _make_ready(wish, result)


def _make_ready(wish: Wish, result: Result) -> None:
    """Take in the layout engine while the author reads or writes on: the next round is sooner. A
    long book, which takes room enough as it is, leaves that to other processes."""
    if wish.jobs > 1 and any(pool.is_long(made.pages) for made in result.outputs):
        pool.call(pool.ENGINE)
        return
    from bokbygg.pdf import make_ready

    with suppress(Fault):  # what the machine lacks was told when the book was made
        make_ready()


def _made(wish: Wish, root: Path, memory: Memory, tell: Tell) -> Result:
    """The book as it is now; whatever goes wrong, the author goes on writing."""
    try:
        return build.build(
            find(root),
            wish.targets,
            drafts=wish.drafts,
            variant=wish.variant,
            only=wish.only,
            keep_going=wish.keep_going,
            jobs=wish.jobs,
            tell=tell,
            memory=memory,
        )
    except Fault as fault:
        return Result(outputs=(), findings=fault.findings)
    except Exception as error:  # noqa: BLE001 - the next save may be better
        message = f"bokbygg has failed by its own fault: {type(error).__name__}: {error}"
        hint = "stop, and run `BOKBYGG_TRACE=1 bokbygg build`; report what it prints"
        return Result(outputs=(), findings=(OUR_FAULT.found(message, hint=hint),))


def _written(wish: Wish, result: Result, before: Result, tell: Tell) -> Result:
    """A result when its files are in their place: those that are not there yet are written."""
    fresh = [
        made
        for made in result.outputs
        if made not in before.outputs or not (wish.output / made.name).is_file()
    ]
    try:
        build.write(fresh, wish.output, tell)
    except Fault as fault:
        return Result(outputs=(), findings=(*result.findings, *fault.findings))
    return result
