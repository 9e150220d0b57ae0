"""The page on which a book's pages are turned: foliate-js opens the shipped e-book there."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files as resources

from bokbygg.check.output.opened import Opened
from bokbygg.compose.templates import environment
from bokbygg.languages import language, reading
from bokbygg.publish.offer import Offer
from bokbygg.publish.reading.engine import NAME, Engine, parts
from bokbygg.publish.reading.manifest import lines
from bokbygg.publish.reading.names import CONTENTS, PAGED, Names

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self' blob:",
        "frame-src blob:",
        "style-src 'self' 'unsafe-inline' blob:",
        "img-src 'self' blob: data:",
        "font-src blob:",
        "media-src blob:",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""What the page may do (Content Security Policy 3): run what stands on this site, and show what it
has unpacked of the e-book, whose own scripts never run. Nothing is asked of any other place."""

_OURS = ("turning.js", "looks.js", "memory.js", "notes.js")


def paging(book: Opened, offer: Offer, named: Names, found: Engine) -> Mapping[str, bytes]:
    """The page and all that it runs, by their names in `read/`. Raises OSError where foliate-js
    is not whole."""
    ours = resources("bokbygg.publish.reading") / "page"
    row = language(offer.book.lang)
    values = {
        "book": offer.book,
        "row": row,
        "words": row.words,
        "reading": reading(row.tag),
        "authors": row.words.listing(offer.book.authors),
        "contents": CONTENTS,
        "policy": POLICY,
        "epub": next(f"../{ware.name}" for ware in offer.wares if ware.kind == "epub"),
        "entries": tuple(lines(book, named, "toc")),
        "pages": tuple(lines(book, named, "page-list")),
    }
    page = environment().get_template("web/turning.html.j2").render(values)
    return {
        PAGED: page.encode(),
        **{name: (ours / name).read_bytes() for name in _OURS},
        **{f"{NAME}/{name}": data for name, data in parts(found).items()},
    }
