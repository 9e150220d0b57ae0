"""What is ready for each shop and library, and what is missing: what they ask of the e-book, which
`bokbygg check --for` asks too, and what they ask of who sends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bokbygg.book import Imprint
from bokbygg.check.output.opened import Opened
from bokbygg.check.output.shops import ASKED, SHOPS
from bokbygg.diagnostics import Diagnostic, Rule
from bokbygg.publish.trade.codes import BISAC
from bokbygg.rules import shops as rules
from bokbygg.rules.trade import NO_ISBN
from bokbygg.settings.values import PublishSettings
from bokbygg.values import dataclass

Ask = Callable[[Imprint, PublishSettings], Iterator[Diagnostic]]
"""Looks at what is known of a book beside its file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """A shop or library: the rules that the book keeps, and a finding for each thing that is
    missing or still to do."""

    shop: str
    ready: tuple[Rule, ...]
    missing: tuple[Diagnostic, ...]


def readiness(
    shop: str, book: Opened, name: str, size: int, imprint: Imprint, settings: PublishSettings
) -> Readiness:
    """How far a book is for a shop or library; its e-book is called `name` and has `size` bytes."""
    asked, asks = _OF_SENDER.get(shop, ((), ()))
    missing = [*SHOPS[shop](book, name, size)]
    missing += [found for ask in asks for found in ask(imprint, settings)]
    codes = {found.code for found in missing}
    every = (*ASKED[shop], *asked)
    return Readiness(
        shop=shop,
        ready=tuple(rule for rule in every if rule.code not in codes),
        missing=tuple(dict.fromkeys(missing)),
    )


def _kobo(imprint: Imprint, settings: PublishSettings) -> Iterator[Diagnostic]:
    lacks = (
        (imprint.description, "a description", "`description` under [book]"),
        (imprint.date, "a day of publication", "`date` under [book]"),
        (_priced(settings), "a price of the e-book", "`prices` under [publish]"),
        (_sold(settings), "the countries it is for sale in", "`territories` under [publish]"),
        (
            any(BISAC.fullmatch(one) for one in imprint.subjects),
            "a BISAC code",
            "one in `subject` under [book], such as `LIT000000`",
        ),
    )
    for there, what, where in lacks:
        if not there:
            yield rules.KOBO_METADATA.found(f"the record lacks {what}", hint=f"write {where}")


def _google(imprint: Imprint, settings: PublishSettings) -> Iterator[Diagnostic]:
    if not _numbered(imprint):
        hint = 'write `isbn = { epub = "…" }` under [book], or type the price into their form'
        yield rules.GOOGLE_PRICE.found("the e-book has no ISBN of its own", hint=hint)
    elif not _priced(settings):
        hint = "write `prices` under [publish]"
        yield rules.GOOGLE_PRICE.found("the record has no price of the e-book", hint=hint)


def _kb(imprint: Imprint, _: PublishSettings) -> Iterator[Diagnostic]:
    """Legal deposit, and numbers: the library has the Swedish ISBN agency."""
    if not _numbered(imprint):
        hint = "the ISBN agency at Kungliga biblioteket gives numbers to publishers in Sweden"
        yield NO_ISBN.found("the e-book has no ISBN of its own", hint=hint)
    hint = "register at e-plikt.kb.se, which also tells whether you are bound"
    yield rules.KB_DEPOSIT.found("deliver a copy of the e-book within three months", hint=hint)
    if any(one.edition == "print" for one in imprint.isbns):
        hint = "ask the print shop whether it does"
        yield rules.KB_PRINT.found("see that copies of the printed book are delivered", hint=hint)


def _numbered(imprint: Imprint) -> bool:
    return any(one.edition == "epub" for one in imprint.isbns)


def _priced(settings: PublishSettings) -> bool:
    return any(price.edition == "epub" for price in settings.prices)


def _sold(settings: PublishSettings) -> bool:
    return bool(settings.territories) or any(price.territories for price in settings.prices)


_OF_SENDER: dict[str, tuple[tuple[Rule, ...], tuple[Ask, ...]]] = {
    "kobo": ((rules.KOBO_METADATA,), (_kobo,)),
    "google": ((rules.GOOGLE_PRICE,), (_google,)),
    "kb": ((NO_ISBN,), (_kb,)),
}
"""What some ask beside the file."""
