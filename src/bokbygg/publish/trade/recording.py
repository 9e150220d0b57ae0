"""The record of a book, out of all that is known of it."""

from __future__ import annotations

from bokbygg.book import Imprint
from bokbygg.check.output.opened import Opened
from bokbygg.diagnostics import Diagnostic
from bokbygg.publish.offer import Goods, Offer
from bokbygg.publish.trade.features import details, refused
from bokbygg.publish.trade.onix import onix
from bokbygg.publish.trade.products import products
from bokbygg.settings.values import PublishSettings


def record(
    imprint: Imprint, book: Opened, goods: Goods, offer: Offer, settings: PublishSettings
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The ONIX record of a book's editions, and a finding for each statement of `settings` on its
    accessibility that is not true of the e-book; these are left out."""
    access = offer.book.access
    vouched = details(book, access, settings.accessibility, settings.contact)
    faults = tuple(refused(vouched, access))
    sold = products(
        imprint,
        book,
        (goods["epub"], goods["pdf"]),
        vouched,
        settings,
        still=access.hazards == ("none",),
    )
    return onix(imprint, sold, offer, settings.territories), faults
