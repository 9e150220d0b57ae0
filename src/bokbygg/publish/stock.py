"""The book's own folder in the site, but for its pages: what readers get, the record for shops and
libraries, the list of editions, and checksums of them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bokbygg.book import Book, Edition, Output
from bokbygg.check.output.opened import opened
from bokbygg.diagnostics import Diagnostic
from bokbygg.publish.editions import history
from bokbygg.publish.editions.excerpt import Wish
from bokbygg.publish.editions.making import goods
from bokbygg.publish.gate.duties import duties
from bokbygg.publish.offer import Goods, Offer, checksums, offer
from bokbygg.publish.trade.recording import record
from bokbygg.settings.values import PublishSettings
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """What readers get, how it is offered, and the files by their names in the site."""

    goods: Goods
    offer: Offer
    files: Mapping[str, bytes]


def stocked(
    book: Book,
    dressed: Edition,
    outputs: Sequence[Output],
    settings: PublishSettings,
    past: Mapping[str, bytes],
) -> tuple[Stock, tuple[Diagnostic, ...]]:
    """The stock of a book whose e-book, `dressed` as it is, and PDF are `outputs`; `past` are the
    lists of editions as they were. With it what there is to say of it: the text that changed while
    the edition did not, what the law asks for, statements that are not true.

    Raises Fault where the e-book cannot be read, or the excerpt cannot be had.
    """
    epub, pdf = outputs
    slug = epub.name.removesuffix(".epub")
    place = f"{settings.url}{slug}/" if settings.url else ""
    made = goods(book, dressed, epub, pdf, Wish(essays=settings.sample, had_at=place))
    shipped = opened(epub.data)
    before = history.read(past.get(f"{slug}/{history.NAME}", b""))
    editions, still = history.continued(before, history.published(book, shipped))
    changed = history.last_changes(editions)
    offered, files = offer(made, settings.url, changed, book.imprint.edition_number)
    onix, untrue = record(book.imprint, shipped, made, offered, settings)
    every = {
        **files,
        f"{slug}/{offered.record}": onix,
        f"{slug}/{history.NAME}": history.written(editions),
    }
    every[f"{slug}/SHA256SUMS"] = checksums(every, slug).encode()
    findings = (*still, *duties(book.imprint, offered.book), *untrue)
    return Stock(goods=made, offer=offered, files=every), findings
