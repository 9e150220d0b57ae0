"""The book as a Readium web publication: the same pages, in order, for reading apps."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from bokbygg.check.output.opened import OPS, XHTML, Element, Opened
from bokbygg.publish.described import WEBPUB, metadata, told
from bokbygg.publish.offer import Offer
from bokbygg.publish.reading.chapters import leaves
from bokbygg.publish.reading.names import Names, target
from bokbygg.values import dataclass

MANIFEST = "manifest.json"


def manifest(book: Opened, offer: Offer, named: Names) -> bytes:
    """The manifest, which stands beside the pages (Readium Web Publication Manifest)."""
    own = offer.link(f"{offer.slug}/read/{MANIFEST}") if offer.url else MANIFEST
    files = [ware for ware in offer.wares if ware.kind == "epub"]
    links = [{"rel": "self", "href": own, "type": WEBPUB}]
    links += [
        {"rel": "alternate", "href": f"../{ware.name}", "type": ware.media_type} for ware in files
    ]
    order = leaves(book, named)
    about = {
        "@context": "https://readium.org/webpub-manifest/context.jsonld",
        "metadata": metadata(offer.book) | {"readingProgression": _progression(book)},
        "links": links,
        "readingOrder": [
            {"href": leaf.name, "type": "text/html", "title": leaf.title} for leaf, _ in order
        ],
        "resources": list(_resources(book, named)),
        "toc": _listed(lines(book, named, "toc")),
        "pageList": _listed(lines(book, named, "page-list")),
        "landmarks": _listed(lines(book, named, "landmarks")),
    }
    return f"{json.dumps(told(about), ensure_ascii=False, indent=1)}\n".encode()


def _progression(book: Opened) -> str:
    spine = book.package.root.find("{*}spine")
    return "" if spine is None else str(spine.get("page-progression-direction", ""))


def _resources(book: Opened, named: Names) -> Iterator[dict[str, Any]]:
    for item in book.items:
        if item.path in named.of and item.media_type != "application/xhtml+xml":
            rel = "cover" if "cover-image" in item.properties else ""
            yield {"rel": rel, "href": named.of[item.path], "type": item.media_type}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the navigation document, and those below it: where it leads on the site, and to
    which place in the archive."""

    title: str
    href: str
    target: str
    children: tuple[Line, ...]


def lines(book: Opened, named: Names, kind: str) -> Iterator[Line]:
    """A list of the navigation document: `toc`, `page-list` or `landmarks`."""
    nav = book.nav
    if nav is None:
        return
    for each in nav.root.iter(f"{XHTML}nav"):
        if each.get(f"{OPS}type") == kind:
            yield from _under(each, nav.path, named)


def _under(element: Element, path: str, named: Names) -> Iterator[Line]:
    for item in element.iterfind(f"{XHTML}ol/{XHTML}li"):
        link = item.find(f"{XHTML}a")
        if link is not None:
            address = str(link.get("href", ""))
            yield Line(
                title=" ".join("".join(link.itertext()).split()),
                href=named.link(address, path),
                target=target(address, path),
                children=tuple(_under(item, path, named)),
            )


def _listed(some: Iterable[Line]) -> list[dict[str, Any]]:
    return [
        {
            "href": line.href,
            "type": "text/html",
            "title": line.title,
            "children": _listed(line.children),
        }
        for line in some
    ]
