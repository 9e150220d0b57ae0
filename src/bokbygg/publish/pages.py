"""The pages of the site, in the book's language: the way in, and the book's own page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from markupsafe import Markup as Safe

from bokbygg.compose.templates import environment
from bokbygg.dates import parse_date
from bokbygg.languages import (
    NBSP,
    Editions,
    Language,
    Shopfront,
    editions,
    language,
    reading,
    shopfront,
)
from bokbygg.publish.catalogues import NAVIGATION
from bokbygg.publish.described import as_linked_data
from bokbygg.publish.front import front
from bokbygg.publish.offer import Offer, Ware
from bokbygg.publish.shipped import Access, Shipped


def pages(offer: Offer, link: Callable[[str], str], *, paged: bool) -> Mapping[str, bytes]:
    """The pages, by their names in the site. `link` tells where a line of the contents leads, as
    seen from the book's folder; `paged` that there is a page on which pages are turned."""
    book, row = offer.book, language(offer.book.lang)
    shop = shopfront(row.tag)
    values = {
        "offer": offer,
        "book": book,
        "row": row,
        "words": row.words,
        "shop": shop,
        "also": editions(row.tag),
        "reading": reading(row.tag),
        "link": link,
        "paged": paged,
        "authors": row.words.listing(book.authors),
        "wares": [_told(ware, row, shop, editions(row.tag)) for ware in offer.wares],
        "access": tuple(_access(book.access, shop)),
        "colophon": tuple(_colophon(book, row, offer.edition)),
        "linked_data": Safe(as_linked_data(offer)),
        "navigation": NAVIGATION,
        "described": book.described,
        "up": "../",
    }
    page = environment().get_template("web/book.html.j2").render(values).encode()
    return {"index.html": front([offer]), f"{offer.slug}/index.html": page}


def _told(ware: Ware, row: Language, shop: Shopfront, also: Editions) -> dict[str, str]:
    """A file in words: its format, what it is good for, its pages and size."""
    format_, use = {
        "epub": ("EPUB", shop.flowing),
        "pdf": ("PDF", shop.paged),
        "kepub": ("Kobo (kepub)", also.kobo_use),
        "sample": (f"{also.excerpt} (EPUB)", also.excerpt_use),
    }[ware.kind]
    return {
        "name": ware.name,
        "media_type": ware.media_type,
        "sha256": ware.sha256,
        "format": format_,
        "use": use,
        "pages": f"{row.words.pages}: {row.words.numeral(ware.pages)}" if ware.pages else "",
        "size": _size(ware.size, row),
    }


def _size(count: int, row: Language) -> str:
    """A number of bytes as the language writes it: `380 kB`, `1,2 MB`."""
    if count >= 1_000_000:
        figure, unit = f"{count / 1e6:.1f}".replace(".", row.decimal), "MB"
    else:
        figure, unit = str(max(1, round(count / 1e3))), "kB"
    return f"{row.words.numeral(figure)}{NBSP}{unit}"


def _access(said: Access, shop: Shopfront) -> Iterator[str]:
    """What the e-book's metadata promises, in the order of the W3C's guide to its display: ways of
    reading, conformance, navigation, hazards (Accessibility Metadata Display Guide 2.0, 4)."""
    if "displayTransformability" in said.features:
        yield shop.adjustable
    if said.summary:
        yield said.summary
    if said.conforms and said.certifier:
        yield shop.certified.format(certifier=said.certifier, standard=said.conforms)
    else:
        yield shop.uncertified
    if "tableOfContents" in said.features:
        yield shop.linked
    if "pageNavigation" in said.features:
        yield shop.numbered
    if said.hazards == ("none",):
        yield shop.still


def _colophon(book: Shipped, row: Language, edition: str) -> Iterator[str]:
    """Who made the book and when, and which edition it is, as its own imprint says it."""
    words = row.words
    sayings = dict(words.credits)
    for role in dict.fromkeys(role for role, _ in book.credits):
        if role in sayings:
            names = [name for one, name in book.credits if one == role]
            yield sayings[role].format(names=words.listing(names))
    day = words.date(parse_date(book.date)) if book.date else ""
    if book.publisher:
        by = words.published_by.format(publisher=book.publisher)
        yield f"{by}{words.comma} {day}" if day else by
    elif day:
        yield day
    if edition:
        yield words.edition_label(edition)
    if book.isbn:
        yield f"{words.isbn} {book.isbn} (EPUB)"
    if book.rights:
        yield book.rights
    yield words.made_with
