"""A Dask cluster in the place of this machine's processes."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from bokbygg.diagnostics import Fault
from bokbygg.rules.shelves import NO_CLUSTER

_PATIENCE = 20
"""Seconds until a scheduler that says nothing is given up."""


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The executor of the cluster whose scheduler is at an address. What a worker was at that is
    killed, another one does anew. Raises Fault where the cluster cannot be had."""
    try:
        from distributed import Client  # an extra
    except ImportError:
        hint = "pip install 'bokbygg[cluster]'"
        raise Fault(NO_CLUSTER.found("`distributed` is not installed", hint=hint)) from None
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        message = f"no scheduler answers at `{address}`: {error}"
        hint = "see that it runs, and that its address is right"
        raise Fault(NO_CLUSTER.found(message, hint=hint)) from None
    try:
        with client.get_executor(pure=False) as executor:
            yield executor
    finally:
        client.close()
