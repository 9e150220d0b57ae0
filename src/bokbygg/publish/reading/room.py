"""The room in which a book is read on its site: the folder `read/`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from bokbygg.check.output.opened import Opened
from bokbygg.diagnostics import Diagnostic, Rule
from bokbygg.publish.offer import Offer
from bokbygg.publish.reading.chapters import chapters, leaves
from bokbygg.publish.reading.engine import COMMAND, NAME, VERSION, Engine, engine
from bokbygg.publish.reading.manifest import MANIFEST, manifest
from bokbygg.publish.reading.names import Names, names
from bokbygg.publish.reading.paging import paging
from bokbygg.rules import publishing as rules
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Every file by its name in the site, and the names of the `pages` among them that hold the
    book's text, in its order. `link` tells where an address of the e-book's contents
    leads, as seen from the book's folder; `paged` that there is a page on which pages are turned;
    `findings` why not."""

    files: Mapping[str, bytes]
    pages: tuple[str, ...]
    link: Callable[[str], str]
    paged: bool
    findings: tuple[Diagnostic, ...]


def reading_room(book: Opened, offer: Offer, root: Path) -> Room:
    """A book made ready to be read in the browser; `root` is its folder, near which foliate-js is
    looked for."""
    named = names(book)
    nav = book.nav.path if book.nav else book.package.path
    turned, findings = _turned(book, offer, named, engine(root))
    files = {
        **chapters(book, offer, named, paged=bool(turned)),
        MANIFEST: manifest(book, offer, named),
        **turned,
    }
    return Room(
        files={f"{offer.slug}/read/{name}": data for name, data in files.items()},
        pages=tuple(f"{offer.slug}/read/{leaf.name}" for leaf, _ in leaves(book, named)),
        link=lambda address: f"read/{named.link(address, nav)}",
        paged=bool(turned),
        findings=findings,
    )


def _turned(
    book: Opened, offer: Offer, named: Names, found: Engine
) -> tuple[Mapping[str, bytes], tuple[Diagnostic, ...]]:
    """The page on which pages are turned and what it needs; else what is missing."""
    if not found.folder:
        return {}, (_unturned(rules.NO_ENGINE, "is not here"),)
    if not found.fits:
        return {}, (_unturned(rules.OTHER_ENGINE, f"here is {found.version}, not {VERSION}"),)
    try:
        return paging(book, offer, named, found), ()
    except OSError as error:
        return {}, (_unturned(rules.OTHER_ENGINE, f"is not whole ({error.strerror})"),)


def _unturned(rule: Rule, how: str) -> Diagnostic:
    message = f"nobody can turn pages on the site: {NAME} {how}"
    return rule.found(message, hint=f"run `{COMMAND}` in the book's folder")
