"""The room in which a book is read on its site: the folder `read/`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bokbygg.check.output.opened import Opened
from bokbygg.diagnostics import Diagnostic
from bokbygg.publish.offer import Offer
from bokbygg.publish.reading.chapters import chapters
from bokbygg.publish.reading.manifest import MANIFEST, manifest
from bokbygg.publish.reading.names import names
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Every file by its name in the site. `link` tells where an address of the e-book's contents
    leads, as seen from the book's folder; `paged` that there is a page on which pages are turned;
    `findings` why not."""

    files: Mapping[str, bytes]
    link: Callable[[str], str]
    paged: bool
    findings: tuple[Diagnostic, ...]


def reading_room(book: Opened, offer: Offer) -> Room:
    """A book made ready to be read in the browser."""
    named = names(book)
    nav = book.nav.path if book.nav else book.package.path
    files = {**chapters(book, offer, named, paged=False), MANIFEST: manifest(book, offer, named)}
    return Room(
        files={f"{offer.slug}/read/{name}": data for name, data in files.items()},
        link=lambda address: f"read/{named.link(address, nav)}",
        paged=False,
        findings=(),
    )
