"""Books handed out to those who make them, side by side, and none of them lost: where a process is
killed, the books at hand are made again, one by one, until it is known which of them kills."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import AbstractContextManager

Hire = Callable[[], AbstractContextManager[Executor]]


def side_by_side(
    names: Sequence[str],
    order: Callable[[str], bytes],
    make: Callable[[bytes], bytes],
    hire: Hire,
    width: int,
) -> Iterator[tuple[str, bytes | None]]:
    """What `make` makes of the `order` for each name, as it comes; None where what made it was
    killed. At most `width` orders are out at a time, and as many results held; `hire` gives those
    who make them."""
    left = list(names)
    careful = 0
    while left:
        batch = left[:1] if careful else list(left)
        try:
            with hire() as executor:
                for name, made in _round(batch, order, make, executor, width):
                    left.remove(name)
                    yield name, made
        except BrokenExecutor:
            if careful:
                yield left.pop(0), None
            else:
                careful = width + 1
        careful = max(0, careful - 1)


def _round(
    names: Sequence[str],
    order: Callable[[str], bytes],
    make: Callable[[bytes], bytes],
    executor: Executor,
    width: int,
) -> Iterator[tuple[str, bytes | None]]:
    waiting = list(reversed(names))
    out: dict[Future[bytes], str] = {}
    while waiting or out:
        while waiting and len(out) < width:
            name = waiting.pop()
            out[executor.submit(make, order(name))] = name
        done = wait(out, return_when=FIRST_COMPLETED).done
        for future in sorted(done, key=lambda one: out[one]):
            name = out[future]
            made = _result(future)
            del out[future]
            yield name, made
        del done


def _result(future: Future[bytes]) -> bytes | None:
    """What a book came to. `make` never raises: what does is the pool, or the cluster."""
    try:
        return future.result()
    except BrokenExecutor:
        raise
    except Exception:  # noqa: BLE001 - the cluster has given the book up, after several workers
        return None
