"""A book as it is offered: what it says of itself, and the files that readers can get."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from bokbygg.book import Output
from bokbygg.publish.shipped import Shipped, shipped
from bokbygg.values import dataclass

EPUB, PDF = "application/epub+zip", "application/pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ware:
    """A file: its name in the book's folder, its size in bytes, its pages (0 for an e-book)."""

    name: str
    media_type: str
    size: int
    sha256: str
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A book and its files; `slug` names its folder, `url` is the address of the site with a slash
    at its end, or empty. `cover` is the name of its picture, or empty."""

    slug: str
    url: str
    book: Shipped
    wares: tuple[Ware, ...]
    cover: str

    def link(self, name: str) -> str:
        """A file of the site as it is linked from the site's folder: whole where it is known."""
        return f"{self.url}{name}"


def offer(outputs: Iterable[Output], url: str) -> tuple[Offer, Mapping[str, bytes]]:
    """The book that `outputs` are, an EPUB among them, and its files by their names in the site.

    Raises Fault where the EPUB cannot be read.
    """
    made = {output.name.rpartition(".")[2]: output for output in outputs}
    book = shipped(made["epub"].data)
    slug = made["epub"].name.removesuffix(".epub")
    wares = tuple(_ware(made[kind], media) for kind, media in (("epub", EPUB), ("pdf", PDF)))
    files = {f"{slug}/{each.name}": each.data for each in made.values()}
    cover = f"cover.{_ENDINGS.get(book.cover_type, 'jpg')}" if book.cover else ""
    if cover:
        files[f"{slug}/{cover}"] = book.cover
    files[f"{slug}/SHA256SUMS"] = checksums(files, slug).encode()
    return Offer(slug=slug, url=url, book=book, wares=wares, cover=cover), files


_ENDINGS = {"image/png": "png", "image/gif": "gif", "image/webp": "webp", "image/svg+xml": "svg"}


def _ware(output: Output, media_type: str) -> Ware:
    return Ware(
        name=output.name,
        media_type=media_type,
        size=len(output.data),
        sha256=hashlib.sha256(output.data).hexdigest(),
        pages=output.pages,
    )


def checksums(files: Mapping[str, bytes], folder: str = "") -> str:
    """Files with their checksums, named as seen from `folder`, as `sha256sum --check` reads
    them."""
    lead = f"{folder}/" if folder else ""
    lines = [
        f"{hashlib.sha256(data).hexdigest()}  {name.removeprefix(lead)}\n"
        for name, data in sorted(files.items())
    ]
    return "".join(lines)
