"""Catalogues: OPDS for reading apps, Atom for those who follow a publisher, a sitemap.

OPDS 1.2 is what nearly every reading app knows, OPDS 2.0 what newer ones ask for. The moments in
them are those of the book. Links are from file to file, and whole where the address is known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bokbygg.compose.templates import environment
from bokbygg.languages import editions, reading
from bokbygg.publish.described import as_opds
from bokbygg.publish.offer import Offer

NAVIGATION = "application/atom+xml;profile=opds-catalog;kind=navigation"
ACQUISITION = "application/atom+xml;profile=opds-catalog;kind=acquisition"

NO_PAGES: Mapping[str, Sequence[str]] = {}


def catalogues(
    offers: Sequence[Offer], pages: Mapping[str, Sequence[str]] = NO_PAGES
) -> Mapping[str, bytes]:
    """The catalogues of a site with these books, by their names in it; a sitemap where its address
    is known, which names the `pages` on which a book is read, too, by its slug. Of several books,
    what speaks for all of them has the language of the first."""
    files = {name: _feed(f"{name}.j2", offers) for name in ("opds.xml", "opds-all.xml", "atom.xml")}
    files["opds.json"] = as_opds(offers, title_of(offers))
    if offers[0].url:
        files["sitemap.xml"] = _feed("sitemap.xml.j2", offers, pages)
    return files


def title_of(offers: Sequence[Offer]) -> str:
    """What a site is called: as its publisher, or else as its only book, or as a shelf."""
    first = offers[0].book
    if first.publisher and len({offer.book.publisher for offer in offers}) == 1:
        return first.publisher
    return first.title if len(offers) == 1 else reading(first.lang).books


def _root(offers: Sequence[Offer]) -> str:
    """What the ids of the feeds begin with: a book is known by its identifier, a shelf by its
    address where it has one."""
    first = offers[0]
    if len(offers) == 1:
        return first.book.identifier
    return first.url or f"{first.book.identifier}#shelf"


def _news(offer: Offer) -> str:
    """What changed since the edition before, in a few lines; nothing where nothing did."""
    if not (changes := offer.changes):
        return ""
    says = editions(offer.book.lang)
    kinds = (
        (says.added, changes.added),
        (says.altered, changes.altered),
        (says.removed, changes.removed),
    )
    lines = [f"{what}: {title}" for what, titles in kinds for title in titles]
    return "\n".join((f"{says.changed}:", *lines))


def _feed(
    template: str, offers: Sequence[Offer], pages: Mapping[str, Sequence[str]] = NO_PAGES
) -> bytes:
    first = offers[0]
    only = first.book if len(offers) == 1 else None
    name = title_of(offers)
    values = {
        "offers": offers,
        "pages": pages,
        "link": first.link,
        "lang": first.book.lang,
        "root": _root(offers),
        "updated": max(offer.book.modified for offer in offers),
        "navigation": NAVIGATION,
        "acquisition": ACQUISITION,
        "news": {o.slug: _news(o) if template == "atom.xml.j2" else "" for o in offers},
        "name": name,
        "listed": only.title if only else name,
        "told": (only.subtitle or only.description or only.title) if only else name,
    }
    return environment().get_template(f"web/{template}").render(values).encode()
