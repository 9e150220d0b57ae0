"""Objects of a PDF file as bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bokbygg.pdf.fast.replacement import Replacement


def to_bytes(stock: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    """The `_to_bytes` of pydyf, by the type of what is to be written."""

    def ours(item: Any) -> bytes:  # noqa: ANN401
        kind = type(item)
        if kind is bytes:
            return item  # type: ignore[no-any-return]
        if kind is str:
            return item.encode("ascii")  # type: ignore[no-any-return]
        if kind is int:
            return b"%d" % item
        return stock(item)

    return ours


REPLACEMENTS = (
    Replacement(
        places=("pydyf:_to_bytes",),
        source="2d07f1549e6f",
        ours=to_bytes,
        assumes="bytes are themselves; text and whole numbers are written as Python says them",
        stock="numbers with a fraction, and objects of the file",
    ),
)
