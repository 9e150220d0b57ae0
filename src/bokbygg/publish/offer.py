"""A book as it is offered: what it says of itself, and the files that readers can get."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from bokbygg.book import Output
from bokbygg.publish.editions.history import UNCHANGED, Changes
from bokbygg.publish.shipped import Shipped, shipped
from bokbygg.values import dataclass

EPUB, PDF, KEPUB = "application/epub+zip", "application/pdf", "application/kepub+zip"

MEDIA_TYPES = {"epub": EPUB, "pdf": PDF, "kepub": KEPUB, "sample": EPUB}
"""The kinds of files that readers get, in the order in which they are offered."""

Goods = Mapping[str, Output]
"""What readers get, by its kind."""

_OPEN_ACCESS = "http://opds-spec.org/acquisition/open-access"
_SAMPLE = "http://opds-spec.org/acquisition/sample"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ware:
    """A file: its `kind`, its name in the book's folder, its size in bytes, its pages (0 for an
    e-book)."""

    kind: str
    name: str
    media_type: str
    size: int
    sha256: str
    pages: int

    @property
    def relation(self) -> str:
        """What a link to it is in a catalogue: a file that is free to take, or an excerpt of the
        book (OPDS 1.2, 5.2.1)."""
        return _SAMPLE if self.kind == "sample" else _OPEN_ACCESS


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A book and its files; `slug` names its folder, `url` is the address of the site with a slash
    at its end, or empty. `cover` is the name of its picture, or empty, `edition` the number of the
    edition as bok.toml has it, `changes` what is other in it than in the one before."""

    slug: str
    url: str
    book: Shipped
    wares: tuple[Ware, ...]
    cover: str
    changes: Changes = UNCHANGED
    edition: str = ""

    @property
    def record(self) -> str:
        """The name of the record for shops and libraries, in the book's folder."""
        return f"{self.slug}.onix.xml"

    def link(self, name: str) -> str:
        """A file of the site as it is linked from the site's folder: whole where it is known."""
        return f"{self.url}{name}"


def offer(
    goods: Goods, url: str, changes: Changes = UNCHANGED, edition: str = ""
) -> tuple[Offer, Mapping[str, bytes]]:
    """The book that `goods` are, an EPUB among them, with its `edition` and the `changes` since the
    one before, and its files by their names in the site.

    Raises Fault where the EPUB cannot be read.
    """
    book = shipped(goods["epub"].data)
    slug = goods["epub"].name.removesuffix(".epub")
    wares = tuple(_ware(kind, goods[kind]) for kind in MEDIA_TYPES if kind in goods)
    files = {f"{slug}/{each.name}": each.data for each in goods.values()}
    cover = f"cover.{_ENDINGS.get(book.cover_type, 'jpg')}" if book.cover else ""
    if cover:
        files[f"{slug}/{cover}"] = book.cover
    made = Offer(
        slug=slug,
        url=url,
        book=book,
        wares=wares,
        cover=cover,
        changes=changes,
        edition=edition,
    )
    return made, files


_ENDINGS = {"image/png": "png", "image/gif": "gif", "image/webp": "webp", "image/svg+xml": "svg"}


def _ware(kind: str, output: Output) -> Ware:
    return Ware(
        kind=kind,
        name=output.name,
        media_type=MEDIA_TYPES[kind],
        size=len(output.data),
        sha256=hashlib.sha256(output.data).hexdigest(),
        pages=output.pages,
    )


def checksums(files: Mapping[str, bytes], folder: str = "") -> str:
    """Files with their checksums, named as seen from `folder`, as `sha256sum --check` reads
    them."""
    lead = f"{folder}/" if folder else ""
    lines = [
        f"{hashlib.sha256(files[name]).hexdigest()}  {name.removeprefix(lead)}\n"
        for name in sorted(files)
    ]
    return "".join(lines)
