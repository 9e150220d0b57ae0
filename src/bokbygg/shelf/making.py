"""One book of a shelf, made by whoever is free: of its folder, or of files that were sent along.

What is asked for and what it came to travel as bytes that hold values, and no code.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

import msgspec

from bokbygg import __version__, files
from bokbygg.diagnostics import Diagnostic, Fault
from bokbygg.publish import publish
from bokbygg.publish.offer import Offer
from bokbygg.read import find
from bokbygg.rules.machine import OUR_FAULT
from bokbygg.rules.shelves import OTHER_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A book to be made: its `name` on the shelf, and `shelf`, the folder of that. Where it is
    `sent`, its files come along, and those of the shelf's `styles`, by their names. `past` are the
    lists of its editions; `judge` asks EPUBCheck."""

    name: str
    shelf: str
    judge: bool
    past: dict[str, bytes]
    sent: bool
    book: dict[str, bytes]
    styles: dict[str, bytes]
    version: str = __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What it came to: its files by their names in the site, none where it failed."""

    offer: Offer | None
    chapters: tuple[str, ...]
    files: dict[str, bytes]
    findings: tuple[Diagnostic, ...]


def make(order: bytes) -> bytes:
    """Make the book that an Order asks for, both as bytes. Never raises."""
    try:
        with _ONE_AT_A_TIME:
            made = _made(msgspec.msgpack.decode(order, type=Order))
    except Fault as fault:
        made = failed(*fault.findings)
    except Exception as error:  # noqa: BLE001 - the other books do not suffer for it
        made = failed(OUR_FAULT.found(f"{type(error).__name__}: {error}"))
    return msgspec.msgpack.encode(made)


_ONE_AT_A_TIME = Lock()
"""A worker of a cluster has threads; the engines that set type want one."""


def failed(*findings: Diagnostic) -> Made:
    """A book that was not made, and why."""
    return Made(offer=None, chapters=(), files={}, findings=findings)


def _made(order: Order) -> Made:
    if order.version != __version__:
        message = f"a worker has bokbygg {__version__}, and {order.version} asks"
        hint = f"install `bokbygg=={order.version}` there"
        return failed(OTHER_VERSION.found(message, hint=hint))
    if not order.sent:
        return _published(Path(order.shelf), order)
    with tempfile.TemporaryDirectory(prefix="bokbygg-") as place:
        shelf = Path(place).resolve()
        _unpack(shelf / order.name, order.book)
        _unpack(shelf / "styles", order.styles)
        return _published(shelf, order)


def _unpack(folder: Path, sent: Mapping[str, bytes]) -> None:
    for name, data in sent.items():
        files.write(folder / name, data, lasting=False)


def _published(shelf: Path, order: Order) -> Made:
    site = publish(find(shelf / order.name, shelf), judge=order.judge, past=order.past)
    if site.offer is None:
        return failed(*site.findings)
    slug = f"{site.slug}/"
    return Made(
        offer=replace(site.offer, book=replace(site.offer.book, cover=b"", contents=())),
        chapters=site.chapters,
        files={name: data for name, data in site.files.items() if name.startswith(slug)},
        findings=site.findings,
    )
