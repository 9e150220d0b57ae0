"""Our functions put in the place of the stock's, all or none, and taken away again.

Imported where the engine has been (see `composing.load`), or by who asks what would hinder it.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

from bokbygg.pdf.fast.replacement import Function, source_of
from bokbygg.pdf.fast.table import REPLACEMENTS, VERSIONS
from bokbygg.pdf.fast.verifying import VERIFY

STOCK = "BOKBYGG_STOCK"
"""The environment variable that keeps the stock functions in place, if it is set to anything. It
sways no byte, so that it is part of no key."""

_stock: list[tuple[Any, str, Function]] = []
"""What was replaced: where, under which name, and by what it is given back."""

_refused: list[str] = []
"""Why nothing is to be replaced any more in this process."""


def settle() -> None:
    """Install the room, or take it away where the environment asks for the stock."""
    if os.environ.get(STOCK):
        remove()
    else:
        install()


def install() -> str:
    """Put all our functions in place, unless they are; gives why not, if not."""
    reason = refused() or hindrance()
    if reason or _stock:
        return reason
    for each in REPLACEMENTS:
        owner, name = _place(each.places[0])
        stock = getattr(owner, name)
        both = each.both if os.environ.get(VERIFY) else None
        ours = both(stock, each.ours) if both else each.ours(stock)
        for place in each.places:
            owner, name = _place(place)
            _stock.append((owner, name, owner.__dict__[name]))
            setattr(owner, name, ours)
    return ""


def remove(reason: str = "") -> None:
    """Put the stock functions back; for good in this process, where a reason is given."""
    while _stock:
        owner, name, stock = _stock.pop()
        setattr(owner, name, stock)
    if reason:
        _refused[:] = [reason]


def is_installed() -> bool:
    """Whether our functions are in place."""
    return bool(_stock)


def refused() -> str:
    """Why our functions were taken away for good; empty where they were not."""
    return _refused[0] if _refused else ""


def forgive() -> None:
    """Forget why they were taken away."""
    _refused.clear()


def hindrance() -> str:
    """Why our functions cannot take the place of the stock ones that are installed here; empty
    where they can, or are."""
    if _stock:
        return ""
    for package, pinned in VERSIONS.items():
        found = import_module(package).__version__
        if found != pinned:
            return f"{package} is {found}, not {pinned}"
    for each in REPLACEMENTS:
        home, name = _place(each.places[0])
        stock = getattr(home, name, None)
        if stock is None or source_of(stock) != each.source:
            return f"{each.places[0]} is not what it was"
        for place in each.places:
            owner, name = _place(place)
            if getattr(owner, name, None) is not stock:
                return f"{place} is another function already"
    return ""


def _place(place: str) -> tuple[Any, str]:
    """Where a function is, and its name there."""
    module, _, path = place.partition(":")
    owner: Any = import_module(module)
    *outer, name = path.split(".")
    for each in outer:
        owner = getattr(owner, each)
    return owner, name
