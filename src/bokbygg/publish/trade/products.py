"""What is sold: each edition of the book as a product, as ONIX has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bokbygg.book import Contributor, Imprint, Output
from bokbygg.check.output.opened import Opened
from bokbygg.publish.trade.codes import OTHER_ROLE, ROLES
from bokbygg.publish.trade.features import Detail
from bokbygg.settings.values import Price, PublishSettings
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """A number, and the code of its kind (list 5)."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How much there is: codes of what is counted and of its unit (lists 23 and 24)."""

    kind: str
    value: int
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """What a price is: its amount as it is written, empty for a book that is given away; the other
    fields are as in Price."""

    amount: str
    currency: str
    vat: str
    territories: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """An edition. `form`, `details` and `version` are codes (lists 150, 175 and 220), `still` that
    nothing in it is a hazard."""

    edition: str
    reference: str
    identifiers: tuple[Identifier, ...]
    form: str
    details: tuple[str, ...] = ()
    version: str = ""
    features: tuple[Detail, ...] = ()
    still: bool = False
    digital: bool = True
    extents: tuple[Extent, ...] = ()
    prices: tuple[Tag, ...] = ()


_FORMS = {
    "epub": ("ED", ("E101", "E200"), "101F"),
    "pdf": ("ED", ("E107", "E201"), ""),
    "print": ("BA", (), ""),
}
"""Form, details and version of each edition: an EPUB 3.3 that flows and a PDF that does not, both
downloaded, and a book (lists 150, 175 and 220)."""


def products(
    imprint: Imprint,
    book: Opened,
    goods: Sequence[Output],
    features: tuple[Detail, ...],
    settings: PublishSettings,
    *,
    still: bool,
) -> tuple[Product, ...]:
    """The e-book, and each other edition that has an ISBN. `goods` are the e-book and the PDF,
    `features` is what is said of the accessibility of the first."""
    epub, pdf = goods
    numbered = {one.edition for one in imprint.isbns}
    counted = Extent(kind="02", value=words(book), unit="02")
    pages = Extent(kind="07", value=pdf.pages, unit="03")
    extents = {
        "epub": (
            counted,
            Extent(kind="08", value=pdf.pages, unit="03"),
            Extent(kind="22", value=len(epub.data), unit="17"),
        ),
        "pdf": (counted, pages, Extent(kind="22", value=len(pdf.data), unit="17")),
        "print": (counted, Extent(kind="06", value=pdf.pages, unit="03")),
    }
    return tuple(
        Product(
            edition=edition,
            reference=imprint.identifier_of(edition),
            identifiers=tuple(_identifiers(imprint.identifier_of(edition))),
            form=form,
            details=details,
            version=version,
            features=features if edition == "epub" else (),
            still=still and edition == "epub",
            digital=edition != "print",
            extents=tuple(each for each in extents[edition] if each.value),
            prices=tuple(
                _tag(price, settings) for price in settings.prices if price.edition == edition
            ),
        )
        for edition, (form, details, version) in _FORMS.items()
        if edition == "epub" or edition in numbered
    )


def _identifiers(identifier: str) -> Iterator[Identifier]:
    """An ISBN is a GTIN too; any other number is a name on the web, or the publisher's own."""
    if identifier.startswith("urn:isbn:"):
        digits = identifier.rpartition(":")[2]
        yield Identifier(kind="15", value=digits)
        yield Identifier(kind="03", value=digits)
    elif identifier.startswith("urn:"):
        yield Identifier(kind="22", value=identifier)
    else:
        yield Identifier(kind="01", value=identifier)


def _tag(price: Price, settings: PublishSettings) -> Tag:
    return Tag(
        amount=_decimal(price.amount) if price.amount else "",
        currency=price.currency,
        vat="" if price.vat is None else _decimal(price.vat),
        territories=price.territories or settings.territories,
    )


def _decimal(number: float) -> str:
    return f"{number:.0f}" if number == int(number) else f"{number:.2f}"


_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def words(book: Opened) -> int:
    """How many words the documents of an e-book have, but for its contents."""
    pages = ("".join(page.root.find("{*}body").itertext()) for page in book.read_pages())
    return sum(len(_WORD.findall(page)) for page in pages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who had part in the book: codes of what they did (list 17), the name, and the name as
    a catalogue sorts it."""

    roles: tuple[str, ...]
    name: str
    inverted: str


def people(imprint: Imprint) -> tuple[Person, ...]:
    """Everyone who is named, once, the authors first."""
    everyone = (*imprint.authors, *imprint.contributors)
    first = {person.name: person for person in reversed(everyone)}
    names = dict.fromkeys(person.name for person in everyone)
    return tuple(
        Person(roles=_roles(everyone, name), name=name, inverted=first[name].file_as)
        for name in names
    )


def _roles(everyone: Sequence[Contributor], name: str) -> tuple[str, ...]:
    roles = (ROLES.get(one.role, OTHER_ROLE) for one in everyone if one.name == name)
    return tuple(dict.fromkeys(roles))
