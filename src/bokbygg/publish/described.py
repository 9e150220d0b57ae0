"""The book for machines: schema.org as JSON-LD for search engines, OPDS 2.0 for reading apps."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from bokbygg.publish.offer import Offer, Ware
from bokbygg.publish.shipped import Access, Shipped

OPEN_ACCESS = "http://opds-spec.org/acquisition/open-access"
"""The relation of a link to a file that is free to take (OPDS 1.2, 5.2.1)."""

WEBPUB = "application/webpub+json"
"""The media type of a Readium web publication manifest."""

_PICTURES = frozenset(("image/jpeg", "image/png", "image/gif", "image/webp"))
"""What the schema of OPDS 2.0 wants one picture at least to be."""


def as_linked_data(offer: Offer) -> str:
    """The book as JSON-LD that can stand in a page: no `<` ends the element it stands in."""
    book = offer.book
    about: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Book",
        "name": book.title,
        "alternativeHeadline": book.subtitle,
        "author": [{"@type": "Person", "name": name} for name in book.authors],
        "publisher": {"@type": "Organization", "name": book.publisher} if book.publisher else None,
        "inLanguage": book.lang,
        "datePublished": book.date,
        "bookEdition": offer.edition,
        "description": book.description,
        "copyrightNotice": book.rights,
        "identifier": book.identifier,
        "url": offer.link(f"{offer.slug}/") if offer.url else "",
        "image": offer.link(f"{offer.slug}/{offer.cover}") if offer.url and offer.cover else "",
        "workExample": [_example(offer, ware) for ware in offer.wares if ware.kind != "sample"],
    }
    return _json(about).replace("<", "\\u003c")


def _example(offer: Offer, ware: Ware) -> dict[str, Any]:
    told = {
        "@type": "Book",
        "bookFormat": "https://schema.org/EBook",
        "name": offer.book.title,
        "inLanguage": offer.book.lang,
        "numberOfPages": ware.pages or None,
        "encoding": {
            "@type": "MediaObject",
            "encodingFormat": ware.media_type,
            "contentUrl": offer.link(f"{offer.slug}/{ware.name}") if offer.url else ware.name,
            "contentSize": str(ware.size),
            "sha256": ware.sha256,
        },
    }
    if ware.kind == "epub":
        told |= {"isbn": offer.book.isbn, **_for_schema_org(offer.book.access)}
    return told


def _for_schema_org(access: Access) -> dict[str, Any]:
    return {
        "accessMode": list(access.modes),
        "accessModeSufficient": {"@type": "ItemList", "itemListElement": list(access.sufficient)},
        "accessibilityFeature": list(access.features),
        "accessibilityHazard": list(access.hazards),
        "accessibilitySummary": access.summary,
    }


def as_opds(offers: Sequence[Offer], title: str) -> bytes:
    """The catalogue of these books in OPDS 2.0."""
    own = offers[0].link("opds.json")
    feed = {
        "metadata": {"title": title},
        "links": [{"rel": "self", "href": own, "type": "application/opds+json"}],
        "publications": [_publication(offer) for offer in offers],
    }
    return f"{_json(feed)}\n".encode()


def _publication(offer: Offer) -> dict[str, Any]:
    links = [
        {
            "rel": ware.relation,
            "href": offer.link(f"{offer.slug}/{ware.name}"),
            "type": ware.media_type,
        }
        for ware in offer.wares
    ]
    pages = offer.link(f"{offer.slug}/read/manifest.json")
    links.append({"rel": OPEN_ACCESS, "href": pages, "type": WEBPUB})
    publication: dict[str, Any] = {"metadata": metadata(offer.book), "links": links}
    if offer.cover and offer.book.cover_type in _PICTURES:
        picture = offer.link(f"{offer.slug}/{offer.cover}")
        publication["images"] = [{"href": picture, "type": offer.book.cover_type}]
    return publication


def metadata(book: Shipped) -> dict[str, Any]:
    """As in the Readium web publication manifest, whose words OPDS 2.0 takes."""
    access = book.access
    return {
        "@type": "http://schema.org/Book",
        "identifier": book.identifier,
        "title": book.title,
        "subtitle": book.subtitle,
        "author": list(book.authors),
        "publisher": book.publisher,
        "language": book.lang,
        "modified": book.modified,
        "published": book.date if len(book.date) == len("2010-12-13") else "",
        "description": book.description,
        "subject": list(book.subjects),
        "accessibility": {
            "accessMode": list(access.modes),
            "accessModeSufficient": [list(access.sufficient)],
            "feature": list(access.features),
            "hazard": list(access.hazards),
            "summary": access.summary,
        },
    }


def _json(value: object) -> str:
    return json.dumps(told(value), ensure_ascii=False, indent=1)


def told(value: object) -> object:
    """A value without what says nothing."""
    if isinstance(value, dict):
        inner = {key: told(each) for key, each in value.items()}
        return {key: each for key, each in inner.items() if each not in ("", None, [], {}, [[]])}
    return [told(each) for each in value] if isinstance(value, list) else value
