"""The book as a Readium web publication: the same pages, in order, for reading apps."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from bokbygg.check.output.opened import OPS, XHTML, Element, Opened
from bokbygg.publish.described import WEBPUB, metadata, told
from bokbygg.publish.offer import Offer
from bokbygg.publish.reading.chapters import leaves
from bokbygg.publish.reading.names import Names

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
        "toc": list(_lines(book, named, "toc")),
        "pageList": list(_lines(book, named, "page-list")),
        "landmarks": list(_lines(book, named, "landmarks")),
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


def _lines(book: Opened, named: Names, kind: str) -> Iterator[dict[str, Any]]:
    """A list of the navigation document: `toc`, `page-list` or `landmarks`."""
    nav = book.nav
    if nav is None:
        return
    for each in nav.root.iter(f"{XHTML}nav"):
        if each.get(f"{OPS}type") == kind:
            yield from _under(each, nav.path, named)


def _under(element: Element, path: str, named: Names) -> Iterator[dict[str, Any]]:
    for item in element.iterfind(f"{XHTML}ol/{XHTML}li"):
        link = item.find(f"{XHTML}a")
        if link is not None:
            yield {
                "href": named.link(link.get("href", ""), path),
                "type": "text/html",
                "title": " ".join("".join(link.itertext()).split()),
                "children": list(_under(item, path, named)),
            }
