"""Catalogues: OPDS for reading apps, Atom for those who follow a publisher, a sitemap.

OPDS 1.2 is what nearly every reading app knows, OPDS 2.0 what newer ones ask for. The moments in
them are those of the book. Links are from file to file, and whole where the address is known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bokbygg.compose.templates import environment
from bokbygg.languages import editions, language
from bokbygg.publish.described import as_opds
from bokbygg.publish.offer import Offer

NAVIGATION = "application/atom+xml;profile=opds-catalog;kind=navigation"
ACQUISITION = "application/atom+xml;profile=opds-catalog;kind=acquisition"


def catalogues(offer: Offer, pages: Sequence[str] = ()) -> Mapping[str, bytes]:
    """The catalogues by their names in the site; a sitemap where the address is known, which names
    the `pages` on which the book is read, too."""
    files = {name: _feed(f"{name}.j2", offer) for name in ("opds.xml", "opds-all.xml", "atom.xml")}
    files["opds.json"] = as_opds(offer)
    if offer.url:
        files["sitemap.xml"] = _feed("sitemap.xml.j2", offer, pages)
    return files


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


def _feed(template: str, offer: Offer, pages: Sequence[str] = ()) -> bytes:
    values = {
        "pages": ("", f"{offer.slug}/", *pages),
        "offer": offer,
        "book": offer.book,
        "words": language(offer.book.lang).words,
        "navigation": NAVIGATION,
        "acquisition": ACQUISITION,
        "news": _news(offer) if template == "atom.xml.j2" else "",
        "name": offer.book.publisher or offer.book.title,
    }
    return environment().get_template(f"web/{template}").render(values).encode()
