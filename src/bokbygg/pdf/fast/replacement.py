"""A function of ours in the place of one of WeasyPrint's or pydyf's."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from linecache import getlines
from typing import Any

from bokbygg.values import dataclass

Function = Callable[..., Any]

SHORT = 12
"""So many figures of a digest tell one source from another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """A function of ours in the place of the stock's.

    `places` are all names that the stock function has, as `module:attribute` or
    `module:Class.attribute`, its own first. `source` is the digest of its source (see
    `source_of`). `ours` makes our function of the stock one; what it makes must hand its call to
    the stock for whatever it does not know how to do, and for whatever fails in it, and have done
    nothing before it does. `assumes` tells what must be so for both to come to the same, `stock`
    what is handed on. `both` makes, of the stock function and `ours`, one that runs both and
    compares what they come to, where that can be done (see `verifying`).
    """

    places: tuple[str, ...]
    source: str
    ours: Callable[[Function], Function]
    assumes: str
    stock: str
    both: Callable[[Function, Callable[[Function], Function]], Function] | None = None


def source_of(function: Function) -> str:
    """The digest of a function's source, decorators included; empty where there is none to read."""
    code = getattr(function, "__code__", None)
    lines = getlines(code.co_filename)[code.co_firstlineno - 1 :] if code else []
    head = next((at for at, line in enumerate(lines) if line.lstrip().startswith("def ")), None)
    if head is None:
        return ""
    deep = _depth(lines[head])
    after = enumerate(lines[head + 1 :], head + 1)
    end = next((at for at, line in after if line.strip() and _depth(line) <= deep), len(lines))
    return sha256("".join(lines[:end]).rstrip().encode()).hexdigest()[:SHORT]


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
