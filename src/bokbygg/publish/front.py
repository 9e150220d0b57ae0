"""The way into a site: one book by itself, or a shelf of several."""

from __future__ import annotations

from collections.abc import Sequence

from bokbygg.compose.templates import environment
from bokbygg.languages import language, shopfront
from bokbygg.publish.catalogues import NAVIGATION, title_of
from bokbygg.publish.offer import Offer


def front(offers: Sequence[Offer]) -> bytes:
    """The first page of a site, with these books in their order, in the language of the first. It
    is headed by their publisher where they have the same."""
    first = offers[0]
    row = language(first.book.lang)
    only = len(offers) == 1
    houses = {offer.book.publisher for offer in offers}
    house = first.book.publisher if len(houses) == 1 else ""
    values = {
        "row": row,
        "lang": first.book.lang,
        "shop": shopfront(row.tag),
        "only": only,
        "house": house,
        "title": title_of(offers),
        "rank": "h1" if only else "h2",
        "cards": [_card(offer) for offer in offers],
        "offer": first,
        "book": first.book,
        "described": first.book.described,
        "navigation": NAVIGATION,
        "up": "",
    }
    return environment().get_template("web/front.html.j2").render(values).encode()


def _card(offer: Offer) -> dict[str, object]:
    row = language(offer.book.lang)
    return {
        "book": offer.book,
        "lang": offer.book.lang,
        "direction": row.direction,
        "authors": row.words.listing(offer.book.authors),
        "page": f"{offer.slug}/index.html",
        "cover": f"{offer.slug}/{offer.cover}" if offer.cover else "",
    }
